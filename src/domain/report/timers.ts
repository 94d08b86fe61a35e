/** What will happen by itself if nobody writes. */
import { ruleDueAt } from '../follow-up/clock-rule.ts'
import { CLOCK_RULES } from '../follow-up/clock-rules.ts'
import type { Incident } from '../incident/incident.ts'
import type { TimerLine } from '../incident/shown.ts'
import type { Store } from '../store.ts'

/** Every clock rule that runs for the incident as it stands, with its next instant; the soonest first. */
export function timersOf(incident: Incident, store: Store): readonly TimerLine[] {
  return CLOCK_RULES.flatMap((rule): readonly TimerLine[] => {
    // The clock counts on even where nobody can be reminded; what nobody gets is not announced.
    if (rule.id === 'waiting-reminder' && !isReached(incident)) return []
    const at = ruleDueAt(rule, incident, store)
    return at === undefined ? [] : [{ what: rule.id, at }]
  }).sort((a, b) => a.at - b.at)
}

/** An address that bounced is tried again one day, and the rules know when. */
function isReached({ customer, silentBecause }: Incident): boolean {
  return customer.address !== '' && silentBecause === undefined
}
