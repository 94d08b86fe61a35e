import { type Command, EXIT } from './command.ts'
import { withWired } from './wired.ts'

/** `incidencias ledger` */
export const ledger: Command = {
  name: 'ledger',
  describe: 'compare server and database mail by mail, take in what is missing',
  options: [{ flags: '--json', describe: 'one line of JSON' }],
  run: ({ options }, io) =>
    withWired(io, async ({ rawMails, source, clock, store, mailbox }) => {
      const { checkLedger } = await import('../app/ledger.ts')
      const found = await checkLedger({ rawMails, source, clock, store }, mailbox.id, new AbortController().signal)
      if (options['json'] === true) {
        io.out(JSON.stringify(found))
        return EXIT.OK
      }
      const { received, ...parts } = found.sum
      for (const [name, count] of Object.entries(parts)) io.out(`${String(count).padStart(8)} ${name}`)
      io.out(
        `${String(received).padStart(8)} received: ${found.adds ? 'all accounted for' : 'THE SUM IS WRONG, tell the developers'}`,
      )
      if (found.server !== undefined) {
        const { folder, there, missing, taken } = found.server
        io.out(
          `At the server: ${there} mails in ${folder}, ${missing} of them without an entry here${missing > 0 ? `, ${taken} taken in now` : ''}.`,
        )
      }
      return EXIT.OK
    }),
}
