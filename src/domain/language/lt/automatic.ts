import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Lithuanian. */
export const lt: AutomaticPack = titlesOnly(
  'lt',
  ['automatinis atsakymas', 'automatinis pranešimas', 'ne darbe'],
  ['atostogauju'],
)
