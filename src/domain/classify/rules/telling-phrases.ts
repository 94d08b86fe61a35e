import type { CategoryId } from '../classification.ts'
import { isTopicTag, type Signal } from '../signals.ts'
import type { Evidence, Rule } from './rule.ts'

const IN_SUBJECT = 0.7
const IN_QUESTION = 1.15
const AGAIN = 0.15

/** Phrases that name a topic by themselves. Said again they add little; a sentence that asks weighs a little more. */
export const tellingPhrases: Rule = (signals) => {
  const asking = new Set(signals.all.filter((signal) => signal.tag === 'sign/request').map((signal) => signal.sentence))
  const said = new Set<string>()
  return signals.all.flatMap((signal): Evidence[] => {
    const home = homeOf(signal)
    if (home === undefined) return []
    const key = `${signal.tag}|${signal.text.toLowerCase()}`
    const again = said.has(key) ? AGAIN : 1
    said.add(key)
    const place = (signal.inSubject ? IN_SUBJECT : 1) * (asking.has(signal.sentence) ? IN_QUESTION : 1)
    return [{ ...home, points: signal.points * place * again, because: [signal] }]
  })
}

function homeOf(signal: Signal): { readonly category: CategoryId; readonly topic: string } | undefined {
  const [category = '', topic = ''] = signal.tag.split('/')
  return isTopicTag(signal.tag) ? { category, topic } : undefined
}
