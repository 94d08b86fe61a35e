import { clientMark, isIndentation } from './html-clients.ts'
import { decodeAddress, decodeEntities } from './html-entities.ts'
import { mayHide, SEEN, visibilityOf } from './html-hidden.ts'
import { hiddenClasses } from './html-sheets.ts'
import { type Attributes, attributesOf, isLetter, Search, tagEnd, tagName } from './html-tags.ts'
import { LineWriter, type Open } from './html-writer.ts'
import type { Line } from './line.ts'

/**
 * HTML as lines of text, in one pass over the characters. Blockquotes become `> `; containers by which mail clients mark
 * what they quote become hints on the line that follows. Nothing is fetched, nothing is executed, no tree is built.
 */

const BREAKING = new Set(
  'address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const PARAGRAPH = new Set('h1 h2 h3 h4 h5 h6 p ul ol table blockquote pre'.split(' '))
const TRACKED = new Set('div blockquote pre span table section p td th body'.split(' '))
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const SKIPPED = new Set('script style head title template noscript svg select object xml'.split(' '))
const LONGEST_LOOK = 4_000

/** The visible text of an HTML mail body, line by line, and the text its author's client would not show. */
export function htmlLines(html: string): { readonly lines: readonly Line[]; readonly hidden: string } {
  const out = new LineWriter()
  const search = new Search(html)
  const classes = hiddenClasses(html)
  const hides = classes.size > 0 || mayHide(html)
  const open: Open[] = []
  const opened = new Map<string, number>()
  /** The number of the last item of each list that is open; undefined in a list of bullets. */
  const lists: (number | undefined)[] = []
  let cells = 0
  let at = 0
  while (at < html.length) {
    const lt = html.indexOf('<', at)
    if (lt < 0) {
      out.write(html.slice(at))
      break
    }
    if (lt > at) out.write(html.slice(at, lt))
    const next = html.charCodeAt(lt + 1)
    if (next === 33 && html.startsWith('<!--', lt)) {
      const end = search.find('-->', lt + 4)
      at = end < 0 ? lt + 4 : end + 3
      continue
    }
    const closing = next === 47
    const letter = closing ? html.charCodeAt(lt + 2) : next
    const end = isLetter(letter) || next === 33 || next === 63 ? tagEnd(html, lt, search) : -1
    if (end < 0) {
      out.write('<')
      at = lt + 1
      continue
    }
    // Addresses that were never escaped, `<ana@example.com>`, are text.
    if (!closing && isAddress(html, lt, end)) {
      out.write(`&lt;${html.slice(lt + 1, end)}&gt;`)
      at = end + 1
      continue
    }
    at = end + 1
    if (next === 33 || next === 63) continue
    const name = tagName(html, lt + (closing ? 2 : 1))
    if (closing) close(name)
    else if (SKIPPED.has(name)) at = skipTo(name, at)
    else openTag(name, html.slice(lt + 1, Math.min(end, lt + LONGEST_LOOK)))
  }
  return out.finish()

  function skipTo(name: string, from: number): number {
    const end = search.findClosing(name, from)
    return end < 0 ? from : end
  }

  function openTag(name: string, tag: string): void {
    const attributes = attributesOf(tag)
    if (name === 'p' && open.at(-1)?.name === 'p') close('p')
    if (name === 'td' || name === 'th') {
      cells++
      out.cell()
    }
    breakBefore(name, attributes)
    if (name === 'li') {
      const number = lists.at(-1)
      if (number !== undefined) lists[lists.length - 1] = number + 1
      out.item(number === undefined ? undefined : number + 1, lists.length)
    } else if (name === 'ol') lists.push(Number.parseInt(attributes.get('start') ?? '1', 10) - 1 || 0)
    else if (name === 'ul') lists.push(undefined)
    else if (name === 'a') openLink(attributes.get('href'))
    else if (name === 'img') out.write(imageWords(attributes))
    const mark = clientMark(name, attributes)
    if (mark === 'container') out.hint('introduction')
    else if (mark !== undefined && (mark !== 'signature' || VOID.has(name))) out.hint(mark)
    if (VOID.has(name)) return
    const sight = hides ? visibilityOf(name, attributes, classes) : SEEN
    const tells = TRACKED.has(name) || sight.hidden || sight.size !== undefined || out.hiding
    // The end of this one must not be taken for the end of another of its name around it.
    if (!tells && (opened.get(name) ?? 0) === 0) return
    if (tag.endsWith('/') && name.includes(':')) return
    const entry: Open = {
      name,
      quote: name === 'blockquote' && !isIndentation(attributes),
      container: mark === 'container',
      signature: mark === 'signature',
      pre: name === 'pre' || /white-space:\s?(?:pre|break-spaces)/i.test(attributes.get('style') ?? ''),
      hidden: sight.hidden,
      ...(sight.size === undefined ? {} : { sizeAround: out.setSize(sight.size) }),
    }
    open.push(entry)
    opened.set(name, (opened.get(name) ?? 0) + 1)
    out.enter(entry, 1)
  }

  function breakBefore(name: string, attributes: Attributes): void {
    if (!BREAKING.has(name)) return
    const tight = name === 'p' && isTight(attributes)
    const blank =
      PARAGRAPH.has(name) && lists.length === 0 && !tight && !(name === 'blockquote' && isIndentation(attributes))
    if (name === 'br') out.lineBreak(true)
    else if (cells > 0 && out.inFirstLineOfCell && (name === 'p' || name === 'div')) out.softBreak(blank)
    else {
      out.lineBreak(false)
      if (blank) out.blank()
    }
  }

  function openLink(target: string | undefined): void {
    if (target === undefined) return
    const address = decodeAddress(target.trim())
    if (/^(?:https?:\/\/|mailto:|tel:)\S/i.test(address)) out.openLink(address)
  }

  function close(name: string): void {
    if (name === 'a') out.closeLink()
    else if (name === 'ol' || name === 'ul') lists.pop()
    if ((name === 'td' || name === 'th') && cells > 0) cells--
    const soft = cells > 0 && out.inFirstLineOfCell && (name === 'p' || name === 'div')
    if (BREAKING.has(name) && !soft) out.lineBreak(false)
    if (soft) out.softBreak(name === 'p')
    if (PARAGRAPH.has(name) && name !== 'p' && name !== 'blockquote' && !soft && lists.length === 0) out.blank()
    if ((opened.get(name) ?? 0) === 0) return
    for (;;) {
      const entry = open.pop()
      if (entry === undefined) break
      opened.set(entry.name, (opened.get(entry.name) ?? 1) - 1)
      out.enter(entry, -1)
      if (entry.quote) out.blank()
      if (entry.name === name) break
    }
  }
}

/** Paragraphs that stand without distance: Word's, and those whose margin is nothing. */
function isTight(attributes: Attributes): boolean {
  if (/mso(?:normal|listparagraph|plaintext)/i.test(attributes.get('class') ?? '')) return true
  const style = attributes.get('style')
  return (
    style !== undefined &&
    /margin(?:-top)?:\s?0/i.test(style) &&
    !/margin(?:-bottom)?:\s?0\S*\s+\S+\s+[1-9]/i.test(style)
  )
}

function isAddress(html: string, lt: number, end: number): boolean {
  if (end - lt > 120) return false
  return /^[\w.+-]{1,64}@[\w.-]{1,80}$/.test(html.slice(lt + 1, end))
}

/** The alternative text of an image when it is words: no file name, no tracking pixel. */
function imageWords(attributes: Attributes): string {
  const alt = attributes.get('alt')?.trim() ?? ''
  if (alt === '' || alt.length > 300 || attributes.get('width') === '1' || attributes.get('height') === '1') return ''
  const words = decodeEntities(alt)
  if (/\.(?:png|jpe?g|gif|bmp|svg|webp|heic|tiff?|pdf)\b|^(?:cid|data|https?):|^image\d*$/i.test(words)) return ''
  if (!/[\p{L}\p{N}]/u.test(words)) return /\p{Extended_Pictographic}/u.test(words) ? alt : ''
  return / /.test(words) ? ` ${alt} ` : ''
}
