import type { ConceptWords } from './concepts.ts'
import { concepts as de } from './de/concepts.ts'
import { concepts as en } from './en/concepts.ts'
import { concepts as es } from './es/concepts.ts'
import { concepts as fr } from './fr/concepts.ts'
import { concepts as it } from './it/concepts.ts'
import { concepts as pl } from './pl/concepts.ts'
import { concepts as pt } from './pt/concepts.ts'
import type { PackCode } from './understanding-pack.ts'

/** The words of what customers talk about, by language. */
export const CONCEPT_PACKS: Readonly<Record<PackCode, ConceptWords>> = { de, en, es, fr, it, pl, pt }
