import { de } from './de/reading.ts'
import { en } from './en/reading.ts'
import { es } from './es/reading.ts'
import { fr } from './fr/reading.ts'
import { it } from './it/reading.ts'
import { pl } from './pl/reading.ts'
import { pt } from './pt/reading.ts'
import type { ReadingPack } from './reading-pack.ts'

/** THE list of languages that can be read. A language more is a file and a line here. */
export const READING_PACKS: readonly ReadingPack[] = [es, pt, pl, en, fr, de, it]
