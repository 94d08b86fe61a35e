/**
 * How mail clients write, recorded from real ones: each answers a mail it was given with that mail quoted under the words, in the shape,
 * the language and the encodings of that client.
 */
import type { ReadMail } from '../post-office.ts'

export type Person = { readonly name: string; readonly address: string }

/** What somebody writes: an answer, or a fresh mail when it answers nothing. */
export type Written = {
  readonly me: Person
  readonly to: string
  readonly subject: string
  readonly words: string
  readonly answers?: ReadMail
}

export type MailClient = {
  readonly name: string
  readonly language: 'es' | 'pt' | 'pl' | 'en'
  /** Before the subject of what is answered. */
  readonly re: string
  /** What becomes of words while they are typed here. */
  typed(words: string): string
  body(written: Written): Body
  /** What this client adds to the header, besides what all write. */
  headers(written: Written): Readonly<Record<string, string>>
  /** False where no In-Reply-To and no References are written. */
  readonly threads: boolean
}

/** With both it is multipart/alternative. */
export type Body = {
  readonly text?: string
  readonly html?: string
  readonly encoding: 'quoted-printable' | 'base64' | '8bit'
  /** Parameters of text/plain, such as `format=flowed`. */
  readonly plain?: string
}

/** A client that threads and lets words be, unless said otherwise. */
export function client(one: Pick<MailClient, 'name' | 'language' | 'body'> & Partial<MailClient>): MailClient {
  return { re: 'Re: ', threads: true, typed: (words) => words, headers: () => ({}), ...one }
}

/** The answer as bytes, one character each. */
export function answer(with_: MailClient, me: Person, mail: ReadMail, words: string): string {
  const bare = mail.subject.replace(/^(re|odp|res)\s?: /i, '')
  return write(with_, { me, to: mail.replyTo || mail.from.address, subject: with_.re + bare, words, answers: mail })
}

/** What a client makes of a tapped `mailto:` link: a fresh mail (RFC 6068), with what the client puts under each. */
export function tap(with_: MailClient, me: Person, href: string): string {
  const { to, subject, body } = readMailto(href)
  return write({ ...with_, typed: (words) => words }, { me, to, subject, words: body.replace(/\n+$/, '') })
}

export function readMailto(href: string): { readonly to: string; readonly subject: string; readonly body: string } {
  const [, path = '', query = ''] = /^mailto:([^?]*)(?:\?(.*))?$/.exec(href) ?? []
  // A plus is a plus here: this is no form.
  const fields = new Map(query.split('&').map((pair) => pair.split('=').map(decodeURIComponent) as [string, string]))
  return {
    to: decodeURIComponent(path),
    subject: fields.get('subject') ?? '',
    body: (fields.get('body') ?? '').replaceAll('\r\n', '\n'),
  }
}

let written = 0

/** A fresh mail or an answer, as bytes, one character each. */
export function write(with_: MailClient, letter: Written): string {
  written += 1
  const { me, to, subject, answers } = letter
  const typed = { ...letter, words: with_.typed(letter.words) }
  const threading: Record<string, string> =
    answers === undefined || !with_.threads
      ? {}
      : {
          'In-Reply-To': answers.messageId,
          References: [...answers.references, answers.messageId].join('\r\n '),
        }
  const own = with_.headers(typed)
  const { text, html, encoding, plain } = with_.body(typed)
  const parts = [
    ...(text === undefined
      ? []
      : [part(`text/plain; charset=utf-8${plain === undefined ? '' : `; ${plain}`}`, text, encoding)]),
    ...(html === undefined ? [] : [part('text/html; charset=utf-8', html, encoding)]),
  ]
  const edge = `_000_${String(written).padStart(6, '0')}edge_`
  const content =
    parts.length === 1
      ? (parts[0] ?? '')
      : `Content-Type: multipart/alternative; boundary="${edge}"\r\n\r\n${parts.map((one) => `--${edge}\r\n${one}\r\n`).join('')}--${edge}--\r\n`
  const head = Object.entries({
    From: `${word(me.name)} <${me.address}>`,
    To: `<${to}>`,
    Subject: word(subject),
    Date: new Date().toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${written}.${process.pid}.${Date.now()}@${me.address.split('@')[1]}>`,
    ...threading,
    'MIME-Version': '1.0',
    ...own,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${head.join('')}${content}`
}

/** RFC 2047, folded between words. */
function word(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const pieces: string[] = ['']
  for (const letter of text) {
    const last = pieces.length - 1
    if (Buffer.byteLength(`${pieces[last]}${letter}`) > 42) pieces.push(letter)
    else pieces[last] += letter
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ')
}

function part(type: string, content: string, encoding: Body['encoding']): string {
  const crlf = content.replaceAll(/\r?\n/g, '\r\n')
  const encoded = { 'quoted-printable': quotedPrintable, base64, '8bit': eightBit }[encoding](crlf)
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encoded}\r\n`
}

function base64(text: string): string {
  return Buffer.from(text)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n')
}

/** Lines stay under the 998 octets that SMTP allows. */
function eightBit(text: string): string {
  return Buffer.from(text.replaceAll(/([^\r\n]{240,300}) /g, '$1\r\n')).toString('latin1')
}

function quotedPrintable(text: string): string {
  return text
    .split('\r\n')
    .map((line) => {
      const tokens = [...Buffer.from(line)].map((byte) =>
        byte === 0x3d || byte < 0x20 || byte > 0x7e
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
      )
      if (tokens.at(-1) === ' ') tokens[tokens.length - 1] = '=20'
      let width = 0
      return tokens
        .map((token) => {
          const soft = width + token.length > 75
          width = (soft ? 0 : width) + token.length
          return soft ? `=\r\n${token}` : token
        })
        .join('')
    })
    .join('\r\n')
}
