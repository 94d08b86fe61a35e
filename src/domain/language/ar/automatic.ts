import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Arabic. */
export const ar: AutomaticPack = titlesOnly('ar', ['رد تلقائي', 'الرد التلقائي', 'رد آلي', 'خارج المكتب'])
