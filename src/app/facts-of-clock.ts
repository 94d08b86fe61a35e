/** What is known around an incident when the clock looks at it. */
import { customerDueAt } from '../domain/follow-up/clock-rules.ts'
import type { Facts } from '../domain/incident/facts.ts'
import type { Incident } from '../domain/incident/incident.ts'
import { LIMITS } from '../domain/policy/limits.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { ComposeDeps } from './compose.ts'
import type { IncidentTransaction } from './ports.ts'

type Deps = Pick<ComposeDeps, 'store' | 'seal'>
type Looked = { readonly incident: Incident; readonly facts: Facts }

/** Everything the rules of the clock ask for. The customer is locked before the incident, as whoever decides about a mail does it. */
export async function factsOfClock(
  tx: IncidentTransaction,
  { number, customer }: { readonly number: number; readonly customer: string },
  now: Instant,
  deps: Deps,
): Promise<Looked | undefined> {
  const known = customer === '' ? { live: [] } : await tx.lockCustomer(customer, now - LIMITS.customer.apart)
  const found = await loadOne(tx, number, now, deps)
  if (found === undefined) return undefined
  const facts: Facts = {
    ...found.facts,
    ...(known.lastAutomaticAt === undefined ? {} : { lastAutomaticAt: known.lastAutomaticAt }),
    othersDueAt: known.live.flatMap((other) => {
      const at = other.number === number ? undefined : customerDueAt(other, found.facts)
      return at === undefined ? [] : [{ incident: other.number, at }]
    }),
  }
  return { incident: found.incident, facts }
}

/** The incident, locked, and what is known around it. */
export async function loadOne(
  tx: IncidentTransaction,
  number: number,
  now: Instant,
  deps: Deps,
): Promise<Looked | undefined> {
  const known = await tx.load({ numbers: [number], messageIds: [], senders: [], sentMessageIds: [], pictures: [] })
  const incident = known.incidents.find((i) => i.number === number)
  if (incident === undefined) return undefined
  const suppressedUntil = known.suppressed.get(incident.customer.address)
  const facts = await factsAbout(tx, incident, now, deps)
  return { incident, facts: { ...facts, ...(suppressedUntil === undefined ? {} : { suppressedUntil }) } }
}

/** Of a customer's other incidents so many are looked through. */
const ASKED = 50

async function factsAbout(
  tx: IncidentTransaction,
  incident: Incident,
  now: Instant,
  { store, seal }: Deps,
): Promise<Facts> {
  const messages = await tx.conversation([incident.number], 8)
  const latest = messages.findLast(
    (message) => message.side === 'customer' && message.messageId !== undefined,
  )?.messageId
  return {
    now,
    store,
    seal,
    // Who was asked lately how it went is not asked again about another matter.
    earlier: incident.standing.status === 'resolved' ? await tx.earlier([incident.customer.address], [], ASKED) : [],
    conversation: messages.map((m) => ({ who: m.from.name || m.from.address, side: m.side, at: m.at, text: m.text })),
    ...(latest === undefined ? {} : { latestCustomerMessageId: latest }),
  }
}
