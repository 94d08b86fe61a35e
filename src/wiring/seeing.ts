/** What watches the work: threads tell it what they do, and HTTP_LISTEN, when it is set, tells the world. */

import { openDatabase } from '../adapters/db/database.ts'
import { createMailboxes } from '../adapters/db/mailboxes.ts'
import { createReports } from '../adapters/db/reports.ts'
import { createSeeing } from '../adapters/db/seeing.ts'
import { createLog } from '../adapters/log/log.ts'
import { createHealth } from '../app/health.ts'
import { createOverview, lookAtAll, type Overview, type SeenMailbox } from '../app/overview.ts'
import type { Log } from '../app/ports.ts'
import { readinessOf } from '../app/readiness.ts'
import { samplesOf } from '../app/samples.ts'
import { isThreadReport, type ThreadReport } from '../app/thread-report.ts'
import type { Installation, Shared } from '../config/installation.ts'
import { programVersion } from '../config/version.ts'
import { signInOf } from './credentials.ts'
import type { Wired } from './wiring.ts'

export type Watch = {
  threadStarted(name: string): void
  /** `byError`: it did not end because it was told to. */
  threadEnded(name: string, byError: boolean): void
  /** Anything a thread said. */
  heard(name: string, message: unknown): void
  close(): Promise<void>
}

/** Somebody waits before a screen. */
const STATUS_MS = 10_000
/** Asked for a page, the database has no longer than this. */
const STATEMENT_MS = 2_000

export async function openWatch(
  { httpListen, lmtpListen }: Pick<Shared, 'httpListen' | 'lmtpListen'>,
  mailboxes: readonly Pick<Wired, 'mailbox' | 'store' | 'source' | 'config'>[],
  about: {
    readonly databaseUrl: string
    readonly log: Log
    readonly threads: readonly string[]
  },
): Promise<Watch> {
  const { databaseUrl, log, threads } = about
  // Of its own and with short limits: who watches neither waits for the work nor keeps it waiting.
  const db = openDatabase(databaseUrl, { poolSize: 1, statementTimeoutMs: STATEMENT_MS })
  const seeing = createSeeing(db)
  const clock = { now: Date.now }
  const ids = new Map(mailboxes.map(({ mailbox }) => [mailbox.address, mailbox.id]))
  const note = (work: Promise<void>) => void work.catch(() => undefined)
  const noteParts = ({ parts }: ThreadReport) => {
    for (const { mailbox, part, cause } of parts) {
      const id = ids.get(mailbox)
      if (id === undefined) continue
      note(
        cause === undefined ? seeing.noteWell(id, part, clock.now()) : seeing.noteTrouble(id, part, cause, clock.now()),
      )
    }
  }
  const toBeHeard: Omit<Watch, 'close'> = {
    threadStarted() {},
    threadEnded() {},
    heard: (_name, message) => {
      if (isThreadReport(message)) noteParts(message)
    },
  }
  if (httpListen === undefined) return { ...toBeHeard, close: db.close }

  const { createMetrics } = await import('../adapters/metrics/metrics.ts')
  const { serveHttp } = await import('../adapters/http/serve.ts')
  const { isGreeted } = await import('../adapters/http/is-greeted.ts')
  const metrics = createMetrics({ version: programVersion(), node: process.version })
  // By a clock that neither steps nor runs while the machine sleeps.
  const uptime = () => performance.now()
  const health = createHealth(threads, uptime())
  const seen = mailboxes.map(
    ({ mailbox, store, source, config }): SeenMailbox => ({
      ...mailbox,
      store,
      fetches: source !== undefined,
      ...signInOf(config),
    }),
  )
  const overview = createOverview({ seeing, reports: createReports(db), mailboxes: seen, clock })
  const json = (status: number, value: unknown) => ({
    ...{ status, type: 'application/json', body: `${JSON.stringify(value, null, 2)}\n` },
  })
  const door = await serveHttp(
    httpListen,
    {
      '/healthz': async () => {
        const complaints = health.complaints(uptime())
        return json(complaints.length === 0 ? 200 : 503, { alive: complaints.length === 0, complaints })
      },
      '/readyz': async () => {
        const listening = lmtpListen === undefined ? undefined : isGreeted(lmtpListen)
        const readiness = readinessOf(await overview(), await listening)
        return json(readiness.ready ? 200 : 503, readiness)
      },
      '/metrics': async () => {
        metrics.show(samplesOf(await overview()))
        return { status: 200, type: metrics.contentType, body: await metrics.expose() }
      },
    },
    log,
  )
  return {
    threadStarted: (name) => health.started(name, uptime()),
    threadEnded(name, byError) {
      health.ended(name, byError, uptime())
      if (byError) metrics.threadDied(name)
    },
    heard(name, message) {
      if (!isThreadReport(message)) return
      noteParts(message)
      health.heard(name, message.turns, uptime())
      metrics.thread(name, message)
      for (const { mailbox, measurement } of message.measured) metrics.note(mailbox, measurement)
      for (const { mailbox, part, cause } of message.parts) if (cause !== undefined) metrics.trouble(mailbox, part)
    },
    async close() {
      await door.close()
      await db.close()
    },
  }
}

/** One look from a process that does no work. Throws `Failure` when the database does not answer; migrates nothing, begins no mailbox. */
export async function lookFromOutside({ shared, mailboxes }: Installation): Promise<Overview> {
  const given = shared.database.url?.reveal()
  const embedded =
    given === undefined
      ? await (await import('../adapters/db/embedded.ts')).startEmbedded(shared.dataDir, createLog('warn'))
      : undefined
  const db = openDatabase(given ?? (embedded?.url as string), { poolSize: 1, statementTimeoutMs: STATUS_MS })
  try {
    const seeing = createSeeing(db)
    const isBegun = (await seeing.schema()).missing.length === 0
    const seen: SeenMailbox[] = []
    for (const { config } of mailboxes) {
      const { store, imap } = config
      // One that was never begun has no rows, under whatever number.
      const id = isBegun ? ((await createMailboxes(db).find(store.mailbox)) ?? 0) : 0
      seen.push({ id, address: store.mailbox, store, fetches: imap !== undefined, ...signInOf(config) })
    }
    return await lookAtAll({ seeing, reports: createReports(db), mailboxes: seen, clock: { now: Date.now } })
  } finally {
    await db.close()
    await embedded?.stop()
  }
}
