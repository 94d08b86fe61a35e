/**
 * The circuit breaker of automatic mail to customers: what would be too much within an hour waits for a turn of its own, and is
 * decided again when that comes; people hear of it once. And mail that answers a machine ends.
 */
import { toCustomer } from '../domain/follow-up/on-clock.ts'
import { loopMails, stormMail } from '../domain/follow-up/storm-mail.ts'
import type { Decision } from '../domain/incident/decision.ts'
import type { Facts } from '../domain/incident/facts.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { TimerId } from '../domain/incident/shown.ts'
import { boundOf, LOOKED_BACK, turnAfter } from '../domain/policy/breaker.ts'
import { LIMITS } from '../domain/policy/limits.ts'
import { storeAt } from '../domain/store.ts'
import { DAY, HOUR, type Instant } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type { Breaker, FinishedMail, Incidents, IncidentTransaction, MailboxId, Templates } from './ports.ts'

export type BreakerDeps = { readonly breaker: Breaker }

/** Worked out once an hour by each process: it changes by the day. */
const bounds = new WeakMap<Breaker, { readonly hour: number; readonly mailbox: MailboxId; readonly bound: number }>()

async function boundAt({ breaker }: BreakerDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  const hour = Math.floor(now / HOUR)
  const known = bounds.get(breaker)
  if (known?.hour === hour && known.mailbox === mailbox) return known.bound
  const today = Math.floor(now / DAY) * DAY
  const bound = boundOf(await breaker.usual(mailbox, today - LOOKED_BACK, today))
  bounds.set(breaker, { hour, mailbox, bound })
  return bound
}

/**
 * Undefined where the decision may be recorded as it is. Else what it is to be made again from: the customer is not written to before
 * the turn that was taken for this incident, and everybody else hears at once.
 */
export async function heldBack(
  tx: IncidentTransaction,
  mailbox: MailboxId,
  incident: Incident,
  decision: Decision,
  facts: Facts,
  deps: BreakerDeps,
): Promise<Facts | undefined> {
  const { now, store } = facts
  if (!toCustomer(incident, decision.mails)) return undefined
  const since = now - HOUR
  // Most hours are far below what no store needs to look at.
  const { least } = LIMITS.breaker
  if ((await tx.followUpsSince(since, now, least)) < least) return undefined
  const bound = await boundAt(deps, mailbox, now)
  if ((await tx.followUpsSince(since, now, bound)) < bound) return undefined
  const rule = ruleOf(decision)
  const hold = { incident: incident.number, rule, about: incident.parent ?? incident.number, bound, now }
  const turn = await tx.holdBack(hold, (last) => turnAfter(store.calendar, last, bound, now))
  return { ...facts, heldBackUntil: turn }
}

/** The rule that would have written to the customer: the last that acted by itself. */
function ruleOf({ events }: Decision): TimerId {
  const policies = events.flatMap(({ by }) => (by.kind === 'system' ? [by.policy] : []))
  return (policies.at(-1) ?? 'no-silence') as TimerId
}

export type StormDeps = BreakerDeps &
  Omit<ComposeDeps, 'templates'> & {
    readonly incidents: Pick<Incidents, 'absences'>
    templates(): Promise<Templates>
  }

/** Tells agents and managers of what was held back, once a storm. Returns how many mails that were. */
export async function stormDue(deps: StormDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  if (!(await deps.breaker.isUntold(mailbox))) return 0
  const [templates, absences] = await Promise.all([deps.templates(), deps.incidents.absences(mailbox)])
  const ready = { ...deps, templates, store: storeAt(deps.store, absences, now), now }
  const { agents, managers } = ready.store
  const people = [...agents, ...managers.filter(({ address }) => !agents.some((agent) => agent.address === address))]
  return await deps.breaker.tell(mailbox, now, (storm, examples) =>
    people.map((person) => compose(stormMail(person, storm, examples, ready), undefined, now, ready)),
  )
}

/**
 * The mails of a batch without those that would answer one address by itself again and again, and with a word to people instead.
 * Acknowledgements have limits of their own.
 */
export async function withoutLoops(
  tx: IncidentTransaction,
  mails: readonly FinishedMail[],
  now: Instant,
  deps: ComposeDeps,
): Promise<readonly FinishedMail[]> {
  const { most, within } = LIMITS.sameAddress
  const isCounted = (mail: FinishedMail) => mail.automatic === true && mail.lane !== 'acknowledgement'
  const addresses = [...new Set(mails.filter(isCounted).map(toOf))]
  if (addresses.length === 0) return mails
  const sent = new Map(await tx.automaticMailsTo(addresses, now - within))
  const stopped = new Set<string>()
  const rest = mails.filter((mail) => {
    if (!isCounted(mail)) return true
    const count = sent.get(toOf(mail)) ?? 0
    sent.set(toOf(mail), count + 1)
    if (count >= most) stopped.add(toOf(mail))
    return count < most
  })
  const told = [...stopped].flatMap((address) => loopMails(address, { now, store: deps.store }))
  return [...rest, ...told.map((mail) => compose(mail, undefined, now, deps))]
}

function toOf({ to }: FinishedMail): string {
  return to[0]?.address ?? ''
}
