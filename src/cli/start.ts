import { fileURLToPath } from 'node:url'
import { harmlessCause } from '../app/harmless-cause.ts'
import { tellConfig } from '../config/told.ts'
import type { JobData } from '../jobs/run-job.ts'
import { type Command, EXIT } from './command.ts'
import { configuredInstallation } from './configured.ts'

/** A job in hand is finished within this, or given back by ending. */
const LONGEST_STOP_MS = 10_000

/** `incidencias start` */
export const start: Command = {
  name: 'start',
  ofInstallation: true,
  describe: 'work until stopped: receive, process, send, follow up, report',
  options: [],
  details:
    'Any number of processes may run on one database. SIGTERM and Ctrl-C end it within ten seconds; nothing is lost.',
  async run(_, io) {
    const installation = configuredInstallation(io)
    const { wireAll } = await import('../wiring/wiring.ts')
    const { openWatch } = await import('../wiring/seeing.ts')
    const { SCHEDULE } = await import('../jobs/schedule.ts')
    const { default: Bree } = await import('bree')
    const wiring = await wireAll(installation, { poolSize: 1 })
    const { log, db } = wiring.house
    const served = wiring.mailboxes.map(({ mailbox }) => mailbox.address)
    for (const { config, log } of wiring.mailboxes)
      for (const warning of config.warnings) log.warn('configuration', { warning })
    // Templates are checked before anything is taken in; the threads load their own.
    for (const wired of wiring.mailboxes) await wired.tryTemplates()
    const jobs = SCHEDULE.filter(({ isWanted }) => isWanted?.(installation.shared) ?? true)
    let stopping = false
    const threads = jobs.map(({ name }) => name)
    const watch = await openWatch(installation.shared, wiring.mailboxes, { databaseUrl: db.url, log, threads })
    const failed = new Set<string>()
    const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js'
    const bree = new Bree({
      root: fileURLToPath(new URL('../jobs/', import.meta.url)),
      timezone: 'UTC',
      defaultExtension: extension,
      acceptedExtensions: [`.${extension}`],
      worker: {
        workerData: {
          databaseUrl: db.url,
          mailboxes: installation.mailboxes.map(({ config }) => tellConfig(config)),
        } satisfies JobData,
      },
      jobs: jobs.map(({ name, every }) => ({ name, timeout: 0, interval: every })),
      // A long job that still runs is no news.
      logger: {
        info: () => undefined,
        warn: () => undefined,
        error: (cause: unknown) => log.error('job', { cause: harmlessCause(cause) }),
      },
      // A thread that is told to stop ends with code 1.
      errorHandler: (error: unknown, { name }) => {
        if (stopping) return
        failed.add(name)
        log.error('job-failed', { job: name, cause: harmlessCause(error) })
      },
      workerMessageHandler: ({ name, message }: { readonly name: string; readonly message: unknown }) =>
        watch.heard(name, message),
    })
    bree.on('worker created', (name: string) => watch.threadStarted(name))
    bree.on('worker deleted', (name: string) => watch.threadEnded(name, failed.delete(name)))
    await bree.start()
    log.info('started', { mailboxes: served, jobs: threads })
    io.err(`incidencias is working for ${served.join(', ')}. Ctrl-C ends it.`)

    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve())
    })
    stopping = true
    log.info('stopping')
    // A second signal is for the impatient: nothing is lost, claims end by themselves.
    process.once('SIGINT', () => process.exit(EXIT.SERVER))
    const late = setTimeout(() => {
      log.warn('stopped-late', { after: LONGEST_STOP_MS })
      process.exit(EXIT.OK)
    }, LONGEST_STOP_MS)
    late.unref()
    await bree.stop()
    await watch.close()
    await wiring.close()
    clearTimeout(late)
    log.info('stopped')
    return EXIT.OK
  },
}
