/** What the store's brand adds to a mail: its logo, its signature and the lines of its imprint; and its colour in our frames. */
import { createHash } from 'node:crypto'
import Handlebars from 'handlebars'
import type { OwnFile } from '../../app/ports.ts'
import type { Language } from '../../domain/language/language.ts'
import type { Brand, Logo } from '../../domain/say/brand.ts'
import type { Shades } from '../../domain/say/shades.ts'
import { oneLine } from './medium.ts'

/** As they stand in the layouts and shapes. */
export const OUR_SHADES: Shades = {
  accent: '#1d4fa3',
  onGround: '#1d4fa3',
  inDark: '#9ec1ff',
  buttonInDark: '#2f63bd',
}

export type Look = {
  readonly picture?: Picture
  readonly signature: readonly string[]
  readonly imprint: readonly string[]
}

/** A logo under an id of its own; `cid` still lacks its domain. */
type Picture = Logo & { readonly cid: string; readonly content: Uint8Array }

/** Decoded once for all mails: the same bytes are the same object. */
export function pictureOf({ logo }: Brand): Picture | undefined {
  if (logo === undefined) return undefined
  const content = Buffer.from(logo.base64, 'base64')
  const hash = createHash('sha256').update(content).digest('hex')
  return { ...logo, cid: `logo-${hash.slice(0, 16)}`, content }
}

/** Agents get many mails a day about their own store: those stay as light as they are. */
export function lookOf(
  brand: Brand,
  picture: Picture | undefined,
  language: Language,
  audience: 'customer' | 'agent' | 'manager',
): Look {
  const toCustomers = audience === 'customer'
  return {
    ...(picture === undefined || audience === 'agent' ? {} : { picture }),
    signature: (toCustomers && brand.signature[language]) || [],
    imprint: (toCustomers && brand.imprint[language]) || [],
  }
}

/** A layout in the colours of the store. It holds nothing that strangers wrote. */
export function coloured(layout: string, { accent, onGround, inDark, buttonInDark }: Shades): string {
  const theirs = new Map([
    [OUR_SHADES.accent, accent],
    [OUR_SHADES.inDark, inDark],
    [OUR_SHADES.buttonInDark, buttonInDark],
  ])
  // In one pass: a store whose colour is another shade of ours keeps it.
  return layout.replace(/(?<name>class="s"[^{]*?color:)#1d4fa3|#[\da-f]{6}/g, (found, name: string | undefined) =>
    name === undefined ? (theirs.get(found) ?? found) : `${name}${onGround}`,
  )
}

/** The logo in the place of the store's name, on white, which it was most likely drawn for, in the dark as well. */
export function logoIn(
  { picture }: Look,
  { store, mailbox }: { readonly store: string; readonly mailbox: string },
): { readonly html: string; readonly file: OwnFile } | undefined {
  if (picture === undefined) return undefined
  const { filename, contentType, content, width, height } = picture
  const cid = `${picture.cid}@${mailbox.split('@').at(-1)}`
  return {
    html: `<img src="cid:${inHtml(cid)}" alt="${inHtml(oneLine(store))}" width="${width}" height="${height}" style="display:block;width:${width}px;height:${height}px;border:0;border-radius:4px;background:#ffffff">`,
    file: { filename, contentType, cid, content },
  }
}

/** A line for HTML. */
export function inHtml(line: string): string {
  return Handlebars.escapeExpression(line)
}

/** A paragraph at the end of a mail, where there is a signature. */
export function signatureIn(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n<p dir="auto">${lines.map(inHtml).join('<br>\n')}</p>`
}
