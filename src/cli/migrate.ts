import { type Command, EXIT } from './command.ts'
import { withAllWired } from './wired.ts'

/** `incidencias migrate` */
export const migrate: Command = {
  name: 'migrate',
  ofInstallation: true,
  describe: 'bring the database to this version (start and once do it themselves)',
  options: [],
  run: (_, io) =>
    // Opening the house migrates, under a lock: two at once do no harm.
    withAllWired(io, async (mailboxes) => {
      io.out(`The database is up to date for ${mailboxes.map(({ mailbox }) => mailbox.address).join(', ')}.`)
      return EXIT.OK
    }),
}
