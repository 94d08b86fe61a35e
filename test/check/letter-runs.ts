/**
 * The runs of letters by which languages are told are those of the library `eld`, kept condensed: as the library brings them
 * they cost every reading thread a second and 400 MB. Of its largest collection these stay: languages in Latin letters, and
 * runs that speak for a language that we know by its words as well; how strongly is rounded to fifths.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  hashOf,
  LETTER_RUNS_KIND,
  type LetterRuns,
  type LetterRunsHead,
  markOf,
  slotOf,
} from '../../src/domain/language/letter-runs.ts'
import { RECOGNISING_PACKS } from '../../src/domain/language/recognising-packs.ts'

const LETTER_RUNS_FILE = 'src/adapters/language/letter-runs.bin'

/** The library's languages in Latin letters; its `no` is `nb`. */
const LATIN = 'az ca cs da de en es et eu fi fr hr hu is it lt lv ms nl no pl pt ro sk sl sq sv tl tr vi yo'.split(' ')
/** The library leaves out so much of every strength. */
const LEAST = 53
const STEP = 20

type Collection = {
  readonly languages: Readonly<Record<string, string>>
  readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>
}

async function condensedRuns(): Promise<Uint8Array> {
  const [{ ngramsData }, { dictionary }] = await Promise.all([load('ngrams/large.js'), load('dictionary.js')])
  const { languages, ngrams } = ngramsData as Collection
  const bytesOf = byteReader(dictionary as readonly string[])
  const known = new Set(RECOGNISING_PACKS.map(({ code }) => code))
  const codes = LATIN.map(ours)
  const runs: Run[] = []
  for (const [run, strengths] of Object.entries(ngrams)) {
    const list = Object.entries(strengths)
      .map(([place, more]) => [codes.indexOf(ours(languages[place] ?? '')), strengthOf(more)] as const)
      .filter(([place]) => place >= 0)
    if (list.some(([place]) => known.has(codes[place] ?? ''))) runs.push({ bytes: bytesOf(run), list })
  }
  return encodeLetterRuns(placeRuns(codes, runs))
}

/** What is wrong with the condensed table; with `write` it is made anew instead. */
export async function driftedLetterRuns(root: string, write: boolean): Promise<string | undefined> {
  const path = join(root, LETTER_RUNS_FILE)
  const wanted = Buffer.from(await condensedRuns())
  const there = await readFile(path).catch(() => Buffer.alloc(0))
  if (there.equals(wanted)) return undefined
  if (!write) return `${LETTER_RUNS_FILE} is not what eld says: npm run check -- --write languages`
  await writeFile(path, wanted)
  return undefined
}

/** The library keeps its collections to itself: its entries load them whole into detectors. */
async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(new URL(`../${file}`, import.meta.resolve('eld/large')).href)) as Record<string, unknown>
}

function ours(code: string): string {
  return code === 'no' ? 'nb' : code
}

/** Tenths. */
function strengthOf(more: number): number {
  return (Math.round((more + LEAST) / STEP) * STEP) / 10
}

/** The library writes bytes beyond ASCII as characters of a list of its own. */
function byteReader(dictionary: readonly string[]): (run: string) => Uint8Array {
  const byte = new Map(dictionary.flatMap((character, at) => (character === ' ' ? [] : [[character, at] as const])))
  return (run) => Uint8Array.from(run, (character) => byte.get(character) ?? character.charCodeAt(0))
}

/** A run and what it speaks for: languages by their place, with the strength in tenths. */
type Run = { readonly bytes: Uint8Array; readonly list: readonly (readonly [number, number])[] }

/** Makes the table, a fifth of it free: `bytes` of a run may begin and end with the space that marks a border of the word. */
function placeRuns(languages: readonly string[], runs: readonly Run[]): LetterRuns {
  const slots = Math.ceil(runs.length * 1.25) | 1
  const marks = new Uint16Array(slots)
  const lists = new Uint16Array(slots)
  const known = new Map<string, number>()
  const strengths: number[] = []
  const begins = [0]
  for (const { bytes, list } of runs) {
    const key = list.flat().join()
    let number = known.get(key)
    if (number === undefined) {
      number = known.size
      known.set(key, number)
      strengths.push(...list.flat())
      begins.push(strengths.length)
    }
    const hash = hashOf(bytes, 0, bytes.length, false, false)
    let slot = slotOf(hash, slots)
    while (marks[slot] !== 0) slot = slot + 1 === slots ? 0 : slot + 1
    marks[slot] = markOf(hash)
    lists[slot] = number
  }
  if (known.size > 0xffff) throw new Error(`${known.size} lists of languages do not fit`)
  return { languages, marks, lists, begins: Uint32Array.from(begins), strengths: Uint8Array.from(strengths) }
}

/** The table as bytes: a line of JSON, the marks, the numbers of the lists, the lengths of the lists, the lists. */
function encodeLetterRuns({ languages, marks, lists, begins, strengths }: LetterRuns): Uint8Array {
  const head: LetterRunsHead = { kind: LETTER_RUNS_KIND, languages, slots: marks.length, lists: begins.length - 1 }
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`)
  const lengths = Uint8Array.from({ length: head.lists }, (_, list) => lengthOf(begins, list) / 2)
  const bytes = new Uint8Array(line.length + 4 * marks.length + lengths.length + strengths.length)
  bytes.set(line)
  const view = new DataView(bytes.buffer, line.length)
  for (const [slot, mark] of marks.entries()) view.setUint16(2 * slot, mark, true)
  for (const [slot, list] of lists.entries()) view.setUint16(2 * (marks.length + slot), list, true)
  bytes.set(lengths, line.length + 4 * marks.length)
  bytes.set(strengths, bytes.length - strengths.length)
  return bytes
}

function lengthOf(begins: Uint32Array, list: number): number {
  return (begins[list + 1] ?? 0) - (begins[list] ?? 0)
}
