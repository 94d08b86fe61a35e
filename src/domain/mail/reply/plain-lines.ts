import { mayEndIntroduction } from './introduction.ts'
import { hasQuoteMark, isBlank, type Line } from './line.ts'

const FEWEST_OVERFLOWS = 3
const WIDTHLESS = /[\u00ad\u180e\u200b\u2060\ufeff]/

/** The lines of a text part. Line ends of any kind; characters without width are taken out. */
export function plainLines(text: string): readonly Line[] {
  const clean = WIDTHLESS.test(text) ? text.replace(/[\u00ad\u180e\u200b\u2060\ufeff]/g, '') : text
  const texts = clean.includes('\r') ? clean.replace(/\r\n?/g, '\n').split('\n') : clean.split('\n')
  const lines: Line[] = []
  const overflows = texts.map((_, i) => isOverflow(texts, i)).filter(Boolean).length >= FEWEST_OVERFLOWS
  let openAddress = false
  texts.forEach((line, i) => {
    const marked = hasQuoteMark(line) && !((openAddress || isAddressEnd(line)) && !hasQuoteMark(texts[i - 1] ?? '>'))
    lines.push({
      text: line,
      quoted: marked || (overflows && isOverflow(texts, i)) || isLinkEnd(texts, i) || isArrow(line),
    })
    openAddress = endsInAddress(line, openAddress)
  })
  return lines
}

/** Whether an address in angle brackets is still open at the end: the next line may begin with its `>`. */
function endsInAddress(line: string, alreadyOpen: boolean): boolean {
  if (line.length > 2_000) return false
  const open = line.lastIndexOf('<')
  if (open < 0 ? !alreadyOpen : line.indexOf('>', open) >= 0) return false
  const inside = line.slice(open + 1).trim()
  if (open >= 0 && inside === '') return true
  return inside.length > 3 && !inside.includes(' ') && !inside.includes('>') && /[@/]/.test(inside)
}

/**
 * The end of a quoted line that was wrapped by a server that knows nothing of quotes. A short answer looks the same, so
 * it must have happened several times.
 */
function isOverflow(texts: readonly string[], at: number): boolean {
  const previous = texts[at - 1]
  if (previous === undefined || previous.length < 68 || previous.length > 110 || !hasQuoteMark(previous)) return false
  const line = texts[at] ?? ''
  const next = texts[at + 1]
  if (next === undefined || !hasQuoteMark(next) || isBlank(line) || line.length > 40) return false
  return !/[.!?:]\s*$/.test(previous) && !/^[\s¿¡]*\p{Lu}/u.test(line)
}

/** The rest of a link in brackets that was wrapped: "(http://example.com/a" and "bc)". */
function isLinkEnd(texts: readonly string[], at: number): boolean {
  const line = texts[at] ?? ''
  const previous = texts[at - 1]
  if (previous === undefined || !hasQuoteMark(previous)) return false
  if (!line.endsWith(')') || line.length > 200 || previous.length > 500 || line.includes(' ')) return false
  return previous.indexOf(')', previous.lastIndexOf('(http')) < 0 && previous.includes('(http')
}

/** Some clients write `|` before what they quote; only where it is doubled or followed by a blank and no table. */
function isArrow(line: string): boolean {
  return line.startsWith('| ') && !line.includes('|', 2)
}

/** `> wrote:` closes an address that Polymail broke into lines. */
function isAddressEnd(line: string): boolean {
  if (line.length > 24 || !/^> ?\p{L}{3,12}(?: \p{L}{3,12})?:\s*$/u.test(line)) return false
  return mayEndIntroduction(line.replace(':', ''))
}
