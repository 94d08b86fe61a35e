import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Bulgarian. */
export const bg: AutomaticPack = titlesOnly(
  'bg',
  ['автоматичен отговор', 'автоматично съобщение', 'извън офиса'],
  ['в отпуск съм', 'извън офиса съм'],
)
