/** Loads one incident as the clock sees it, and simulates it. Records nothing. */
import type { Incident } from '../domain/incident/incident.ts'
import { type Seal, signedParts, tagOf } from '../domain/mail/reference.ts'
import { storeAt } from '../domain/store.ts'
import { DAY, type Instant } from '../domain/time/instant.ts'
import type { ComposeDeps } from './compose.ts'
import { factsOfClock } from './facts-of-clock.ts'
import type { Clock, Incidents, MailboxId, Reports, Templates } from './ports.ts'
import { type Simulation, simulate } from './simulate.ts'

export type SimulateIncidentDeps = Omit<ComposeDeps, 'templates'> & {
  readonly mailbox: { readonly id: MailboxId }
  readonly clock: Clock
  readonly incidents: Incidents
  readonly reports: Pick<Reports, 'byNumber'>
  templates(): Promise<Templates>
}

export type SimulatedIncident = Simulation & {
  readonly reference: string
  readonly from: Instant
  readonly until: Instant
  /** As it is now. */
  readonly before: Incident
}

/** `problem`: what would be right, in words that follow "expected". */
export async function simulateIncident(
  deps: SimulateIncidentDeps,
  { number, signature }: { readonly number: number; readonly signature?: string },
  days: number,
): Promise<SimulatedIncident | { readonly problem: string }> {
  const { mailbox, seal, incidents, reports } = deps
  if (signature !== undefined && !isOurs(seal, deps.store.mailbox, number, signature))
    return { problem: `a reference of this mailbox; by its number alone: ${number}` }
  const [before] = await reports.byNumber(mailbox.id, [number])
  if (before === undefined) return { problem: 'an incident of this mailbox' }
  const now = deps.clock.now()
  const until = now + days * DAY
  const [templates, absences] = await Promise.all([deps.templates(), incidents.absences(mailbox.id)])
  const ready = { ...deps, templates, absences, store: storeAt(deps.store, absences, now) }
  const due = { number, customer: before.customer.address }
  const found = await incidents.transaction(mailbox.id, (tx) => factsOfClock(tx, due, now, ready))
  if (found === undefined) return { problem: 'an incident of this mailbox' }
  return {
    reference: tagOf(seal, deps.store.mailbox, number),
    from: now,
    until,
    before: found.incident,
    ...simulate(found.incident, { ...found.facts, store: deps.store }, until, { ...ready, store: deps.store }),
  }
}

function isOurs(seal: Seal, mailbox: string, number: number, signature: string): boolean {
  return seal.verify(signedParts.tag(mailbox, number), signature)
}
