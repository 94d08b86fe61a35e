import { together, withTag } from '../signals.ts'
import { evidence, type Rule } from './rule.ts'

/** The page says one thing, the box or the label another: the description wants correcting. */
export const pageSaysOtherwise: Rule = (signals) => {
  const [says] = withTag(signals, 'sign/page-says')
  if (says === undefined) return []
  const pair = together(signals, 'sign/page-says', 'sign/item-says', 2)
  if (pair !== undefined) return [evidence('product_info', 'description', 4.5, ...pair)]
  return [evidence('product_info', 'description', 1.5, says)]
}
