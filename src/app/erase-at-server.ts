/**
 * What is left of an erasure when its transaction is over: managers get the certificate, others' mails are looked through in pieces, and
 * the folders of the mailbox are searched at their server. A server that is away is asked again for a week; then people are told what
 * they have to do by hand. Whoever asked hears the end.
 */
import { forgottenAtServerMails, forgottenMails } from '../domain/say/erasure-mails.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type {
  ErasedAtServer,
  Erasures,
  Log,
  MailboxEraser,
  MailboxId,
  RawMails,
  Templates,
  WaitingErasure,
} from './ports.ts'

export type ErasureDeps = Omit<ComposeDeps, 'templates'> & {
  readonly erasures: Erasures
  /** Absent: there is no mailbox at a server. */
  readonly eraser?: MailboxEraser | undefined
  readonly rawMails: Pick<RawMails, 'missing'>
  readonly log: Log
  templates(): Promise<Templates>
}

/** How long one worker has an erasure for itself; one look through a big account takes minutes. */
const LEASE = 15 * MINUTE
/** A look at the clock gives this much of its time to looking through mails. Milliseconds. */
const SWEEPING_MS = 3_000
/** What has to be looked at again. */
const AGAIN = 10_000
const SERVER_MS = 5 * MINUTE
/** Then somebody has to do it by hand. */
const GIVE_UP_AFTER = 7 * DAY
const LONGEST_PAUSE = 6 * HOUR

/** Goes on with the erasure whose turn it is. Returns how many mails that were. */
export async function erasuresDue(
  deps: ErasureDeps,
  mailbox: MailboxId,
  now: Instant,
  signal?: AbortSignal,
): Promise<number> {
  const waiting = await deps.erasures.claim(mailbox, now, LEASE)
  return waiting === undefined ? 0 : await goOn(deps, mailbox, waiting, now, signal)
}

async function goOn(
  deps: ErasureDeps,
  mailbox: MailboxId,
  waiting: WaitingErasure,
  now: Instant,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { erasures } = deps
  let said = 0
  if (!waiting.isTold) {
    const templates = await deps.templates()
    const mails = forgottenMails(waiting, deps.store).map((mail) =>
      compose(mail, undefined, now, { ...deps, templates }),
    )
    await erasures.noteTold(mailbox, waiting.id, mails, now)
    said += mails.length
  }
  const swept = await sweep(deps, mailbox, waiting.id, signal)
  if (swept === undefined) {
    await erasures.noteAgain(mailbox, waiting.id, '', now + AGAIN)
    return said
  }
  const found = await atServer(deps, mailbox, waiting, signal)
  const isOver = found.problem === undefined
  if (!isOver && now - waiting.askedAt < GIVE_UP_AFTER) {
    const pause = Math.min(LONGEST_PAUSE, 2 ** Math.min(waiting.attempts, 10) * MINUTE)
    await erasures.noteAgain(mailbox, waiting.id, found.problem, now + pause)
    return said
  }
  const templates = await deps.templates()
  const told = forgottenAtServerMails(
    waiting,
    { ...found, others: swept, isServer: deps.eraser !== undefined },
    deps.store,
  )
  const mails = told.map((mail) => compose(mail, undefined, now, { ...deps, templates }))
  await erasures.end(mailbox, waiting.id, isOver ? 'done' : 'refused', mails, now)
  deps.log.info('erasure-over', { erasure: waiting.id, done: isOver })
  return said + mails.length
}

/** In how many mails of others there was something; undefined when there is more to look through. */
async function sweep(
  { erasures }: ErasureDeps,
  mailbox: MailboxId,
  id: number,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  const began = performance.now()
  while (signal?.aborted !== true && performance.now() - began < SWEEPING_MS) {
    const { more, waits, others } = await erasures.sweep(mailbox, id)
    if (!more) return others
    if (waits) return undefined
  }
  return undefined
}

/** What happened in the folders, and what was in the way. */
async function atServer(
  { eraser, rawMails, log }: ErasureDeps,
  mailbox: MailboxId,
  waiting: WaitingErasure,
  signal: AbortSignal | undefined,
): Promise<ErasedAtServer & { readonly problem?: string }> {
  const nothing: ErasedAtServer = { folders: [], flagged: 0, left: 0, refused: [] }
  if (eraser === undefined) return nothing
  const missing = (folder: string, uidValidity: bigint, uids: readonly number[]) =>
    rawMails.missing(mailbox, folder, uidValidity, uids)
  const limit = AbortSignal.timeout(SERVER_MS)
  try {
    const found = await eraser.erase({ ...waiting, missing }, signal ? AbortSignal.any([signal, limit]) : limit)
    const [refused] = found.refused
    return refused === undefined ? found : { ...found, problem: `${refused.folder}: ${refused.why}` }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    log.warn('erasure-at-server-failed', { erasure: waiting.id, attempts: waiting.attempts })
    return { ...nothing, problem }
  }
}
