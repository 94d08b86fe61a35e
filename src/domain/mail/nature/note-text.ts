import type { Saying } from '../../language/automatic-pack.ts'
import { AUTOMATIC_PACKS } from '../../language/automatic-packs.ts'
import { fold } from '../../language/fold.ts'

/** As much of a text as is looked at: notes say what they are at once. */
const LOOKED_AT = 3_000
/** A line this short that says nothing is a greeting, a name, a closing. */
const SHORT = 32
/** Phrases are found by their first letters, so that a text is gone through once and not once for each phrase. */
const KEY = 3

type Phrase = { readonly text: string; readonly written: string; readonly saying: Saying }

const PHRASES = new Map<string, Phrase[]>()
for (const pack of AUTOMATIC_PACKS) {
  for (const [saying, phrases] of Object.entries(pack.says) as [Saying, readonly string[]][]) {
    for (const phrase of phrases) {
      const text = comparable(phrase)
      const key = text.slice(0, KEY)
      PHRASES.set(key, [...(PHRASES.get(key) ?? []), { text, written: phrase, saying }])
    }
  }
}

for (const phrases of PHRASES.values()) phrases.sort((a, b) => b.text.length - a.text.length)

/** What kinds of sentences a text is made of. */
export type NoteText = {
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
  /** Characters in the whole text. */
  readonly length: number
}

/** Lower case, without accents, blanks single, one line; a blank line is kept as a line break. */
export function comparable(text: string): string {
  return fold(text)
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\u2029')
    .replaceAll('\n', ' ')
    .replaceAll('\u2029', '\n')
    .trim()
}

/** Finds in one pass what the sentences of a text (already `comparable`) say. Linear. */
export function readNote(whole: string): NoteText {
  const text = whole.slice(0, LOOKED_AT)
  const found = new Map<Saying, string[]>()
  let person = false
  let question = false
  let explained = 0
  let addresses = 0
  let total = 0
  for (let start = 0; start < text.length; ) {
    const end = sentenceEnd(text, start)
    const sentence = readSentence(text, start, end, found)
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
    said: (saying) => found.get(saying) ?? [],
    person: person || question,
    question,
    explained: total === 0 ? 0 : explained / total,
    addresses,
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

type Sentence = { readonly says: ReadonlySet<Saying>; readonly explains: boolean; readonly addresses: number }

function readSentence(text: string, start: number, end: number, found: Map<Saying, string[]>): Sentence {
  const says = new Set<Saying>()
  let explains = false
  let addresses = 0
  let becauseTo = -1
  let inWord = false
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 64 && at > start && text[at - 1] !== ' ' && text[at + 1] !== ' ') addresses++
    const wasInWord: boolean = inWord
    inWord = isWordUnit(unit)
    if (wasInWord && inWord) continue
    for (const { text: phrase, written, saying } of PHRASES.get(text.slice(at, at + KEY)) ?? []) {
      if (!text.startsWith(phrase, at)) continue
      if (saying === 'because') {
        if (text[at + phrase.length] === ' ') becauseTo = Math.max(becauseTo, at + phrase.length + 1)
        continue
      }
      // "Because I am on holiday …" gives a reason for something else.
      if (saying === 'absence' && becauseTo === at) continue
      // "This is an automatic reply" stands at the beginning; in the middle somebody speaks of one.
      if (saying === 'declares' && at > start + 6) continue
      says.add(saying)
      if (EXPLAINS.has(saying)) explains = true
      const phrases = found.get(saying)
      if (phrases === undefined) found.set(saying, [written])
      else if (!phrases.includes(written)) phrases.push(written)
    }
  }
  return { says, explains, addresses }
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
