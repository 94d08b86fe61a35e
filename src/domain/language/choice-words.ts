/** What stands around the name of a choice and says nothing: "I'd like the second option, please". Folded, by language. */
import type { Language } from './language.ts'

const AROUND: Readonly<Record<Language, string>> = {
  es: 'la el los las un una opcion numero quiero prefiero elijo escojo me quedo con por favor gracias hola mejor gustaria',
  pt: 'a o os as um uma opcao numero quero prefiro escolho fico com por favor obrigado obrigada ola oi gostaria da',
  pl: 'opcja opcje numer nr wybieram wole poprosze prosze dziekuje dzien dobry chce',
  en: 'the a an option number choice i want d would like prefer choose take ll go for with please thanks thank you hello hi',
  fr: 'la le les un une l option numero je veux voudrais prefere choisis prends s il vous plait merci bonjour',
  de: 'die der das den ein eine einen option nummer nr ich mochte will hatte gerne lieber nehme wahle bitte danke hallo',
  it: 'la il lo l un una opzione numero voglio vorrei preferisco scelgo prendo per favore grazie buongiorno',
}

/** Never, in whichever language it says something else. */
const REFUSES = new Set(['no', 'non', 'nao', 'nie', 'nicht', 'not', 'ni', 'ne'])

const all = new Set(Object.values(AROUND).flatMap((words) => words.split(' ')))

/** Whether a folded word may stand beside a choice. */
export function isAroundChoice(word: string): boolean {
  return all.has(word) && !REFUSES.has(word)
}
