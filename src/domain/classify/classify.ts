/** Tells what a customer wants, by rules in order; see `rules/index.ts`. Pure: the phrases come through a port. */
import type { Classification } from './classification.ts'
import type { PhraseFinder } from './phrases.ts'
import { RULES } from './rules/index.ts'
import type { Evidence } from './rules/rule.ts'
import { type ClassifierInput, readSignals } from './signals.ts'
import type { Category, Taxonomy } from './taxonomy.ts'
import { urgentBecause } from './urgency.ts'

/** A topic beside the category's strongest counts this much. */
const BESIDE = 0.6
/** Fewer points than this, or a runner-up this near, and the answer is not sure. */
const ENOUGH = 2.5
const NEAR = 0.7
const MAX_EVIDENCE = 5

export function classify(input: ClassifierInput, phrases: PhraseFinder, taxonomy: Taxonomy): Classification {
  const signals = readSignals(input, phrases)
  const evidence: Evidence[] = []
  for (const rule of RULES) evidence.push(...rule(signals, evidence))
  const ranking = taxonomy.categories
    .map((category) => ({ category: category.id, ...weigh(category, evidence) }))
    .sort((a, b) => b.points - a.points)
  const because = urgentBecause(signals)
  const urgency = because === undefined ? { urgent: false } : { urgent: true, urgentBecause: because }

  const [best, second] = ranking
  if (best === undefined || best.points <= 0)
    return { category: 'support', topic: 'other', sure: false, evidence: [], ...urgency }
  const hasRunnerUp = second !== undefined && second.points > 0
  return {
    category: best.category,
    topic: best.topic,
    sure: best.points >= ENOUGH && (second?.points ?? 0) < best.points * NEAR,
    evidence: wordsFor(best.category, best.topic, evidence),
    ...(hasRunnerUp ? { runnerUp: second.category } : {}),
    ...urgency,
  }
}

function weigh(
  { id, topics }: Category,
  evidence: readonly Evidence[],
): { readonly topic: string; readonly points: number } {
  const points = new Map(topics.map((topic) => [topic.id, 0]))
  for (const item of evidence) {
    if (item.category === id) points.set(item.topic, (points.get(item.topic) ?? 0) + item.points)
  }
  const ranked = [...points].sort((a, b) => b[1] - a[1])
  const [topic, most] = ranked[0] ?? ['other', 0]
  const named = topic === 'other' ? ranked.find(([other, value]) => other !== 'other' && value >= 1)?.[0] : topic
  const rest = ranked.slice(1).reduce((sum, [, value]) => sum + value, 0)
  return { topic: most > 0 ? (named ?? 'other') : 'other', points: most + BESIDE * rest }
}

/** The words that decided: those of the topic first, then the category's others, the strongest first. */
function wordsFor(category: string, topic: string, evidence: readonly Evidence[]): readonly string[] {
  const own = evidence.filter((item) => item.category === category && item.points > 0)
  const rank = (item: Evidence) => item.points + (item.topic === topic ? 10 : 0)
  const words = [...own].sort((a, b) => rank(b) - rank(a)).flatMap((item) => item.because.map((signal) => signal.text))
  const distinct = [...new Set(words)].slice(0, 4 * MAX_EVIDENCE)
  // "my order" tells nobody more where "Where is my order" stands already.
  return distinct.filter((word) => !distinct.some((other) => contains(other, word))).slice(0, MAX_EVIDENCE)
}

function contains(longer: string, word: string): boolean {
  return longer.length > word.length && longer.toLowerCase().includes(word.toLowerCase())
}
