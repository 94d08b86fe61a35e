/** The frames around our mails: `layout/<name>.mjml`, kept compiled as `.html` that holds handlebars placeholders. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const LAYOUTS = ['customer', 'agent', 'report'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Reads the compiled layouts. Throws on remote content, and names a file that is missing. */
export async function readLayouts(folder: string): Promise<Readonly<Record<Layout, string>>> {
  const read = async (name: Layout) => {
    const file = `layout/${name}.html`
    const html = await readFile(join(folder, file), 'utf8').catch(() => undefined)
    if (html === undefined)
      throw new Error(`${file} is missing; npm run check -- --write layouts makes it from ${name}.mjml`)
    if (/<(?:img|link|script|iframe)\b|@import|url\(/i.test(html)) throw new Error(`${file}: brings remote content`)
    return [name, html.trim()] as const
  }
  return Object.fromEntries(await Promise.all(LAYOUTS.map(read))) as Readonly<Record<Layout, string>>
}
