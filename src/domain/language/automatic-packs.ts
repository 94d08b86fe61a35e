import type { AutomaticPack } from './automatic-pack.ts'
import { de } from './de/automatic.ts'
import { en } from './en/automatic.ts'
import { es } from './es/automatic.ts'
import { fr } from './fr/automatic.ts'
import { it } from './it/automatic.ts'
import { pl } from './pl/automatic.ts'
import { pt } from './pt/automatic.ts'

/** THE list of languages in which machines are recognised by their words. One more is a file and a line here. */
export const AUTOMATIC_PACKS: readonly AutomaticPack[] = [es, pt, pl, en, fr, de, it]
