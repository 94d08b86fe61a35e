/** A scanner for tags as mail clients write them, well formed or not. Nothing here looks at a character twice. */

const LONGEST_TAG = 65_536
const LONGEST_ATTRIBUTES = 4_000

export type Attributes = ReadonlyMap<string, string>
const ATTRIBUTE = /([a-zA-Z][\w:-]{0,40})(?:\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const NONE: Attributes = new Map()

/** Searches that remember that there is nothing more to find, so that many failing searches stay cheap together. */
export class Search {
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
    const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
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
export function tagEnd(html: string, from: number, search: Search): number {
  const next = search.find('>', from)
  if (next < 0) return -1
  let quote = 0
  const limit = Math.min(html.length, from + LONGEST_TAG)
  for (let i = from + 1; i < limit; i++) {
    const c = html.charCodeAt(i)
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === 62) return i
    else if ((c === 34 || c === 39) && html.charCodeAt(i - 1) === 61) quote = c
  }
  return next
}

export function tagName(html: string, from: number): string {
  let end = from
  while (end < html.length && end < from + 20 && isNameCharacter(html.charCodeAt(end))) end++
  return html.slice(from, end).toLowerCase()
}

/** The attributes of a tag, names in lower case, values as written; the first of a name counts. */
export function attributesOf(tag: string): Attributes {
  const at = tag.search(/\s/)
  if (at < 0) return NONE
  const found = new Map<string, string>()
  ATTRIBUTE.lastIndex = 0
  const written = tag.slice(at, LONGEST_ATTRIBUTES)
  for (let match = ATTRIBUTE.exec(written); match !== null; match = ATTRIBUTE.exec(written)) {
    const name = (match[1] ?? '').toLowerCase()
    if (!found.has(name)) found.set(name, match[2] ?? match[3] ?? match[4] ?? '')
  }
  return found
}
export function isLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122)
}

function isNameCharacter(c: number): boolean {
  return isLetter(c) || (c >= 48 && c <= 57) || c === 58 || c === 45
}
