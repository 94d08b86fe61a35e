import { type Command, EXIT, printable } from './command.ts'
import { withWired } from './wired.ts'

/** `incidencias quarantine list` */
export const quarantineList: Command = {
  name: 'quarantine list',
  describe: 'list the mails that failed too often, with the cause',
  options: [],
  run: (_, io) =>
    withWired(io, async ({ rawMails, mailbox }) => {
      const mails = await rawMails.quarantined(mailbox.id)
      for (const mail of mails) {
        const arrived = new Date(mail.arrivedAt).toISOString().slice(0, 16)
        io.out(`${mail.id}  ${arrived}  ${printable(mail.from, 60)}  ${printable(mail.subject, 80)}`)
        io.out(`    ${mail.attempts} attempts, ${mail.size} bytes: ${printable(mail.cause)}`)
      }
      io.out(
        mails.length === 0
          ? 'No mail is in quarantine.'
          : `\n${mails.length} in quarantine. Next, after npm run incidencias -- : quarantine show ID, quarantine retry [ID ...]`,
      )
      return EXIT.OK
    }),
}
