import type { BouncingPack } from './bouncing-pack.ts'
import { de } from './de/bouncing.ts'
import { en } from './en/bouncing.ts'
import { es } from './es/bouncing.ts'
import { fr } from './fr/bouncing.ts'
import { it } from './it/bouncing.ts'
import { ja } from './ja/bouncing.ts'
import { nl } from './nl/bouncing.ts'
import { pl } from './pl/bouncing.ts'
import { pt } from './pt/bouncing.ts'
import { ru } from './ru/bouncing.ts'
import { zh } from './zh/bouncing.ts'

/** THE list of languages in which mail servers are understood. One more is a file and a line here. */
export const BOUNCING_PACKS: readonly BouncingPack[] = [en, es, pt, pl, fr, de, it, nl, ja, ru, zh]
