import type { Effect } from '../incident/decision.ts'
import type { Happening } from '../incident/events.ts'
import type { Facts } from '../incident/facts.ts'
import { type Incident, isLive } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { TimerId } from '../incident/shown.ts'
import type { Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'

/** What is known when it is decided whether the customer would be written to. */
export type Reach = Pick<Facts, 'now' | 'store' | 'suppressedUntil'>

/** One thing that happens because time passes. */
export type ClockRule = {
  readonly id: TimerId
  /** Which incidents it is for: those still worked on or waited for, or those resolved. */
  readonly of: 'live' | 'resolved'
  /** When it happens if nobody writes; undefined when it does not. */
  dueAt(incident: Incident, store: Store): Instant | undefined
  /** Whether it would write to the customer, who is written to in daytime and at most once a day; absent: to people of the store only. */
  tellsCustomer?(incident: Incident, reach: Reach): boolean
  /** It speaks of a word that the customer or an agent has not written: so it waits while mail may lie unread. */
  readonly missesWord?: true
  /** Its time is a limit, not a wish: where two incidents would write to one customer on the same day, the earlier one does the day before. */
  readonly isLimit?: true
  /** What happens at `facts.now`, which is not before `dueAt`. */
  act(
    incident: Incident,
    facts: Facts,
  ): {
    readonly happenings: readonly Happening[]
    readonly mails: readonly MailToSend[]
    readonly effects?: readonly Effect[]
  }
}

/** When a rule has something to do for an incident as it stands; undefined when it has not. */
export function ruleDueAt(rule: ClockRule, incident: Incident, store: Store): Instant | undefined {
  const isMeant = rule.of === 'live' ? isLive(incident) : incident.standing.status === rule.of
  return isMeant ? rule.dueAt(incident, store) : undefined
}
