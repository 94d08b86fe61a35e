/**
 * Works off what agents say to many customers at once: piece by piece, each piece in a transaction of its own, so that any number of workers
 * can do it and one that dies leaves nothing half done. Few of its mails wait in the outbox at any time: what else is to be sent
 * goes before them, and `#stop` has little to take back.
 */
import { onRound, onStopped } from '../domain/decide/on-round.ts'
import { nextDueAt } from '../domain/follow-up/clock-rules.ts'
import type { Decision } from '../domain/incident/decision.ts'
import { fold } from '../domain/incident/evolve.ts'
import type { Facts } from '../domain/incident/facts.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import type { RoundFigures } from '../domain/incident/shown.ts'
import { LIMITS } from '../domain/policy/limits.ts'
import { roundProgress } from '../domain/say/round-progress.ts'
import type { Instant } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'
import { EMPTY_RECORD } from './empty-record.ts'
import { harmlessCause } from './harmless-cause.ts'
import {
  Failure,
  type FinishedMail,
  type Incidents,
  type IncidentTransaction,
  type Log,
  type MailboxId,
  type Record_,
  type Round,
  type RoundCustomer,
  type RoundProgress,
  type Rounds,
  type StoredMessage,
  type Templates,
} from './ports.ts'

export type RoundDeps = Omit<ComposeDeps, 'templates'> & {
  /** Loaded when there is a round. */
  templates(): Promise<Templates>
  readonly rounds: Rounds
  readonly incidents: Incidents
  readonly log: Log
}

type ReadyDeps = Omit<RoundDeps, 'templates'> & ComposeDeps

/** Mails of rounds that wait to be sent, at most; and customers in one transaction. */
export const ROUND_LIMITS = { waiting: 200, piece: 50 }

/** Does all that can be done now. Returns how many steps that were: none when enough mails wait, or other workers are at it. */
export async function workRounds(
  deps: RoundDeps,
  mailbox: MailboxId,
  now: Instant,
  signal?: AbortSignal,
  limits = ROUND_LIMITS,
): Promise<number> {
  for (let steps = 0; ; steps++) {
    if (signal?.aborted) return steps
    const due = await deps.rounds.due(mailbox, limits.waiting - limits.piece)
    if (due === undefined) return steps
    const ready = { ...deps, templates: await deps.templates() }
    if (!(await doStep(ready, mailbox, due, now, limits.piece))) return steps
  }
}

type Due = NonNullable<Awaited<ReturnType<Rounds['due']>>>

/** A piece that cannot be done is done customer by customer, so that one whose mail cannot be made spoils nobody else's. */
async function doStep(ready: ReadyDeps, mailbox: MailboxId, due: Due, now: Instant, count: number): Promise<boolean> {
  try {
    return await step(ready, mailbox, due, now, count)
  } catch (cause) {
    if (cause instanceof Failure && !cause.refusesContent) throw cause
    ready.log.error('round-failed', { round: due.round, customers: count, cause: harmlessCause(cause) })
    if (due.status !== 'running') return await letOthersGoFirst(ready, mailbox, due.round)
    return count > 1 ? await doStep(ready, mailbox, due, now, 1) : await skipOne(ready, mailbox, due, now)
  }
}

/** One step of one round. False when another worker has it, or it is over meanwhile. */
async function step(deps: ReadyDeps, mailbox: MailboxId, due: Due, now: Instant, count: number): Promise<boolean> {
  return await deps.incidents.transaction(mailbox, async (tx) => {
    // The parent before the round, as whoever says `#stop` has them; a piece needs no lock on it.
    const parent = due.status === 'running' ? undefined : await lockParent(tx, due.parent)
    const round = await tx.lockRound(due.round)
    if (round === undefined || round.status !== due.status) return false
    if (round.status === 'running') {
      await writePiece(tx, round, now, count, deps)
      return true
    }
    if (round.status === 'stopped' && (await takeBack(tx, round, now, count, deps))) return true
    await end(tx, round, parent, now, deps)
    return true
  })
}

async function writePiece(
  tx: IncidentTransaction,
  round: Round,
  now: Instant,
  count: number,
  deps: ComposeDeps,
): Promise<void> {
  const customers = await tx.roundPiece(round.id, count, now)
  const children = await loadChildren(tx, customers)
  const fresh = [...(await tx.numbers(round.kind === 'new' ? customers.length : 0))]
  const decisions: Decision[] = []
  const noted: NonNullable<RoundProgress['customers']>[number][] = []
  for (const customer of customers) {
    const child = customer.incident === undefined ? undefined : children.incidents.get(customer.incident)
    const latest = child && children.latest.get(child.number)
    const facts = {
      ...factsOf(now, deps),
      freshNumber: fresh.shift() ?? 0,
      ...(latest === undefined ? {} : { latestCustomerMessageId: latest }),
    }
    const decision = onRound(round, customer, child, facts)
    if (decision) decisions.push(decision)
    noted.push({
      n: customer.n,
      status: decision ? 'done' : 'skipped',
      ...(decision?.incident ? { incident: decision.incident.number } : {}),
    })
  }
  // The first report says that a big round has begun; later ones are looked for now and then, as it goes on.
  const reports = await progressReport(tx, round, now, deps)
  const said = decisions.flatMap((decision) => finished(decision.mails, decision.incident?.number, now, deps))
  await tx.record({
    ...recordOf(decisions, round, now, deps),
    outbox: [...(round.kind === 'new' ? said.map(asFirst) : said), ...reports.outbox],
  })
  await tx.noteRound(round.id, {
    customers: noted,
    ...(customers.length < count ? { status: 'done' } : {}),
    ...(reports.looked ? { reportedAt: now } : {}),
  })
}

async function progressReport(tx: IncidentTransaction, round: Round, now: Instant, deps: ComposeDeps) {
  const { big, lookEvery, share } = LIMITS.rounds
  const looked = round.reportedAt === undefined || now - round.reportedAt >= lookEvery
  if (!looked || round.total <= big) return { looked, outbox: [] }
  const figures = await tx.roundFigures(round.id)
  // Named after the share that is through, so that the same is not told twice.
  const through = round.reportedAt === undefined ? 0 : Math.floor(throughOf(figures) / figures.total / share)
  const isNews = round.reportedAt === undefined || through > 0
  const mails = isNews ? roundProgress(round, round.about, 'running', figures, String(through), factsOf(now, deps)) : []
  return { looked, outbox: finished(mails, round.parent, now, deps) }
}

function throughOf({ total, waitingToBeSent, done, skipped }: RoundFigures): number {
  return Math.min(total - waitingToBeSent, done + skipped)
}

/** Words that never left because of `#stop`. False when all are taken back. */
async function takeBack(
  tx: IncidentTransaction,
  round: Round,
  now: Instant,
  count: number,
  deps: ComposeDeps,
): Promise<boolean> {
  const customers = await tx.takeBack(round.id, count, now)
  if (customers.length === 0) return false
  const { incidents } = await loadChildren(tx, customers)
  const decisions: Decision[] = []
  for (const child of incidents.values()) {
    decisions.push(onStopped(round, child, await tx.history(child.number), factsOf(now, deps)))
  }
  await tx.record(recordOf(decisions, round, now, deps))
  await tx.noteRound(round.id, { customers: customers.map(({ n }) => ({ n, status: 'stopped' })) })
  return true
}

/** All of it was sent or given up: the matter is free for the next round, and the agent hears what became of it. */
async function end(
  tx: IncidentTransaction,
  round: Round,
  parent: Incident | undefined,
  now: Instant,
  deps: ComposeDeps,
): Promise<void> {
  const figures = await tx.roundFigures(round.id)
  const stopped = round.status === 'stopped'
  const event = {
    kind: 'round-ended',
    round: round.kind,
    stopped,
    done: figures.done,
    at: now,
    by: { kind: 'system', policy: 'round' },
  } as const
  const incident = fold([event], parent ?? round.about) as Incident
  const mails = roundProgress(round, incident, stopped ? 'stopped' : 'done', figures, 'end', factsOf(now, deps))
  await tx.record({
    ...recordOf([{ incident, events: [event], mails: [] }], round, now, deps),
    outbox: finished(mails, incident.number, now, deps),
  })
  await tx.noteRound(round.id, { reportedAt: now, endedAt: now })
}

/** The customer whose turn it is cannot be written to, whatever is tried: the others can. */
async function skipOne(deps: ReadyDeps, mailbox: MailboxId, due: Due, now: Instant): Promise<boolean> {
  return await deps.incidents.transaction(mailbox, async (tx) => {
    const round = await tx.lockRound(due.round)
    const [customer] = round?.status === 'running' ? await tx.roundPiece(due.round, 1, now) : []
    if (customer === undefined) return false
    await tx.noteRound(due.round, { customers: [{ n: customer.n, status: 'skipped' }] })
    return true
  })
}

/** What cannot be ended now is tried again when it is this round's turn once more. */
async function letOthersGoFirst({ incidents }: ReadyDeps, mailbox: MailboxId, round: number): Promise<false> {
  await incidents.transaction(mailbox, (tx) => tx.noteRound(round, {}))
  return false
}

async function lockParent(tx: IncidentTransaction, number: number): Promise<Incident | undefined> {
  const { incidents } = await tx.load({ ...NOTHING_WANTED, numbers: [number] })
  return incidents.find((incident) => incident.number === number)
}

/** The customers' incidents, locked, and under which mail of theirs the words belong. */
async function loadChildren(tx: IncidentTransaction, customers: readonly RoundCustomer[]) {
  const numbers = customers.flatMap(({ incident }) => incident ?? [])
  if (numbers.length === 0) return { incidents: new Map<number, Incident>(), latest: new Map<number, string>() }
  const found = (await tx.load({ ...NOTHING_WANTED, numbers })).incidents
  const messages = await tx.conversation(numbers, MESSAGES_SEEN)
  const isCustomers = ({ side, messageId }: StoredMessage) => side === 'customer' && messageId !== undefined
  return {
    incidents: new Map(found.filter(({ number }) => numbers.includes(number)).map((child) => [child.number, child])),
    latest: new Map(messages.filter(isCustomers).map(({ incident, messageId = '' }) => [incident, messageId])),
  }
}

const NOTHING_WANTED = { numbers: [], messageIds: [], senders: [], sentMessageIds: [], pictures: [] }
/** As many as follow-ups look at. */
const MESSAGES_SEEN = 8

function factsOf(now: Instant, { store, seal }: ComposeDeps): Facts {
  return { now, store, seal, conversation: [], earlier: [] }
}

function finished(mails: readonly MailToSend[], incident: number | undefined, now: Instant, deps: ComposeDeps) {
  return mails.map((mail) => compose(mail, incident, now, deps))
}

/** Whoever hears of a matter for the first time has asked nothing: the subject does not pretend to answer. */
function asFirst(mail: FinishedMail): FinishedMail {
  return { ...mail, subject: mail.subject.replace(/^Re: /, '') }
}

/** What the decisions change, their mails aside. */
function recordOf(decisions: readonly Decision[], round: Round, now: Instant, { store }: ComposeDeps): Record_ {
  const agent = store.agents.find(({ address }) => address === round.by)
  const changed = decisions.flatMap(({ incident }) => incident ?? [])
  return {
    ...EMPTY_RECORD,
    incidents: changed,
    nextDueAt: new Map(changed.map((incident) => [incident.number, nextDueAt(incident, store)])),
    events: decisions.flatMap(({ incident, events }) =>
      incident ? events.map((event) => ({ incident: incident.number, event })) : [],
    ),
    messages: decisions.flatMap(({ incident, message }): StoredMessage[] =>
      incident && message
        ? [
            {
              ...message,
              incident: incident.number,
              at: now,
              from: { address: round.by, name: agent?.name ?? '' },
              subject: round.subject,
              rawMailId: round.rawMailId,
            },
          ]
        : [],
    ),
    effects: decisions.flatMap(({ effects = [] }) => effects),
  }
}
