import { together, withTag } from '../signals.ts'
import { evidence, type Rule } from './rule.ts'

/** A fault on arrival is the delivery's; one that came in use, months later, is a warranty. */
export const faulty: Rule = (signals) => {
  const [fault] = withTag(signals, 'sign/fault')
  if (fault === undefined) return []
  const later = together(signals, 'sign/fault', 'sign/in-use', 2)
  const arrived = together(signals, 'sign/fault', 'sign/arrived', 1)
  const found = []
  if (later !== undefined) found.push(evidence('support', 'warranty', 4.5, ...later))
  if (arrived !== undefined) found.push(evidence('delivery', 'damaged', 3.5, ...arrived))
  if (found.length > 0) return found
  return [evidence('support', 'warranty', 1.2, fault), evidence('delivery', 'damaged', 1.2, fault)]
}
