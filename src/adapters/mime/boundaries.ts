import type { Container } from './structure.ts'

export const LONGEST_BOUNDARY = 1_000
/** So far into a body a boundary is looked for that its header does not name. */
const GUESS_WITHIN = 64 * 1024
/** What a boundary shares a body with when its parts say the same. */
const PLAIN = /\ncontent-type:\s{0,5}text\/plain/i
const HTML = /\ncontent-type:\s{0,5}text\/html/i
const LF = 10
const CR = 13
const DASH = 45

/** The multiparts that are open, and which line closes which. */
export type OpenBoundaries = {
  readonly containers: readonly Container[]
  push(container: Container): void
  /** Closes all but so many of the outermost. */
  closeTo(count: number): void
  /** The level whose boundary, and whether its end, stands on a line. */
  levelAt(
    content: Buffer,
    start: number,
    end: number,
  ): { readonly level: number; readonly closing: boolean } | undefined
}

export function openBoundaries(): OpenBoundaries {
  const containers: Container[] = []
  const levels = new Map<string, number>()
  return {
    containers,
    push(container) {
      levels.set(container.boundary, containers.push(container) - 1)
    },
    closeTo(count) {
      while (containers.length > count) {
        const boundary = containers.pop()?.boundary ?? ''
        // The same boundary may still be open further out.
        const outer = containers.findLastIndex((container) => container.boundary === boundary)
        if (outer < 0) levels.delete(boundary)
        else levels.set(boundary, outer)
      }
    },
    levelAt(content, start, end) {
      if (levels.size === 0 || end - start > LONGEST_BOUNDARY + 10) return undefined
      const line = content.toString('latin1', start + 2, end).trimEnd()
      const level = levels.get(line)
      if (level !== undefined) return { level, closing: false }
      // Words behind the closing boundary are no part of the multipart (RFC 2046, 5.1.1).
      const mark = line.endsWith('--') ? line.length - 2 : line.indexOf('-- ')
      const closed = mark <= 0 ? undefined : levels.get(line.slice(0, mark).trimEnd())
      return closed === undefined ? undefined : { level: closed, closing: true }
    },
  }
}

type Delimiter = {
  readonly level: number
  readonly closing: boolean
  readonly before: number
  readonly after: number
}

/** The next line that is one of the open boundaries. */
export function nextDelimiter(content: Buffer, from: number, open: OpenBoundaries): Delimiter | undefined {
  if (open.containers.length === 0) return undefined
  let at = content[from] === DASH && content[from + 1] === DASH ? from : nextDashes(content, from)
  while (at >= 0) {
    const lf = content.indexOf(LF, at)
    const end = lf < 0 ? content.length : lf
    const found = open.levelAt(content, at, end)
    if (found !== undefined) {
      const before = at >= 2 && content[at - 2] === CR ? at - 2 : Math.max(at - 1, 0)
      return { ...found, before: Math.max(before, from), after: lf < 0 ? content.length : lf + 1 }
    }
    at = lf < 0 ? -1 : content[lf + 1] === DASH && content[lf + 2] === DASH ? lf + 1 : nextDashes(content, lf + 1)
  }
  return undefined
}

function nextDashes(content: Buffer, from: number): number {
  const at = content.indexOf('\n--', from, 'latin1')
  return at < 0 ? -1 : at + 1
}

/** The end of a part whose multipart was closed behind its last words (`words--boundary--`) and not on the next line. */
export function behindText(content: Buffer, from: number, end: number, boundary: string): number {
  let last = end
  while (last > from && (content[last - 1] ?? 0) <= 32) last--
  const start = last - boundary.length - 4
  return start >= from && content.toString('latin1', start, last) === `--${boundary}--` ? start : end
}

/**
 * A mail without the field that says so is a multipart where its body begins with a boundary (perhaps behind the line that
 * old programs show) and closes it: gateways lose the field.
 */
export function undeclaredMultipart(content: Buffer, from: number): Container | undefined {
  let at = from
  while (at < from + 200 && (content[at] ?? 0) <= 32 && at < content.length) at++
  const head = content.toString('latin1', at, at + 100)
  const preamble = /^This is a multi-?part message in MIME format\.?\s{0,20}/i.exec(head)?.[0] ?? ''
  at += preamble.length
  if (content[at] !== DASH || content[at + 1] !== DASH) return undefined
  const boundary = guessBoundary(content, at, content.length)
  if (boundary === undefined || !content.subarray(at).includes(`--${boundary}--`, 0, 'latin1')) return undefined
  const body = content.toString('latin1', at, at + GUESS_WITHIN)
  if (!body.startsWith(`--${boundary}`)) return undefined
  const isBoth = PLAIN.test(body) && HTML.test(body)
  return { boundary, type: isBoth ? 'multipart/alternative' : 'multipart/mixed' }
}

/** A line of dashes and a name with a Content field below it: the boundary that the header does not name. */
export function guessBoundary(content: Buffer, from: number, end: number): string | undefined {
  const body = content.toString('latin1', from, Math.min(end, from + GUESS_WITHIN))
  return /(?:^|\n)--([^\s-][^\r\n]{0,200}|-[^\r\n]{1,200})[ \t]{0,20}\r?\ncontent-[a-z-]{1,40}:/i
    .exec(body)?.[1]
    ?.trimEnd()
}
