/** The frames around our mails: `layout/<name>.mjml`, kept compiled as `.html` that holds handlebars placeholders. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Shades } from '../../domain/say/shades.ts'
import { coloured, OUR_SHADES } from './look.ts'

export const LAYOUTS = ['customer', 'agent', 'report'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Reads the compiled layouts, in these colours. Throws on remote content, and names a file that is missing. */
export async function readLayouts(
  folder: string,
  shades: Shades = OUR_SHADES,
): Promise<Readonly<Record<Layout, string>>> {
  const read = async (name: Layout) => {
    const file = `layout/${name}.html`
    const html = await readFile(join(folder, file), 'utf8').catch(() => undefined)
    if (html === undefined)
      throw new Error(`${file} is missing; npm run check -- --write layouts makes it from ${name}.mjml`)
    if (/<(?:img|link|script|iframe)\b|@import|url\(/i.test(html)) throw new Error(`${file}: brings remote content`)
    return [name, coloured(html.trim(), shades)] as const
  }
  return Object.fromEntries(await Promise.all(LAYOUTS.map(read))) as Readonly<Record<Layout, string>>
}
