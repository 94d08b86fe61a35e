/**
 * From raw mails to recorded decisions. Parsing and reading happen outside any transaction; a batch is then decided and
 * recorded in one. When a batch fails, its mails are tried one by one, so that a bad one spoils nobody else's; what fails
 * three times is quarantined.
 */
import type { PhraseFinder } from '../domain/classify/phrases.ts'
import type { Mail } from '../domain/mail/mail.ts'
import { read } from '../domain/read.ts'
import { type Instant, MINUTE, SECOND } from '../domain/time/instant.ts'
import { pause } from './back-off.ts'
import { type DecideDeps, decideBatch, type ReadMail } from './decide-batch.ts'
import { type FindSenderDeps, findSender } from './find-sender.ts'
import type { MailParser, Outcome, RawMails, Templates } from './ports.ts'
import { type Bell, type ClaimedMail, type Clock, Failure, type Log, type MailboxId } from './ports.ts'

export type ProcessDeps = Omit<DecideDeps, 'templates'> &
  FindSenderDeps & {
    readonly rawMails: RawMails
    readonly parser: MailParser
    /** Loaded when there is a mail: most passes of a cron line find none. */
    phrases(): Promise<PhraseFinder>
    templates(): Promise<Templates>
    readonly log: Log
    readonly bell: Bell
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

export const NO_COUNTS: Readonly<ProcessCounts> = {
  processed: 0,
  opened: 0,
  threaded: 0,
  automatic: 0,
  bounced: 0,
  held: 0,
  quarantined: 0,
}

/**
 * A batch is bounded by bytes rather than by count: one mail of 25 MB weighs as much as thousands of small ones. A claim ends
 * within a minute of its worker's death; one that ends while its worker lives harms nobody, because an outcome is set once.
 */
const BATCH = { count: 50, bytes: 4 * 1024 * 1024, leaseMs: 45 * SECOND }
/** After this many failures a mail is set aside. */
const MOST_ATTEMPTS = 3
/** A mail that was claimed this often and has neither outcome nor failure ended its worker each time, or the database did. */
const MOST_CLAIMS = 6
/** A ring that was lost costs this long. */
const POLL_MS = 5 * SECOND
const RETRY_MS = 2 * SECOND

/** Processes all pending mails that are due. Ends when there are none, or on abort after the batch in hand. */
export async function process(
  deps: ProcessDeps,
  mailbox: MailboxId,
  now: () => Instant,
  signal?: AbortSignal,
): Promise<ProcessCounts> {
  const counts = { ...NO_COUNTS }
  // The next batch is parsed while this one is decided: the parser has a thread of its own.
  const begin = async () => {
    if (signal?.aborted) return undefined
    const claimed = await deps.rawMails.claim(mailbox, BATCH, now())
    if (claimed.length === 0) return undefined
    const run: Run = {
      deps,
      mailbox,
      now: now(),
      counts,
      templates: await deps.templates(),
      phrases: await deps.phrases(),
    }
    return { run, claimed, parsed: await parseAll(run, claimed) }
  }
  let next = begin()
  for (let batch = await next; batch !== undefined; batch = await next) {
    next = begin()
    // Should deciding fail for want of a database, so will this; the first failure is the one that is told.
    next.catch(() => undefined)
    await processBatch(batch)
    await deps.bell.ring('outbox')
  }
  return counts
}

/** Processes until `signal`, woken by the bell. */
export async function processForever(
  deps: ProcessDeps & { readonly clock: Clock },
  mailbox: MailboxId,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await process(deps, mailbox, deps.clock.now, signal)
    } catch (error) {
      // The database is away: claims end by themselves, a later round takes the mails again.
      deps.log.error('process-failed', { cause: error instanceof Error ? error.message : String(error) })
      await pause(RETRY_MS, signal)
    }
    if (!signal.aborted) await deps.bell.wait('raw-mail', POLL_MS, signal).catch(() => pause(RETRY_MS, signal))
  }
}

type Run = {
  readonly deps: ProcessDeps
  readonly mailbox: MailboxId
  readonly now: Instant
  readonly counts: ProcessCounts
  readonly templates: Templates
  readonly phrases: PhraseFinder
}

type Batch = {
  readonly run: Run
  readonly claimed: readonly ClaimedMail[]
  readonly parsed: readonly (Mail | undefined)[]
}

async function processBatch({ run, claimed, parsed }: Batch): Promise<void> {
  const [first] = claimed
  if (first && first.attempts > MOST_CLAIMS)
    return await fail(
      run,
      first,
      new Error(`Claimed ${first.attempts - 1} times, and each time the work ended without a word`),
    )
  const mails = await readAll(run, claimed, parsed)
  if (mails.length === 0) return
  try {
    await decide(run, mails)
  } catch (cause) {
    if (isOutside(cause)) throw cause
    const [only] = mails
    if (only && mails.length === 1) return await fail(run, only.raw, cause)
    run.deps.log.warn('batch-failed', { mails: mails.length, cause: String(cause) })
    for (const mail of mails) await decideAlone(run, mail)
  }
}

async function decideAlone(run: Run, mail: ReadMail): Promise<void> {
  try {
    await decide(run, [mail])
  } catch (cause) {
    if (isOutside(cause)) throw cause
    await fail(run, mail.raw, cause)
  }
}

async function decide({ deps, mailbox, now, counts, templates }: Run, mails: readonly ReadMail[]): Promise<void> {
  count(await decideBatch({ ...deps, templates }, mailbox, mails, now), counts)
}

/**
 * The database being away, or not the one we know, is no fault of the mail: its claim ends and it is taken again. Being
 * refused for its content is.
 */
function isOutside(cause: unknown): boolean {
  return cause instanceof Failure && !cause.refusesContent
}

/** For the operator who looks at the mail: what happened, what the database said to it, and where that was. */
function inFull(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const [first = cause.message, ...stack] = (cause.stack ?? cause.message).split('\n')
  const said =
    cause instanceof Failure && cause.cause instanceof Error ? [`the server said: ${cause.cause.message}`] : []
  return [first, ...said, ...stack].join('\n')
}

async function fail({ deps, mailbox, now, counts }: Run, raw: ClaimedMail, cause: unknown): Promise<void> {
  const words = inFull(cause)
  const isLast = raw.attempts >= MOST_ATTEMPTS
  const again = isLast ? undefined : now + raw.attempts * MINUTE
  await deps.rawMails.noteFailure(mailbox, raw.id, words.slice(0, 4_000), again)
  deps.log.error(isLast ? 'mail-quarantined' : 'mail-failed', {
    rawMail: raw.id,
    attempts: raw.attempts,
    cause: words.split('\n')[0],
  })
  if (!isLast) return
  counts.quarantined++
  counts.processed++
}

async function parseAll({ deps, now }: Run, claimed: readonly ClaimedMail[]): Promise<readonly (Mail | undefined)[]> {
  return await deps.parser.parse(
    claimed.map(({ content, truncated, size, arrivedAt }) => ({
      content,
      truncated,
      size,
      arrivedAt: Math.min(arrivedAt, now),
    })),
  )
}

/** Reads all; what throws here is that mail's failure alone. */
async function readAll(
  run: Run,
  claimed: readonly ClaimedMail[],
  parsed: readonly (Mail | undefined)[],
): Promise<readonly ReadMail[]> {
  const { deps } = run
  const done: ReadMail[] = []
  for (const [index, raw] of claimed.entries()) {
    const mail = parsed[index]
    try {
      if (!mail) throw new Error('The parser gave no answer for this mail')
      const reading = read(mail, deps.store, deps.seal, run.phrases)
      done.push({ raw, reading, sender: await findSender(deps, raw, reading) })
    } catch (cause) {
      await fail(run, raw, cause)
    }
  }
  return done
}

function count(outcomes: readonly Outcome[], counts: ProcessCounts): void {
  for (const outcome of outcomes) {
    counts.processed++
    if (outcome.kind === 'held') counts.held++
    if (outcome.kind === 'automatic') counts[outcome.bounced ? 'bounced' : 'automatic']++
    if (outcome.kind === 'filed') counts[outcome.opened ? 'opened' : 'threaded']++
  }
}
