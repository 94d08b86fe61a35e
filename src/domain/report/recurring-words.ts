/**
 * What customers write about, by words: each counts once a customer. Nobody's data comes out: addresses, links, numbers and
 * the customer's own name are left out, and what is reported was written by at least five.
 */
import { COURTESY_PACKS } from '../language/courtesy-packs.ts'
import { fold } from '../language/fold.ts'
import type { Language } from '../language/language.ts'
import { UNDERSTANDING_PACKS } from '../language/understanding-packs.ts'
import { cutWords } from '../language/words.ts'
import { COURIERS } from '../mail/findings/labels.ts'
import { MOST_EXAMPLES, type Seen } from './week-tally.ts'
import { stemsOf } from './word-forms.ts'

/** A customer's first message of an incident. */
export type CustomerText = {
  readonly number: number
  readonly language: Language
  readonly customer: string
  readonly name: string
  readonly orderNumbers: readonly string[]
  readonly text: string
}

export type TermKind = 'word' | 'product' | 'courier'
export type Term = Seen & { readonly kind: TermKind; readonly shown: string; readonly language: Language }

export type WordTally = {
  /** Customers who wrote, in each language. */
  readonly customers: ReadonlyMap<Language, number>
  readonly terms: ReadonlyMap<string, Term>
}

/** Words of the store and its people, folded: who is greeted is no matter of the week. */
type Known = ReadonlySet<string>

const LONGEST = 2_000
const SHORTEST_WORD = 3
const LONGEST_WORD = 30
/** Words that say nothing: of grammar, greetings, thanks. All languages together, people mix them. */
const IDLE: ReadonlySet<string> = new Set(
  [
    ...UNDERSTANDING_PACKS.flatMap((pack) => [pack.functionWords, pack.courtesy, pack.negations]),
    ...COURTESY_PACKS.map(({ pack }) => pack.beside),
  ].flatMap((words) => fold(words).match(/[\p{L}\p{N}']{1,40}/gu) ?? []),
)

/** Counts the terms of these texts by customers; where `wanted` is given, no others. */
export function tallyWords(texts: readonly CustomerText[], known: Known, wanted?: ReadonlySet<string>): WordTally {
  const customers = new Map<Language, number>()
  const terms = new Map<string, { count: number; examples: number[] } & Omit<Term, keyof Seen>>()
  const seen = new Set<string>()
  for (const text of texts) {
    if (seen.has(text.customer)) continue
    seen.add(text.customer)
    customers.set(text.language, (customers.get(text.language) ?? 0) + 1)
    for (const [key, { kind, shown }] of termsOf(text, known)) {
      if (wanted?.has(key) === false) continue
      const term = terms.get(key) ?? { kind, shown, language: text.language, count: 0, examples: [] }
      terms.set(key, term)
      term.count++
      if (term.examples.length < MOST_EXAMPLES) term.examples.push(text.number)
    }
  }
  return { customers, terms }
}

/** Words by which the store and its people are called, folded. */
export function namesOf(people: readonly { readonly name: string; readonly address: string }[]): Known {
  return new Set(people.flatMap(({ name, address }) => nameParts(`${name} ${address.split('@', 1)[0] ?? ''}`)))
}

function nameParts(name: string): readonly string[] {
  return fold(name).match(/[\p{L}\p{M}']{2,40}/gu) ?? []
}

const ADDRESS_OR_LINK = /(?:https?:\/\/|www\.)\S{1,500}|[^\s<>()]{1,64}@[^\s<>()]{1,255}/giu
/** Letters and digits mixed, as the codes of articles are. */
const CODE = /(?<![\p{L}\p{N}-])[A-Z0-9]{1,10}(?:-[A-Z0-9]{1,10}){0,3}(?![\p{L}\p{N}-])/gu
/** More digits than the code of an article has: a card, an account, an order. */
const MOST_DIGITS = 7
/** Identity cards as they are written in Spain, and the beginning of an account number in groups of four. */
const OF_PERSON = /^[XYZ]?-?\d{7,8}-?[A-Z]$/
const OF_ACCOUNT = /^[A-Z]{2}\d{2}$/
const GROUP_OF_FOUR = /^[ \u00a0]\d{4}(?!\d)/
/** What may stand in two words that are shown together. Dots, signs and what cannot be seen would make links and addresses of them. */
const PHRASE = /^[\p{L}\p{M}]+(?:[ ,'’-]{1,2}[\p{L}\p{M}]+)*$/u

function termsOf(message: CustomerText, known: Known): ReadonlyMap<string, Pick<Term, 'kind' | 'shown'>> {
  const text = message.text.slice(0, LONGEST).replace(ADDRESS_OR_LINK, ' . ')
  const terms = new Map<string, Pick<Term, 'kind' | 'shown'>>()
  const orders = new Set(message.orderNumbers.map((order) => order.toUpperCase()))
  for (const { 0: code, index } of text.matchAll(CODE)) {
    if (isArticle(code, text.slice(index + code.length, index + code.length + 6)) && !orders.has(code))
      terms.set(`product ${code}`, { kind: 'product', shown: code })
  }
  const own = new Set(nameParts(message.name))
  const { words, lower } = cutWords(text)
  let last: { stem: string; at: number; index: number; sentence: number } | undefined
  let named = -1
  for (const [index, { text: word, at, sentence }] of words.entries()) {
    if (index === named) continue
    const two = COURIERS.get(`${word} ${words[index + 1]?.text ?? ''}`)
    const courier = two ?? COURIERS.get(word)
    if (courier !== undefined) terms.set(`courier ${courier}`, { kind: 'courier', shown: courier })
    if (two !== undefined) named = index + 1
    const isIdle = IDLE.has(word) || word.length < SHORTEST_WORD
    if (courier !== undefined || known.has(word) || own.has(word) || word.length > LONGEST_WORD || /\d/.test(word)) {
      last = undefined
      continue
    }
    if (isIdle) continue
    const stem = stemOf(word, message.language)
    const single = { kind: 'word', shown: lower.slice(at, at + word.length) } as const
    terms.set(`${message.language} ${stem}`, single)
    // Two words that stand together, or with one of grammar between: "manual en inglés".
    if (last !== undefined && last.sentence === sentence && index - last.index <= 2) {
      const shown = lower.slice(last.at, at + word.length).replace(/\s+/g, ' ')
      if (PHRASE.test(shown)) terms.set(`${message.language} ${last.stem} ${stem}`, { kind: 'word', shown })
    }
    last = { stem, at, index, sentence }
  }
  return terms
}

/** A code as articles have it, and nobody's number. `after`: what stands behind it. */
function isArticle(code: string, after: string): boolean {
  const digits = code.replace(/[^\d]/g, '').length
  if (code.length < 4 || digits === 0 || digits > MOST_DIGITS || code.startsWith('INC') || !/[A-Z]/.test(code))
    return false
  return !OF_PERSON.test(code) && !(OF_ACCOUNT.test(code) && GROUP_OF_FOUR.test(after))
}

/** Forms of a word that count as one. Two letters of a plural are all that is taken where no list of endings helps. */
function stemOf(word: string, language: Language): string {
  if (language === 'pl') return stemsOf(word)[0] ?? word
  return word.length > 4 ? word.replace(/e?s$/, '') : word
}
