/** The digest as a table for spreadsheets: one figure a row, so that weeks can be put under each other. */

import type { Calendar } from '../time/calendar.ts'
import { localDate } from '../time/local-date.ts'
import type { DigestFigures } from './digest-figures.ts'

/** Names that stay as they are in every language. */
const HEADER = ['week', 'from', 'to', 'measure', 'group', 'value', 'unit'] as const

type Cell = string | number
type Figure = readonly [measure: string, group: string, value: number | undefined, unit: string]

/** The figures as a CSV file (RFC 4180, CRLF, decimals with a point). `name` is the week's: `2026-W47`. */
export function csvOf(figures: DigestFigures, name: string, calendar: Calendar): string {
  const dates = [localDate(calendar, figures.from), localDate(calendar, figures.to - 1)]
  const rows = [...weekFigures(figures), ...recurring(figures)].flatMap(([measure, group, value, unit]) =>
    value === undefined ? [] : [[name, ...dates, measure, group, rounded(value), unit]],
  )
  return csv([HEADER, ...rows, ...seriesRows(figures, calendar)])
}

function weekFigures(f: DigestFigures): readonly Figure[] {
  const grown = (measure: string, group: string, { count, before }: { count: number; before?: number }): Figure[] => [
    [measure, group, count, 'incidents'],
    [`${measure}_before`, group, before, 'incidents'],
  ]
  const { compared, ...ledger } = f.ledger
  return [
    ['opened', '', f.opened, 'incidents'],
    ['opened_before', '', f.openedBefore, 'incidents'],
    ['resolved', '', f.resolved, 'incidents'],
    ['resolved_before', '', f.resolvedBefore, 'incidents'],
    ['reopened', '', f.reopened, 'incidents'],
    ['reopened_before', '', f.reopenedBefore, 'incidents'],
    ['open_now', '', f.openNow, 'incidents'],
    ...f.byCategory.flatMap((one) => grown('opened_by_category', one.category, one)),
    ...f.byTopic.flatMap((one) => grown('opened_by_topic', `${one.category}/${one.topic}`, one)),
    ...f.byLanguage.flatMap((one) => grown('opened_by_language', one.language, one)),
    ['first_answer_target', '', f.targetMinutes, 'minutes'],
    ['first_answer_median', '', f.firstAnswer?.median, 'minutes'],
    ['first_answer_p90', '', f.firstAnswer?.p90, 'minutes'],
    ['answered_in_target', '', f.inTarget?.count, 'incidents'],
    ['answered_in_target_of', '', f.inTarget?.total, 'incidents'],
    ['answered_in_target_share', '', f.inTarget?.share, 'share'],
    ['resolution_median', '', f.resolution?.median, 'hours'],
    ['resolution_p90', '', f.resolution?.p90, 'hours'],
    ...f.backlog.map(({ upToDays, olderThanDays, count }): Figure => {
      const age = upToDays === undefined ? `over_${olderThanDays}_days` : `up_to_${upToDays}_days`
      return ['open_by_age', age, count, 'incidents']
    }),
    ['promises', 'kept', f.promises.kept, 'promises'],
    ['promises', 'moved', f.promises.moved, 'promises'],
    ['promises', 'missed', f.promises.missed, 'promises'],
    ['survey_mean', '', f.survey?.mean, 'score'],
    ...(f.survey?.distribution ?? []).map((count, at): Figure => ['survey_answers', String(at + 1), count, 'answers']),
    ...f.compensations.flatMap(({ currency, amount, count }): Figure[] => [
      ['compensation_amount', currency, amount, currency],
      ['compensations', currency, count, 'compensations'],
    ]),
    ['offers', 'made', f.offers.made, 'offers'],
    ['offers', 'chosen', f.offers.chosen, 'offers'],
    ['delivery_failures', '', f.deliveryFailures, 'mails'],
    ...Object.entries(ledger).map(([place, mails]): Figure => ['ledger', place, mails, 'mails']),
    ['ledger', 'compared_difference', compared?.difference, 'mails'],
    ['sorted_surely', 'kept', f.precision?.kept.count, 'incidents'],
    ['sorted_surely', 'all', f.precision?.kept.total, 'incidents'],
  ]
}

function recurring({ recurrences }: DigestFigures): readonly Figure[] {
  return recurrences.flatMap(({ kind, what, count, expected }): Figure[] => [
    [`recurring_${kind.replace('-', '_')}`, what, count, 'customers'],
    [`recurring_${kind.replace('-', '_')}_expected`, what, expected, 'customers'],
  ])
}

/** The weeks before, each under its own name; the week itself stands above. */
function seriesRows({ series }: DigestFigures, calendar: Calendar): readonly (readonly Cell[])[] {
  return series.weeks.slice(0, -1).flatMap((week, at) => {
    const next = series.weeks[at + 1]?.from ?? week.from
    const dates = [localDate(calendar, week.from), localDate(calendar, next - 1)]
    const figures: readonly Figure[] = [
      ['opened', '', week.opened, 'incidents'],
      ['resolved', '', week.resolved, 'incidents'],
      ...series.categories.map(
        ({ category, counts }): Figure => ['opened_by_category', category, counts[at] ?? 0, 'incidents'],
      ),
      ['first_answer_median', '', week.firstAnswerMedian, 'minutes'],
      ['answered_in_target', '', week.inTarget?.count, 'incidents'],
      ['answered_in_target_of', '', week.inTarget?.total, 'incidents'],
    ]
    return figures.flatMap(([measure, group, value, unit]) =>
      value === undefined ? [] : [[week.name, ...dates, measure, group, rounded(value), unit]],
    )
  })
}

/** Enough digits for money and shares; nobody needs the sixteen of a quotient. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** Rows as RFC 4180 has them. */
function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** Spreadsheets reckon what begins so; words of strangers stand in these files. */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
