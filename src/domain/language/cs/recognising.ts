import type { RecognisingPack } from '../recognising-pack.ts'

/** Czech: told apart from the languages that are understood, no more. */
export const cs: RecognisingPack = {
  code: 'cs',
  words:
    'a je se si na v ve že to z ze s do o od po za pro při ale nebo i jak co kde kdy kdo který která které proč jsem jsi jste jsou byl byla bylo být mám máte má mi mě vás vám nás můj moje moji mou mohu můžete může chci chtěl chtěla bych není nemám už ještě jen velmi také prosím prosim děkuji dekuji dobrý dobry den ahoj zdravím objednávka objednávku objednal objednala zboží balík balíček boty peníze zpět vrátit velikost dnes včera zítra týden nepřišel nedorazil dorazil přišel přišla faktura fakturu pozdravem jestli tento tato',
  letters: 'ěšřčžýáíéúůďťň',
}
