/**
 * Mail from before, out of an archive into the database: stored in the order of its dates, decided in that order by this process alone,
 * and nobody is ever written to. What is stored is noted with where the run stands, so one that was ended goes on from there.
 */
import { pause } from './back-off.ts'
import { LEASE_MS, type LeaseDeps, underLease } from './lease.ts'
import {
  type Archive,
  type ArchivedMail,
  BIG_MAIL,
  type Clock,
  type ImportCounts,
  type ImportRun,
  type Imports,
  type MailboxId,
  type RawMails,
} from './ports.ts'
import { type ProcessDeps, process } from './process.ts'
import { alarm, alongside } from './side-by-side.ts'

export type ImportDeps = ProcessDeps & LeaseDeps & { readonly imports: Imports; readonly clock: Clock }

/** How far it is: stored and decided are counted from the beginning of the archive, known ones included. */
export type ImportProgress = { readonly mails: number; readonly stored: number; readonly decided: number }

export type ImportReport = ImportCounts & {
  readonly mails: number
  /** Mails that were here already, from this archive or by another way. */
  readonly duplicates: number
  /** Where an earlier run had been ended. */
  readonly wentOnFrom: number
  /** False when it was told to stop; the same command goes on. */
  readonly whole: boolean
}

export type ImportOptions = {
  readonly signal: AbortSignal
  readonly progress?: (progress: ImportProgress) => void
  /** Nobody in it waits any more: no conversation stays open. */
  readonly closed?: boolean
}

const LEASE = 'import'
const BATCH = { count: 100, bytes: 8 * 1024 * 1024 }
/** So far storing may be ahead of deciding: what waits in the database is read from there again. */
const FAR_AHEAD = 2_000

/** Takes in an archive. Undefined when another import of this mailbox is at work and does not end. */
export async function importArchive(
  deps: ImportDeps,
  mailbox: MailboxId,
  archive: Archive,
  options: ImportOptions,
  farAhead = FAR_AHEAD,
): Promise<ImportReport | undefined> {
  const until = performance.now() + LEASE_MS + 5_000
  for (;;) {
    const report = await underLease(deps, mailbox, LEASE, options.signal, async (held) => {
      const run = await deps.imports.begin(mailbox, archive, deps.clock.now())
      return await work(deps, mailbox, archive, run, { ...options, signal: held }, farAhead)
    })
    if (report !== undefined || performance.now() >= until) return report
    // A run that was killed leaves its lease behind for some seconds.
    await pause(500, options.signal)
    if (options.signal.aborted) return undefined
  }
}

async function work(
  deps: ImportDeps,
  mailbox: MailboxId,
  archive: Archive,
  run: ImportRun,
  { signal, progress, closed = false }: ImportOptions,
  farAhead: number,
): Promise<ImportReport> {
  const state = { stored: run.position, duplicates: run.duplicates, decided: run.position, failed: false }
  const news = alarm()
  const tell = () =>
    progress?.({ mails: archive.mails, stored: state.stored, decided: Math.min(state.decided, state.stored) })
  tell()

  const storing = store()
  const rawMails = ofImport(deps.rawMails, (claimed) => {
    state.decided += claimed
    tell()
  })
  // The report counts what was filed. A line for each mail would bury the progress, and with years of mail the log.
  const log = { ...deps.log, info: () => undefined }
  const deciding = alongside(storing, news, () => process({ ...deps, rawMails, log }, mailbox, deps.clock.now, signal))
  deciding.catch(() => {
    state.failed = true
  })
  await Promise.allSettled([storing, deciding])
  await Promise.all([storing, deciding])
  const counts = await deps.imports.counts(mailbox, run.id)
  const whole = state.stored >= archive.mails && counts.pending === 0
  if (whole) await deps.imports.end(mailbox, run.id, deps.clock.now())
  state.decided = state.stored
  tell()
  return { ...counts, mails: archive.mails, duplicates: state.duplicates, wentOnFrom: run.position, whole }

  async function store(): Promise<void> {
    for await (const batch of batchesOf(archive.from(run.position))) {
      if (signal.aborted || state.failed) return
      const mails = closed
        ? batch.map((mail): ArchivedMail => ({ ...mail, history: mail.history === 'sent' ? 'sent' : 'answered' }))
        : batch
      const { duplicates, waiting } = await deps.imports.store(
        mailbox,
        run.id,
        mails,
        state.stored + mails.length,
        deps.clock.now(),
      )
      state.stored += mails.length
      state.duplicates += duplicates
      // Known ones, and those of people who were erased, are not waited for.
      state.decided += mails.length - waiting
      tell()
      news.ring()
      while (state.stored - state.decided > farAhead && !signal.aborted && !state.failed) await pause(100, signal)
    }
  }
}

/** Decides what waits for the import and nothing else; what fails is tried again at once, as nobody waits for a better moment. */
function ofImport(rawMails: RawMails, claimed: (mails: number) => void): RawMails {
  return {
    ...rawMails,
    async claim(mailbox, limits, now) {
      const mails = await rawMails.claim(mailbox, { ...limits, imported: true }, now)
      claimed(mails.filter(({ attempts }) => attempts === 1).length)
      return mails
    },
    noteFailure: (mailbox, id, cause, again) =>
      rawMails.noteFailure(mailbox, id, cause, again === undefined ? undefined : 0),
  }
}

/** Neighbours that are one transaction together; a big mail is a stream, to be stored before the next is read. */
async function* batchesOf(mails: AsyncIterable<ArchivedMail>): AsyncGenerator<readonly ArchivedMail[]> {
  let batch: ArchivedMail[] = []
  let bytes = 0
  for await (const mail of mails) {
    if (!(mail.content instanceof Uint8Array) || mail.size > BIG_MAIL) {
      if (batch.length > 0) yield batch
      batch = []
      bytes = 0
      yield [mail]
      continue
    }
    batch.push(mail)
    bytes += mail.size
    if (batch.length < BATCH.count && bytes < BATCH.bytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}
