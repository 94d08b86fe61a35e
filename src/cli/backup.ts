import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { holding, megabytes, progressLine, when } from './backup-words.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { configuredInstallation } from './configured.ts'

/** `incidencias backup` */
export const backup: Command = {
  name: 'backup',
  ofInstallation: true,
  describe: 'write everything in the database into one file, while the program goes on working',
  options: [{ flags: '--out <file>', describe: 'the file; else one in this folder, named after the date' }],
  details:
    'The file is what psql reads, packed with gzip. It gets its name only when it was read back and found whole, and may be read by its\n' +
    'owner alone. With DATABASE_URL this works, too; for very large databases PostgreSQL has pg_dump and pg_basebackup.',
  async run({ options }, io) {
    const { shared } = configuredInstallation(io)
    const path = resolve(typeof options['out'] === 'string' ? options['out'] : defaultName(Date.now()))
    const { backupTools } = await import('../wiring/backup.ts')
    const { backUp } = await import('../app/backup.ts')
    const tools = backupTools(shared, path)
    if (tools.embedded === false) throw new UsageError(`DATA_DIR: there is no database in ${shared.dataDir}`)
    const opened = await tools.openDatabase()
    const progress = progressLine()
    try {
      const facts = await backUp({ ...tools, database: opened.database }, progress.told)
      progress.end()
      const { size } = await stat(path)
      io.out(`${path}\n${holding(facts)}, as of ${when(facts.takenAt)}. ${megabytes(size)}, read back and found whole.`)
      io.out(
        'It holds every mail, unencrypted: keep it as you keep the mails. It does not hold SECRET, .env, the files of the mailboxes and\n' +
          'the folder of the store: keep a copy of these elsewhere, because without SECRET no reference that customers have is valid.',
      )
      return EXIT.OK
    } finally {
      progress.end()
      await opened.close()
    }
  },
}

function defaultName(now: number): string {
  return `incidencias-${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.sql.gz`
}
