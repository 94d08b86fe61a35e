import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTaxonomy } from '../config/config.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { problemLines } from './configured.ts'

/** `incidencias taxonomy` */
export const taxonomy: Command = {
  name: 'taxonomy',
  describe: 'show the categories and topics, what they are called and asked, and what of it is of this store',
  options: [
    { flags: '--check <file>', describe: 'only say whether a file can be used as taxonomy.yaml, and what it changes' },
    { flags: '--example', describe: 'print a taxonomy.yaml that shows and explains all there is' },
  ],
  details:
    'A store renames, adds and teaches in taxonomy.yaml in STORE_DIR. To begin:\n  npm run --silent incidencias -- taxonomy --example > taxonomy.yaml\n\nExit code 0, or 2 when the file cannot be used.',
  run: async ({ options }, io) => {
    if (options['example'] === true) {
      io.out((await readFile(EXAMPLE, 'utf8')).trimEnd())
      return EXIT.OK
    }
    const asked = options['check']
    const { file, found, value: read, problems } = readTaxonomy(io.env, typeof asked === 'string' ? asked : undefined)
    if (read === undefined || problems.length > 0)
      throw new UsageError(`The categories cannot be used as they stand.\n\n${problemLines(problems)}`)
    const { changesOf, tableOf } = await import('./taxonomy-table.ts')
    const changes = changesOf(read)
    if (asked !== undefined) io.out(`${file} can be used.\n${changes || 'It changes nothing.'}`)
    else {
      io.out(tableOf(read))
      io.out(
        found
          ? `* of this store, in ${file}\n${changes}`
          : `Nothing is of this store: there is no ${file}. To begin: npm run incidencias -- taxonomy --help`,
      )
    }
    return EXIT.OK
  },
}

const EXAMPLE = join(import.meta.dirname, '../../templates/store/taxonomy.yaml')
