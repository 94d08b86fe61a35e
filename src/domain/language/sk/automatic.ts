import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Slovak. */
export const sk: AutomaticPack = titlesOnly(
  'sk',
  ['automatická odpoveď', 'automatická správa', 'mimo kancelárie'],
  ['som na dovolenke', 'nie som v kancelárii'],
)
