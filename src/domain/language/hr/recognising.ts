import type { RecognisingPack } from '../recognising-pack.ts'

/** Croatian, and so Bosnian and Serbian in Latin letters: told apart from the languages that are understood, no more. */
export const hr: RecognisingPack = {
  code: 'hr',
  words:
    'i je se u na da ne to za od do iz sa s po o ali ili kao kako što sto gdje kada kad tko koji koja koje zašto sam si smo ste su bio bila bilo biti imam imate ima mi me vas vam nas moj moja moje mogu možete može želim zelim htio htjela bih nije nisam već još jos samo jako vrlo također molim hvala dobar dan bok pozdrav narudžba narudžbu naručio naručila narucila paket pošiljka cipele novac natrag vratiti veličina danas jučer sutra tjedan stigao stigla račun srdačan lijep zamijeniti',
  letters: 'čćžšđ',
}
