import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Slovenian. */
export const sl: AutomaticPack = titlesOnly(
  'sl',
  ['samodejni odgovor', 'samodejno sporočilo', 'odsotnost iz pisarne'],
  ['na dopustu sem'],
)
