import type { RecognisingPack } from '../recognising-pack.ts'

/** Hungarian: told apart from the languages that are understood, no more. */
export const hu: RecognisingPack = {
  code: 'hu',
  words:
    'a az egy és is nem hogy van volt lesz de ha meg már még csak nagyon én te ő mi ti ők engem nekem neked önök önnek mikor hol hogyan miért mit ki ami aki kérem köszönöm köszi szia jó napot üdv üdvözlettel rendelés rendelésem rendelést rendeltem csomag csomagot kaptam kapok kapni érkezett pénzt pénzem vissza szeretném szeretnék tudom tudják lehet kell most ma tegnap holnap hét hete cipő cipőt méret visszaküldeni számla azt ezt ez mert vagy számlát',
  letters: 'áéíóöőúüű',
}
