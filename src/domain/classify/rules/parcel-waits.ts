import { together, withTag } from '../signals.ts'
import { evidence, type Rule } from './rule.ts'

/** A parcel that is waited for, or stands where it should not. */
export const parcelWaits: Rule = (signals) => {
  const waits = together(signals, 'sign/parcel', 'sign/waiting', 1)
  if (waits !== undefined) return [evidence('delivery', 'late', 2.5, ...waits)]
  const [parcel] = withTag(signals, 'sign/parcel')
  return parcel === undefined ? [] : [evidence('delivery', 'other', 1, parcel)]
}
