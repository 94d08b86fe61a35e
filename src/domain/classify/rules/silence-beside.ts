import { evidence, type Rule, strongestBeside } from './rule.ts'

/**
 * "Nobody answers" is the matter only when no other is named: who was charged twice and wrote five mails wants the money.
 * The same with thanks and praise in front of a matter.
 */
export const silenceBeside: Rule = (_signals, before) => {
  const beside = strongestBeside('support', before)
  if (beside < 2.5) return []
  return ['no-answer', 'praise', 'suggestion', 'complaint'].flatMap((topic) => {
    const points = before
      .filter((item) => item.category === 'support' && item.topic === topic)
      .reduce((sum, item) => sum + item.points, 0)
    return points > 0 ? [evidence('support', topic, -points * 0.6)] : []
  })
}
