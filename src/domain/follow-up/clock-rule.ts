import type { Effect } from '../incident/decision.ts'
import type { Happening } from '../incident/events.ts'
import type { Facts } from '../incident/facts.ts'
import { type Incident, isLive } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { TimerId } from '../incident/shown.ts'
import type { Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'

/** One thing that happens because time passes. */
export type ClockRule = {
  readonly id: TimerId
  /** Which incidents it is for: those still worked on or waited for, or those resolved. */
  readonly of: 'live' | 'resolved'
  /** When it happens if nobody writes; undefined when it does not. */
  dueAt(incident: Incident, store: Store): Instant | undefined
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
