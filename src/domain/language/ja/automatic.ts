import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Japanese. */
export const ja: AutomaticPack = titlesOnly('ja', ['自動応答', '自動返信', '自動回答'])
