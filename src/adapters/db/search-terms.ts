/** What the words of a question may be written like: their stems, their inflected forms, and what a typo meant. */
import type { MailboxId, SearchResult } from '../../app/ports.ts'
import type { SearchTerm } from '../../domain/report/search-words.ts'
import { isFormOf, oneSlipAway, slipsBetween, stemsOf } from '../../domain/report/word-forms.ts'
import { cleanText } from './json-rows.ts'
import type { KnownTerm, Lexeme } from './search-query.ts'
import { LEXEMES, LIKE_WORDS, WORDS_BEGINNING, WRITTEN_WORDS } from './search-statements.ts'
import type { Step } from './search-step.ts'

const MOST_FORMS = 40
/** Words with a beginning; the index finds more of them by itself, but slowly. */
const MOST_BEGUN = 60
const MOST_OTHERS = 12
/** A shorter word has too many neighbours to be a typo of one of them. */
const SHORTEST_TYPO = 4
const LONGEST_TYPO = 40
/** Guesses looked up at once, over all words. */
const MOST_GUESSED = 4
const MOST_MEANT = 4

/** The terms with all forms of their words; words that are none (emoji) are left out. */
export async function knownTerms(
  step: Step,
  mailbox: MailboxId,
  terms: readonly SearchTerm[],
): Promise<readonly KnownTerm[]> {
  const words = [...new Set(terms.flatMap((term) => term.words.map(cleanText)))]
  const rows = await step<{ place: number; word: string; stems: string[] | null; small: boolean | null }>(LEXEMES, [
    words,
  ])
  const lexemes = new Map<string, Lexeme[]>()
  for (const { place, word, stems, small } of rows ?? []) {
    const asked = words[place - 1] ?? ''
    lexemes.set(asked, [...(lexemes.get(asked) ?? []), { word, stems: stems ?? [], small: small ?? false, others: [] }])
  }
  const known = terms.map(({ words: asked, ...term }) => ({
    ...term,
    lexemes: asked.flatMap((word) => lexemes.get(cleanText(word)) ?? []),
  }))
  const inTheIndex = known.filter((term) => term.lexemes.length > 0)
  return withForms(step, mailbox, await withBegun(step, mailbox, inTheIndex))
}

/** Beginnings with all written words that begin so. The list has no words with digits. */
async function withBegun(step: Step, mailbox: MailboxId, terms: readonly KnownTerm[]): Promise<readonly KnownTerm[]> {
  const beginnings = [...new Set(terms.flatMap((term) => begunBy(term) ?? []))]
  if (beginnings.length === 0) return terms
  const rows = await step<{ beginning: string; word: string }>(WORDS_BEGINNING, [mailbox, beginnings, MOST_BEGUN + 1])
  if (rows === undefined) return terms
  return terms.map((term) => {
    const beginning = begunBy(term)
    const begun = rows.filter((row) => row.beginning === beginning).map(({ word }) => word)
    if (beginning === undefined || begun.length > MOST_BEGUN) return term
    return {
      ...term,
      lexemes: term.lexemes.map((lexeme) => (lexeme.word === beginning ? { ...lexeme, begun } : lexeme)),
    }
  })
}

function begunBy({ beginning, lexemes }: KnownTerm): string | undefined {
  const last = beginning ? lexemes.at(-1)?.word : undefined
  return last !== undefined && /^[a-z]{3,}$/.test(last) ? last : undefined
}

async function withForms(step: Step, mailbox: MailboxId, terms: readonly KnownTerm[]) {
  const stems = [...new Set(terms.flatMap((term) => loose(term).flatMap(({ word }) => stemsOf(word))))]
  if (stems.length === 0) return terms
  const rows = await step<{ beginning: string; word: string }>(WORDS_BEGINNING, [mailbox, stems, MOST_FORMS])
  return terms.map((term) =>
    withOthers(term, ({ word }) => {
      const own = stemsOf(word)
      return (rows ?? [])
        .filter(({ beginning, word: other }) => own.includes(beginning) && isFormOf(other, beginning))
        .map(({ word: other }) => other)
    }),
  )
}

/** The terms with words nobody wrote replaced by those that were probably meant, and which these are. */
export async function corrected(
  step: Step,
  mailbox: MailboxId,
  terms: readonly KnownTerm[],
): Promise<{ readonly terms: readonly KnownTerm[]; readonly corrections: SearchResult['corrections'] }> {
  const asked = [...new Set(terms.flatMap((term) => (term.without ? [] : loose(term).map(({ word }) => word))))].filter(
    (word) => word.length >= SHORTEST_TYPO && word.length <= LONGEST_TYPO && /^[a-z]+$/.test(word),
  )
  const written = new Set((await step<{ word: string }>(WRITTEN_WORDS, [mailbox, asked]))?.map(({ word }) => word))
  const unknown = asked.filter((word) => !written.has(word)).slice(0, MOST_GUESSED)
  if (unknown.length === 0) return { terms, corrections: [] }
  const meant = await meantBy(step, mailbox, unknown)
  const corrections = unknown.flatMap((from) => {
    const [to] = meant.get(from) ?? []
    return to === undefined ? [] : [{ from, to }]
  })
  return { terms: terms.map((term) => withOthers(term, ({ word }) => meant.get(word) ?? [])), corrections }
}

/** For each word the written ones that are fewest slips away, one or two; by letters first, by likeness of the whole else. */
async function meantBy(step: Step, mailbox: MailboxId, unknown: readonly string[]) {
  const guesses = new Map(unknown.map((word) => [word, oneSlipAway(word)]))
  const near = new Set(
    (await step<{ word: string }>(WRITTEN_WORDS, [mailbox, [...guesses.values()].flat()]))?.map(({ word }) => word),
  )
  const meant = new Map<string, readonly string[]>()
  for (const [word, guess] of guesses) {
    const found = guess.filter((other) => near.has(other))
    if (found.length > 0) meant.set(word, found.toSorted(byLikelihood(word)).slice(0, MOST_MEANT))
  }
  const rest = unknown.filter((word) => !meant.has(word))
  if (rest.length === 0) return meant
  for (const { asked, word } of (await step<{ asked: string; word: string }>(LIKE_WORDS, [mailbox, rest])) ?? []) {
    const most = asked.length > 5 ? Math.ceil(asked.length / 4) : 1
    if (slipsBetween(asked, word) <= most) meant.set(asked, [...(meant.get(asked) ?? []), word])
  }
  for (const word of rest) {
    const found = meant.get(word)
    if (found) meant.set(word, found.toSorted(byLikelihood(word)).slice(0, MOST_MEANT))
  }
  return meant
}

/** Fewest slips first; then the first letter is right more often than not, and so is the number of letters. */
function byLikelihood(asked: string) {
  const cost = (word: string) =>
    slipsBetween(asked, word) * 4 + (word[0] === asked[0] ? 0 : 2) + (word.length === asked.length ? 0 : 1)
  return (a: string, b: string) => cost(a) - cost(b)
}

/** The words of a term that may stand there in another form. */
function loose({ exactly, beginning, lexemes }: KnownTerm): readonly Lexeme[] {
  return exactly || beginning || lexemes.length !== 1 ? [] : lexemes
}

function withOthers(term: KnownTerm, othersOf: (lexeme: Lexeme) => readonly string[]): KnownTerm {
  if (loose(term).length === 0) return term
  return {
    ...term,
    lexemes: term.lexemes.map((lexeme) => ({
      ...lexeme,
      others: [...new Set([...lexeme.others, ...othersOf(lexeme)])].slice(0, MOST_OTHERS),
    })),
  }
}
