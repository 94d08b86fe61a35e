/**
 * Seeded bench mails: the same seed gives the same bytes. `small`: 3 KB plain text. `mix`: 60% the same, 30% text and html
 * of about 25 KB, 8% with a file of 300 KB, 2% with a file of 3 MB. Each mail comes from another sender and domain and
 * carries the trusted server's verdict on top, so that no limit on acknowledgements applies.
 */
import { PRODUCTS, SENTENCES, type Sentences } from './words.ts'

export type MixName = 'small' | 'mix'

export const AUTHSERV_ID = 'mx.store.example'
export const MAILBOX = 'incidencias@store.example'

const SMALL_TEXT = 2_500
const LONG_TEXT = 4_000
const LONG_HTML = 18_000

/** The mails of a mix one after the other; nothing is kept. `first` numbers their senders and orders. */
export function* mails(mix: MixName, count: number, seed = 1, first = 1): Generator<Buffer> {
  const random = randomNumbers(seed)
  for (let n = first; n < first + count; n++) yield mail(mix === 'small' ? 0 : random(), n, random)
}

function mail(share: number, n: number, random: () => number): Buffer {
  const sentences = pick(SENTENCES, random)
  const fill = filler(n, random)
  const head = header(sentences, n, fill, random)
  if (share < 0.6) {
    return Buffer.from(
      `${head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${letter(sentences, SMALL_TEXT, fill, random)}\r\n`,
    )
  }
  const text = letter(sentences, LONG_TEXT, fill, random)
  const both = `--alt${n}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}\r\n--alt${n}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(html(text))}\r\n--alt${n}--\r\n`
  const alternative = `Content-Type: multipart/alternative; boundary="alt${n}"\r\n\r\n${both}`
  if (share < 0.9) return Buffer.from(head + alternative)
  const size = share < 0.98 ? 300_000 : 3_000_000
  return Buffer.from(
    `${head}Content-Type: multipart/mixed; boundary="mix${n}"\r\n\r\n--mix${n}\r\n${alternative}--mix${n}\r\nContent-Type: image/jpeg; name="photo-${n}.jpg"\r\nContent-Disposition: attachment; filename="photo-${n}.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(size, random)}\r\n--mix${n}--\r\n`,
  )
}

function header(sentences: Sentences, n: number, fill: (text: string) => string, random: () => number): string {
  const domain = `shopper-${n}.example`
  const name = encoded(pick(sentences.names, random))
  return [
    `Authentication-Results: ${AUTHSERV_ID}; dmarc=pass header.from=${domain}`,
    `Received: from mail.${domain} (mail.${domain} [192.0.2.${n % 250}]) by ${AUTHSERV_ID} with ESMTPS; ${new Date().toUTCString()}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `From: ${name} <customer@${domain}>`,
    `To: ${MAILBOX}`,
    `Subject: ${encoded(fill(pick(sentences.subjects, random)))}`,
    `Message-ID: <bench-${n}-${Math.floor(random() * 1e9).toString(36)}@${domain}>`,
    'MIME-Version: 1.0',
    '',
  ].join('\r\n')
}

/** A letter of about `size` characters. */
function letter(sentences: Sentences, size: number, fill: (text: string) => string, random: () => number): string {
  const paragraphs = [pick(sentences.greetings, random), fill(pick(sentences.matters, random))]
  let length = 100
  while (length < size) {
    const paragraph = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(sentences.details, random)).join(
      ' ',
    )
    paragraphs.push(paragraph)
    length += paragraph.length + 4
  }
  paragraphs.push(`${pick(sentences.endings, random)}\r\n${pick(sentences.names, random)}`)
  return paragraphs.join('\r\n\r\n')
}

/** What a mail client makes of it: every paragraph with its styles, padded to a usual size. */
function html(text: string): string {
  const style = 'margin:0cm;font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif;color:#1f1f1f;line-height:1.4'
  const paragraphs = text
    .split('\r\n\r\n')
    .map((paragraph) => `<p class="MsoNormal" style="${style}"><span lang="x" style="${style}">${paragraph}</span></p>`)
  const body = paragraphs.join('\r\n')
  const css = '.MsoNormal { margin: 0; font-family: Calibri, sans-serif; } '.repeat(
    Math.max(0, Math.floor((LONG_HTML - body.length) / 60)),
  )
  return `<html><head><meta charset="utf-8"><style>${css}</style></head><body>${body}</body></html>`
}

function filler(n: number, random: () => number): (text: string) => string {
  const order = String(100_000 + n)
  const product = pick(PRODUCTS, random)
  return (text) => text.replaceAll('{order}', order).replaceAll('{product}', product)
}

/** RFC 2045, 6.7: soft breaks at 76 characters, a line break stays one. */
function quotedPrintable(text: string): string {
  return text
    .split('\r\n')
    .map((line) => {
      const units = [...Buffer.from(line)].map((byte) =>
        (byte >= 33 && byte <= 126 && byte !== 61) || byte === 32
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      )
      let width = 0
      return units
        .map((unit) => {
          width += unit.length
          if (width <= 74) return unit
          width = unit.length
          return `=\r\n${unit}`
        })
        .join('')
    })
    .join('\r\n')
}

function base64(bytes: number, random: () => number): string {
  const block = Buffer.from(Uint8Array.from({ length: 5_700 }, () => Math.floor(random() * 256)))
  const lines = block.toString('base64').replace(/.{76}/g, '$&\r\n')
  return lines.repeat(Math.ceil(bytes / block.length)).trimEnd()
}

function encoded(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
}

function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** mulberry32: small, fast, the same everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
