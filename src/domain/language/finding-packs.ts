import { de } from './de/finding.ts'
import { en } from './en/finding.ts'
import { es } from './es/finding.ts'
import type { FindingPack } from './finding-pack.ts'
import { fr } from './fr/finding.ts'
import { it } from './it/finding.ts'
import { pl } from './pl/finding.ts'
import { pt } from './pt/finding.ts'

/** THE list of languages in which order numbers, dates and the like are found. One more is a file and a line here. */
export const FINDING_PACKS: readonly FindingPack[] = [es, pt, pl, en, fr, de, it]
