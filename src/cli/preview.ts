import { writeFile } from 'node:fs/promises'
import { type Command, EXIT, UsageError } from './command.ts'

/** `incidencias preview` */
export const preview: Command = {
  name: 'preview',
  describe: 'show a mail with sample data as a web page (desktop, phone, dark, text), and what is wrong with it',
  arguments: [{ name: '<template>', describe: 'name of the mail, such as acknowledgement, or all' }],
  options: [
    { flags: '--language <code>', describe: 'one of our languages, such as es (default: all of them)' },
    { flags: '--out <file>', describe: 'write the page there (default: standard output)' },
    {
      flags: '--check',
      describe: 'only tell what is wrong: contrast, pictures, links, words, size; exit code 2 if anything is',
    },
  ],
  details: `Templates, words, look and taxonomy are those of the store: what stands in STORE_DIR wins over ours.

  incidencias preview acknowledgement --language es --out page.html
  incidencias preview all --check
`,
  run: async ({ given, options }, io) => {
    const { previewPage, readLanguage, readMailNames, showMails } = await import('./preview-page.ts')
    const { LANGUAGES } = await import('../domain/language/language.ts')
    const names = orUsage(readMailNames(given[0] ?? ''))
    const asked = options['language'] === undefined ? undefined : orUsage(readLanguage(String(options['language'])))
    const languages = asked === undefined ? LANGUAGES : [asked.language]
    const { checkMail, storeTemplates } = await import('../wiring-preview.ts')
    const templates = await storeTemplates(io.env, asked?.variant)
    const tell = (done: number, of: number) => {
      if (done === of || done % 50 === 0) io.err(`${done} of ${of} mails looked through`)
    }
    const mails = await showMails(templates, checkMail, names, languages, tell)
    const faults = mails.flatMap(({ name, language, faults }) =>
      faults.map(({ check, what }) => `${name} (${language}): ${check}: ${what}`),
    )
    if (faults.length > 0) io.err(faults.join('\n'))
    if (options['check'] === true) {
      io.out(faults.length === 0 ? 'Nothing is wrong.' : `${faults.length} faults.`)
      return faults.length === 0 ? EXIT.OK : EXIT.USAGE
    }
    const page = previewPage(mails)
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
