/**
 * The frames around our mails are written in mjml and kept compiled beside their source, as the dumped schema is: mjml costs a
 * second and 80 MB at every start, and what goes to customers is part of the change a reviewer reads.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import mjml2html from 'mjml'
import { LAYOUTS, type Layout } from '../../src/adapters/template/layouts.ts'
import { firstDifference } from './tools.ts'

/** Compiles `layout/<name>.mjml`. Throws on anything mjml does not understand. */
export async function compileLayout(folder: string, name: Layout): Promise<string> {
  const source = await readFile(join(folder, 'layout', `${name}.mjml`), 'utf8')
  // Without an empty list of fonts mjml would have Roboto fetched from elsewhere.
  const { html, errors } = await mjml2html(source, { validationLevel: 'soft', keepComments: false, fonts: {} })
  const wrong = errors.map(({ line, message }) => `line ${line}: ${message}`)
  if (wrong.length > 0) throw new Error(`layout/${name}.mjml: ${wrong.join('; ')}`)
  // Indentation would be a third of every mail that is stored.
  return `${html.replace(/\n\s+/g, '\n').replace(/\s+>/g, '>').trim()}\n`
}

/** Compiled layouts that are not what their source says; with `write` they are brought up to date instead. */
export async function driftedLayouts(root: string, write: boolean): Promise<readonly string[]> {
  const folder = join(root, 'templates')
  const drifted: string[] = []
  for (const name of LAYOUTS) {
    const path = join(folder, 'layout', `${name}.html`)
    const wanted = await compileLayout(folder, name)
    const there = await readFile(path, 'utf8').catch(() => '')
    if (there === wanted) continue
    if (write) await writeFile(path, wanted)
    else drifted.push(`templates/layout/${name}.html${firstDifference(there, wanted)}`)
  }
  return drifted
}
