import type { Happening } from '../incident/events.ts'
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { TimerId } from '../incident/shown.ts'
import type { Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'

/** One thing that happens because time passes. */
export type ClockRule = {
  readonly id: TimerId
  /** When it happens if nobody writes; undefined when it does not. */
  dueAt(incident: Incident, store: Store): Instant | undefined
  /** What happens at `facts.now`, which is not before `dueAt`. */
  act(
    incident: Incident,
    facts: Facts,
  ): { readonly happenings: readonly Happening[]; readonly mails: readonly MailToSend[] }
}
