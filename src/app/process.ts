/**
 * From raw mails to recorded decisions. Parsing and reading happen outside any transaction; a batch is then decided and
 * recorded in one. When a batch fails, its mails are tried one by one, so that a bad one spoils nobody else's; what fails
 * three times is quarantined.
 */
import { readAuthentication } from '../domain/authority/authentication-results.ts'
import { senderOf } from '../domain/authority/speaker.ts'
import type { PhraseFinder } from '../domain/classify/phrases.ts'
import { type DecidedMail, decideMail, type SenderFindings } from '../domain/decide/decide.ts'
import { nextDueAt } from '../domain/follow-up/clock-rules.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import type { Reading } from '../domain/mail/reading.ts'
import type { Seal } from '../domain/mail/reference.ts'
import { read } from '../domain/read.ts'
import type { Store } from '../domain/store.ts'
import { type Instant, MINUTE } from '../domain/time/instant.ts'
import { answerQueries } from './answer-queries.ts'
import { pause } from './back-off.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type {
  Authenticate,
  Bell,
  ClaimedMail,
  Clock,
  FinishedMail,
  Incidents,
  IncidentTransaction,
  Log,
  MailboxId,
  MailParser,
  Outcome,
  RawMails,
  Wanted,
} from './ports.ts'
import { World } from './world.ts'

export type ProcessDeps = ComposeDeps & {
  readonly store: Store
  readonly seal: Seal
  readonly rawMails: RawMails
  readonly incidents: Incidents
  readonly parser: MailParser
  readonly phrases: PhraseFinder
  readonly authenticate: Authenticate
  readonly log: Log
}

/** What one run of processing did; the words of `once --json`. */
export type ProcessCounts = {
  processed: number
  opened: number
  threaded: number
  automatic: number
  bounced: number
  held: number
  quarantined: number
}

/** A batch is bounded by bytes rather than by count: one mail of 25 MB weighs as much as thousands of small ones. */
const BATCH = { count: 50, bytes: 4 * 1024 * 1024, leaseMs: 5 * MINUTE }
/** After this many failures a mail is set aside. */
const MOST_ATTEMPTS = 3
/** A ring that was lost costs this long. */
const POLL_MS = 5_000
const RETRY_MS = 2_000
const CONVERSATION_SHOWN = 8
const EARLIER_SHOWN = 5

/** Processes all pending mails that are due. Ends when there are none, or on abort after the batch in hand. */
export async function process(
  deps: ProcessDeps,
  mailbox: MailboxId,
  now: () => Instant,
  signal?: AbortSignal,
): Promise<ProcessCounts> {
  const counts: ProcessCounts = {
    processed: 0,
    opened: 0,
    threaded: 0,
    automatic: 0,
    bounced: 0,
    held: 0,
    quarantined: 0,
  }
  while (!signal?.aborted) {
    const claimed = await deps.rawMails.claim(mailbox, BATCH, now())
    if (claimed.length === 0) break
    await processBatch(deps, mailbox, claimed, now(), counts)
  }
  return counts
}

/** Processes until `signal`, woken by the bell. */
export async function processForever(
  deps: ProcessDeps & { readonly bell: Bell; readonly clock: Clock },
  mailbox: MailboxId,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const { processed } = await process(deps, mailbox, deps.clock.now, signal)
      if (processed > 0) await deps.bell.ring('outbox')
    } catch (error) {
      // The database is away: claims end by themselves, the next round takes the mails again.
      deps.log.error('process-failed', { cause: error instanceof Error ? error.message : String(error) })
      await pause(RETRY_MS, signal)
    }
    if (!signal.aborted) await deps.bell.wait('raw-mail', POLL_MS, signal).catch(() => pause(RETRY_MS, signal))
  }
}

type ReadMail = { readonly raw: ClaimedMail; readonly reading: Reading; readonly findings: SenderFindings }

async function processBatch(
  deps: ProcessDeps,
  mailbox: MailboxId,
  claimed: readonly ClaimedMail[],
  now: Instant,
  counts: ProcessCounts,
): Promise<void> {
  const mails = await readAll(deps, claimed, now)
  for (const { raw, cause } of mails.failed) await fail(deps, mailbox, raw, cause, now, counts)
  if (mails.read.length === 0) return
  try {
    count(await decideAndRecord(deps, mailbox, mails.read, now), counts)
  } catch (cause) {
    if (isOutside(cause)) throw cause
    if (mails.read.length === 1) return await fail(deps, mailbox, mails.read[0]?.raw as ClaimedMail, cause, now, counts)
    deps.log.warn('batch-failed', { mails: mails.read.length, cause: String(cause) })
    for (const mail of mails.read) {
      try {
        count(await decideAndRecord(deps, mailbox, [mail], now), counts)
      } catch (cause) {
        if (isOutside(cause)) throw cause
        await fail(deps, mailbox, mail.raw, cause, now, counts)
      }
    }
  }
}

/** The database being away is no fault of the mail: its lease ends and it is taken again. */
function isOutside(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'Failure'
}

async function fail(
  deps: ProcessDeps,
  mailbox: MailboxId,
  raw: ClaimedMail,
  cause: unknown,
  now: Instant,
  counts: ProcessCounts,
): Promise<void> {
  const words = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
  const last = raw.attempts >= MOST_ATTEMPTS
  await deps.rawMails.noteFailure(
    mailbox,
    raw.id,
    words.slice(0, 4_000),
    last ? undefined : now + raw.attempts * MINUTE,
  )
  deps.log.error(last ? 'mail-quarantined' : 'mail-failed', {
    rawMail: raw.id,
    attempts: raw.attempts,
    cause: words.split('\n')[0],
  })
  if (last) {
    counts.quarantined++
    counts.processed++
  }
}

async function readAll(deps: ProcessDeps, claimed: readonly ClaimedMail[], now: Instant) {
  const failed: { raw: ClaimedMail; cause: unknown }[] = []
  const done: ReadMail[] = []
  const parsed = await deps.parser.parse(
    claimed.map(({ content, truncated, size, arrivedAt }) => ({
      content,
      truncated,
      size,
      arrivedAt: Math.min(arrivedAt, now),
    })),
  )
  for (const [index, raw] of claimed.entries()) {
    const mail = parsed[index]
    try {
      if (!mail) throw new Error('The parser gave no answer for this mail')
      const reading = read(mail, deps.store, deps.seal, deps.phrases)
      done.push({ raw, reading, findings: await findSender(deps, raw, reading) })
    } catch (cause) {
      failed.push({ raw, cause })
    }
  }
  return { failed, read: done }
}

/** What can be known of the sender's identity. DNS is asked only when a listed address has no other proof. */
async function findSender(deps: ProcessDeps, raw: ClaimedMail, reading: Reading): Promise<SenderFindings> {
  const confirmed = raw.confirmedBy === undefined ? {} : { confirmedBy: raw.confirmedBy }
  const { store } = deps
  if (store.trustedAuthservId !== undefined) {
    const { verdict, evidence } = readAuthentication(reading.mail, store.trustedAuthservId)
    return { authentication: verdict, evidence, ...confirmed }
  }
  const from = senderOf(reading)?.address
  const listed = [...store.agents, ...store.managers].some((person) => person.address === from)
  const signed = reading.references.some((r) => r.verdict === 'valid' && r.kind === 'agent' && r.issuedTo === from)
  if (from === undefined || !listed || signed || raw.confirmedBy !== undefined)
    return { authentication: 'none', evidence: 'not asked', ...confirmed }
  const verdict = await deps.authenticate(raw.content, from)
  return {
    authentication: verdict === 'unknown' ? 'none' : verdict,
    evidence: `DKIM and DMARC by DNS: ${verdict}`,
    ...confirmed,
  }
}

async function decideAndRecord(
  deps: ProcessDeps,
  mailbox: MailboxId,
  mails: readonly ReadMail[],
  now: Instant,
): Promise<readonly Outcome[]> {
  return await deps.incidents.transaction(mailbox, async (tx) => {
    const world = await loadWorld(tx, mails)
    const fresh = [...(await tx.numbers(mails.length))]
    const outcomes: { rawMailId: number; outcome: Outcome }[] = []
    const outbox: FinishedMail[] = []
    const suppress: NonNullable<DecidedMail['suppress']>[] = []
    const release: NonNullable<DecidedMail['release']>[] = []
    for (const { raw, reading, findings } of mails) {
      const decided = await decideOne(tx, world, raw, reading, findings, fresh, now, deps)
      const said: readonly MailToSend[] = [
        ...decided.mails,
        ...(await answerQueries(decided, tx, world, now, raw.id, deps)),
      ]
      const number = decided.incident?.number
      // A silent mail (import, history) changes the database and says nothing to anybody.
      if (!raw.silent) for (const mail of said) outbox.push(compose(mail, number, now, deps))
      world.apply(decided, reading, raw.id, senderOf(reading) ?? { address: '', name: '' })
      outcomes.push({ rawMailId: raw.id, outcome: decided.outcome })
      if (decided.suppress) suppress.push(decided.suppress)
      if (decided.release) release.push(decided.release)
    }
    await tx.record({
      incidents: [...world.changed.values()],
      nextDueAt: new Map([...world.changed].map(([number, incident]) => [number, nextDueAt(incident, deps.store)])),
      events: world.events,
      messages: world.newMessages,
      refs: world.newRefs,
      outbox,
      outcomes,
      acknowledgements: world.newAcknowledgements,
      suppress,
      release,
    })
    return outcomes.map(({ outcome }) => outcome)
  })
}

async function loadWorld(tx: IncidentTransaction, mails: readonly ReadMail[]): Promise<World> {
  const wanted: Wanted = {
    numbers: unique(
      mails.flatMap(({ reading }) =>
        reading.references.filter((r) => r.verdict === 'valid' && r.kind !== 'confirm').map((r) => r.number),
      ),
    ),
    messageIds: unique(
      mails.flatMap(({ reading: { mail } }) => [
        ...(mail.messageId === undefined ? [] : [mail.messageId]),
        ...mail.inReplyTo,
        ...mail.references.slice(-20),
      ]),
    ),
    senders: unique(mails.flatMap(({ reading }) => senderOf(reading)?.address ?? [])),
    sentMessageIds: unique(
      mails.flatMap(({ reading }) => [
        ...(reading.nature.kind === 'bounce' ? (reading.nature.bounce.originalMessageId ?? []) : []),
        ...reading.references.filter((r) => r.by === 'message-id' && r.verdict === 'valid').map((r) => bare(r.found)),
      ]),
    ),
  }
  const known = await tx.load(wanted)
  const earlier = await tx.earlier(wanted.senders, EARLIER_SHOWN)
  const numbers = unique([...known.incidents, ...earlier].map((incident) => incident.number))
  const conversations = numbers.length === 0 ? [] : await tx.conversation(numbers, CONVERSATION_SHOWN)
  return new World(known, conversations, earlier)
}

async function decideOne(
  tx: IncidentTransaction,
  world: World,
  raw: ClaimedMail,
  reading: Reading,
  findings: SenderFindings,
  fresh: number[],
  now: Instant,
  deps: ProcessDeps,
): Promise<DecidedMail> {
  const confirm = reading.references.find((r) => r.verdict === 'valid' && r.kind === 'confirm')
  const asked = reading.references.find(
    (r) => r.by === 'message-id' && r.verdict === 'valid' && world.sent(bare(r.found))?.template === 'was-this-you',
  )
  const heldId = confirm?.number ?? (asked ? Number(world.sent(bare(asked.found))?.onceKey.split(':')[1]) : undefined)
  const held = heldId === undefined ? undefined : await tx.heldMail(heldId)
  const decided = decideMail({
    reading,
    findings,
    rawMailId: raw.id,
    freshNumber: fresh[0] as number,
    silent: raw.silent,
    now,
    store: deps.store,
    seal: deps.seal,
    known: world,
    ...(held && heldId !== undefined ? { held: { rawMailId: heldId, agent: held.agent } } : {}),
  })
  if (decided.incident?.number === fresh[0]) fresh.shift()
  return decided
}

/** References are kept as found, with their angle brackets. */
function bare(messageId: string): string {
  return messageId.replace(/^<|>$/g, '')
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

function count(outcomes: readonly Outcome[], counts: ProcessCounts): void {
  for (const outcome of outcomes) {
    counts.processed++
    if (outcome.kind === 'held') counts.held++
    if (outcome.kind === 'automatic') counts[outcome.bounced ? 'bounced' : 'automatic']++
    if (outcome.kind === 'filed') counts[outcome.opened ? 'opened' : 'threaded']++
  }
}
