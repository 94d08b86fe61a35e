import { de } from './de/quoting.ts'
import { en } from './en/quoting.ts'
import { es } from './es/quoting.ts'
import { fr } from './fr/quoting.ts'
import { it } from './it/quoting.ts'
import { pl } from './pl/quoting.ts'
import { pt } from './pt/quoting.ts'
import type { QuotingPack } from './quoting-pack.ts'

/** THE list of languages whose quotes, forwards and signatures are recognised. One more is a file and a line here. */
export const QUOTING_PACKS: readonly QuotingPack[] = [es, pt, pl, en, fr, de, it]
