/** The frames around our mails: mjml compiled once at the start to HTML that holds handlebars placeholders. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import mjml2html from 'mjml'

export const LAYOUTS = ['customer', 'agent', 'report'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Reads and compiles `layout/<name>.mjml`. Throws on anything mjml does not understand, and on remote content. */
export async function compileLayout(folder: string, name: Layout): Promise<string> {
  const source = await readFile(join(folder, 'layout', `${name}.mjml`), 'utf8')
  // Without an empty list of fonts mjml would have Roboto fetched from elsewhere.
  const { html, errors } = await mjml2html(source, { validationLevel: 'soft', keepComments: false, fonts: {} })
  const wrong = errors.map(({ line, message }) => `line ${line}: ${message}`)
  if (wrong.length > 0) throw new Error(`layout/${name}.mjml: ${wrong.join('; ')}`)
  if (/<(?:img|link|script|iframe)\b|@import|url\(/i.test(html))
    throw new Error(`layout/${name}.mjml: brings remote content`)
  // Indentation would be a third of every mail that is stored.
  return html.replace(/\n\s+/g, '\n').replace(/\s+>/g, '>').trim()
}
