import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { addressInUnicode } from '../config/parsers.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { withWired } from './wired.ts'

/** `incidencias export` */
export const exportPerson: Command = {
  name: 'export',
  describe: 'write all that is kept of a person into a zip, for the person (right of access)',
  arguments: [{ name: '<address>', describe: 'the address of the person' }],
  options: [
    { flags: '--out <file>', describe: 'the zip to write; only its owner can read it' },
    { flags: '--with-notes', describe: "the store's internal notes, too: read them before you hand them over" },
    { flags: '--force', describe: 'replace the file if it is there' },
  ],
  details:
    'The zip has the mails as they came, the mails that were sent to the person, incidents.json, and a README in the\nlanguage of the person. What others wrote is left out. Exit code 0, or 2 when nothing is kept of the address.',
  async run({ given, options }, io) {
    const written = (given[0] ?? '').trim().toLowerCase()
    const address = addressInUnicode(written)
    if (address === undefined)
      throw new UsageError(`export: found "${written}", expected a mail address such as eva@mail.example`)
    const { out } = options
    if (typeof out !== 'string') throw new UsageError('--out: found nothing, expected a file such as export.zip')
    const file = resolve(out)
    const replace = options['force'] === true
    if (existsSync(file) && !replace)
      throw new UsageError(`--out: found ${out}, expected a file that is not there, or --force`)
    const { exportPerson: write } = await import('../app/export-person.ts')
    return await withWired(io, async (wired) => {
      const { mailbox, clock } = wired
      const asked = { file, replace, notes: options['withNotes'] === true }
      const counts = await write(wired, mailbox.id, address, asked, clock.now())
      if (counts === undefined)
        throw new UsageError(`export: nothing is kept of ${address} in ${mailbox.address}. No file was written.`)
      const { incidents, written, sent } = counts
      io.out(`${out}: ${written} mails received, ${sent} sent, ${incidents} incidents.`)
      return EXIT.OK
    })
  },
}
