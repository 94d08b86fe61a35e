/** Pieces that several clients share: quoting, HTML to text and back, dates. */
import type { ReadMail } from '../post-office.ts'

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** `> ` before each line, as all but Thunderbird do. */
export function quoted(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

/** What a client takes of a page when it quotes it: the body, without the rules for its looks. */
export function pageOf({ html }: ReadMail): string {
  return (/<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html).replaceAll(/<!--[\s\S]*?-->/g, '')
}

/** A page as lines, as clients make the text of an answer out of its HTML. */
export function flat(mail: ReadMail, link: (label: string, href: string) => string): string {
  return decoded(
    pageOf(mail)
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/g, (_all, href: string, label: string) => link(label, href))
      .replaceAll(/<li[^>]*>/g, '\n   - ')
      .replaceAll(/<br[^>]*>|<\/(?:p|div|tr|h2|blockquote)>/g, '\n')
      .replaceAll(/<[^>]*>/g, ' '),
  )
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Text of an attribute or a node, as a browser reads it. */
export function decoded(html: string): string {
  return html
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d{1,7});/g, (_all, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** Lines of at most 76 letters; a word that is longer stays whole. */
export function wrapped(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/(.{1,75})(?:\s+|$)/g, '$1\n').trimEnd())
    .join('\n')
}

/** Parts of a date as people of that language read them on their clocks. */
export function dated(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Madrid', ...options }).format(date)
}

export function timeOf(date: Date, locale: string): string {
  return dated(date, locale, { hour: '2-digit', minute: '2-digit' })
}
