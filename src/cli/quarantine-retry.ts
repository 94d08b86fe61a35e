import { type Command, EXIT, printable, UsageError } from './command.ts'
import { withWired } from './wired.ts'

/** `incidencias quarantine retry [ID ...]` */
export const quarantineRetry: Command = {
  name: 'quarantine retry',
  describe: 'put mails in quarantine back in line; all of them without numbers',
  arguments: [{ name: '[ids...]', describe: 'numbers from the list' }],
  options: [],
  run: async ({ given }, io) => {
    const wrong = given.find((id) => !/^[1-9]\d{0,14}$/.test(id))
    if (wrong !== undefined)
      throw new UsageError(
        `${printable(wrong, 20)} is no number of a mail. Next: npm run incidencias -- quarantine list`,
      )
    return withWired(io, async ({ rawMails, mailbox }) => {
      const count = await rawMails.retryQuarantined(mailbox.id, given.length === 0 ? undefined : given.map(Number))
      io.out(
        `${count} put back in line; the next pass tries them again (npm run incidencias -- once, or a running npm start).`,
      )
      return EXIT.OK
    })
  },
}
