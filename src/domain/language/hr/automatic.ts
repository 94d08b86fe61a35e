import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Croatian, Bosnian and Serbian in Latin letters. */
export const hr: AutomaticPack = titlesOnly(
  'hr',
  ['automatski odgovor', 'automatska poruka', 'izvan ureda', 'van kancelarije'],
  ['na godišnjem sam odmoru', 'nisam u uredu'],
)
