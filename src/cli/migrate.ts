import { type Command, EXIT } from './command.ts'
import { withWired } from './wired.ts'

/** `incidencias migrate` */
export const migrate: Command = {
  name: 'migrate',
  describe: 'bring the database to this version (start and once do it themselves)',
  options: [],
  run: (_, io) =>
    // Opening the house migrates, under a lock: two at once do no harm.
    withWired(io, async ({ mailbox }) => {
      io.out(`The database is up to date for ${mailbox.address}.`)
      return EXIT.OK
    }),
}
