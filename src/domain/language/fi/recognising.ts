import type { RecognisingPack } from '../recognising-pack.ts'

/** Finnish: told apart from the languages that are understood, no more. */
export const fi: RecognisingPack = {
  code: 'fi',
  words:
    'ja on ei en se että olen olet ovat oli olisi minä sinä me te he minun minulle teidän ole mutta tai kun jos missä milloin miten miksi mitä kuka joka voi voitko voitteko haluan haluaisin saanut sain tilaus tilaukseni tilasin tilannut paketti pakettia pakettini kengät rahat takaisin toimitus kiitos hei moi terve päivää terveisin vielä myös vain jo nyt tänään eilen huomenna viikko viikon sitten koko palauttaa kuitti lasku tullut onko mitään kaikki ystävällisin',
  letters: 'äö',
}
