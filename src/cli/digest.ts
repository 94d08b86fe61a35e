import { type Command, EXIT } from './command.ts'
import { withWired } from './wired.ts'

/** `incidencias digest` */
export const digest: Command = {
  name: 'digest',
  describe: 'print the digest of the last full week; --send mails it to the managers',
  options: [{ flags: '--send', describe: 'send it to every manager who did not get it yet' }],
  run: ({ options }, io) =>
    withWired(io, async (wired) => {
      const { digestMail, figuresOf, weekBefore } = await import('../app/digest.ts')
      const { sendReports } = await import('../app/report-mails.ts')
      const { mailbox, clock, store } = wired
      const now = clock.now()
      const week = weekBefore(wired, now)
      const figures = await figuresOf(wired, mailbox.id, week, now)
      const people = store.managers.length > 0 ? store.managers : [{ address: store.mailbox, name: '', categories: [] }]
      const mails = people.map((manager) => digestMail(manager, week, figures, wired))
      await sendReports(wired, mails, options['send'] === true && store.managers.length > 0, io.out)
      return EXIT.OK
    }),
}
