import { storeAt } from '../domain/store.ts'
import { type Command, EXIT } from './command.ts'
import { withWired } from './wired.ts'

/** `incidencias handover` */
export const handover: Command = {
  name: 'handover',
  describe: 'print who waits for what now; --send mails it to the agents',
  options: [{ flags: '--send', describe: 'send it to every agent' }],
  run: ({ options }, io) =>
    withWired(io, async (wired) => {
      const { handoverContent, handoverMail } = await import('../app/handover.ts')
      const { sendReports } = await import('../app/report-mails.ts')
      const { mailbox, clock, store, incidents } = wired
      const now = clock.now()
      const present = { ...wired, store: storeAt(store, await incidents.absences(mailbox.id), now) }
      const content = await handoverContent(present, mailbox.id, now)
      const people = store.agents.length > 0 ? store.agents : [{ address: store.mailbox, name: '', categories: [] }]
      const mails = people.map((agent) => handoverMail(agent, content, now, present))
      await sendReports(wired, mails, options['send'] === true && store.agents.length > 0, io.out)
      return EXIT.OK
    }),
}
