import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Estonian. */
export const et: AutomaticPack = titlesOnly(
  'et',
  ['automaatvastus', 'automaatne vastus', 'automaatteade', 'kontorist väljas'],
  ['olen puhkusel'],
)
