import { writeFile } from 'node:fs/promises'
import { type Command, EXIT, UsageError } from './command.ts'

/** `incidencias preview` */
export const preview: Command = {
  name: 'preview',
  describe: 'show a mail with sample data: as a web page at desktop and phone width, and as text',
  arguments: [{ name: '<template>', describe: 'name of the mail, such as acknowledgement' }],
  options: [
    { flags: '--language <code>', describe: 'one of our languages, such as es (default: all of them)' },
    { flags: '--out <file>', describe: 'write the page there (default: standard output)' },
  ],
  run: async ({ given, options }, io) => {
    const { previewPage, readMailName, readLanguage } = await import('./preview-page.ts')
    const name = orUsage(readMailName(given[0] ?? ''))
    const language = options['language'] === undefined ? undefined : orUsage(readLanguage(String(options['language'])))
    const { ourTemplates } = await import('../wiring-preview.ts')
    const page = previewPage(await ourTemplates(), name, language)
    const out = options['out']
    if (typeof out === 'string') {
      await writeFile(out, page)
      io.err(`Written to ${out}.`)
    } else io.out(page)
    return EXIT.OK
  },
}

function orUsage<T>(read: { readonly value: T } | { readonly problem: string }): T {
  if ('problem' in read) throw new UsageError(read.problem)
  return read.value
}
