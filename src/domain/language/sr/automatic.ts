import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Serbian. */
export const sr: AutomaticPack = titlesOnly('sr', ['аутоматски одговор', 'аутоматска порука'])
