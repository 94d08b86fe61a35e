/**
 * The light markup of our template sources, turned into handlebars sources for the HTML and the text part *before*
 * handlebars sees them. Values are filled in afterwards and are therefore never read as markup.
 *
 *   paragraph        lines of text; a blank line or a block tag ends it
 *   ## heading       - item       > quote       | cell | cell |   (the first row of a table is its head)
 *   **bold**         inside any of these
 *   {{#if x}}        alone on its line: kept as it stands, may stand between items and rows
 *   {{helper x}}     alone on its line, helper one of `blockHelpers`: brings its own paragraphs
 */

type Block =
  | { readonly kind: 'tag' | 'block' | 'heading'; readonly line: string }
  | { readonly kind: 'paragraph' | 'list' | 'quote' | 'table'; readonly lines: readonly string[] }

/** Handlebars sources of one mail: `html` is compiled with escaping, the others without. */
export type Sources = {
  readonly subject: string
  readonly preheader: string
  readonly text: string
  readonly html: string
}

const TAG = /^\{\{(?:[#/^]|else\b)[^{}]*\}\}$/
const HELPER = /^\{\{([a-zA-Z]+)[^{}]*\}\}$/
const MUSTACHE = /(\{\{[^{}]*\}\})/

/** Reads one source file: `name: value` lines, a line `---`, then the body. Throws on what would print unescaped. */
export function readSource(source: string, blockHelpers: ReadonlySet<string>): Sources {
  const raw = source.match(/\{\{\{|\{\{~?&/)
  if (raw) throw new Error(`"${raw[0]}" would print a value unescaped; write it with two braces`)
  const end = source.search(/^---$/m)
  if (end < 0) throw new Error('a line "---" between the subject and the body is missing')
  const fields = new Map(
    source
      .slice(0, end)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const
      }),
  )
  const subject = fields.get('subject')
  if (!subject) throw new Error('"subject:" is missing above the line "---"')
  const blocks = readBlocks(source.slice(end + 3), blockHelpers)
  return {
    subject,
    preheader: fields.get('preheader') ?? '',
    text: blocks.map(textOf).join(''),
    html: blocks.map(htmlOf).join(''),
  }
}

function readBlocks(body: string, blockHelpers: ReadonlySet<string>): Block[] {
  return body.split(/\n\s*\n/).flatMap((chunk) => {
    const lines = chunk
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const [first = '', ...rest] = lines
    if (first.startsWith('## ')) return [{ kind: 'heading', line: first.slice(3) }, ...readChunk(rest, blockHelpers)]
    return readChunk(lines, blockHelpers)
  })
}

function readChunk(lines: readonly string[], blockHelpers: ReadonlySet<string>): Block[] {
  const words = lines.filter((line) => !TAG.test(line))
  if (words.length > 0 && words.every((line) => line.startsWith('- '))) return wrapped('list', lines)
  if (words.length > 0 && words.every((line) => line.startsWith('|'))) return wrapped('table', lines)
  return readLines(lines, blockHelpers)
}

/** Tags stand inside the list or table they are among; those above the head of a table stay outside. */
function wrapped(kind: 'list' | 'table', lines: readonly string[]): Block[] {
  if (kind === 'table') {
    const first = lines.findIndex((line) => line.startsWith('|'))
    return [...lines.slice(0, first).map(tag), { kind, lines: lines.slice(first) }]
  }
  return [{ kind, lines }]
}

function tag(line: string): Block {
  return { kind: 'tag', line }
}

function readLines(lines: readonly string[], blockHelpers: ReadonlySet<string>): Block[] {
  const blocks: Block[] = []
  let open: { kind: 'paragraph' | 'quote'; lines: string[] } | undefined
  for (const line of lines) {
    const helper = HELPER.exec(line)?.[1]
    if (TAG.test(line)) blocks.push(tag(line))
    else if (helper && blockHelpers.has(helper)) blocks.push({ kind: 'block', line })
    else if (line.startsWith('## ')) blocks.push({ kind: 'heading', line: line.slice(3) })
    else {
      const kind = line.startsWith('> ') ? 'quote' : 'paragraph'
      if (open?.kind !== kind) {
        open = { kind, lines: [] }
        blocks.push(open)
      }
      open.lines.push(kind === 'quote' ? line.slice(2) : line)
      continue
    }
    open = undefined
  }
  return blocks
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'tag':
    case 'block':
      return `${block.line}\n`
    case 'heading':
      return `<h2>${inline(block.line)}</h2>\n`
    case 'paragraph':
      return `<p>${block.lines.map(inline).join('<br>\n')}</p>\n`
    case 'quote':
      return `<blockquote><p>${block.lines.map(inline).join('<br>\n')}</p></blockquote>\n`
    case 'list':
      return `<ul>\n${block.lines.map((line) => (TAG.test(line) ? line : `<li>${inline(line.slice(2))}</li>`)).join('\n')}\n</ul>\n`
    case 'table':
      return `<table class="t" width="100%" cellpadding="4" cellspacing="0" border="0">\n${block.lines.map(htmlRow).join('\n')}\n</table>\n`
  }
}

function htmlRow(line: string, index: number): string {
  if (TAG.test(line)) return line
  const name = index === 0 ? 'th' : 'td'
  const cells = cellsOf(line).map(
    (cell, column) =>
      `<${name}${column === 0 ? ' align="left"' : ' align="right"'}${index === 0 ? ' style="word-break:normal"' : ''}>${inline(cell)}</${name}>`,
  )
  return `<tr>${cells.join('')}</tr>`
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim())
}

/** Escapes the static parts and makes pairs of `**` strong; mustaches pass untouched. */
function inline(line: string): string {
  let strong = false
  const html = line
    .split(MUSTACHE)
    .map((part) => {
      if (MUSTACHE.test(part)) return part
      const escaped = part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      return escaped.replaceAll('**', () => {
        strong = !strong
        return strong ? '<strong>' : '</strong>'
      })
    })
    .join('')
  if (strong) throw new Error(`"**" without its partner in: ${line}`)
  return html
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'tag':
    case 'block':
      return `${block.line}\n`
    case 'heading': {
      const line = plain(block.line)
      return `\n${line}\n${'-'.repeat(Math.max(8, Math.min(60, line.replace(/\{\{[^{}]*\}\}/g, 'x'.repeat(12)).length)))}\n`
    }
    case 'paragraph':
      return `${block.lines.map(plain).join('\n')}\n\n`
    case 'quote':
      return `${block.lines.map((line) => `> ${plain(line)}`).join('\n')}\n\n`
    case 'list':
      return `${block.lines.map(plain).join('\n')}\n\n`
    case 'table':
      return `${block.lines
        .map((line) =>
          TAG.test(line)
            ? line
            : cellsOf(plain(line))
                .filter((cell) => cell !== '')
                .join(' | '),
        )
        .join('\n')}\n\n`
  }
}

/** The line without bold marks; mustaches pass untouched. */
function plain(line: string): string {
  return line
    .split(MUSTACHE)
    .map((part) => (MUSTACHE.test(part) ? part : part.replaceAll('**', '')))
    .join('')
}
