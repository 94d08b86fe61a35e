import { together, withTag } from '../signals.ts'
import { evidence, type Rule } from './rule.ts'

/** Money for what was already sent back or cancelled is the refund's status, not a return. */
export const moneyBack: Rule = (signals) => {
  const pair = together(signals, 'sign/refund', 'sign/returned', 3)
  if (pair !== undefined) return [evidence('support', 'refund', 4.5, ...pair), evidence('delivery', 'return', -2)]
  const status = together(signals, 'sign/refund', 'sign/waiting', 1)
  if (status !== undefined) return [evidence('support', 'refund', 3, ...status)]
  const [refund] = withTag(signals, 'sign/refund')
  return refund === undefined ? [] : [evidence('support', 'refund', 1.5, refund)]
}
