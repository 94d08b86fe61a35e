import { de } from './de/understanding.ts'
import { en } from './en/understanding.ts'
import { es } from './es/understanding.ts'
import { fr } from './fr/understanding.ts'
import { it } from './it/understanding.ts'
import { pl } from './pl/understanding.ts'
import { pt } from './pt/understanding.ts'
import type { UnderstandingPack } from './understanding-pack.ts'

/** The languages that are understood. The order decides nothing. */
export const UNDERSTANDING_PACKS: readonly UnderstandingPack[] = [es, pt, pl, en, fr, de, it]
