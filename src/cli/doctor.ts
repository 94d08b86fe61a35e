import { type Command, EXIT } from './command.ts'
import { configuredInstallation } from './configured.ts'
import { type Finding, inspect, inspectMailbox, inspectShared, type LookedAt } from './doctor-checks.ts'

const MARKS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const

/** `incidencias doctor` */
export const doctor: Command = {
  name: 'doctor',
  ofInstallation: true,
  describe: 'check configuration, database, mailbox, sending and templates, and say how to mend each',
  options: [],
  details:
    'Nothing is changed and no mail is sent. Exit code 0 when nothing fails, 1 otherwise, 2 for wrong configuration.',
  async run(_, io) {
    const { mailboxes } = configuredInstallation(io)
    const { inspections } = await import('../wiring/doctor.ts')
    let failed = 0
    const say = async (findings: AsyncIterable<Finding> | Iterable<Finding>) => {
      for await (const { level, what, mend } of findings) {
        io.out(`${MARKS[level]}  ${what}${mend === undefined ? '' : `\n      ${mend}`}`)
        if (level === 'fail') failed++
      }
    }
    const [first] = mailboxes
    if (mailboxes.length > 1 && first !== undefined) {
      io.out(`${mailboxes.length} mailboxes`)
      await say(inspectShared(first.config, inspections(first.config)))
    }
    const looked: LookedAt[] = []
    for (const { config, file } of mailboxes) {
      const seen = inspections(config)
      try {
        if (mailboxes.length === 1) await say(inspect(config, seen))
        else {
          io.out(`\n${config.store.mailbox} (${file})`)
          await say(inspectMailbox(config, seen, looked))
        }
      } finally {
        await seen.close()
      }
    }
    io.out(
      failed === 0
        ? '\nReady. Next: npm run incidencias -- once, or npm start'
        : `\n${failed} to mend; then again: npm run incidencias -- doctor`,
    )
    return failed === 0 ? EXIT.OK : EXIT.SERVER
  },
}
