import { decodeEntities } from './html-entities.ts'

/**
 * HTML as lines of text, in one pass over the characters. Blockquotes become `> `; containers by which mail clients mark
 * what they quote become hints on the line that follows. Nothing is fetched, nothing is executed, no tree is built.
 */
export type Line = {
  readonly text: string
  /**
   * `cut`: from here on everything is quoted. `attribution`: the line that introduces a quote.
   * `signature`: the mail client says that this is the signature.
   */
  readonly hint?: 'cut' | 'attribution' | 'signature'
}

type Hint = NonNullable<Line['hint']>
type Open = { readonly name: string; readonly quote: boolean; readonly signature: boolean; readonly pre: boolean }

const BREAKING = new Set(
  'address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const PARAGRAPH = new Set('h1 h2 h3 h4 h5 h6 p ul ol table blockquote pre'.split(' '))
const TRACKED = new Set('div blockquote pre span table section p td'.split(' '))
const SKIPPED = new Set('script style head title template noscript svg'.split(' '))
const DEEPEST_QUOTE = 30
const LONGEST_TAG = 65_536

/** The visible text of an HTML mail body. */
export function htmlLines(html: string): readonly Line[] {
  const out = new Lines()
  const search = new Search(html)
  const open: Open[] = []
  const opened = new Map<string, number>()
  let at = 0
  while (at < html.length) {
    const lt = html.indexOf('<', at)
    if (lt < 0) {
      out.write(html.slice(at))
      break
    }
    if (lt > at) out.write(html.slice(at, lt))
    const next = html.charCodeAt(lt + 1)
    if (html.startsWith('<!--', lt)) {
      const end = search.find('-->', lt + 4)
      at = end < 0 ? lt + 4 : end + 3
      continue
    }
    const closing = next === 47
    const letter = closing ? html.charCodeAt(lt + 2) : next
    if (!isLetter(letter) && next !== 33 && next !== 63) {
      out.write('<')
      at = lt + 1
      continue
    }
    const end = tagEnd(html, lt, search)
    if (end < 0) {
      out.write('<')
      at = lt + 1
      continue
    }
    at = end + 1
    if (next === 33 || next === 63) continue
    const tag = html.slice(lt + (closing ? 2 : 1), Math.min(end, lt + 2_000))
    const name = tagName(tag)
    if (closing) close(name)
    else if (SKIPPED.has(name)) at = skipTo(name, at)
    else openTag(name, tag)
  }
  return out.finish()

  function skipTo(name: string, from: number): number {
    const end = search.findClosing(name, from)
    return end < 0 ? from : end
  }

  function openTag(name: string, tag: string): void {
    if (name === 'td' || name === 'th') out.write(' ')
    const attributes = TRACKED.has(name) || name === 'hr' ? attributesOf(tag) : ''
    if (BREAKING.has(name)) out.lineBreak(name === 'br')
    if (PARAGRAPH.has(name) && !attributes.includes('msonormal')) out.blank()
    if (name === 'li') out.write('- ')
    const hint = hintOf(name, attributes)
    if (hint !== undefined) out.hint(hint)
    if (!TRACKED.has(name) || tag.endsWith('/')) return
    const entry = { name, quote: name === 'blockquote', signature: hint === 'signature', pre: name === 'pre' }
    open.push(entry)
    opened.set(name, (opened.get(name) ?? 0) + 1)
    out.enter(entry, 1)
  }

  function close(name: string): void {
    if (BREAKING.has(name)) out.lineBreak(false)
    if (!TRACKED.has(name) || (opened.get(name) ?? 0) === 0) return
    for (;;) {
      const entry = open.pop()
      if (entry === undefined) break
      opened.set(entry.name, (opened.get(entry.name) ?? 1) - 1)
      out.enter(entry, -1)
      if (entry.name === name) break
    }
    if (PARAGRAPH.has(name)) out.blank()
  }
}

/** Collects text into lines: collapses blanks, at most one empty line in a row. */
class Lines {
  private readonly lines: Line[] = []
  private pieces: string[] = []
  private depth = 0
  private signatures = 0
  private pre = 0
  private pending: Hint | undefined
  private wantBlank = false

  write(raw: string): void {
    const text = decodeEntities(raw)
    if (this.pre > 0) {
      const parts = text.split('\n')
      parts.forEach((part, i) => {
        if (i > 0) this.lineBreak(true)
        this.pieces.push(part)
      })
    } else this.pieces.push(text.replace(/[\s\u00a0]+/g, ' '))
  }

  /** Ends the line; `forced` keeps an empty one. */
  lineBreak(forced: boolean): void {
    const text = this.take()
    if (text !== '') this.push(text)
    else if (forced) this.wantBlank = true
  }

  blank(): void {
    this.wantBlank = true
  }

  hint(hint: Hint): void {
    this.lineBreak(false)
    if (hint !== 'signature') this.pending ??= hint
  }

  enter(entry: Open, by: 1 | -1): void {
    if (entry.quote || entry.signature || entry.pre) this.lineBreak(false)
    if (entry.quote) this.depth += by
    if (entry.signature) this.signatures += by
    if (entry.pre) this.pre += by
  }

  finish(): readonly Line[] {
    this.lineBreak(false)
    return this.lines
  }

  private take(): string {
    if (this.pieces.length === 0) return ''
    const joined = this.pieces.join('')
    this.pieces = []
    return this.pre > 0 ? joined.replace(/\r/g, '').trimEnd() : joined.replace(/ {2,}/g, ' ').trim()
  }

  private push(text: string): void {
    const prefix = '>'.repeat(Math.min(this.depth, DEEPEST_QUOTE))
    if (this.wantBlank && this.lines.length > 0) this.lines.push({ text: prefix })
    this.wantBlank = false
    const hint = this.pending ?? (this.signatures > 0 ? 'signature' : undefined)
    this.pending = undefined
    // `-- ` loses its blank by trimming; as the mark of a signature it needs none.
    const line = prefix === '' ? text : `${prefix} ${text}`
    this.lines.push(hint === undefined ? { text: line } : { text: line, hint })
  }
}

/** Searches that remember that there is nothing more to find, so that many failing searches stay cheap together. */
class Search {
  private readonly html: string
  private readonly missing = new Set<string>()
  constructor(html: string) {
    this.html = html
  }
  find(what: string, from: number): number {
    if (this.missing.has(what)) return -1
    const at = this.html.indexOf(what, from)
    if (at < 0) this.missing.add(what)
    return at
  }
  /** The offset behind `</name …>`. */
  findClosing(name: string, from: number): number {
    const key = `</${name}`
    if (this.missing.has(key)) return -1
    const pattern = new RegExp(`</${name}`, 'gi')
    pattern.lastIndex = from
    const found = pattern.exec(this.html)
    if (found === null) {
      this.missing.add(key)
      return -1
    }
    const end = this.find('>', found.index)
    return end < 0 ? this.html.length : end + 1
  }
}

/** The `>` that ends a tag, quotes in attributes respected; where they do not fit, the next `>`. */
function tagEnd(html: string, from: number, search: Search): number {
  if (search.find('>', from) < 0) return -1
  let quote = 0
  const limit = Math.min(html.length, from + LONGEST_TAG)
  for (let i = from + 1; i < limit; i++) {
    const c = html.charCodeAt(i)
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === 62) return i
    else if ((c === 34 || c === 39) && html.charCodeAt(i - 1) === 61) quote = c
  }
  return search.find('>', from)
}

function tagName(tag: string): string {
  let end = 0
  while (end < tag.length && end < 20 && isNameCharacter(tag.charCodeAt(end))) end++
  return tag.slice(0, end).toLowerCase()
}

/** class, id, type and style in one lower-case string; that is all the hints need. */
function attributesOf(tag: string): string {
  let found = ''
  for (const match of tag.matchAll(/\b(class|id|type|style)\s?=\s?("[^"]*"|'[^']*'|[^\s"'>]+)/gi)) {
    found += ` ${match[1]}=${match[2]}`
  }
  return found.toLowerCase()
}

function hintOf(name: string, attributes: string): Hint | undefined {
  if (attributes === '') return undefined
  if (
    /divrplyfwdmsg|appendonsend|yahoo_quoted|olk_src_body_section|ms-outlook-mobile-reference-message/.test(attributes)
  )
    return 'cut'
  // Outlook on the desktop: a thin line above the header block is all it gives.
  if (name === 'div' && /border:\s?none;\s?border-top:\s?solid/.test(attributes)) return 'cut'
  if (/moz-cite-prefix|protonmail_quote|gmail_attr|zmail_extra/.test(attributes)) return 'attribution'
  if (name !== 'blockquote' && /gmail_quote/.test(attributes)) return 'attribution'
  if (
    /gmail_signature|moz-signature|ms-outlook-mobile-signature|protonmail_signature_block|applemailsignature/.test(
      attributes,
    )
  ) {
    return 'signature'
  }
  return undefined
}

function isLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122)
}

function isNameCharacter(c: number): boolean {
  return isLetter(c) || (c >= 48 && c <= 57) || c === 58 || c === 45
}
