/** The shapes our mails are made of; `html.ts` and `text.ts` draw each of them. All strings given in are plain and hostile. */
import { maskSecrets } from '../../domain/mail/mask.ts'
import { neutralised, neutralisedLine } from '../../domain/mail/safety/neutralise.ts'

export type Field = { readonly label: string; readonly value: string; readonly strong?: boolean }
export type Entry = {
  readonly who: string
  readonly side: string
  readonly when: string
  readonly text: string
  /** `inside` stays in the store, and looks like nothing else does. */
  readonly tone: 'theirs' | 'ours' | 'aside' | 'inside'
}
export type Item = {
  readonly title: string
  readonly href?: string
  readonly details: readonly string[]
  readonly urgent?: string
  /** A piece of text in which words were found. */
  readonly passage?: readonly Piece[]
  /** What can be done about it, with one tap. */
  readonly link?: Link
  /** The same where it is more than one thing. */
  readonly links?: readonly Link[]
}
type Piece = { readonly text: string; readonly hit: boolean }
export type Link = { readonly label: string; readonly href: string; readonly size: 'first' | 'large' | 'small' }
type Named = { readonly label: string; readonly text: string }

export type Medium = {
  readonly prose: (text: string) => string
  readonly quote: (text: string) => string
  readonly fields: (fields: readonly Field[]) => string
  readonly buttons: (links: readonly Link[]) => string
  /** Answers to choose from, by their number or with one tap. */
  readonly choices: (links: readonly Omit<Link, 'size'>[]) => string
  /** Answers to choose from with one tap, each with its address where nothing can be tapped. */
  readonly scores: (links: readonly Omit<Link, 'size'>[]) => string
  readonly entries: (entries: readonly Entry[]) => string
  readonly items: (items: readonly Item[]) => string
  readonly notices: (lines: readonly string[]) => string
  readonly code: (lines: readonly string[]) => string
  /** A picture that goes along with the mail under `cid`, or nothing but what it shows. */
  readonly picture: (alt: string, cid: string | undefined) => string
  /** Small print: what was cut from a text, each part under its name. */
  readonly folded: (parts: readonly Named[]) => string
  /** What each term means, under headings. */
  readonly glossary: (
    groups: readonly { readonly heading: string; readonly terms: readonly (Named & { readonly aside: string })[] }[],
  ) => string
}

/** Without anything that cannot be seen and could turn or end what can. */
export function seen(text: string): string {
  return neutralised(text)
}

/** Line ends as \n, nothing unseen, no blank lines around; and whatever was forgotten before, no card number leaves. */
export function clean(text: string): string {
  return maskSecrets(neutralised(text)).trim()
}

/** The same on one line: what may stand in a subject or a label. */
export function oneLine(text: string): string {
  return maskSecrets(neutralisedLine(text))
}

/** A passage on one line. A number that a mark cuts in two is masked all the same: the marks go then. */
export function onOneLine(passage: readonly Piece[]): readonly Piece[] {
  const pieces = passage.map(({ text, hit }) => ({ text: neutralised(text).replace(/\s+/g, ' '), hit }))
  const whole = pieces.map(({ text }) => text).join('')
  const masked = maskSecrets(whole)
  return masked === whole ? pieces : [{ text: masked, hit: false }]
}

/** At most so many letters, with a sign that there were more. */
export function cut(text: string, longest: number): string {
  const letters = [...text.slice(0, longest * 2)]
  return letters.length <= longest && text.length <= longest * 2
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}

/** Only mailto: links are ever made; anything else stays words. */
export function safe(href: string): string | undefined {
  return /^mailto:[^\s]+$/i.test(href) ? href : undefined
}

/** "customer, 2 nov 2026": the date of a mail inside a mail may be missing. */
export function asides({ side, when }: Entry): string {
  return `${side === '' ? '' : ` (${oneLine(side)})`}${when === '' ? '' : `, ${when}`}`
}
