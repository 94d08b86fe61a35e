import { type Command, EXIT } from './command.ts'
import { configuredInstallation } from './configured.ts'
import { inspect } from './doctor-checks.ts'

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
    const { inspections } = await import('../wiring-doctor.ts')
    let failed = 0
    for (const { config } of mailboxes) {
      if (mailboxes.length > 1) io.out(`\n${config.store.mailbox}`)
      for await (const { level, what, mend } of inspect(config, inspections(config))) {
        io.out(`${MARKS[level]}  ${what}${mend === undefined ? '' : `\n      ${mend}`}`)
        if (level === 'fail') failed++
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
