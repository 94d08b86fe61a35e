import { type Command, EXIT, printable, UsageError } from './command.ts'
import { withWired } from './wired.ts'

const SHOWN = 20_000

/** `incidencias quarantine show ID` */
export const quarantineShow: Command = {
  name: 'quarantine show',
  describe: 'show a mail in quarantine as it arrived',
  arguments: [{ name: '<id>', describe: 'number from the list' }],
  options: [],
  run: ({ given: [id = ''] }, io) =>
    withWired(io, async ({ rawMails, mailbox }) => {
      const mail = (await rawMails.quarantined(mailbox.id)).find((one) => String(one.id) === id)
      const content = mail === undefined ? undefined : await rawMails.read(mailbox.id, mail.id)
      if (mail === undefined || content === undefined) {
        throw new UsageError(
          `No mail ${printable(id, 20)} is in quarantine. Next: npm run incidencias -- quarantine list`,
        )
      }
      io.out(`cause: ${printable(mail.cause, 1_000)}\n`)
      const text = new TextDecoder().decode(content.subarray(0, SHOWN))
      for (const line of text.split(/\r\n|\r|\n/)) io.out(printable(line.replaceAll('\t', '  '), 2_000))
      if (content.length > SHOWN) io.out(`[… ${content.length - SHOWN} more bytes]`)
      return EXIT.OK
    }),
}
