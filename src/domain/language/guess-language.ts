/**
 * Tells in which language a customer wrote, from few words. Languages that are not understood take part, so that their mails
 * are not taken for those of a neighbour; they come out as `unknown`, and so does what gives nothing to go on.
 */
import { LANGUAGES, type LanguageGuess } from './language.ts'
import type { LetterRuns } from './letter-runs.ts'
import { RECOGNISING_PACKS } from './recognising-packs.ts'
import { createLanguageTally, RUNS, type Tally, UNCOUNTED } from './tally-languages.ts'
import { UNDERSTANDING_PACKS } from './understanding-packs.ts'
import type { WeighedWord } from './weigh-words.ts'
import { cutWords, type Words } from './words.ts'

/** Tells the language of a new text. The subject, without its prefixes, helps where the text is too short. */
export type Recogniser = (newText: Words, subject: string) => LanguageGuess

/** Below this nothing is said; a single word of one language alone reaches it. */
const ENOUGH = 0.9
/** Clear when the best leads the second by this factor: what the customer wrote before says more than a small lead. */
const LEAD = 1.25
/** A text of fewer letters must have a word that is known. */
const FEW_LETTERS = 4
const KNOWN = 0.7
/** A subject is often the store's own, or a name. */
const SUBJECT = 0.5
/** The farther a language is from those of the store, the more it takes to believe it. */
const STANDING = { understood: 1, neighbour: 0.95, other: 0.8 }
/** By how much the runs must speak for a stranger: at least, times those of the best, and against the words of the best. */
const STRANGE = { least: 2, lead: 1.1, words: 0.2 }

type Candidate = {
  readonly code: string
  readonly place: number
  readonly points: number
  readonly words: number
  readonly runs: number
}

/** Makes the recogniser from the table of runs and the list of words. */
export function createRecogniser(table: LetterRuns, votes: string): Recogniser {
  const { languages, tally, wordsFor } = createLanguageTally(table, votes)
  const standing = languages.map(standingOf)

  return (newText, subject) => {
    let found = tally(newText)
    let ranked = rank(found)
    if (subject !== '' && !found.foreign && (ranked[0]?.points ?? 0) < 2 * ENOUGH) {
      found = joined(found, tally(cutWords(subject)))
      ranked = rank(found)
    }
    return judge(ranked, found)
  }

  function rank({ words, runs }: Tally): readonly Candidate[] {
    return languages
      .map((code, place) => ({
        code,
        place,
        words: words[place] ?? 0,
        runs: runs[place] ?? 0,
        points: ((words[place] ?? 0) + RUNS * (runs[place] ?? 0)) * (standing[place] ?? 0),
      }))
      .sort((a, b) => b.points - a.points)
  }

  function judge(ranked: readonly Candidate[], { letters, foreign, weighed }: Tally): LanguageGuess {
    const [best] = ranked
    if (foreign) return { language: 'unknown', evidence: 'other letters' }
    if (best === undefined || best.points < ENOUGH || (letters < FEW_LETTERS && best.words < KNOWN)) {
      return { language: 'unknown', evidence: 'too few words' }
    }
    const strange = strangerThan(best, ranked)
    const told = strange ?? best
    const evidence = wordsFor(told.place, weighed).join(', ')
    const code = UNDERSTANDING_PACKS.find((pack) => pack.code === told.code)?.code
    if (code === undefined) return { language: 'unknown', evidence: `${told.code}: ${evidence}` }
    const near = LANGUAGES.filter((one) => one !== code && isNear(ranked, one, best))
    return {
      language: LANGUAGES.find((one) => one === code) ?? 'unknown',
      evidence,
      code,
      ...(near.length === 0 ? {} : { near }),
    }
  }
}

function joined(text: Tally, subject: Tally): Tally {
  const sum = (one: Float64Array, other: Float64Array) => one.map((points, at) => points + SUBJECT * (other[at] ?? 0))
  return {
    words: sum(text.words, subject.words),
    runs: sum(text.runs, subject.runs),
    letters: text.letters + SUBJECT * subject.letters,
    foreign: false,
    weighed: [
      ...text.weighed,
      ...subject.weighed.map((one): WeighedWord => ({ ...one, weight: SUBJECT * one.weight })),
    ],
  }
}

/**
 * Nearly all words that we know are of our own languages, so a text in another has a few of ours in it, too. Where the runs of
 * letters speak much more for a language that is not understood, it is that one.
 */
function strangerThan(best: Candidate, ranked: readonly Candidate[]): Candidate | undefined {
  const needed = Math.max(STRANGE.least, STRANGE.lead * best.runs + (STRANGE.words * best.words) / RUNS)
  const strangest = ranked
    .filter(({ code }) => standingOf(code) < STANDING.understood && code !== UNCOUNTED)
    .reduce<Candidate | undefined>((most, one) => (one.runs > (most?.runs ?? 0) ? one : most), undefined)
  return strangest !== undefined && strangest.runs > needed ? strangest : undefined
}

function isNear(ranked: readonly Candidate[], code: string, best: Candidate): boolean {
  return ranked.some((one) => one.code === code && one.points * LEAD >= best.points)
}

function standingOf(code: string): number {
  if (UNDERSTANDING_PACKS.some((pack) => pack.code === code)) return STANDING.understood
  return RECOGNISING_PACKS.some((pack) => pack.code === code) ? STANDING.neighbour : STANDING.other
}
