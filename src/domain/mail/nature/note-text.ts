import type { Saying } from '../../language/automatic-pack.ts'
import { AUTOMATIC_PACKS } from '../../language/automatic-packs.ts'
import { fold } from '../../language/fold.ts'

/** As much of a text as is looked at: notes say what they are at once. */
const LOOKED_AT = 2_000
/** A line this short that says nothing is a greeting, a name, a closing. */
const SHORT = 32
/** Phrases are found by their first letters, so that a text is gone through once and not once for each phrase. */
const KEY = 4

type Phrase = { readonly text: string; readonly written: string; readonly saying: Saying; readonly language: string }

const PHRASES = new Map<number, Phrase[]>()
const BECAUSE = AUTOMATIC_PACKS.flatMap((pack) => pack.says.because ?? []).map((word) => `${comparable(word)} `)
for (const pack of AUTOMATIC_PACKS) {
  for (const [saying, phrases] of Object.entries(pack.says) as [Saying, readonly string[]][]) {
    if (saying === 'because') continue
    for (const written of phrases) {
      const text = comparable(written)
      const key = keyAt(text, 0)
      const others = PHRASES.get(key) ?? []
      if (!others.some((other) => other.text === text && other.saying === saying))
        PHRASES.set(key, [...others, { text, written, saying, language: pack.code }])
    }
  }
}
for (const phrases of PHRASES.values()) phrases.sort((a, b) => b.text.length - a.text.length)

/** The four characters at a place, as a small number. */
function keyAt(text: string, at: number): number {
  let key = 0
  for (let i = at; i < at + KEY; i++) key = (key << 5) ^ (key >>> 11) ^ (i < text.length ? text.charCodeAt(i) : 32)
  return key & 0xffff
}

/** What kinds of sentences a text is made of. */
export type NoteText = {
  /** The beginning of the text, comparable. */
  readonly text: string
  /** The phrases found, by what they say; the first of each stands first. */
  said(saying: Saying): readonly string[]
  /** Signs of a person: a request, a question, words about a purchase (outside sentences that name whom to ask). */
  readonly person: boolean
  readonly question: boolean
  /** Share of the text in sentences that notes are made of, from 0 to 1. */
  readonly explained: number
  /** Mail addresses in the text. */
  readonly addresses: number
  readonly hasLink: boolean
  /** In how many languages an absence is told, each in sentences of its own. */
  readonly languages: number
  /** Characters in the whole text. */
  readonly length: number
}

/** Lower case, without accents, blanks single, one line; a blank line is kept as a line break. */
export function comparable(text: string): string {
  const plain = fold(text)
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[^\S\n ]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  if (!plain.includes('\n')) return plain
  return plain
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\u2029')
    .replaceAll('\n', ' ')
    .replaceAll('\u2029', '\n')
}

/** Finds in one pass what the sentences of a text say. Linear; of a long text only the beginning is read. */
export function readNote(whole: string): NoteText {
  const text = comparable(whole.slice(0, LOOKED_AT))
  const found = new Map<Saying, string[]>()
  const languages = new Set<string>()
  let person = false
  let question = false
  let explained = 0
  let addresses = 0
  let total = 0
  for (let start = 0; start < text.length; ) {
    const end = sentenceEnd(text, start)
    const sentence = readSentence(text, start, end, found)
    if (sentence.absentIn.size === 1) for (const language of sentence.absentIn) languages.add(language)
    const length = end - start
    total += length
    addresses += sentence.addresses
    // "For orders, contact shop@…" and "this is an automatic reply" are no words of a customer.
    const excused = sentence.says.has('declares') || (sentence.says.has('handOver') && sentence.addresses > 0)
    if (sentence.says.has('request') || (sentence.says.has('concern') && !excused)) person = true
    if (text[end - 1] === '?' && !sentence.says.has('handOver')) question = true
    if (sentence.explains || sentence.addresses > 0 || length <= SHORT) explained += length
    start = end
    while (text[start] === ' ' || text[start] === '\n') start++
  }
  return {
    text,
    said: (saying) => found.get(saying) ?? [],
    person: person || question,
    question,
    explained: total === 0 ? 0 : explained / total,
    addresses,
    languages: languages.size,
    hasLink: text.includes('http://') || text.includes('https://'),
    length: whole.length,
  }
}

/** What only notes say, or what both people and notes say and asks for nothing. */
const EXPLAINS: ReadonlySet<Saying> = new Set([
  'absence',
  'thanks',
  'handOver',
  'onReturn',
  'declares',
  'received',
  'service',
  'left',
] satisfies Saying[])

const PERSONAL: ReadonlySet<Saying> = new Set(['request', 'concern'] satisfies Saying[])

type Sentence = {
  readonly says: ReadonlySet<Saying>
  readonly absentIn: ReadonlySet<string>
  readonly explains: boolean
  readonly addresses: number
}

function readSentence(text: string, start: number, end: number, found: Map<Saying, string[]>): Sentence {
  const says = new Set<Saying>()
  const absentIn = new Set<string>()
  // How far the last phrase of each kind goes: "our team" in "one of our team" counts once.
  const ends = new Map<Saying, number>()
  let explains = false
  for (let at = wordFrom(text, start, end); at < end; at = nextWord(text, at, end)) {
    let longest = 0
    for (const { text: phrase, written, saying, language } of PHRASES.get(keyAt(text, at)) ?? NONE) {
      if (!text.startsWith(phrase, at)) continue
      // "Because I am on holiday …" gives a reason for something else.
      if (saying === 'absence' && isReason(text, at)) continue
      // "This is an automatic reply" stands at the beginning; in the middle somebody speaks of one.
      if (saying === 'declares' && at > start + 6) continue
      // "Please do not reply" is no "please do not" of a customer.
      if (PERSONAL.has(saying) && phrase.length < longest) continue
      says.add(saying)
      if (saying === 'absence') absentIn.add(language)
      if (EXPLAINS.has(saying)) {
        explains = true
        longest = Math.max(longest, phrase.length)
      }
      const end = ends.get(saying) ?? 0
      ends.set(saying, Math.max(end, at + phrase.length))
      if (at < end) continue
      const phrases = found.get(saying)
      if (phrases === undefined) found.set(saying, [written])
      else if (!phrases.includes(written)) phrases.push(written)
    }
  }
  return { says, absentIn, explains, addresses: addressesIn(text, start, end) }
}

const NONE: readonly Phrase[] = []

/** The next word behind a blank. */
function nextWord(text: string, at: number, end: number): number {
  const blank = text.indexOf(' ', at)
  return blank < 0 || blank >= end ? end : wordFrom(text, blank + 1, end)
}

/** The first letter or digit from `at` on: brackets and quotes come before words. */
function wordFrom(text: string, at: number, end: number): number {
  let word = at
  while (word < end && !isWordUnit(text.charCodeAt(word))) word++
  return word
}

function isReason(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 14), at)
  return BECAUSE.some((word) => before.endsWith(word) && (before.length === word.length || before.endsWith(` ${word}`)))
}

function addressesIn(text: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf('@', start); at >= 0 && at < end; at = text.indexOf('@', at + 1))
    if (at > start && isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at + 1))) count++
  return count
}

/** Where the sentence that begins at `start` ends: behind a full stop, question or exclamation mark before a blank. */
function sentenceEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10) return at
    if (unit !== 46 && unit !== 33 && unit !== 63) continue
    const next = text[at + 1]
    if (next === undefined || next === ' ' || next === '\n') return at + 1
  }
  return text.length
}

/** Letters and digits, and whatever is not ASCII. */
function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
  return unit > 0xbf
}
