import type { PassCounts } from '../app/pass.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { configuredInstallation } from './configured.ts'

/** A server that does not answer is waited for no longer than this once we are told to stop: claims end by themselves. */
const LONGEST_STOP_MS = 9_000
/** Of one pass, to the database; each that runs at the same time wants one more. */
const CONNECTIONS = 4

/** `incidencias once` */
export const once: Command = {
  name: 'once',
  ofInstallation: true,
  describe: 'do one pass of everything that is due, then exit',
  options: [
    { flags: '--now <ISO>', describe: 'set the clock for the whole pass, such as 2026-11-27T09:00:00+01:00' },
    { flags: '--json', describe: 'print one line of counts' },
  ],
  details:
    'Fetches, processes, follows up, reports and sends: enough for a cron line. Exit code 0 even when mails were\nquarantined, 1 when a server could not be reached, 2 for wrong configuration.',
  async run({ options }, io) {
    const now = readNow(options['now'])
    const installation = configuredInstallation(io, now)
    const { wireAll } = await import('../wiring/wiring.ts')
    const { PASSES_AT_ONCE, passAll } = await import('../app/pass.ts')
    const { mailboxes } = installation
    const poolSize = CONNECTIONS + Math.min(mailboxes.length, PASSES_AT_ONCE) - 1
    const wiring = await wireAll(installation, { poolSize, ...(now === undefined ? {} : { now }) })
    const stop = new AbortController()
    let late: NodeJS.Timeout | undefined
    const interrupt = () => {
      stop.abort()
      late = setTimeout(() => {
        wiring.house.log.warn('stopped-late', { after: LONGEST_STOP_MS })
        process.exit(EXIT.SERVER)
      }, LONGEST_STOP_MS)
    }
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
    try {
      const { counts, each } = await passAll(
        wiring.mailboxes.map((wired) => ({ deps: wired, rate: wired.config.smtp.rate })),
        stop.signal,
      )
      const called = mailboxes.map(({ name, config }) => name ?? config.store.mailbox)
      if (options['json'] === true) io.out(JSON.stringify(counts))
      else {
        if (each.length > 1)
          for (const [index, one] of each.entries()) io.out(`${called[index]}: ${inWords(one.counts)}`)
        io.out(each.length > 1 ? `all: ${inWords(counts)}` : inWords(counts))
      }
      if (mailboxes.some(({ config }) => config.imap === undefined))
        io.err('Mail that is handed over at LMTP_LISTEN is taken in by: npm start. This pass worked on what is stored.')
      const unreachable = each.flatMap((one, index) =>
        // Who sees only the server's words does not know whose server it was.
        one.unreachable.map(
          (failure) => `${failure.where}${each.length > 1 ? ` of ${called[index]}` : ''}: ${failure.message}`,
        ),
      )
      for (const line of unreachable) io.err(line)
      if (unreachable.length > 0)
        io.err('Nothing was lost: the next pass goes on from here. Next: npm run incidencias -- doctor')
      return unreachable.length > 0 ? EXIT.SERVER : EXIT.OK
    } finally {
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      await wiring.close()
      clearTimeout(late)
    }
  },
}

function inWords(counts: PassCounts): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

function readNow(text: string | boolean | undefined): number | undefined {
  if (text === undefined || typeof text === 'boolean') return undefined
  const now = /^\d{4}-\d{2}-\d{2}(T|$)/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(now))
    throw new UsageError(`--now: found "${text}", expected a date such as 2026-11-27T09:00:00+01:00`)
  return now
}
