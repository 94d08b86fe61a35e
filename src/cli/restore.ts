import { resolve } from 'node:path'
import type { BackupFacts } from '../app/ports.ts'
import { holding, progressLine, when } from './backup-words.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { configuredInstallation } from './configured.ts'

/** `incidencias restore FILE` */
export const restore: Command = {
  name: 'restore',
  ofInstallation: true,
  describe: 'bring a backup back, into DATA_DIR or an empty database',
  arguments: [{ name: '<file>', describe: 'what incidencias backup wrote' }],
  options: [
    { flags: '--yes', describe: 'also where there is a database in DATA_DIR; it is kept beside, under another name' },
  ],
  details:
    'The file is checked first, and the database that is there stays untouched until the restored one is complete. Backups of older\n' +
    'versions are brought up to date; one of a newer version is refused. With DATABASE_URL the database must be empty.',
  async run({ given: [file = ''], options }, io) {
    const { shared } = configuredInstallation(io)
    const { backupTools } = await import('../wiring/backup.ts')
    const { restoreInto } = await import('../app/backup.ts')
    const tools = backupTools(shared, resolve(file))
    if (tools.embedded === true && options['yes'] !== true)
      throw new UsageError(
        `There is a database in ${shared.dataDir}. --yes puts the backup in its place and keeps it beside, under another name; another DATA_DIR leaves it alone.`,
      )
    io.err('Checking the backup …')
    const facts = await tools.check(tools.file.read())
    io.err(`It is whole: ${holding(facts)}, as of ${when(facts.takenAt)}, by version ${facts.version}.`)
    const progress = progressLine(facts.bytes)
    try {
      const aside =
        tools.embedded === undefined ? await intoGiven(tools, progress.told) : await restoreInto(tools, progress.told)
      progress.end()
      io.out(`Restored and counted: ${holding(facts)}.`)
      if (aside !== undefined)
        io.out(`What was there before is in ${aside}; delete it when you do not need it any more.`)
      io.out(since(facts))
      return EXIT.OK
    } finally {
      progress.end()
    }
  },
}

type Tools = ReturnType<typeof import('../wiring/backup.ts')['backupTools']>

async function intoGiven(
  { openDatabase, file }: Tools,
  told: ReturnType<typeof progressLine>['told'],
): Promise<undefined> {
  const { database, close } = await openDatabase()
  try {
    await database.load(file.read(), told)
  } finally {
    await close()
  }
}

/** What a restored database does not know, and what becomes of it. */
function since({ takenAt }: BackupFacts): string {
  return `
What happened after ${when(takenAt)} is unknown to it:
  - Mails that are still in the mailbox are taken in again at the next start: none is lost. Their senders may get a second
    acknowledgement, with another number (incidencias ledger lists them), and an agent's answer may go out a second time.
  - With IMAP_AFTER=move or delete they are no longer there: move them back, or take them in with incidencias import.
  - Whoever was erased since then is in it again: say incidencias forget ADDRESS once more.
  - Numbers of new incidents go on well above the old ones, so that no reference given since then leads to somebody else.
Next: npm run incidencias -- doctor, then npm start`
}
