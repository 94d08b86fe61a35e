import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Latvian. */
export const lv: AutomaticPack = titlesOnly(
  'lv',
  ['automātiskā atbilde', 'automātiska atbilde', 'ārpus biroja'],
  ['esmu atvaļinājumā'],
)
