/** Our shapes as plain text. What is a button elsewhere is the line to answer with here. */
import { asides, clean, type Item, type Link, type Medium, oneLine, onOneLine, safe } from './medium.ts'

/** "Take: #take". The word stands first, so that a quoted line is never read as a command. */
function button({ label, href }: Omit<Link, 'size'>): string {
  const to = safe(href)
  const command = commandIn(href)
  return to === undefined ? label : command === undefined ? `[${label}] ${to}` : `${label}: ${command}`
}

/** What a link would have the agent send, where that is one command line. */
function commandIn(href: string): string | undefined {
  const body = /[?&]body=(%23[^&\s]{1,600})(?:&|$)/.exec(href)?.[1]
  if (body === undefined) return undefined
  try {
    const line = decodeURIComponent(body).trim()
    return /[\r\n]/.test(line) ? undefined : oneLine(line)
  } catch {
    return undefined
  }
}

function item({ title, urgent, details, passage, link, links = [] }: Item): string {
  const found = passage
    ? [
        onOneLine(passage)
          .map(({ text, hit }) => (hit ? `*${text}*` : text))
          .join('')
          .trim(),
      ]
    : []
  const lines = [...found, ...details.map(oneLine), ...(link ? [button(link)] : []), ...links.map(button)]
  return `${oneLine(title)}${urgent ? ` ${urgent}` : ''}\n${indent(lines.join('\n'))}\n\n`
}

export const TEXT: Medium = {
  prose: (text) => `${clean(text)}\n\n`,
  quote: (text) => `${quoted(clean(text))}\n\n`,
  fields: (fields) => `${fields.map((entry) => `${entry.label}: ${oneLine(entry.value)}`).join('\n')}\n\n`,
  buttons: (links) => `${indent(links.map(button).join('\n'))}\n\n`,
  choices: (links) => `${links.map(({ label }, index) => `${index + 1}. ${label}`).join('\n')}\n\n`,
  scores: (links) => `${links.map(({ label, href }) => `${label}:\n${indent(safe(href) ?? '')}`).join('\n')}\n\n`,
  entries: (entries) =>
    entries
      .map((entry) => {
        const text = clean(entry.text)
        return `${oneLine(entry.who)}${asides(entry)}\n${entry.tone === 'inside' ? barred(text) : indent(text)}\n\n`
      })
      .join(''),
  items: (items) => items.map(item).join(''),
  notices: (lines) => lines.map((line) => `! ${line}\n\n`).join(''),
  picture: (alt) => `${clean(alt)}\n\n`,
  code: (lines) => `${indent(lines.map(oneLine).join('\n'))}\n\n`,
  folded: (parts) => parts.map(({ label, text }) => `${label}:\n${quoted(clean(text))}\n\n`).join(''),
  glossary: (groups) =>
    groups
      .map(
        ({ heading, terms }) =>
          `\n${heading}\n${'-'.repeat(Math.max(8, heading.length))}\n${terms
            .map(
              ({ label, text, aside }) =>
                `${label}\n${indent([text, ...(aside === '' ? [] : [aside])].join('\n'))}\n\n`,
            )
            .join('')}`,
      )
      .join(''),
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

function barred(text: string): string {
  return text
    .split('\n')
    .map((line) => `    | ${line}`.trimEnd())
    .join('\n')
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '    ')
}
