import type { Leaf } from './structure.ts'

/** Files that stand uuencoded in the text, as mailers wrote them before MIME. */

const MOST_BLOCKS = 50
const BEGIN = /^begin [0-7]{3,4} ([^\r\n]{1,200})\r?$/

/** Takes uuencoded files out of plain text: each becomes a part of its own, between what stands before and after it. */
export function splitUuencoded(content: Buffer, leaves: readonly Leaf[]): readonly Leaf[] {
  return leaves.some((leaf) => mayHold(content, leaf)) ? leaves.flatMap((leaf) => split(content, leaf)) : leaves
}

function mayHold(content: Buffer, leaf: Leaf): boolean {
  if (leaf.type !== 'text/plain' || leaf.encoding === 'base64' || leaf.encoding === 'quoted-printable') return false
  return leaf.encoding !== 'x-uuencode' && find(content, 'begin ', leaf.bodyStart, leaf.bodyEnd) >= 0
}

function split(content: Buffer, leaf: Leaf): readonly Leaf[] {
  if (!mayHold(content, leaf)) return [leaf]
  const pieces: Leaf[] = []
  let from = leaf.bodyStart
  let at = find(content, 'begin ', from, leaf.bodyEnd)
  while (at >= 0 && pieces.length < MOST_BLOCKS) {
    const isLine = at === leaf.bodyStart || content[at - 1] === 10
    const name = isLine ? nameAt(content, at) : undefined
    if (name !== undefined) {
      const end = find(content, '\nend', at, leaf.bodyEnd)
      if (end < 0) break
      if (at > from) pieces.push({ ...leaf, bodyStart: from, bodyEnd: at })
      pieces.push(fileOf(leaf, name, at, Math.min(end + 4, leaf.bodyEnd)))
      const line = content.indexOf(10, end + 1)
      from = line < 0 ? leaf.bodyEnd : Math.min(line + 1, leaf.bodyEnd)
    }
    at = find(content, 'begin ', Math.max(from, at + 1), leaf.bodyEnd)
  }
  if (pieces.length === 0) return [leaf]
  if (from < leaf.bodyEnd) pieces.push({ ...leaf, bodyStart: from })
  return pieces
}

/** Within the part only: what follows it is looked through for the parts that follow. */
function find(content: Buffer, words: string, from: number, end: number): number {
  return content.subarray(0, end).indexOf(words, from, 'latin1')
}

function fileOf(leaf: Leaf, name: string, bodyStart: number, bodyEnd: number): Leaf {
  return {
    ...leaf,
    fields: [],
    type: 'application/octet-stream',
    parameters: new Map([['filename', name]]),
    disposition: 'attachment',
    encoding: 'x-uuencode',
    bodyStart,
    bodyEnd,
  }
}

/** The file's name, when the line begins a block: the next line must have the length it says. */
function nameAt(content: Buffer, at: number): string | undefined {
  const end = content.indexOf(10, at)
  if (end < 0 || end - at > 300) return undefined
  const name = BEGIN.exec(content.toString('latin1', at, end))?.[1]
  const next = content.indexOf(10, end + 1)
  if (name === undefined || next < 0 || next - end > 100) return undefined
  const length = next - end - 1 - (content[next - 1] === 13 ? 1 : 0)
  const bytes = ((content[end + 1] ?? 0) - 32) & 63
  const expected = 1 + Math.ceil(bytes / 3) * 4
  return length >= expected - 2 && length <= expected + 2 ? name.trim() : undefined
}

/** The bytes of a uuencoded body. */
export function decodeUuencoded(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let length = 0
  let isInside = false
  for (let at = 0; at < body.length; ) {
    const lf = body.indexOf(10, at)
    const end = lf < 0 ? body.length : lf
    if (body.toString('latin1', at, at + 6) === 'begin ') isInside = true
    else if (isInside && /^end\s*$/.test(body.toString('latin1', at, Math.min(end, at + 10)))) break
    else if (isInside) length += decodeLine(body, at, end, out, length)
    at = end + 1
  }
  return out.subarray(0, length)
}

function decodeLine(body: Buffer, start: number, end: number, out: Buffer, at: number): number {
  const count = Math.min(((body[start] ?? 32) - 32) & 63, Math.ceil(((end - start) * 3) / 4))
  for (let index = 0; index < count; index++) {
    const group = start + 1 + Math.floor(index / 3) * 4
    const [one, two, three, four] = [
      six(body, group, end),
      six(body, group + 1, end),
      six(body, group + 2, end),
      six(body, group + 3, end),
    ]
    const bits = (one << 18) | (two << 12) | (three << 6) | four
    out[at + index] = (bits >> (16 - (index % 3) * 8)) & 255
  }
  return count
}

function six(body: Buffer, at: number, end: number): number {
  return at < end ? ((body[at] ?? 32) - 32) & 63 : 0
}
