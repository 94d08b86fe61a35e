import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Korean. */
export const ko: AutomaticPack = titlesOnly('ko', ['자동 회신', '자동 응답', '자동회신', '자동응답'])
