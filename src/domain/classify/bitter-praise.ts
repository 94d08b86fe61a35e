/** "Congratulations, a month and still no parcel." */
import { CONCEPT_IDS, type ConceptId } from '../language/concepts.ts'
import type { Seen } from './model/features.ts'

const PRAISE = 'support/praise'

/** What nobody praises a store for. */
const TROUBLE_IDS: readonly ConceptId[] = [
  'not',
  'but',
  'still',
  'again',
  'waiting',
  'late',
  'lost',
  'not-arrived',
  'not-moving',
  'broken',
  'dented',
  'leaking',
  'spoilt',
  'dirty',
  'used',
  'faulty',
  'stopped-working',
  'not-working',
  'poor-quality',
  'wrong',
  'instead',
  'missing-part',
  'incomplete',
  'twice',
  'no-answer',
  'rude',
  'refund',
  'complaint',
  'disappointed',
  'fed-up',
  'never-again',
  'thief',
  'shame',
]
const TROUBLES = new Set(TROUBLE_IDS.map((id) => CONCEPT_IDS.indexOf(id)))

/** Praise beside a trouble may be meant or not: on a guess nobody thanks an angry customer for kind words. */
export function isBitter(topic: string, { concepts }: Seen): boolean {
  return topic === PRAISE && concepts.some(({ concept }) => TROUBLES.has(concept))
}
