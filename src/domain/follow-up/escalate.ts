/**
 * What managers hear of: noted with the decision, collected for each manager, and looked at again when the mail is made. What
 * people have done meanwhile needs no manager any more.
 */
import type { Effect, Escalation } from '../incident/decision.ts'
import type { Facts } from '../incident/facts.ts'
import { type Incident, isLive, owesFirstAnswer } from '../incident/incident.ts'
import type { EscalationReason } from '../incident/shown.ts'
import type { Person, Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'

/** Managers are to hear of the incident; nothing where the store has none. */
export function escalate(
  incident: Incident,
  { store, now }: Facts,
  because: EscalationReason,
  since: Instant,
): readonly Effect[] {
  const managers = managersFor(incident, store).map(({ address }) => address)
  if (managers.length === 0) return []
  return [{ kind: 'escalate', managers, escalation: { incident: incident.number, because, since, at: now } }]
}

/** Managers of the incident's category and of all; all of them where nobody has it. */
export function managersFor({ classification }: Incident, { managers }: Store): readonly Person[] {
  const meant = managers.filter(
    ({ categories }) => categories.length === 0 || categories.includes(classification.category),
  )
  return meant.length > 0 ? meant : managers
}

/** Whether it is still so, of the incident as it is now. */
export function stillStands({ because, since }: Escalation, incident: Incident): boolean {
  if (!isLive(incident)) return false
  switch (because) {
    case 'first-answer':
      return owesFirstAnswer(incident)
    case 'promise-missed':
      return incident.promise?.missed === true && incident.promise.dueAt === since
    case 'silence':
      return incident.nudgedAt !== undefined
  }
}

/** An incident that managers are to look at, with all the reasons. */
export type Escalated = { readonly incident: Incident; readonly reasons: readonly Escalation[] }

/** What still stands, the most pressing first: urgent ones, then broken words, then who waits longest. */
export function pressing(
  collected: readonly Escalation[],
  incidents: ReadonlyMap<number, Incident>,
): readonly Escalated[] {
  const standing = collected.filter((one) => {
    const incident = incidents.get(one.incident)
    return incident !== undefined && stillStands(one, incident)
  })
  return [...Map.groupBy(standing, ({ incident }) => incident)]
    .flatMap(([number, reasons]): readonly Escalated[] => {
      const incident = incidents.get(number)
      return incident ? [{ incident, reasons: reasons.toSorted(byWeight) }] : []
    })
    .sort(
      (a, b) =>
        Number(b.incident.classification.urgent) - Number(a.incident.classification.urgent) ||
        weightOf(a) - weightOf(b) ||
        earliest(a) - earliest(b),
    )
}

const WEIGHT: Readonly<Record<EscalationReason, number>> = { 'promise-missed': 0, 'first-answer': 1, silence: 2 }

function byWeight(a: Escalation, b: Escalation): number {
  return WEIGHT[a.because] - WEIGHT[b.because]
}

function weightOf({ reasons }: Escalated): number {
  return Math.min(...reasons.map(({ because }) => WEIGHT[because]))
}

function earliest({ reasons }: Escalated): Instant {
  return Math.min(...reasons.map(({ since }) => since))
}
