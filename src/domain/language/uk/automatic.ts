import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Ukrainian. */
export const uk: AutomaticPack = titlesOnly(
  'uk',
  ['автоматична відповідь', 'автовідповідь', 'автоматичне повідомлення', 'поза офісом'],
  ['я у відпустці', 'перебуваю у відпустці', 'мене немає в офісі'],
)
