/** Time and failed deliveries: incidents that are due, and outbox mails that were given up. Each is decided in its own transaction. */
import { decide } from '../domain/decide/decide.ts'
import { answerIn } from '../domain/decide/on-automatic-mail.ts'
import { nextDueAt, nextLookAt } from '../domain/follow-up/clock-rules.ts'
import { toCustomer } from '../domain/follow-up/on-clock.ts'
import { outdatedAt } from '../domain/follow-up/withdrawn.ts'
import type { Decision } from '../domain/incident/decision.ts'
import type { Facts } from '../domain/incident/facts.ts'
import type { Incident } from '../domain/incident/incident.ts'
import { severityOf } from '../domain/mail/bounce/read-bounce.ts'
import { storeAt } from '../domain/store.ts'
import { HOUR, type Instant, MINUTE } from '../domain/time/instant.ts'
import { type BreakerDeps, heldBack } from './breaker.ts'
import { type ComposeDeps, compose } from './compose.ts'
import { EMPTY_RECORD } from './empty-record.ts'
import { factsOfClock, loadOne } from './facts-of-clock.ts'
import { harmlessCause } from './harmless-cause.ts'
import {
  Failure,
  type Incidents,
  type IncidentTransaction,
  type Log,
  type MailboxId,
  type Outbox,
  type RawMails,
  type Record_,
  type Templates,
} from './ports.ts'

export type FollowUpDeps = Omit<ComposeDeps, 'templates'> &
  BreakerDeps & {
    /** Loaded when something is due: most looks at the clock find nothing. */
    templates(): Promise<Templates>
    readonly incidents: Incidents
    readonly outbox: Outbox
    readonly rawMails: RawMails
    readonly log: Log
  }

type ReadyDeps = Omit<FollowUpDeps, 'templates'> & ComposeDeps

const BATCH = 100

export type FollowUpOptions = {
  readonly signal?: AbortSignal
  /** Mail of customers may lie in the mailbox unread: nobody is reminded of a word that may have come. */
  readonly unread?: boolean
}

/** Decides everything that is due at `now`. Returns how many mails that caused. */
export async function followUp(
  deps: FollowUpDeps,
  mailbox: MailboxId,
  now: Instant,
  { signal, unread = false }: FollowUpOptions = {},
): Promise<{ followUps: number }> {
  let followUps = 0
  let ready: ReadyDeps | undefined
  const discarded = await deps.rawMails.discardExpired(mailbox, now)
  if (discarded > 0) deps.log.info('held-discarded', { count: discarded })
  await deps.outbox.dropOldFiles(mailbox)
  while (!signal?.aborted) {
    const due = await deps.incidents.due(mailbox, now, BATCH)
    if (due.length === 0) break
    ready ??= await getReady(deps, mailbox, now)
    for (const one of due) {
      if (signal?.aborted) break
      followUps += await decideOne(ready, mailbox, one, now, unread)
    }
  }
  return { followUps }
}

/**
 * Takes back mails to customers that were decided long ago and could not leave: the incidents are due then, and decided again from the
 * state now. So nothing old is sent, and nothing twice. Returns how many there were.
 */
export async function withdrawOutdated(deps: FollowUpDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  const until = outdatedAt(now)
  let count = 0
  for (;;) {
    const numbers = await deps.outbox.oldFollowUps(mailbox, until, BATCH)
    let progress = 0
    for (const number of numbers)
      progress += await deps.incidents.transaction(mailbox, (tx) => tx.withdrawOld(number, until, now))
    count += progress
    if (progress === 0 || numbers.length < BATCH) break
  }
  if (count > 0) deps.log.info('follow-ups-outdated', { count })
  return count
}

/** Decides about mails that were given up, so that the writer hears of it. Returns how many there were. */
export async function decideFailures(deps: FollowUpDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  let decided = 0
  let ready: ReadyDeps | undefined
  for (;;) {
    const failures = await deps.outbox.undecidedFailures(mailbox, BATCH)
    if (failures.length === 0) return decided
    ready ??= await getReady(deps, mailbox, now)
    for (const failed of failures) {
      try {
        await decideFailure(ready, mailbox, failed, now)
      } catch (cause) {
        if (cause instanceof Failure && !cause.refusesContent) throw cause
        deps.log.error('failure-undecided', { outboxMail: failed.id, cause: harmlessCause(cause) })
      }
      await deps.outbox.noteFailureDecided(mailbox, failed.id)
      decided++
    }
  }
}

/** What deciding needs, asked for once a call: most looks at the clock find nothing to do. */
async function getReady(deps: FollowUpDeps, mailbox: MailboxId, now: Instant): Promise<ReadyDeps> {
  const [templates, absences] = await Promise.all([deps.templates(), deps.incidents.absences(mailbox)])
  return { ...deps, templates, store: storeAt(deps.store, absences, now) }
}

type FailedMail = Awaited<ReturnType<Outbox['undecidedFailures']>>[number]

async function decideFailure(deps: ReadyDeps, mailbox: MailboxId, failed: FailedMail, now: Instant): Promise<void> {
  const { incident } = failed
  if (incident === undefined) return
  const refused = failed.refused ?? failed.to.map(({ address }) => ({ recipient: address, response: failed.response }))
  for (const { recipient, response } of refused) {
    const failure = {
      recipient,
      severity: severityOf({ action: 'failed', ...statusIn(response) }, response),
      diagnostic: response,
      template: failed.template,
      text: failed.text,
      id: `outbox-${failed.id}-${recipient}`,
      ...(failed.author === undefined ? {} : { author: failed.author }),
      ...answerIn(failed.onceKey),
    } as const
    await change(deps, mailbox, incident, now, (found, facts) =>
      decide(found, { kind: 'delivery-failed', failure }, facts),
    )
  }
}

/** The enhanced status code (RFC 3463) in a server's answer. */
function statusIn(response: string): { status?: string } {
  const status = /(?:^|\s)([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(response)?.[1]
  return status === undefined ? {} : { status }
}

type Due = Awaited<ReturnType<Incidents['due']>>[number]

/** One incident that cannot be decided holds up no other: it is looked at again later, and the log says so. */
async function decideOne(
  deps: ReadyDeps,
  mailbox: MailboxId,
  due: Due,
  now: Instant,
  unread: boolean,
): Promise<number> {
  try {
    return await deps.incidents.transaction(mailbox, (tx) => lookAt(tx, mailbox, due, now, unread, deps))
  } catch (cause) {
    if (cause instanceof Failure && !cause.refusesContent) throw cause
    deps.log.error('follow-up-failed', { incident: due.number, cause: harmlessCause(cause) })
    await deps.incidents.transaction(mailbox, (tx) => tx.record(later(due.number, now + HOUR)))
    return 0
  }
}

async function lookAt(
  tx: IncidentTransaction,
  mailbox: MailboxId,
  { number, customer }: Due,
  now: Instant,
  unread: boolean,
  deps: ReadyDeps,
): Promise<number> {
  const found = await factsOfClock(tx, { number, customer }, now, deps)
  if (found === undefined) return 0
  const { incident } = found
  // The address changed since it was listed: the next look locks the right one.
  if (incident.customer.address !== customer) {
    await tx.record(later(number, now + MINUTE))
    return 0
  }
  const known = { ...found.facts, ...(unread ? { unread } : {}) }
  const wished = decide(incident, { kind: 'clock' }, known)
  const facts = await heldBack(tx, mailbox, incident, wished, known, deps)
  const decision = facts ? decide(incident, { kind: 'clock' }, facts) : wished
  await record(tx, incident, decision, facts ?? known, deps)
  return decision.mails.length
}

function later(number: number, at: Instant): Record_ {
  return { ...EMPTY_RECORD, nextDueAt: new Map([[number, at]]) }
}

async function change(
  deps: ReadyDeps,
  mailbox: MailboxId,
  number: number,
  now: Instant,
  decideAbout: (incident: Incident, facts: Facts) => Decision,
): Promise<number> {
  return await deps.incidents.transaction(mailbox, async (tx) => {
    const found = await loadOne(tx, number, now, deps)
    if (found === undefined) return 0
    const decision = decideAbout(found.incident, found.facts)
    await record(tx, found.incident, decision, found.facts, deps)
    return decision.mails.length
  })
}

async function record(
  tx: IncidentTransaction,
  before: Incident,
  decision: Decision,
  facts: Facts,
  deps: ComposeDeps,
): Promise<void> {
  const { now } = facts
  const decisions = [{ ...decision, incident: decision.incident ?? before }, ...allAlso(decision)]
  // What was just said holds up the rest for a day.
  const after = toCustomer(before, decision.mails) ? { ...facts, lastAutomaticAt: now } : facts
  const lookAgainAt = (incident: Incident) =>
    incident.number === before.number ? nextLookAt(incident, after) : nextDueAt(incident, deps.store)
  const about = decisions.flatMap((one) => (one.incident === undefined ? [] : [{ ...one, incident: one.incident }]))
  await tx.record({
    ...EMPTY_RECORD,
    incidents: about.map(({ incident }) => incident),
    nextDueAt: new Map(about.map(({ incident }) => [incident.number, lookAgainAt(incident)])),
    events: about.flatMap(({ incident, events }) => events.map((event) => ({ incident: incident.number, event }))),
    outbox: decisions.flatMap(({ incident, mails }) => mails.map((mail) => compose(mail, incident?.number, now, deps))),
    suppress: decisions.flatMap(({ suppress }) => suppress ?? []),
    effects: decisions.flatMap(({ effects }) => effects ?? []),
  })
}

/** What a decision changes about other incidents, and what that changes about others again. */
function allAlso({ also = [] }: Decision): readonly Decision[] {
  return also.flatMap((one) => [one, ...allAlso(one)])
}
