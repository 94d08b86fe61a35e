import { together, withTag } from '../signals.ts'
import { evidence, type Rule } from './rule.ts'

/**
 * Something of the page does not work: buying is blocked, whatever the step is about ("when I choose express delivery
 * the payment page crashes", "the slot calendar is blank"). A page that only says something wrong is not broken.
 */
export const pageFails: Rule = (signals) => {
  const blocked = withTag(signals, 'sign/blocked')
  const pair = together(signals, 'sign/site', 'sign/fails')
  const near = pair ?? together(signals, 'sign/site', 'sign/fails', 1)
  const found = []
  if (near !== undefined) found.push(evidence('checkout', 'page-error', pair === undefined ? 2.5 : 4, ...near))
  const [first] = blocked
  if (first !== undefined) found.push(evidence('checkout', 'page-error', 4, first))
  const step = withTag(signals, 'sign/cart')[0]
  if (step !== undefined)
    found.push(evidence('checkout', near === undefined ? 'other' : 'page-error', near === undefined ? 1.5 : 2, step))
  return found
}
