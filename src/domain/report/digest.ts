/** The week in figures: counts in, figures out. */
import type { CategoryId } from '../classify/classification.ts'
import type { Week } from '../time/business-time.ts'
import { MINUTE } from '../time/instant.ts'
import { decisionCount, decisionsOf, type Needed, type Undecided } from './decisions.ts'
import type { DigestFigures, Given, Grown, LedgerFigures, Series, Spread, Survey } from './digest-figures.ts'
import { differs, type Precision } from './precision.ts'
import type { Found } from './recurrence.ts'
import type { Part } from './significance.ts'
import { verdictOf, type WeekCourse } from './verdict.ts'
import type { WeekTally } from './week-tally.ts'

/** What happened in a week: incidents for what ends them, else times. */
export type Happened = {
  readonly ended: number
  readonly reopened: number
  readonly promisesKept: number
  readonly promisesMissed: number
  readonly offersMade: number
  readonly offersChosen: number
  readonly deliveryFailures: number
}

/** How many customers gave each score; the ones first. */
export type Scores = readonly [number, number, number, number, number]

export type DigestWeek = { readonly week: Week; readonly tally: WeekTally; readonly happened: Happened }

export type DigestRows = {
  /** The week itself last, before it up to twelve in which the store was there all the time. */
  readonly weeks: readonly DigestWeek[]
  readonly scores: Scores
  /** Of the four weeks before. */
  readonly scoresBefore: Scores
  readonly promisesMoved: number
  /** Hours from opening to end of what ended in the week, sorted. */
  readonly resolutionHours: readonly number[]
  readonly compensations: readonly Given[]
  readonly openNow: number
  /** Live incidents by the ages of `BACKLOG_DAYS`, and the rest. */
  readonly backlog: readonly number[]
  readonly ledger: LedgerFigures
  readonly precision?: Precision
  readonly recurring: readonly Found[]
  readonly needed: readonly Needed[]
  /** The target of most first answers, in milliseconds of business time. */
  readonly target: number
}

/** The figures, without what depends on who reads them. */
export type DigestContent = {
  readonly figures: Omit<DigestFigures, 'decisions' | 'recurrences'>
  readonly decisions: readonly Undecided[]
  readonly recurring: readonly Found[]
}

/** Weeks that one is compared with. */
export const COMPARED_WEEKS = 4
/** Ages of the backlog in days. */
export const BACKLOG_DAYS = [1, 3, 7, 14, 30] as const
const TOPICS_SHOWN = 10
/** Fewer answers are opinions, not a mean that moves. */
const ENOUGH_SCORES = 20

/** @throws when there is no week at all */
export function digestFigures(rows: DigestRows): DigestContent {
  const current = rows.weeks.at(-1)
  if (current === undefined) throw new Error('A digest is about a week')
  const { week, tally, happened } = current
  const before = rows.weeks.at(-2)
  const compared = rows.weeks.slice(-1 - COMPARED_WEEKS, -1)
  const decisions = decisionsOf(rows.needed, rows.recurring, rows.ledger.difference)
  const { opened } = tally
  const isEmpty =
    opened === 0 &&
    Object.values(happened).every((count) => count === 0) &&
    totalOf(rows.scores) === 0 &&
    rows.compensations.length === 0
  const survey = surveyOf(rows.scores, rows.scoresBefore)
  return {
    figures: {
      ...{ from: week.from, to: week.to, weekNumber: numberOf(week), isEmpty, opened },
      verdict: verdictOf(
        courseOf([current], rows.scores),
        compared.length === 0 ? undefined : courseOf(compared, rows.scoresBefore),
        { came: opened + happened.reopened, ended: happened.ended },
        isEmpty,
      ),
      decisionCount: decisionCount(decisions),
      resolved: happened.ended,
      reopened: happened.reopened,
      ...(before === undefined
        ? {}
        : {
            openedBefore: before.tally.opened,
            resolvedBefore: before.happened.ended,
            reopenedBefore: before.happened.reopened,
          }),
      openNow: rows.openNow,
      byCategory: grown(tally.byCategory, before?.tally.byCategory).map(([category, of]) => ({ category, ...of })),
      byTopic: grown(tally.byTopic, before?.tally.byTopic)
        .slice(0, TOPICS_SHOWN)
        .map(([what, of]) => {
          const [category = '', topic = 'other'] = what.split('/')
          return { category, topic, ...of }
        }),
      byLanguage: grown(tally.byLanguage, before?.tally.byLanguage).map(([language, of]) => ({ language, ...of })),
      targetMinutes: rows.target / MINUTE,
      ...answerTimes(current, compared),
      ...(rows.resolutionHours.length === 0 ? {} : { resolution: spreadOf(rows.resolutionHours) }),
      backlog: rows.backlog.map((count, at) => {
        const upToDays = BACKLOG_DAYS[at]
        return { ...(upToDays === undefined ? {} : { upToDays }), olderThanDays: BACKLOG_DAYS[at - 1] ?? 0, count }
      }),
      promises: { kept: happened.promisesKept, moved: rows.promisesMoved, missed: happened.promisesMissed },
      ...(survey === undefined ? {} : { survey }),
      compensations: rows.compensations,
      offers: { made: happened.offersMade, chosen: happened.offersChosen },
      deliveryFailures: happened.deliveryFailures,
      ledger: rows.ledger,
      ...(rows.precision === undefined ? {} : { precision: rows.precision }),
      series: seriesOf(rows.weeks),
    },
    decisions,
    recurring: rows.recurring,
  }
}

function answerTimes({ tally }: DigestWeek, compared: readonly DigestWeek[]) {
  const { answerMinutes, inTarget } = tally
  const before = together(compared.map((one) => one.tally.inTarget))
  return {
    ...(answerMinutes.length === 0 ? {} : { firstAnswer: spreadOf(answerMinutes) }),
    ...(inTarget.total === 0
      ? {}
      : {
          inTarget: {
            ...inTarget,
            share: inTarget.count / inTarget.total,
            ...(differs(inTarget, before) ? { before: before.count / before.total } : {}),
          },
        }),
  }
}

function courseOf(weeks: readonly DigestWeek[], scores: Scores): WeekCourse {
  const sum = (of: (happened: Happened) => number) => weeks.reduce((all, { happened }) => all + of(happened), 0)
  const [ended, kept] = [sum((one) => one.ended), sum((one) => one.promisesKept)]
  return {
    inTarget: together(weeks.map(({ tally }) => tally.inTarget)),
    reopened: {
      count: Math.min(
        ended,
        sum((one) => one.reopened),
      ),
      total: ended,
    },
    promisesKept: { count: kept, total: kept + sum((one) => one.promisesMissed) },
    satisfied: { count: scores[3] + scores[4], total: totalOf(scores) },
  }
}

function together(parts: readonly Part[]): Part {
  return parts.reduce((all, { count, total }) => ({ count: all.count + count, total: all.total + total }), {
    count: 0,
    total: 0,
  })
}

/** The most frequent first, with the week before where there was one. */
function grown<Key>(
  counts: ReadonlyMap<Key, number>,
  before: ReadonlyMap<Key, number> | undefined,
): readonly (readonly [Key, Grown])[] {
  return [...new Set([...counts.keys(), ...(before?.keys() ?? [])])]
    .map((key): readonly [Key, Grown] => [
      key,
      { count: counts.get(key) ?? 0, ...(before === undefined ? {} : { before: before.get(key) ?? 0 }) },
    ])
    .sort(([, a], [, b]) => b.count - a.count || (b.before ?? 0) - (a.before ?? 0))
}

function surveyOf(scores: Scores, before: Scores): Survey | undefined {
  const answers = totalOf(scores)
  if (answers === 0) return undefined
  const isComparable = answers >= ENOUGH_SCORES && totalOf(before) >= ENOUGH_SCORES
  return {
    answers,
    mean: meanOf(scores),
    distribution: scores,
    ...(isComparable ? { meanBefore: meanOf(before) } : {}),
  }
}

function totalOf(scores: Scores): number {
  return scores.reduce((sum, count) => sum + count, 0)
}

function meanOf(scores: Scores): number {
  return scores.reduce((sum, count, at) => sum + count * (at + 1), 0) / totalOf(scores)
}

function spreadOf(sorted: readonly number[]): Spread {
  return { median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), count: sorted.length }
}

/** The value below which a share `q` of the sorted values lies; between two values it is interpolated. */
export function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

function seriesOf(weeks: readonly DigestWeek[]): Series {
  const totals = new Map<CategoryId, number>()
  for (const { tally } of weeks)
    for (const [category, count] of tally.byCategory) totals.set(category, (totals.get(category) ?? 0) + count)
  return {
    weeks: weeks.map(({ week, tally, happened }) => ({
      ...{ name: week.name, number: numberOf(week), from: week.from, opened: tally.opened, resolved: happened.ended },
      ...(tally.answerMinutes.length === 0 ? {} : { firstAnswerMedian: quantile(tally.answerMinutes, 0.5) }),
      ...(tally.inTarget.total === 0
        ? {}
        : { inTarget: { ...tally.inTarget, share: tally.inTarget.count / tally.inTarget.total } }),
    })),
    categories: [...totals]
      .sort(([, a], [, b]) => b - a)
      .map(([category]) => ({ category, counts: weeks.map(({ tally }) => tally.byCategory.get(category) ?? 0) })),
  }
}

/** 47 of `2026-W47`. */
function numberOf({ name }: Week): number {
  return Number(name.slice(-2))
}
