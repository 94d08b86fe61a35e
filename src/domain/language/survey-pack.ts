import type { PackCode } from './understanding-pack.ts'

/**
 * How a language says how it went, in answer to "from 1 to 5?". Words and phrases are separated by `|`, spelt as they are and
 * compared folded; an apostrophe parts words (`wasn|t`). What stands in no list makes a sentence no score: it is read by a person.
 */
export type SurveyPack = {
  readonly code: PackCode
  /** What gives which score by itself. A word that `very` raises stands at 4 or 2: "bien" is 4, so that "muy bien" is 5. */
  readonly scores: Readonly<Record<1 | 2 | 3 | 4 | 5, string>>
  /** The numbers from one to five; after the fifth, what counts as nothing at all. */
  readonly numbers: readonly [string, string, string, string, string, string]
  readonly very: string
  /** Turns a score round, before it or after it. */
  readonly not: string
  /** May stand beside a score and says nothing: greetings, thanks, "it was", "I give you a", "stars". */
  readonly beside: string
  /** Scores that begin sentences about something else ("bueno, sigo esperando"): no score when more is said than courtesy. */
  readonly openers: string
  /** Also ends a clause: "bien pero lento". */
  readonly but: string
}
