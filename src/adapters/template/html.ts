/**
 * Our shapes as HTML for mail clients. What a reader cannot do without (boxes, colours and size of buttons) stands in attributes and
 * inline, because some clients drop style sheets and classes; Word draws tables, so boxes are tables. Classes are for the rest:
 * fine spacing, narrow screens and the dark.
 */
import Handlebars from 'handlebars'
import { CHART_SIZE } from '../../domain/report/chart.ts'
import { OUR_SHADES } from './look.ts'
import {
  asides,
  clean,
  type Entry,
  type Field,
  type Item,
  type Link,
  type Medium,
  oneLine,
  onOneLine,
  safe,
} from './medium.ts'

const escapeHtml = Handlebars.escapeExpression

const BOXES = {
  theirs: ['e', 'border-left:3px solid #c5ccd6', ''],
  ours: ['e ours', `border-left:3px solid ${OUR_SHADES.accent}`, ''],
  aside: ['e aside', 'border-left:3px solid #c98a00', ''],
  inside: ['e in-house', 'border:1px dashed #c98a00', ' bgcolor="#fff3d6"'],
  notice: ['n', 'border-left:4px solid #c98a00', ' bgcolor="#fff3d6"'],
  code: ['k', 'font-family:Menlo,Consolas,monospace;font-size:13px', ' bgcolor="#f1f3f6"'],
} as const satisfies Record<string, readonly [string, string, string]>

/** A table of one cell: the only box that Word draws as meant. */
function box(kind: keyof typeof BOXES, content: string, accent: string = OUR_SHADES.accent): string {
  const [name, style, more] = BOXES[kind]
  return `<table class="${name}" role="presentation" width="100%" cellpadding="9" cellspacing="0" border="0" style="margin:0 0 14px"><tr><td${more} style="${style.replace(OUR_SHADES.accent, accent)}">${content}</td></tr></table>`
}

function paragraphs(text: string): string {
  return clean(text)
    .split(/\n{2,}/)
    .map((part) => `<p dir="auto">${escapeHtml(part).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n')
}

function field(entry: Field): string {
  const value = escapeHtml(oneLine(entry.value))
  return `<tr><th width="30%" align="left" valign="top" style="font-weight:400;word-break:normal">${escapeHtml(entry.label)}</th><td valign="top">${entry.strong ? `<strong>${value}</strong>` : value}</td></tr>`
}

/** Big enough for a thumb; Word takes its padding from the cell and keeps its distance by an empty one. */
const BUTTONS = {
  first: ['b b1', OUR_SHADES.accent, '12px 18px', 'padding:12px 18px;font-size:15px;line-height:20px;color:#ffffff'],
  large: ['b', '#e3e8f0', '12px 18px', 'padding:12px 18px;font-size:15px;line-height:20px;color:#1f2933'],
  small: ['b bm', '#eef1f5', '9px 12px', 'padding:9px 12px;font-size:13px;line-height:18px;color:#1f2933'],
} as const satisfies Record<Link['size'], readonly [string, string, string, string]>

function button({ label, href, size }: Link, accent: string, float = ' align="left"'): string {
  const to = safe(href)
  if (!to) return `<p>${escapeHtml(label)}</p>`
  const [name, own, padding, style] = BUTTONS[size]
  const ground = own === OUR_SHADES.accent ? accent : own
  return `<table class="bt" role="presentation"${float} cellpadding="0" cellspacing="0" border="0" style="margin:0 0 8px"><tr><td class="${name}" bgcolor="${ground}" style="border-radius:6px;mso-padding-alt:${padding}"><a href="${escapeHtml(to)}" style="display:inline-block;font-weight:600;text-decoration:none;${style}">${escapeHtml(label)}</a></td><td width="8"></td></tr></table>`
}

/** As wide as the text: what thumbs choose from stands below each other. */
function wide({ label, href }: Omit<Link, 'size'>): string {
  const [name, ground, padding, style] = BUTTONS.large
  return `<table class="bt" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 8px"><tr><td class="${name}" bgcolor="${ground}" style="border-radius:6px;mso-padding-alt:${padding}"><a href="${escapeHtml(safe(href) ?? '')}" style="display:block;font-weight:600;text-decoration:none;${style}">${escapeHtml(label)}</a></td></tr></table>`
}

/** The small ones stand in a row of their own. */
function rows(links: readonly Link[], accent: string): string {
  const row = (some: readonly Link[]) =>
    some.length === 0
      ? ''
      : `<div class="bs">${some.map((link) => button(link, accent)).join('\n')}<div class="c" style="clear:both"></div></div>`
  return `${row(links.filter(({ size }) => size !== 'small'))}${row(links.filter(({ size }) => size === 'small'))}`
}

function item({ title, href, details, urgent, passage, link, links = [] }: Item, accent: string): string {
  const to = href ? safe(href) : undefined
  const shown = escapeHtml(oneLine(title))
  const found = passage
    ? `<br>${onOneLine(passage)
        .map(({ text, hit }) => (hit ? `<strong class="h">${escapeHtml(text)}</strong>` : escapeHtml(text)))
        .join('')}`
    : ''
  return `<div class="i"><p><strong>${to ? `<a href="${escapeHtml(to)}">${shown}</a>` : shown}</strong>${urgent ? ` <span class="u">${escapeHtml(urgent)}</span>` : ''}${found}<br><span class="m">${details.map((line) => escapeHtml(oneLine(line))).join('<br>')}</span></p>${link ? button(link, accent, '') : ''}${rows(links, accent)}</div>`
}

/** `accent`: the colour of the store, where it has one. */
export const htmlIn = (accent: string = OUR_SHADES.accent): Medium => ({
  prose: paragraphs,
  quote: (text) => `<blockquote>${paragraphs(text)}</blockquote>`,
  fields: (fields) =>
    `<table class="f" width="100%" cellpadding="5" cellspacing="0" border="0">${fields.map(field).join('\n')}</table>`,
  buttons: (links) => rows(links, accent),
  choices: (links) =>
    links
      .map((link, index) => button({ ...link, label: `${index + 1}. ${link.label}`, size: 'large' }, accent, ''))
      .join('\n'),
  scores: (links) => links.map(wide).join('\n'),
  entries: (entries) =>
    entries
      .map((entry: Entry) =>
        box(
          entry.tone,
          `<p class="m"><strong>${escapeHtml(oneLine(entry.who))}</strong>${escapeHtml(asides(entry))}</p>${paragraphs(entry.text)}`,
          accent,
        ),
      )
      .join('\n'),
  items: (items) => items.map((one) => item(one, accent)).join('\n'),
  notices: (lines) => box('notice', lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')),
  picture: (alt, cid) =>
    cid === undefined
      ? `<p>${escapeHtml(alt)}</p>`
      : `<p><img src="cid:${escapeHtml(cid)}" alt="${escapeHtml(alt)}" width="${CHART_SIZE.width}" style="display:block;width:100%;max-width:${CHART_SIZE.width}px;height:auto;border:0;border-radius:6px;background:#ffffff;color:#1f2933"></p>`,
  code: (lines) => box('code', `<p>${lines.map((line) => escapeHtml(oneLine(line))).join('<br>\n')}</p>`),
  folded: (parts) =>
    parts
      .map(({ label, text }) => `<div class="q"><p><strong>${escapeHtml(label)}</strong></p>${paragraphs(text)}</div>`)
      .join('\n'),
  glossary: (groups) =>
    groups
      .map(
        ({ heading, terms }) =>
          `<h2>${escapeHtml(heading)}</h2>\n${terms
            .map(
              ({ label, text, aside }) =>
                `<div class="i"><p><strong>${escapeHtml(label)}</strong><br>${escapeHtml(text)}${aside === '' ? '' : `<br><span class="m">${escapeHtml(aside)}</span>`}</p></div>`,
            )
            .join('\n')}`,
      )
      .join('\n'),
})
