/** The frames around our mails: mjml compiled once at the start to HTML that holds handlebars placeholders. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import mjml2html from 'mjml'

export const LAYOUTS = ['customer', 'agent', 'report'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Reads and compiles `layout/<name>.mjml`. Throws on anything mjml does not understand, and on remote content. */
export async function compileLayout(folder: string, name: Layout): Promise<string> {
  const source = await readFile(join(folder, 'layout', `${name}.mjml`), 'utf8')
  const { html, errors } = await mjml2html(source, { validationLevel: 'strict', keepComments: false })
  if (errors.length > 0)
    throw new Error(`layout/${name}.mjml: ${errors.map((error) => error.formattedMessage).join('; ')}`)
  // Indentation would be a third of every mail that is stored.
  return html.replace(/\n\s+/g, '\n').replace(/\s+>/g, '>').trim()
}
