import { decodeEntities } from './html-entities.ts'
import type { Hint, Line } from './line.ts'

/** Longest text kept of what is not seen, and of the words of a link. */
const MOST_HIDDEN = 20_000
const LONGEST_LINK = 2_000
const DEEPEST_QUOTE = 30
const DEEPEST_LIST = 8

/** Characters without width that clients and senders strew in; the joiner of emoji stays. */
const WIDTHLESS = /[\u034f\u00ad\u180e\u200b\u2060\ufeff]/

/** An element whose end changes how text is written. */
export type Open = {
  readonly name: string
  readonly quote: boolean
  readonly container: boolean
  readonly signature: boolean
  readonly pre: boolean
  readonly hidden: boolean
  /** The size of letters around it, to go back to; only where it says something of size. */
  readonly sizeAround?: 'none' | 'some'
}

/** Collects the text of HTML into lines: collapses blanks, keeps at most one empty line in a row. */
export class LineWriter {
  private readonly lines: Line[] = []
  private readonly unseen: string[] = []
  private unseenLength = 0
  private pieces: string[] = []
  private filled = false
  private nbsp = false
  private depth = 0
  private lastDepth = 0
  private signatures = 0
  private pre = 0
  private hidden = 0
  private size: 'none' | 'some' = 'some'
  private pending: Hint | undefined
  private wantBlank = false
  private soft: 'line' | 'blank' | undefined
  private cellLines = 0
  private cellFilled = true
  private marker = ''
  private link: { readonly target: string; text: string } | undefined
  private containers = 0
  private containerStart = 0
  private containerQuotes = false

  get hiding(): boolean {
    return this.hidden > 0 || this.size === 'none'
  }

  write(raw: string): void {
    let text = decodeEntities(raw)
    if (WIDTHLESS.test(text)) text = text.replace(/[\u034f\u00ad\u180e\u200b\u2060\ufeff]/g, '')
    if (this.hiding) {
      this.keepUnseen(text)
      return
    }
    if (this.pre > 0) {
      this.writePre(text)
      return
    }
    if (text.includes('\u00a0')) this.nbsp = true
    text = text.replace(/[\s\u00a0\u200c]+/g, ' ')
    if (text === '') return
    if (text !== ' ') {
      this.endSoft()
      this.filled = true
      this.cellFilled = true
      if (this.link !== undefined && this.link.text.length < LONGEST_LINK) this.link.text += text
    }
    this.pieces.push(text)
  }

  private writePre(text: string): void {
    text
      .replaceAll('\r', '')
      .split('\n')
      .forEach((part, i) => {
        if (i > 0) this.lineBreak(true)
        this.endSoft()
        if (part.trim() !== '') this.filled = this.cellFilled = true
        this.pieces.push(part.replaceAll('\u00a0', ' '))
      })
  }

  private keepUnseen(text: string): void {
    const plain = text.replaceAll('\u200d', '').replace(/[\s\u00a0\u200c\u2007]+/g, ' ')
    if (plain.trim() === '' || this.unseenLength > MOST_HIDDEN) return
    this.unseen.push(plain)
    this.unseenLength += plain.length
  }

  /** Ends the line; `forced` keeps an empty one. */
  lineBreak(forced: boolean): void {
    if (this.hiding) {
      this.keepUnseen(' ')
      return
    }
    const empty = forced || this.nbsp
    const text = this.take()
    if (text !== '') this.push(text)
    else if (empty) this.wantBlank = true
  }

  /** The end of a paragraph in a cell: the line ends only if the cell goes on. */
  softBreak(blank: boolean): void {
    if (!this.filled) this.lineBreak(false)
    else if (!this.cellFilled) return
    else if (this.soft !== 'blank') this.soft = blank ? 'blank' : 'line'
  }

  private endSoft(): void {
    if (this.soft === undefined) return
    const blank = this.soft === 'blank'
    this.lineBreak(false)
    this.cellLines++
    if (blank) this.wantBlank = true
  }

  cell(): void {
    if (this.soft !== undefined && this.cellLines > 0) this.endSoft()
    this.soft = undefined
    this.cellLines = 0
    this.cellFilled = false
    if (!this.hiding) this.pieces.push(' ')
  }

  get inFirstLineOfCell(): boolean {
    return this.cellLines === 0
  }

  blank(): void {
    if (!this.hiding) this.wantBlank = true
  }

  item(number: number | undefined, depth: number): void {
    this.lineBreak(false)
    const indent = '  '.repeat(Math.max(0, Math.min(depth, DEEPEST_LIST) - 1))
    if (!this.hiding) this.marker = `${indent}${number === undefined ? '-' : `${number}.`} `
  }

  hint(hint: Hint): void {
    this.lineBreak(false)
    if (this.pending === undefined || (hint === 'cut' && this.pending === 'divider')) this.pending = hint
  }

  openLink(target: string): void {
    this.link = this.hiding || this.pre > 0 ? undefined : { target, text: '' }
  }

  /** Writes where a link leads, unless its words say so already or there are none. */
  closeLink(): void {
    const link = this.link
    this.link = undefined
    if (link === undefined || !this.filled || link.text.trim() === '') return
    const shown = sameAddress(link.text)
    const target = sameAddress(link.target)
    if (target === '' || shown.includes(target) || (shown.length > 8 && target.startsWith(shown))) return
    const address = link.target.replace(/^mailto:|^tel:/i, '').replace(/[\s<>].*$/s, '')
    this.pieces.push(` <${address.slice(0, LONGEST_LINK)}>`)
  }

  enter(entry: Open, by: 1 | -1): void {
    if (entry.quote || entry.container || entry.signature || entry.pre) this.lineBreak(false)
    if (entry.quote) this.depth += by
    if (entry.signature) this.signatures += by
    if (entry.pre) this.pre += by
    if (entry.hidden) this.hidden += by
    if (entry.sizeAround !== undefined && by === -1) this.size = entry.sizeAround
    if (entry.quote && by === 1 && this.containers > 0) this.containerQuotes = true
    if (entry.container) this.enterContainer(by)
  }

  /** The size of letters from here on; answers what it was. */
  setSize(size: 'none' | 'some'): 'none' | 'some' {
    const around = this.size
    this.size = size
    return around
  }

  private enterContainer(by: 1 | -1): void {
    if (by === 1 && this.containers === 0) {
      this.containerStart = this.lines.length
      this.containerQuotes = false
    }
    this.containers += by
    if (by === -1 && this.containers === 0) this.closeContainer()
  }

  /** A client's quote without any blockquote is quoted as a whole. */
  private closeContainer(): void {
    if (this.containerQuotes) return
    for (let i = this.containerStart; i < this.lines.length; i++) {
      const line = this.lines[i]
      if (line !== undefined && !line.quoted) this.lines[i] = { ...line, quoted: true }
    }
  }

  finish(): { readonly lines: readonly Line[]; readonly hidden: string } {
    this.hidden = 0
    this.size = 'some'
    this.lineBreak(false)
    if (this.containers > 0) this.closeContainer()
    return { lines: this.lines, hidden: this.unseen.join(' ').replace(/ {2,}/g, ' ').trim() }
  }

  private take(): string {
    this.soft = undefined
    this.nbsp = false
    const filled = this.filled
    this.filled = false
    if (this.pieces.length === 0) return ''
    const text = filled ? this.pieces.join('') : ''
    this.pieces = []
    if (!filled) return ''
    return this.pre > 0 ? text.trimEnd() : text.replace(/ {2,}/g, ' ').trim()
  }

  private push(text: string): void {
    const prefix = '>'.repeat(Math.min(this.depth, DEEPEST_QUOTE))
    const quoted = this.depth > 0
    const shallow = '>'.repeat(Math.min(this.depth, this.lastDepth, DEEPEST_QUOTE))
    this.lastDepth = this.depth
    const hint = this.pending ?? (this.signatures > 0 ? 'signature' : undefined)
    this.pending = undefined
    if (this.wantBlank && this.lines.length > 0) {
      this.lines.push({
        text: shallow,
        quoted: shallow !== '',
        ...(this.signatures > 0 ? { hint: 'signature' as const } : {}),
      })
    }
    this.wantBlank = false
    const marked = this.marker === '' ? text : `${this.marker}${text}`
    this.marker = ''
    const line = prefix === '' ? marked : `${prefix} ${marked}`
    this.lines.push(hint === undefined ? { text: line, quoted } : { text: line, quoted, hint })
  }
}

function sameAddress(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
    .replace(/^www\./, '')
    .replace(/[\s()-]+|\/$/g, '')
}
