/** Who must be seen before the others: open anger, a legal step, a chargeback, harm. A polite "urgent" is none of these. */
import { fold } from '../language/fold.ts'
import { type Signals, withTag } from './signals.ts'

const ENOUGH = 2
const KINDS = ['harm', 'legal', 'chargeback', 'anger'] as const

/** The kind and the words, `legal: my solicitor`; nothing when it can wait its turn. */
export function urgentBecause(signals: Signals): string | undefined {
  for (const kind of KINDS) {
    const found = withTag(signals, `urgent/${kind}`)
    const distinct = new Map(found.map((signal) => [fold(signal.text), signal]))
    const loud = kind === 'anger' && found.length > 0 ? loudness(signals.text) : 0
    const points = [...distinct.values()].reduce((sum, signal) => sum + signal.points, loud)
    if (points >= ENOUGH)
      return `${kind}: ${[...distinct.values()]
        .slice(0, 3)
        .map((signal) => signal.text)
        .join(', ')}`
  }
  return undefined
}

/** Shouting makes mild words worse; alone it says nothing (some people always write in capitals). */
function loudness(text: string): number {
  const capitals = text.match(/(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu)?.length ?? 0
  return (capitals >= 2 ? 0.5 : 0) + (/!{2}/.test(text) ? 0.5 : 0)
}
