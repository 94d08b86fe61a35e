import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Thai. */
export const th: AutomaticPack = titlesOnly('th', ['ตอบกลับอัตโนมัติ', 'การตอบกลับอัตโนมัติ', 'ตอบอัตโนมัติ'])
