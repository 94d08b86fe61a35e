import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Vietnamese. */
export const vi: AutomaticPack = titlesOnly(
  'vi',
  ['trả lời tự động', 'thư trả lời tự động', 'phản hồi tự động'],
  ['tôi đang đi nghỉ'],
)
