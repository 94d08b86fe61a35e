import { headerFields } from './header-fields.ts'
import type { SentMail } from './outgoing.ts'

/** The name under which the demo's incoming server gives its verdict on senders. */
export const AUTHSERV_ID = 'mx.store.example'

export type Language = 'es' | 'pt' | 'pl' | 'en'

const TIME_ZONE = 'Europe/Madrid'

/**
 * What the receiving server adds on top of a mail: return path, recipient, its verdict on the sender, a trace line. It
 * believes everybody who reaches it over loopback, except mails that carry `X-Demo-Verdict: fail`.
 */
export function stamped(raw: Buffer, by: { readonly from: string; readonly to: string; readonly at: number }): Buffer {
  const fields = headerFields(raw.toString('latin1'))
  const domain = /@([^\s<>@]{1,255})>?\s*$/.exec(fields.get('from') ?? '')?.[1]?.toLowerCase() ?? 'unknown.invalid'
  const verdict = fields.get('x-demo-verdict') === 'fail' ? 'fail' : 'pass'
  const top = [
    `Return-Path: <${by.from}>`,
    `Delivered-To: ${by.to}`,
    `Authentication-Results: ${AUTHSERV_ID}; dmarc=${verdict} header.from=${domain}`,
    `Received: from [127.0.0.1] by ${AUTHSERV_ID} with ESMTP; ${mailDate(by.at)}`,
    '',
  ]
  return Buffer.concat([Buffer.from(top.join('\r\n'), 'latin1'), raw])
}

/** A fixture with its placeholders filled: the date, and what is known of the mail it answers. */
export function filled(fixture: string, at: number, answered: SentMail | undefined): string {
  const known: Record<string, string> = {
    date: mailDate(at),
    'reply-to': answered?.replyTo ?? '',
    'bounce-to': answered?.envelopeFrom ?? '',
    'message-id': answered?.messageId ?? '',
    references: [...(answered?.references ?? []), answered?.messageId ?? ''].map((id) => `<${id}>`).join('\r\n '),
    subject: folded(answered?.rawSubject ?? ''),
    're-subject': folded(withPrefix('Re:', answered?.rawSubject ?? '')),
    'odp-subject': folded(withPrefix('Odp:', answered?.rawSubject ?? '')),
    'on-es': onDate('es', answered?.at ?? at),
    'on-en': onDate('en', answered?.at ?? at),
    'on-pl': onDate('pl', answered?.at ?? at),
  }
  return fixture
    .replace(/\{\{([a-z-]{1,20})\}\}/g, (whole, name: string) => known[name] ?? whole)
    .replace(/\r?\n/g, '\r\n')
}

/** An agent's answer as a mail client writes it: the words, and the answered mail quoted below. */
export function agentMail(words: {
  readonly from: { readonly name: string; readonly address: string; readonly language: Language }
  readonly text: string
  readonly at: number
  readonly answered: SentMail
}): string {
  const { from, at, answered } = words
  const quote = answered.text.split(/\r?\n/).slice(0, 40)
  return [
    `From: ${from.name} <${from.address}>`,
    `To: <${answered.replyTo}>`,
    `Subject: ${folded(withPrefix('Re:', answered.rawSubject))}`,
    `Date: ${mailDate(at)}`,
    `Message-ID: <${at}.${from.name.toLowerCase()}@agents.example>`,
    `In-Reply-To: <${answered.messageId}>`,
    `References: ${[...answered.references, answered.messageId].map((id) => `<${id}>`).join('\r\n ')}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...words.text.split('\n'),
    '',
    ATTRIBUTIONS[from.language](onDate(from.language, answered.at), 'Casa Lumbre <incidencias@store.example>'),
    '',
    ...quote.map((line) => (line === '' ? '>' : `> ${line}`)),
    '',
  ].join('\r\n')
}

/** How Gmail introduces a quote. */
const ATTRIBUTIONS: Readonly<Record<Language, (on: string, who: string) => string>> = {
  es: (on, who) => `El ${on}, ${who} escribió:`,
  pt: (on, who) => `${who} escreveu (${on}):`,
  pl: (on, who) => `${on} ${who} napisał(a):`,
  en: (on, who) => `On ${on}, ${who} wrote:`,
}

/** The date as quotes and headers of forwarded mails show it. */
function onDate(language: Language, at: number): string {
  const parts = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: TIME_ZONE, ...options }).format(at)
  const time = parts({ hour: '2-digit', minute: '2-digit' })
  const numeric = parts({ day: '2-digit', month: '2-digit', year: 'numeric' })
  const short = (value: Intl.DateTimeFormatOptions) => parts(value).replaceAll(',', '')
  switch (language) {
    case 'es':
      return `${short({ weekday: 'short' })}, ${short({ day: 'numeric', month: 'short', year: 'numeric' })} a las ${time}`
    case 'pt':
      return `${short({ weekday: 'long' })}, ${numeric} à(s) ${time}`
    case 'pl':
      return `${short({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })} o ${time}`
    case 'en':
      return `${short({ day: 'numeric', month: 'short', year: 'numeric' })}, at ${time}`
  }
}

function mailDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}

function withPrefix(prefix: string, subject: string): string {
  return /^(re|odp):/i.test(subject) ? subject : `${prefix} ${subject}`
}

/** Breaks a long field at its spaces again (RFC 5322, 2.2.3). */
function folded(value: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of value.split(' ')) {
    if (line.length > 0 && line.length + word.length > 65) {
      lines.push(line)
      line = ` ${word}`
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\r\n')
}
