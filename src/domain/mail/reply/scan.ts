import { forwardedMail, introducedMail } from './forwarded.ts'
import { type HeaderBlock, headerBlock, inlineBlock, isMailbox } from './header-block.ts'
import { type Introduction, introductionEnding, isArrowed, mayEndIntroduction } from './introduction.ts'
import { isBlank, type Line, nextFilled, unquoted } from './line.ts'
import { afterMarker, isRule, type Marker, markerOf } from './markers.ts'
import type { Occasion, Quote, Scan, Text } from './parts.ts'
import { dropRules, isAnnounced, markedQuote, quoteEnd, toldInside } from './quote-block.ts'

/** With more alternations of text and quote than this a mail is no conversation: the rest is kept as it is. */
const MOST_PARTS = 4_000
/** Beyond so many lines nobody looks for quotes, nor after so many lines that only looked like the beginning of one. */
const MOST_LINES = 50_000
const MOST_TRIES = 1_000

/** `rich` lines come from HTML, where paragraphs need no empty line between them. */
export function scanLines(lines: readonly Line[], occasion: Occasion, rich = false): Scan {
  return new Scanner(lines, occasion, rich).scan()
}

class Scanner {
  private readonly lines: readonly Line[]
  private readonly texts: readonly string[]
  private readonly occasion: Occasion
  private readonly rich: boolean
  private readonly parts: (Text | Quote)[] = []
  private text: Text = { kind: 'text', lines: [], signature: [] }
  /** The first line of the text part under way. */
  private textStart = 0
  private written = false
  private tries = 0

  constructor(lines: readonly Line[], occasion: Occasion, rich: boolean) {
    this.rich = rich
    this.lines = lines
    this.texts = lines.map((line) => line.text)
    this.occasion = occasion
    this.parts.push(this.text)
  }

  scan(): Scan {
    let i = 0
    while (i < this.lines.length) {
      if (this.parts.length > MOST_PARTS || i > MOST_LINES) {
        for (; i < this.lines.length; i++) this.text.lines.push(this.texts[i] ?? '')
        break
      }
      const next = this.step(i)
      if (typeof next !== 'number') return next
      i = next
    }
    return { parts: this.parts, rest: [], content: [] }
  }

  /** Reads what begins at line `i`; answers the next line to read, or the result when the rest is one thing. */
  private step(i: number): Scan | number {
    const line = this.lines[i]
    const text = line?.text ?? ''
    if (line === undefined || isBlank(text)) {
      this.text.lines.push(text)
      return i + 1
    }
    if (isArrowed(text) && this.lines[nextFilled(this.texts, i + 1)]?.quoted !== true) return this.endAt(i)
    if (line.quoted) return this.quote(i)
    const marker = markerOf(text)
    const block = marker === undefined ? this.blockAt(i, line.hint === 'divider' || line.hint === 'cut') : undefined
    const ending =
      marker !== undefined
        ? this.atMarker(i, marker)
        : block !== undefined || line.hint === 'cut'
          ? this.cut(i, false, block)
          : undefined
    if (ending !== undefined) return ending
    if (line.hint === 'signature') {
      this.text.signature.push(text)
      return i + 1
    }
    const quoted = this.introduction(i, line.hint === 'introduction')
    if (quoted !== undefined) return quoted
    this.text.lines.push(text)
    this.written = true
    return i + 1
  }

  private atMarker(i: number, marker: Marker): Scan | number | undefined {
    switch (marker) {
      case 'forward':
        return this.forward(i, i + 1)
      case 'original':
        return this.cut(i, true, undefined)
      case 'bare-original':
        return this.blockAt(nextFilled(this.texts, i + 1), true) === undefined
          ? undefined
          : this.cut(i, true, undefined)
      case 'reply-above':
        if (this.written) return this.endAt(i)
        return this.occasion.answering ? this.addQuote([this.texts[i] ?? ''], i + 1, i + 1) : undefined
    }
  }

  private blockAt(i: number, marked: boolean): HeaderBlock | undefined {
    if (this.tries > MOST_TRIES) return undefined
    const drawn = marked || /^\s*_{20,80}\s*$/.test((this.texts[i - 1] ?? '').slice(0, 100))
    const found =
      !drawn && this.written && isAnnounced(this.texts, i, this.textStart)
        ? undefined
        : headerBlock(this.texts, i, drawn ? 'line' : undefined)
    // A mail that begins with labels and shows no address may be a list that its writer typed.
    const typed =
      found !== undefined && !drawn && !this.written && !isMailbox(found.fields.from) && !isMailbox(found.fields.to)
    const block = typed ? undefined : found
    if (block === undefined && /^[\s>*|]{0,12}\p{L}[^:：]{0,24}[:：]/u.test((this.texts[i] ?? '').slice(0, 60)))
      this.tries++
    return block
  }

  /** A block of quoted lines that nothing introduces: forwarded, or a quote. */
  private quote(i: number): Scan | number {
    const end = quoteEnd(this.lines, i)
    let first = i
    while (first < end && isBlank((this.texts[first] ?? '').replaceAll('>', ''))) first++
    const marker = markerOf(this.texts[first] ?? '')
    if (marker === 'forward') return this.forward(i, first + 1)
    const { forwarding, answering } = this.occasion
    if (forwarding || (!this.written && !answering)) {
      const original = marker === 'original' || marker === 'bare-original'
      // Orange writes "Message du 30/10/26" above the labels.
      for (const from of original ? [first + 1, first + 2] : forwarding ? [first, first + 1] : [first]) {
        const block = headerBlock(this.texts, from, marker !== undefined || forwarding ? 'marker' : undefined)
        if (block === undefined) continue
        const told = from > first ? { date: unquoted(this.texts[first] ?? ''), ...block.fields } : block.fields
        return this.forward(i, block.end, { ...block, fields: told })
      }
    }
    const told = toldInside(this.lines, first, end)
    return told === first ? this.addQuote([], i, end) : this.addQuote(this.texts.slice(i, told), told, end)
  }

  private addQuote(introduction: readonly string[], start: number, end: number): number {
    const lines = this.texts.slice(start, end)
    this.parts.push({ kind: 'quote', introduction, lines })
    this.text = { kind: 'text', lines: [], signature: [] }
    this.parts.push(this.text)
    this.textStart = end
    return end
  }

  /** Where line `i` ends an introduction, or a client says that one begins there: the quote that follows. */
  private introduction(i: number, marked: boolean): Scan | number | undefined {
    if (marked) {
      const start = markedQuote(this.lines, i)
      if (start !== undefined) {
        if (this.occasion.forwarding && !this.occasion.answering)
          return this.forwardIntroduced(i, this.texts.slice(i, start).join(' '), start)
        return this.addQuote(this.texts.slice(i, start), start, quoteEnd(this.lines, start))
      }
    }
    if (this.tries > MOST_TRIES || !mayEndIntroduction(this.texts[i] ?? '')) return undefined
    this.tries++
    const found = introductionEnding(this.texts, i, this.textStart)
    if (found === undefined) return undefined
    const next = nextFilled(this.texts, i + 1)
    const quotedNext = this.lines[next]?.quoted === true
    const { answering, forwarding } = this.occasion
    const above = this.written && this.hasTextBefore(i - found.before)
    if (forwarding && !answering && found.strength === 'certain') {
      const lead = this.takeLead(i, found)
      return this.forwardIntroduced(i - found.before, [...lead, this.texts[i] ?? ''].join(' '), i + 1, lead)
    }
    if (quotedNext && (found.strength !== 'possible' || answering)) {
      const lead = this.takeLead(i, found)
      const last = found.before === 0 ? (this.texts[i] ?? '').slice(found.from) : (this.texts[i] ?? '')
      const gap = this.texts.slice(i + 1, next)
      return this.addQuote([...lead, last, ...gap], next, quoteEnd(this.lines, next))
    }
    const addressed = answering && this.texts.slice(i - found.before, i + 1).some((each) => each.includes('@'))
    const apart = this.rich || isBlank(this.texts[i + 1] ?? '') || isBlank(this.texts[i - found.before - 1] ?? '')
    if (
      found.strength === 'certain' &&
      apart &&
      !(this.written && isAnnounced(this.texts, i - found.before, this.textStart)) &&
      (addressed || above || found.from > 0)
    ) {
      const lead = this.takeLead(i, found)
      const last = found.before === 0 ? (this.texts[i] ?? '').slice(found.from) : (this.texts[i] ?? '')
      dropRules(this.text.lines, lead)
      return { parts: this.parts, rest: [...lead, last, ...this.texts.slice(i + 1)], content: [] }
    }
    return undefined
  }

  /** Takes the earlier lines of an introduction back from the text; words of the writer before it stay. */
  private takeLead(i: number, found: Introduction): string[] {
    const count = Math.min(found.before, this.text.lines.length)
    const lead = this.text.lines.splice(this.text.lines.length - count, count)
    if (found.from > 0) {
      const first = this.texts[i - found.before] ?? ''
      this.text.lines.push(first.slice(0, found.from).replace(/[\s-]{1,10}$/, ''))
      if (lead.length > 0) lead[0] = first.slice(found.from)
      this.written = true
    }
    return lead
  }

  private hasTextBefore(end: number): boolean {
    for (let i = end - 1; i >= this.textStart; i--) if (!isBlank(this.texts[i] ?? '')) return true
    return this.parts.length > 1
  }

  /** At a header block or its like: the mail ends here, or it is forwarded, or a quote is introduced by it. */
  private cut(i: number, original: boolean, found: HeaderBlock | undefined): Scan | number | undefined {
    const first = nextFilled(this.texts, original ? i + 1 : i)
    const start = isRule(this.texts[first] ?? '') ? nextFilled(this.texts, first + 1) : first
    const block = found ?? headerBlock(this.texts, start, 'marker')
    const end = block?.end ?? (original ? i + 1 : i)
    const { forwarding, answering } = this.occasion
    // Of their own accord people paste mails of others; what they answer came from those they write to.
    const pasted = block !== undefined && !original && !this.isFromRecipient(block)
    const alone = !answering && (!this.written || pasted)
    if ((forwarding && (block !== undefined || !answering)) || (alone && block !== undefined))
      return this.forward(i, end, block)
    const next = nextFilled(this.texts, end)
    if (this.lines[next]?.quoted === true && (block !== undefined || original)) {
      const stop = quoteEnd(this.lines, next)
      if (nextFilled(this.texts, stop) < this.texts.length) {
        return this.addQuote(this.texts.slice(i, next), next, stop)
      }
    }
    if (block === undefined && !original && alone) return undefined
    return this.endAt(i)
  }

  private isFromRecipient(block: HeaderBlock): boolean {
    const { recipients } = this.occasion
    const from = block.fields.from?.toLowerCase() ?? ''
    return recipients.size === 0 || [...recipients].some((address) => from.includes(address))
  }

  private endAt(i: number): Scan {
    const lead: string[] = []
    dropRules(this.text.lines, lead)
    return { parts: this.parts, rest: [...lead, ...this.texts.slice(i)], content: [] }
  }

  private forward(i: number, after: number, known?: HeaderBlock): Scan {
    const first = nextFilled(this.texts, after)
    const start = isRule(this.texts[first] ?? '') ? nextFilled(this.texts, first + 1) : first
    let gap = start
    while (gap < this.texts.length && gap < start + 4 && isBlank((this.texts[gap] ?? '').replaceAll('>', ''))) gap++
    const inline = inlineBlock(afterMarker((this.texts[i] ?? '').slice(0, 3_000)), i + 1)
    const block = known ?? inline ?? headerBlock(this.texts, gap, 'marker')
    // Zoho repeats its marker under the labels.
    const repeated = block === undefined ? -1 : nextFilled(this.texts, block.end)
    const end = repeated >= 0 && markerOf(this.texts[repeated] ?? '') === 'forward' ? repeated + 1 : block?.end
    const forwarded = forwardedMail(this.lines, end ?? after, block)
    const lead: string[] = []
    dropRules(this.text.lines, lead)
    return { parts: this.parts, rest: [], content: [...lead, ...this.texts.slice(i)], forwarded }
  }

  private forwardIntroduced(i: number, introduction: string, after: number, lead: readonly string[] = []): Scan {
    const forwarded = introducedMail(introduction, this.lines, after)
    const content = lead.length === 0 ? this.texts.slice(i) : [...lead, ...this.texts.slice(i + lead.length)]
    return { parts: this.parts, rest: [], content, forwarded }
  }
}
