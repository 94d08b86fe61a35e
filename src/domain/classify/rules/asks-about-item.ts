import { together, withTag } from '../signals.ts'
import { evidence, type Rule, strongestBeside } from './rule.ts'

/** A question about a thing before it is bought, or a plain question where nothing else speaks. */
export const asksAboutItem: Rule = (signals, before) => {
  const found = []
  const [buying] = withTag(signals, 'sign/before-buying')
  if (buying !== undefined) found.push(evidence('product_info', 'other', 2, buying))
  const warranty = together(signals, 'sign/before-buying', 'support/warranty', 1)
  if (warranty !== undefined) {
    found.push(evidence('product_info', 'warranty-terms', 5, ...warranty), evidence('support', 'warranty', -3))
  }
  const order = withTag(signals, 'sign/order').length + withTag(signals, 'sign/parcel').length > 0
  const [ask] = withTag(signals, 'sign/item-question')
  if (ask !== undefined) found.push(evidence('product_info', 'other', order ? 0.6 : 1.5, ask))
  if (signals.asks && !order && strongestBeside('product_info', before) < 1.5) {
    found.push(evidence('product_info', 'other', 0.8))
  }
  return found
}
