import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Indonesian and Malay. */
export const id: AutomaticPack = titlesOnly(
  'id',
  ['balasan otomatis', 'jawaban otomatis', 'balasan automatik'],
  ['saya sedang cuti'],
)
