import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Hebrew. */
export const he: AutomaticPack = titlesOnly('he', ['תשובה אוטומטית', 'מענה אוטומטי', 'מחוץ למשרד'])
