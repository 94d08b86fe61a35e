/**
 * What a customer answered to "how did it go, from 1 to 5?": a digit, stars, a word, a face. A sentence with any word that is not known to
 * be about the score is no score: a person reads it. Nobody's "2 parcels are missing" becomes a 2.
 */
import { fold } from './fold.ts'
import { type Clause, clausesOf } from './survey-clauses.ts'
import type { SurveyPack } from './survey-pack.ts'
import { SURVEY_PACKS } from './survey-packs.ts'
import type { PackCode } from './understanding-pack.ts'

export type SaidScore = {
  readonly score: 1 | 2 | 3 | 4 | 5
  /** What else was written; empty when that is courtesy alone. */
  readonly rest: string
}

/** So many lines are looked through: a greeting, an empty phrase, the score. */
const MOST_LINES = 4
const LONGEST_LINE = 300

/**
 * The score in the new text of an answer; undefined when none is there.
 * @param languages read first, in this order; then the others
 */
export function readScore(text: string, languages: readonly PackCode[]): SaidScore | undefined {
  const lines = text
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (isEnumeration(lines)) return undefined
  const packs = packsIn(languages)
  for (const [at, line] of lines.slice(0, MOST_LINES).entries()) {
    if (line.length > LONGEST_LINE) return undefined
    const clauses = clausesOf(line)
    for (const pack of packs) {
      const found = scoreOf(clauses, lines.slice(at + 1), pack)
      if (found) return found
    }
    // Above the score nothing may stand but who is greeted.
    if (!packs.some((pack) => isGreeting(clauses, pack))) return undefined
  }
  return undefined
}

/** Whether a text turns something round or sets it against something: "but", "not". */
export function saysBut(text: string, languages: readonly PackCode[]): boolean {
  const words = wordsIn(text)
  return packsIn(languages)
    .slice(0, languages.length)
    .some(({ but, means }) => words.some((word) => but.has(word) || means.get(word)?.is === 'not'))
}

/** "1. The parcel … 2. The invoice …" */
function isEnumeration(lines: readonly string[]): boolean {
  return lines.filter((line) => /^\d{1,2}\s?[.)]\s*\S/.test(line)).length > 1
}

type Compiled = Omit<SurveyPack, 'scores' | 'numbers' | 'very' | 'not' | 'beside' | 'openers' | 'but'> & {
  /** What a phrase means, by its words joined with spaces. */
  readonly means: ReadonlyMap<string, Meaning>
  readonly openers: ReadonlySet<string>
  readonly but: ReadonlySet<string>
  readonly longest: number
}
type Level = 1 | 2 | 3 | 4 | 5
type Meaning = { readonly score?: Level; readonly number?: number; readonly is?: 'very' | 'not' | 'beside' }

function compile(pack: SurveyPack): Compiled {
  const means = new Map<string, Meaning>()
  // The later lists do not overrule the earlier: "super" alone is a score, beside another it only raises.
  const add = (phrases: string, meaning: Meaning) => {
    for (const phrase of phrasesOf(phrases)) means.set(phrase, { ...meaning, ...means.get(phrase) })
  }
  for (const level of LEVELS) add(pack.scores[level], { score: level })
  add(pack.very, { is: 'very' })
  add(pack.not, { is: 'not' })
  pack.numbers.forEach((words, at) => {
    add(words, { number: at === 5 ? 0 : at + 1 })
  })
  add(pack.beside, { is: 'beside' })
  return {
    code: pack.code,
    means,
    openers: new Set(phrasesOf(pack.openers)),
    but: new Set(phrasesOf(pack.but)),
    longest: Math.max(...[...means.keys()].map((phrase) => phrase.split(' ').length)),
  }
}

const LEVELS = [1, 2, 3, 4, 5] as const
const compiled = new Map<PackCode, Compiled>()

function packsIn(languages: readonly PackCode[]): readonly Compiled[] {
  const codes = new Set([...languages, ...SURVEY_PACKS.map(({ code }) => code)])
  return [...codes].flatMap((code) => {
    const known = compiled.get(code)
    if (known) return [known]
    const pack = SURVEY_PACKS.find((one) => one.code === code)
    if (!pack) return []
    const made = compile(pack)
    compiled.set(code, made)
    return [made]
  })
}

function phrasesOf(list: string): readonly string[] {
  return list.split('|').map((phrase) => wordsIn(phrase).join(' '))
}

function wordsIn(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

function scoreOf(clauses: readonly Clause[], below: readonly string[], pack: Compiled): SaidScore | undefined {
  for (const [at, clause] of clauses.entries()) {
    const parts = partsAtBut(clause, pack)
    const [first = [], ...others] = parts
    const meanings = meaningsOf(first, pack)
    if (meanings === undefined || clause.asks) return undefined
    const score = settle(meanings)
    if (score === undefined) {
      // A greeting, thanks, "my score:" may come before.
      if (meanings.every(({ is }) => is === 'beside' || is === 'very') && others.length === 0) continue
      return undefined
    }
    const said = corrected(score, meanings, clauses[at + 1], pack)
    const rest = [others.map((words) => words.join(' ')).join(' '), clause.after, ...below]
      .map((part) => part.trim())
      .filter((part) => /[\p{L}\p{N}]/u.test(part) && !isCourtesy(part, pack))
      .join('\n')
    const words = fold(first.join(' '))
    const isAlone = at === 0 && clauses.length === 1 && below.length === 0
    if (!isAlone && others.length === 0 && (AGREED.test(words) || (rest !== '' && pack.openers.has(words))))
      return undefined
    return { score: said, rest }
  }
  return undefined
}

/** "Ok, thanks" is heard, not judged. */
const AGREED = /^(?:ok|okay|okey|okej)$/

/** "1, sehr gut" is the best mark of a German school: words that say the opposite of the number are what was meant. */
function corrected(score: Level, meanings: readonly Meaning[], next: Clause | undefined, pack: Compiled): Level {
  const isBareNumber = meanings.every((meaning) => meaning.is === 'beside' || meaning.number !== undefined)
  const words = isBareNumber && next && !next.asks ? meaningsOf(next.tokens, pack) : undefined
  const said = words === undefined ? undefined : settle(words)
  return said !== undefined && Math.abs(said - score) >= OPPOSITE ? said : score
}

const OPPOSITE = 3

/** "bien pero lento" says two things; the first is the score. */
function partsAtBut({ tokens }: Clause, { but }: Compiled): readonly (readonly string[])[] {
  const at = tokens.findIndex((token, place) => place > 0 && but.has(fold(token)))
  return at === -1 ? [tokens] : [tokens.slice(0, at), tokens.slice(at)]
}

function isCourtesy(part: string, pack: Compiled): boolean {
  return clausesOf(part).every(({ tokens }) => meaningsOf(tokens, pack)?.every(({ is }) => is === 'beside') ?? false)
}

/** A short line that begins like a greeting, whoever is greeted: "Hola Ana". */
function isGreeting(clauses: readonly Clause[], pack: Compiled): boolean {
  const words = clauses.flatMap(({ tokens }) => tokens)
  const [first = ''] = words
  return words.length <= 5 && clauses.every(({ asks }) => !asks) && pack.means.get(fold(first))?.is === 'beside'
}

const FACES: readonly (readonly [Level, string])[] = [
  [1, '😡🤬👎💩😠😤😾🤮🤢😭'],
  [2, '🙁☹😞😕😟😒😔😢🙄😣😖'],
  [3, '😐😑🤷🫤😶'],
  [4, '🙂👍👌☺😊😉✅✔'],
  [5, '😀😃😄😁😍🥰🤩❤💯🎉👏🙌😘💪🏆💖🫶💐🥳💚💙'],
]
const SMILEYS: Readonly<Record<string, Level>> = { ':)': 4, ':-)': 4, ':D': 5, ':-D': 5, ':(': 2, ':-(': 2, '=)': 4 }

/** What each token or phrase means; undefined when one is not known. Longest phrases first. */
function meaningsOf(tokens: readonly string[], pack: Compiled): readonly Meaning[] | undefined {
  const meanings: Meaning[] = []
  let stars = 0
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] ?? ''
    if (token === '☆' || '⭐★🌟'.includes(token)) {
      if (token !== '☆') stars++
      at++
      continue
    }
    const fraction = fractionAt(tokens, at, pack)
    if (fraction) {
      meanings.push({ number: fraction.score })
      at += fraction.length
      continue
    }
    const face = FACES.find(([, faces]) => [...faces].includes(token))?.[0] ?? SMILEYS[token]
    const found = face === undefined ? phraseAt(tokens, at, pack) : { meaning: { score: face }, length: 1 }
    if (!found) return undefined
    meanings.push(found.meaning)
    at += found.length
  }
  if (stars > 5) return undefined
  return stars === 0 ? meanings : [...meanings, { number: stars }]
}

function phraseAt(tokens: readonly string[], at: number, { means, longest }: Compiled) {
  for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
    const meaning = means.get(
      tokens
        .slice(at, at + length)
        .map(fold)
        .join(' '),
    )
    if (meaning) return { meaning, length }
  }
  const number = digitsOf(tokens[at] ?? '')
  if (number === undefined) return undefined
  // Of ten is the scale of school and of habit; what lies between five and ten says neither.
  if (number > 5 && number !== 10) return undefined
  return { meaning: { number: number === 10 ? 5 : Math.round(number) }, length: 1 }
}

function digitsOf(token: string): number | undefined {
  return /^\d{1,2}(?:[.,]\d)?$/.test(token) ? Number(token.replace(',', '.')) : undefined
}

const OF = new Set(['/', 'de', 'of', 'out', 'von', 'sur', 'su', 'na', 'z', 'sobre', 'em', 'aus', 'auf'])

/** "4/5", "8 of 10", "four out of five". */
function fractionAt(tokens: readonly string[], at: number, { means }: Compiled) {
  const numberAt = (place: number) => {
    const token = fold(tokens[place] ?? '')
    return digitsOf(token) ?? means.get(token)?.number
  }
  const given = numberAt(at)
  const sign = fold(tokens[at + 1] ?? '')
  if (given === undefined || !OF.has(sign)) return undefined
  const length = sign === 'out' && fold(tokens[at + 2] ?? '') === 'of' ? 4 : 3
  const whole = numberAt(at + length - 1)
  if ((whole !== 5 && whole !== 10) || given > whole) return undefined
  return { score: level(whole === 10 ? given / 2 : given), length }
}

/** The lowest is 1: who gives nothing could give no less. */
function level(number: number): Level {
  return LEVELS.find((one) => one === Math.round(number)) ?? (number < 1 ? 1 : 5)
}

const RAISED: Readonly<Record<Level, Level>> = { 1: 1, 2: 1, 3: 3, 4: 5, 5: 5 }
/** "not bad" is good, and "not very good" is bad; "not perfect" is neither. */
const TURNED: Readonly<Record<Level, Level | undefined>> = { 1: 3, 2: 4, 3: undefined, 4: 2, 5: 3 }

/** One score of all that was said; undefined when there is none, or they do not agree. */
function settle(meanings: readonly Meaning[]): Level | undefined {
  // "one" and "un" are articles as well; "super" raises what stands beside it.
  const others = meanings.filter(({ score, is }) => score !== undefined && is === undefined)
  const scores = (others.length > 0 ? others : meanings).flatMap(({ score }) => score ?? [])
  const strong = meanings.filter(({ number, is }) => number !== undefined && is === undefined)
  const numbers = (strong.length > 0 || scores.length > 0 ? strong : meanings).flatMap(({ number }) => number ?? [])
  const isTurned = meanings.some(({ is }) => is === 'not')
  const isRaised = meanings.some(({ is, score }) => is === 'very' && (score === undefined || others.length > 0))
  // The number is the answer, words beside it are its reason; "1" beside another is a star that is its unit.
  if (numbers.length > 0) {
    const distinct = [...new Set(numbers)]
    const said = distinct.length === 1 ? distinct : distinct.filter((number) => number !== 1)
    const number = level(said[0] ?? 1)
    if (isTurned || said.length !== 1) return undefined
    const word = scores.length === 0 ? undefined : settle(meanings.filter((meaning) => meaning.number === undefined))
    return word !== undefined && Math.abs(word - number) >= OPPOSITE ? word : number
  }
  if (scores.length === 0) return undefined
  const best = Math.max(...scores)
  const worst = Math.min(...scores)
  if (best - worst > 1 && !(worst >= 4 || best <= 2)) return undefined
  const agreed = level(worst >= 4 ? best : worst)
  if (isTurned) return TURNED[agreed]
  return isRaised ? RAISED[agreed] : agreed
}
