/**
 * From raw mails to recorded decisions. Reading happens outside any transaction, in a thread of its own; a batch is then
 * decided and recorded in one. When a batch fails, its mails are tried one by one, so that a bad one spoils nobody else's; what fails
 * three times is quarantined.
 */
import { type Instant, MINUTE, SECOND } from '../domain/time/instant.ts'
import { pause } from './back-off.ts'
import { type DecideDeps, type Decided, decideBatch, type ReadMail } from './decide-batch.ts'
import { type FindSenderDeps, findSender } from './find-sender.ts'
import { harmlessCause } from './harmless-cause.ts'
import { type LearnDeps, learnNews } from './learn.ts'
import { type LookUpOrdersDeps, lookUpOrders } from './look-up-orders.ts'
import type { MailReader, MailResult, Meter, Outcome, RawMails, Templates } from './ports.ts'
import { type Bell, type ClaimedMail, type Clock, Failure, LONGEST_READ, type Log, type MailboxId } from './ports.ts'

export type ProcessDeps = Omit<DecideDeps, 'templates'> &
  FindSenderDeps &
  LearnDeps &
  LookUpOrdersDeps & {
    readonly rawMails: RawMails
    readonly reader: MailReader
    /** Loaded when there is a mail: most passes of a cron line find none. */
    templates(): Promise<Templates>
    readonly log: Log
    readonly meter: Meter
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
 * A batch is bounded by bytes rather than by count: one mail of 25 MB weighs as much as thousands of small ones, and comes
 * alone. What is longer than `longest` is read as far as that. A claim ends within a minute of its worker's death; one that
 * ends while its worker lives harms nobody, because an outcome is set once.
 */
const BATCH = { count: 50, bytes: 4 * 1024 * 1024, longest: LONGEST_READ, leaseMs: 45 * SECOND }
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
  // The next batch is read while this one is decided: the reader has a thread of its own.
  const begin = async (): Promise<Batch | undefined> => {
    if (signal?.aborted) return undefined
    deps.meter.turned()
    const claimed = await deps.rawMails.claim(mailbox, BATCH, now())
    deps.meter.trouble('process')
    if (claimed.length === 0) return undefined
    const run = { deps, mailbox, now: now(), since: performance.now(), counts }
    const templates = await equipped(deps, mailbox, claimed)
    await learnNews(deps, mailbox, run.now)
    return { run: { ...run, templates }, mails: await lookUpOrders(deps, await readAll(run, claimed)) }
  }
  let batch = await begin()
  while (batch !== undefined) {
    const next = begin()
    // Should deciding fail for want of a database, so will this; the first failure is the one that is told.
    next.catch(() => undefined)
    const { released } = await processBatch(batch)
    await deps.bell.ring('outbox')
    // A mail that was held and goes its way again was not there when the next batch was claimed.
    batch = (await next) ?? (released ? await begin() : undefined)
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
      deps.log.error('process-failed', { cause: harmlessCause(error) })
      deps.meter.trouble('process', error)
      await pause(RETRY_MS, signal)
    }
    deps.meter.turned(POLL_MS)
    if (!signal.aborted) await deps.bell.wait('raw-mail', POLL_MS, signal).catch(() => pause(RETRY_MS, signal))
  }
}

type Begun = {
  readonly deps: ProcessDeps
  readonly mailbox: MailboxId
  readonly now: Instant
  /** When its batch was claimed, by the clock that only goes on. */
  readonly since: number
  readonly counts: ProcessCounts
}

type Run = Begun & { readonly templates: Templates }

type Batch = { readonly run: Run; readonly mails: readonly ReadMail[] }

/** Whether mails that were held are pending again. */
type Released = { readonly released: boolean }

async function processBatch({ run, mails }: Batch): Promise<Released> {
  if (mails.length === 0) return { released: false }
  try {
    return await decide(run, mails)
  } catch (cause) {
    if (isOutside(cause)) throw cause
    const [only] = mails
    if (only && mails.length === 1) return await fail(run, only.raw, cause).then(() => ({ released: false }))
    run.deps.log.warn('batch-failed', { mails: mails.length, cause: harmlessCause(cause) })
    let released = false
    for (const mail of mails) released = (await decideAlone(run, mail)).released || released
    return { released }
  }
}

async function decideAlone(run: Run, mail: ReadMail): Promise<Released> {
  try {
    return await decide(run, [mail])
  } catch (cause) {
    if (isOutside(cause)) throw cause
    await fail(run, mail.raw, cause)
    return { released: false }
  }
}

async function decide(run: Run, mails: readonly ReadMail[]): Promise<Released> {
  const { deps, mailbox, now, templates } = run
  const { decided, released } = await decideBatch({ ...deps, templates }, mailbox, mails, now)
  for (const one of decided) tell(run, one)
  return { released }
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

async function fail(run: Begun, raw: ReadMail['raw'], cause: unknown): Promise<void> {
  const { deps, mailbox, now, counts } = run
  const words = inFull(cause)
  const isLast = raw.attempts >= MOST_ATTEMPTS
  const again = isLast ? undefined : now + raw.attempts * MINUTE
  await deps.rawMails.noteFailure(mailbox, raw.id, words.slice(0, 4_000), again)
  deps.log.error(isLast ? 'mail-quarantined' : 'mail-failed', {
    rawMail: raw.id,
    messageId: raw.messageId,
    attempts: raw.attempts,
    cause: harmlessCause(cause),
  })
  if (!isLast) return
  deps.meter.note({ kind: 'processed', inlet: raw.inlet, result: 'quarantined', ms: performance.now() - run.since })
  counts.quarantined++
  counts.processed++
}

/** That templates or the model are not there is no fault of the mails: they are as if never claimed. */
async function equipped(
  { templates, reader, rawMails }: ProcessDeps,
  mailbox: MailboxId,
  claimed: readonly ClaimedMail[],
): Promise<Templates> {
  try {
    const [all] = await Promise.all([templates(), reader.ready()])
    return all
  } catch (cause) {
    await rawMails.giveBack(mailbox, claimed)
    throw cause
  }
}

/** Reads all; what fails here is that mail's failure alone. Their bytes are let go: nobody asks for them afterwards. */
async function readAll(run: Begun, claimed: readonly ClaimedMail[]): Promise<readonly ReadMail[]> {
  const { deps, now } = run
  const [first] = claimed
  if (first && first.attempts > MOST_CLAIMS) {
    await fail(
      run,
      first,
      new Error(`Claimed ${first.attempts - 1} times, and each time the work ended without a word`),
    )
    return []
  }
  const readings = await deps.reader.read(
    claimed.map(({ content, truncated, size, arrivedAt, envelope }) => ({
      content,
      truncated,
      size,
      arrivedAt: Math.min(arrivedAt, now),
      ...(envelope === undefined ? {} : { envelope }),
    })),
  )
  // Side by side: whoever has to be asked about (DNS) keeps no other mail waiting.
  const done = await Promise.all(
    claimed.map(async ({ content: _, ...raw }, index): Promise<readonly ReadMail[]> => {
      const reading = readings[index] ?? new Error('The reader gave no answer for this mail')
      try {
        if (reading instanceof Error) throw reading
        return [{ raw, reading, sender: await findSender(deps, run.mailbox, raw, reading) }]
      } catch (cause) {
        await fail(run, raw, cause)
        return []
      }
    }),
  )
  return done.flat()
}

/** Counts a mail that was decided about, and writes down what became of it: identities, and no word of it. */
function tell({ deps: { log, meter }, since, counts }: Begun, { raw, outcome, said }: Decided): void {
  const result = resultOf(outcome)
  const ms = Math.round(performance.now() - since)
  counts.processed++
  if (result !== 'ignored') counts[result]++
  meter.note({ kind: 'processed', inlet: raw.inlet, result, ms })
  log.info('mail-decided', {
    ...{ rawMail: raw.id, messageId: raw.messageId, inlet: raw.inlet, result },
    ...('incident' in outcome ? { incident: outcome.incident } : {}),
    ...('why' in outcome ? { why: outcome.why } : {}),
    ...(said.length > 0 ? { said } : {}),
    ...{ attempts: raw.attempts, ms },
  })
}

function resultOf(outcome: Outcome): Exclude<MailResult, 'quarantined'> {
  switch (outcome.kind) {
    case 'filed':
      return outcome.opened ? 'opened' : 'threaded'
    case 'automatic':
      return outcome.bounced ? 'bounced' : 'automatic'
    case 'ignored':
    case 'held':
      return outcome.kind
  }
}
