/**
 * Which runs of letters are frequent in which languages: the statistics of the library `eld`, condensed beforehand to a
 * table (`test/check/letter-runs.ts`, which says how). Here is how a word is cut into runs, and how the table is read.
 *
 * A run is four bytes of the word's UTF-8, every third byte one; a space marks the beginning and the end of the word.
 * The table keeps no runs, but a mark of 16 bits for each, in the place that its hash says or the next free one. Beside
 * the mark stands the number of a list of languages: the same list serves many runs.
 */
export type LetterRuns = {
  readonly languages: readonly string[]
  /** 0 where nothing is. */
  readonly marks: Uint16Array
  readonly lists: Uint16Array
  /** Where each list begins in `strengths`, and last where the last one ends. */
  readonly begins: Uint32Array
  /** The place of a language in `languages`, then how much the run speaks for it, in tenths. */
  readonly strengths: Uint8Array
}

export const LETTER_RUNS_KIND = 'incidencias-letter-runs-1'
const RUN = 4
const STRIDE = 3
/** A longer word is a code or a link. */
const LONGEST_WORD = 70
const SPACE = 0x20

export type LetterRunsHead = {
  readonly kind: string
  readonly languages: readonly string[]
  readonly slots: number
  readonly lists: number
}

/**
 * Reads the table: a line of JSON, the marks, the numbers of the lists, the lengths of the lists, the lists. Throws when the
 * bytes are no such table.
 */
export function decodeLetterRuns(bytes: Uint8Array): LetterRuns {
  const end = bytes.indexOf(0x0a) + 1
  const head = JSON.parse(String.fromCharCode(...bytes.subarray(0, end))) as LetterRunsHead
  if (head.kind !== LETTER_RUNS_KIND)
    throw new Error(`the runs of letters begin with ${head.kind}, expected ${LETTER_RUNS_KIND}`)
  const numbers = (from: number) => {
    // A copy stands at an even place, as a Uint16Array must.
    const copy = new Uint8Array(bytes.subarray(from, from + 2 * head.slots))
    return new Uint16Array(copy.buffer)
  }
  const lengths = end + 4 * head.slots
  const begins = new Uint32Array(head.lists + 1)
  for (let list = 0; list < head.lists; list++)
    begins[list + 1] = (begins[list] ?? 0) + 2 * (bytes[lengths + list] ?? 0)
  return {
    languages: head.languages,
    marks: numbers(end),
    lists: numbers(end + 2 * head.slots),
    begins,
    strengths: new Uint8Array(bytes.subarray(lengths + head.lists)),
  }
}

const buffer = new Uint8Array(LONGEST_WORD + 4)

/** Adds what the runs of a word (in lower case, without spaces) speak for each language, times `weight`. */
export function addRuns(word: string, table: LetterRuns, weight: number, sums: Float64Array): void {
  const length = bytesOf(word)
  let at = 0
  for (; at + RUN < length; at += STRIDE) addRun(at, at + RUN, at === 0, false, table, weight, sums)
  addRun(Math.max(0, length - RUN), length, at === 0, true, table, weight, sums)
}

/** Fills the buffer with the word's UTF-8 and tells how many bytes count. Halves of a character stand for themselves. */
function bytesOf(word: string): number {
  let to = 0
  for (let at = 0; at < word.length && to < LONGEST_WORD; at++) {
    const code = word.charCodeAt(at)
    if (code < 0x80) buffer[to++] = code
    else if (code < 0x800) {
      buffer[to++] = 0xc0 | (code >> 6)
      buffer[to++] = 0x80 | (code & 0x3f)
    } else {
      buffer[to++] = 0xe0 | (code >> 12)
      buffer[to++] = 0x80 | ((code >> 6) & 0x3f)
      buffer[to++] = 0x80 | (code & 0x3f)
    }
  }
  return Math.min(to, LONGEST_WORD)
}

function addRun(
  from: number,
  to: number,
  begins: boolean,
  ends: boolean,
  table: LetterRuns,
  weight: number,
  sums: Float64Array,
): void {
  const list = listOf(hashOf(buffer, from, to, begins, ends), table)
  if (list < 0) return
  const last = table.begins[list + 1] ?? 0
  for (let at = table.begins[list] ?? 0; at < last; at += 2) {
    const language = table.strengths[at] ?? 0
    sums[language] = (sums[language] ?? 0) + (weight * (table.strengths[at + 1] ?? 0)) / 10
  }
}

function listOf(hash: number, { marks, lists }: LetterRuns): number {
  const mark = markOf(hash)
  for (let slot = slotOf(hash, marks.length); ; slot = slot + 1 === marks.length ? 0 : slot + 1) {
    const there = marks[slot]
    if (there === mark) return lists[slot] ?? -1
    // Never full: a fifth of the slots are free.
    if (there === 0 || there === undefined) return -1
  }
}

const BASIS = 0x811c9dc5
const PRIME = 0x01000193

/** The hash of some bytes, with a space before and behind when the word begins and ends there. */
export function hashOf(bytes: Uint8Array, from: number, to: number, begins: boolean, ends: boolean): number {
  let hash = begins ? Math.imul(BASIS ^ SPACE, PRIME) : BASIS
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME)
  if (ends) hash = Math.imul(hash ^ SPACE, PRIME)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Where the run is, or would be if the place were free. */
export function slotOf(hash: number, slots: number): number {
  return hash % slots
}

export function markOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 16 || 1
}
