import type { RecognisingPack } from '../recognising-pack.ts'

/** Slovak: told apart from the languages that are understood, no more. */
export const sk: RecognisingPack = {
  code: 'sk',
  words:
    'a je sa si na v vo že to z zo s so do o od po za pre pri ale alebo aj ako čo kde kedy kto ktorý ktorá ktoré prečo som ste sú bol bola bolo byť mám máte má mi ma vás vám nás môj moja moje môžem môžete môže chcem chcel chcela by nie nemám už ešte iba veľmi tiež prosím ďakujem dakujem dobrý dobry deň den ahoj zdravím objednávka objednávku objednal objednala kúpila tovar balík balíček topánky peniaze späť vrátiť veľkosť dnes včera zajtra týždeň neprišiel prišiel prišla faktúra faktúru pozdravom',
  letters: 'ľščťžýáíéúôĺŕďňä',
}
