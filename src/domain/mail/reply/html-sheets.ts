import { hides, plainStyle } from './html-hidden.ts'

const RULE = /([^{}@]{1,300})\{([^{}]{0,1000})\}/g
const CLASS = /^\s*(?:[a-z]{1,10})?\.([\w-]{1,60})\s*$/i
const MOST_SHEETS = 10
const LONGEST_SHEET = 30_000
const MOST_CLASSES = 200

/**
 * Classes that the mail's own style sheets hide, in lower case. Blocks of at-rules are left out: what is hidden from
 * paper or from telephones is seen elsewhere.
 */
export function hiddenClasses(html: string): ReadonlySet<string> {
  const found = new Set<string>()
  const opening = /<style[\s>]/gi
  for (let n = 0; n < MOST_SHEETS; n++) {
    const start = opening.exec(html)
    if (start === null) break
    const end = html.indexOf('</', start.index)
    const sheet = html.slice(start.index, Math.min(end < 0 ? html.length : end, start.index + LONGEST_SHEET))
    for (const [, selectors = '', declarations = ''] of withoutAtRules(sheet).matchAll(RULE)) {
      if (found.size >= MOST_CLASSES || !hides(plainStyle(declarations))) continue
      for (const selector of selectors.split(',')) {
        const name = CLASS.exec(selector.slice(selector.lastIndexOf('>') + 1))?.[1]
        if (name !== undefined) found.add(name.toLowerCase())
      }
    }
  }
  return found
}

function withoutAtRules(sheet: string): string {
  let kept = ''
  let from = 0
  for (let at = sheet.indexOf('@'); at >= 0; at = sheet.indexOf('@', from)) {
    kept += sheet.slice(from, at)
    from = endOfAtRule(sheet, at)
  }
  return kept + sheet.slice(from)
}

/** Behind its semicolon, or behind the brace that closes its block. */
function endOfAtRule(sheet: string, from: number): number {
  let depth = 0
  for (let i = from; i < sheet.length; i++) {
    const c = sheet[i]
    if (c === '{') depth++
    else if ((c === '}' && --depth <= 0) || (c === ';' && depth === 0)) return i + 1
  }
  return sheet.length
}
