import type { RecognisingPack } from '../recognising-pack.ts'

/** Swedish: told apart from the languages that are understood, no more. */
export const sv: RecognisingPack = {
  code: 'sv',
  words:
    'och att det som en ett är jag du han hon vi ni de den min mitt mina din ditt er ert era inte har hade var på för med till av från om men när hur vad varför vem kan kunde vill skulle får fått fick ska måste hej tack beställning beställt paket skor pengar tillbaka leverans vecka veckor idag igår imorgon ännu också bara mycket mer hälsningar vänliga storlek snälla någon något inga ingen där här blev blir kommit kom byta kvitto förra hittar fungerar',
  letters: 'åäö',
}
