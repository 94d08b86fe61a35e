/** The shapes our mails are made of, drawn once as HTML and once as text. All strings given in are plain and hostile. */
import Handlebars from 'handlebars'
import { maskSecrets } from '../../domain/mail/mask.ts'
import { neutralised, neutralisedLine } from '../../domain/mail/safety/neutralise.ts'

export type Field = { readonly label: string; readonly value: string; readonly strong?: boolean }
export type Entry = {
  readonly who: string
  readonly side: string
  readonly when: string
  readonly text: string
  readonly tone: 'theirs' | 'ours' | 'aside'
}
export type Item = {
  readonly title: string
  readonly href?: string
  readonly details: readonly string[]
  readonly urgent?: string
}
export type Link = { readonly label: string; readonly href: string; readonly first: boolean }

export type Medium = {
  readonly prose: (text: string) => string
  readonly quote: (text: string) => string
  readonly fields: (fields: readonly Field[]) => string
  readonly buttons: (links: readonly Link[]) => string
  readonly entries: (entries: readonly Entry[]) => string
  readonly items: (items: readonly Item[]) => string
  readonly notices: (lines: readonly string[]) => string
  readonly code: (lines: readonly string[]) => string
  /** Small print: what was cut from a text, each part under its name. */
  readonly folded: (parts: readonly { readonly label: string; readonly text: string }[]) => string
}

const escapeHtml = Handlebars.escapeExpression

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

/** Only mailto: links are ever made; anything else stays words. */
function safe(href: string): string | undefined {
  return /^mailto:[^\s]+$/i.test(href) ? href : undefined
}

function paragraphs(text: string): string {
  return clean(text)
    .split(/\n{2,}/)
    .map((part) => `<p dir="auto">${escapeHtml(part).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n')
}

function field(entry: Field): string {
  const value = escapeHtml(oneLine(entry.value))
  return `<tr><th align="left" valign="top">${escapeHtml(entry.label)}</th><td valign="top">${entry.strong ? `<strong>${value}</strong>` : value}</td></tr>`
}

/** " (customer), 2 nov 2026": the date of a mail inside a mail may be missing. */
function asides({ side, when }: Entry, escaped: (text: string) => string): string {
  return `${side === '' ? '' : ` (${escaped(oneLine(side))})`}${when === '' ? '' : `, ${escaped(when)}`}`
}

function button({ label, href, first }: Link): string {
  const to = safe(href)
  if (!to) return `<p>${escapeHtml(label)}</p>`
  const kind = first ? 'b b1' : 'b'
  return `<table class="bt" role="presentation" align="left" cellpadding="0" cellspacing="0" border="0"><tr><td class="${kind}" bgcolor="${first ? '#1d4fa3' : '#e9edf3'}"><a href="${escapeHtml(to)}">${escapeHtml(label)}</a></td></tr></table>`
}

export const HTML: Medium = {
  prose: paragraphs,
  quote: (text) => `<blockquote>${paragraphs(text)}</blockquote>`,
  fields: (fields) =>
    `<table class="f" width="100%" cellpadding="0" cellspacing="0" border="0">${fields.map(field).join('\n')}</table>`,
  buttons: (links) =>
    links.length === 0 ? '' : `<div class="bs">${links.map(button).join('\n')}<div class="c"></div></div>`,
  entries: (entries) =>
    entries
      .map(
        (entry) =>
          `<div class="e ${entry.tone}"><p class="m"><strong>${escapeHtml(oneLine(entry.who))}</strong>${asides(entry, escapeHtml)}</p>${paragraphs(entry.text)}</div>`,
      )
      .join('\n'),
  items: (items) =>
    items
      .map((item) => {
        const to = item.href ? safe(item.href) : undefined
        const title = escapeHtml(oneLine(item.title))
        const urgent = item.urgent ? ` <span class="u">${escapeHtml(item.urgent)}</span>` : ''
        return `<div class="i"><p><strong>${to ? `<a href="${escapeHtml(to)}">${title}</a>` : title}</strong>${urgent}<br><span class="m">${item.details.map((line) => escapeHtml(oneLine(line))).join('<br>')}</span></p></div>`
      })
      .join('\n'),
  notices: (lines) => `<div class="n">${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}</div>`,
  code: (lines) => `<div class="k"><p>${lines.map((line) => escapeHtml(oneLine(line))).join('<br>\n')}</p></div>`,
  folded: (parts) =>
    parts
      .map(({ label, text }) => `<div class="q"><p><strong>${escapeHtml(label)}</strong></p>${paragraphs(text)}</div>`)
      .join('\n'),
}

export const TEXT: Medium = {
  prose: (text) => `${clean(text)}\n\n`,
  quote: (text) => `${quoted(clean(text))}\n\n`,
  fields: (fields) => `${fields.map((entry) => `${entry.label}: ${oneLine(entry.value)}`).join('\n')}\n\n`,
  buttons: (links) => `${links.map(({ label, href }) => (safe(href) ? `[${label}] ${href}` : label)).join('\n')}\n\n`,
  entries: (entries) =>
    entries
      .map((entry) => `${oneLine(entry.who)}${asides(entry, (text) => text)}\n${indent(clean(entry.text))}\n\n`)
      .join(''),
  items: (items) =>
    items
      .map((item) => {
        const title = `${oneLine(item.title)}${item.urgent ? ` ${item.urgent}` : ''}`
        return `${title}\n${indent(item.details.map(oneLine).join('\n'))}\n\n`
      })
      .join(''),
  notices: (lines) => lines.map((line) => `! ${line}\n\n`).join(''),
  code: (lines) => `${indent(lines.map(oneLine).join('\n'))}\n\n`,
  folded: (parts) => parts.map(({ label, text }) => `${label}:\n${quoted(clean(text))}\n\n`).join(''),
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '    ')
}
