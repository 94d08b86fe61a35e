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
    { flags: '--copy', describe: 'put this mail in this language into STORE_DIR, to be changed there' },
    {
      flags: '--check',
      describe: 'only tell what is wrong: contrast, pictures, links, words, size; exit code 2 if anything is',
    },
  ],
  details: `The mails are shown as the store has them: what stands in STORE_DIR (templates/<language>/<mail>.hbs, words.json,
brand.yaml, taxonomy.yaml) wins over ours. To change a mail, copy it there; upgrades leave it alone, and tell when ours has
changed or yours can no longer be used.

  incidencias preview acknowledgement --language es --out page.html
  incidencias preview acknowledgement --language es --copy
  incidencias preview all --check
`,
  run: async ({ given, options }, io) => {
    const { previewPage, readLanguage, readMailNames, showMails } = await import('./preview-page.ts')
    const { LANGUAGES } = await import('../domain/language/language.ts')
    const names = orUsage(readMailNames(given[0] ?? ''))
    const asked = options['language'] === undefined ? undefined : orUsage(readLanguage(String(options['language'])))
    const languages = asked === undefined ? LANGUAGES : [asked.language]
    const { checkMail, chartsDrawn, copyForStore, storeTemplates } = await import('../wiring/preview.ts')
    if (options['copy'] === true) {
      const [name, ...others] = names
      if (name === undefined || others.length > 0 || asked === undefined)
        throw new UsageError('--copy: found several mails or languages, expected one mail and --language')
      io.out(`Now yours: ${await orUsageError(copyForStore(io.env, name, asked.language, asked.variant))}`)
      return EXIT.OK
    }
    const templates = await storeTemplates(io.env, asked?.variant)
    for (const remark of templates.remarks) io.err(remark)
    const tell = (done: number, of: number) => {
      if (done === of || done % 50 === 0) io.err(`${done} of ${of} mails looked through`)
    }
    const showing = {
      templates,
      check: checkMail,
      // Only a page shows them, and they take their time.
      ...(options['check'] === true ? {} : { draw: chartsDrawn(templates) }),
    }
    const mails = await showMails(showing, names, languages, tell)
    const faults = mails.flatMap(({ name, language, faults }) =>
      faults.map(({ check, what }) => `${name} (${language}): ${check}: ${what}`),
    )
    if (faults.length > 0) io.err(faults.join('\n'))
    const wrong = faults.length + templates.remarks.length
    if (options['check'] === true) {
      io.out(wrong === 0 ? 'Nothing is wrong.' : `${faults.length} faults, ${templates.remarks.length} remarks.`)
      return wrong === 0 ? EXIT.OK : EXIT.USAGE
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

/** What the user can mend is said without a stack. */
async function orUsageError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
