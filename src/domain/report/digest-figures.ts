/** What the weekly digest says, as data: the templates, the charts and the CSV file are made from it. */

import type { CategoryId } from '../classify/classification.ts'
import type { NumberedLine } from '../incident/shown.ts'
import type { Language } from '../language/language.ts'
import type { Instant } from '../time/instant.ts'
import type { ComparedLine } from './ledger.ts'
import type { Precision, Share } from './precision.ts'

export type DigestFigures = {
  readonly from: Instant
  /** Monday 00:00 after it. */
  readonly to: Instant
  /** 47, as the calendar counts weeks (ISO 8601). */
  readonly weekNumber: number
  readonly verdict: Verdict
  /** Nothing was opened, ended or given in the week: tables would be zeros. */
  readonly isEmpty: boolean
  /** What a manager must decide, the gravest first. Lines are numbered through all of it. */
  readonly decisions: readonly Decision[]
  /** Matters to decide: incidents, recurrences, a difference in the ledger. */
  readonly decisionCount: number
  /** Incidents opened in the week, spam and merged ones left out. `…Before`: in the week before; absent when the store is younger. */
  readonly opened: number
  readonly openedBefore?: number
  /** Incidents that were resolved or closed. */
  readonly resolved: number
  readonly resolvedBefore?: number
  readonly reopened: number
  readonly reopenedBefore?: number
  readonly openNow: number
  readonly byCategory: readonly (Grown & { readonly category: CategoryId })[]
  readonly byTopic: readonly (Grown & { readonly category: CategoryId; readonly topic: string })[]
  readonly byLanguage: readonly (Grown & { readonly language: Language })[]
  /** First answers to what was opened in the week, in minutes of business time; absent when there was none. */
  readonly firstAnswer?: Spread
  /** Minutes of business time within which a first answer belongs; urgent ones and exceptions have their own. */
  readonly targetMinutes: number
  /** Answered within their target, of those whose time was up; absent when there was none. */
  readonly inTarget?: InTarget
  /** Hours of the calendar from opening to end, of what ended in the week. */
  readonly resolution?: Spread
  /** Live incidents by age; each row has those older than the row before. */
  readonly backlog: readonly Age[]
  readonly promises: { readonly kept: number; readonly moved: number; readonly missed: number }
  /** Absent when nobody answered. */
  readonly survey?: Survey
  /** By currency, never added up over currencies. */
  readonly compensations: readonly Given[]
  readonly offers: { readonly made: number; readonly chosen: number }
  readonly deliveryFailures: number
  readonly ledger: LedgerFigures
  /** How well incidents were sorted; absent when none was. */
  readonly precision?: Precision
  /** What rose against the four weeks before by more than chance, the most certain first. */
  readonly recurrences: readonly Recurrence[]
  readonly series: Series
}

/** `before`: in the week before; absent when the store is younger. */
export type Grown = { readonly count: number; readonly before?: number }

/** `p90`: nine of ten took no longer. */
export type Spread = { readonly median: number; readonly p90: number; readonly count: number }

/** `share` 0 to 1; `before`: in the four weeks before, where there were enough to compare. */
export type InTarget = {
  readonly count: number
  readonly total: number
  readonly share: number
  readonly before?: number
}

/** `upToDays` is absent in the last row: all that are older. */
export type Age = { readonly upToDays?: number; readonly olderThanDays: number; readonly count: number }

/** Answers to "how was it", 1 (bad) to 5. `distribution[0]` counts the ones. `meanBefore`: in the four weeks before, where both have enough. */
export type Survey = {
  readonly answers: number
  readonly mean: number
  readonly distribution: readonly [number, number, number, number, number]
  readonly meanBefore?: number
}

/** Compensations given in the week in one currency. */
export type Given = { readonly currency: string; readonly amount: number; readonly count: number }

/** Every mail ever received and where it is. `difference`: received and not accounted for; anything but 0 is an alarm. */
export type LedgerFigures = {
  readonly received: number
  readonly filed: number
  readonly automatic: number
  readonly ignored: number
  readonly quarantined: number
  readonly held: number
  readonly open: number
  readonly difference: number
  /** The latest comparison with the server. */
  readonly compared?: ComparedLine
}

export type RecurrenceKind = 'topic' | 'order-prefix' | 'product' | 'courier' | 'word'

/** Something that came more often than in the weeks before, for its share of all incidents. */
export type Recurrence = {
  readonly kind: RecurrenceKind
  /** `delivery/damaged`, `WEB-`, `LT-200`, `dhl`, or words as customers wrote them. */
  readonly what: string
  readonly category?: CategoryId
  readonly topic?: string
  /** Of words: in this language. */
  readonly language?: Language
  /** Customers of the week. */
  readonly count: number
  /** What a week like those before would have had. */
  readonly expected: number
  /** Examples, for `#find`. */
  readonly references: readonly string[]
}

/** Why something is laid before managers; `words.json` says each under `decisions`. */
export type DecisionReason =
  | 'ledger'
  | 'promise-missed'
  | 'low-score'
  | 'unanswered'
  | 'limit-reached'
  | 'unreachable'
  | 'recurrence'

export type Decision = {
  readonly because: DecisionReason
  /** So many incidents in all; the longest waiting are shown. */
  readonly total: number
  /** `more`: how many of them are not shown; absent when all are. */
  readonly more?: number
  readonly lines: readonly NumberedLine[]
  readonly recurrence?: Recurrence
}

/** Whether it went better or worse than in the four weeks before, by more than chance. */
export type Verdict = {
  readonly trend: 'better' | 'worse' | 'same' | 'mixed' | 'new' | 'empty'
  /** What it is judged by. */
  readonly better: readonly VerdictSign[]
  readonly worse: readonly VerdictSign[]
}

/** `words.json` says each under `verdictBetter` and `verdictWorse`. */
export type VerdictSign = 'in-target' | 'reopened' | 'promises' | 'survey' | 'backlog'

/** For charts: at most 13 weeks, the oldest first and the week itself last; only those in which the store was there. */
export type Series = {
  readonly weeks: readonly SeriesWeek[]
  /** The most frequent first; `counts` belong to `weeks`. */
  readonly categories: readonly { readonly category: CategoryId; readonly counts: readonly number[] }[]
}

export type SeriesWeek = {
  /** `2026-W47` */
  readonly name: string
  readonly number: number
  readonly from: Instant
  readonly opened: number
  readonly resolved: number
  /** Minutes of business time; absent when nothing was answered. */
  readonly firstAnswerMedian?: number
  readonly inTarget?: Share
}
