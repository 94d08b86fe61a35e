/** The charts of a digest in the words of its reader, and what each of them shows in a sentence or two. */
import type { Chart, ChartName, ChartShape } from '../../domain/report/chart.ts'
import type { Age, DigestFigures, Series } from '../../domain/report/digest-figures.ts'
import type { Phrasing } from './phrasing.ts'

/** So many categories have a colour of their own; the others are one. */
const OWN_COLOUR = 5
/** The weeks that a week is compared with. */
const COMPARED = 4

/** Those that have something to show: a line needs two weeks, a bar something that is open. */
export function chartsOf(say: Phrasing, figures: DigestFigures): readonly Chart[] {
  const { series, inTarget, backlog } = figures
  const all =
    series.weeks.length < 2
      ? []
      : [volume(say, series), inTarget && share(say, series, inTarget.before !== undefined), parts(say, series)]
  return [...all, ages(say, backlog)].flatMap((chart) => chart ?? [])
}

function volume(say: Phrasing, series: Series): Chart {
  const [opened, resolved] = [series.weeks.map((week) => week.opened), series.weeks.map((week) => week.resolved)]
  const [came, went] = [opened.at(-1) ?? 0, resolved.at(-1) ?? 0]
  return chart(
    say,
    'volume',
    {
      kind: 'lines',
      weeks: weeksOf(say, series),
      lines: [
        { label: say.word('charts', 'opened'), values: opened },
        { label: say.word('charts', 'resolved'), values: resolved },
      ],
    },
    {
      ...span(say, series),
      opened: say.number(came),
      resolved: say.number(went),
      message: say.word('charts', came > went ? 'grew' : came < went ? 'shrank' : 'even'),
    },
  )
}

/** `differs`: from the weeks before, by more than chance. */
function share(say: Phrasing, series: Series, differs: boolean): Chart | undefined {
  const values = series.weeks.map((week) => week.inTarget?.share)
  const known = values.filter((value) => value !== undefined)
  const last = known.at(-1)
  if (known.length < 2 || last === undefined) return undefined
  const before = usualOf(series)
  return chart(
    say,
    'in-target',
    {
      kind: 'share',
      weeks: weeksOf(say, series),
      label: say.word('charts', 'inTarget'),
      values,
      ...(before === undefined ? {} : { level: { label: say.word('charts', 'before'), value: before } }),
    },
    {
      ...span(say, series),
      share: say.percent(last),
      lowest: say.percent(Math.min(...known)),
      highest: say.percent(Math.max(...known)),
      message: before === undefined ? '' : comparedWith(say, last, before, differs),
    },
  )
}

function comparedWith(say: Phrasing, share: number, before: number, differs: boolean): string {
  const message = !differs ? 'same' : share > before ? 'better' : 'worse'
  return filled(say.word('charts', message), { before: say.percent(before) })
}

/** The share of the weeks before the last one, together. */
function usualOf({ weeks }: Series): number | undefined {
  const measured = weeks.slice(-1 - COMPARED, -1).flatMap(({ inTarget }) => inTarget ?? [])
  const total = measured.reduce((sum, one) => sum + one.total, 0)
  return total === 0 ? undefined : measured.reduce((sum, one) => sum + one.count, 0) / total
}

function parts(say: Phrasing, series: Series): Chart | undefined {
  const { categories } = series
  if (categories.length === 0) return undefined
  const fits = categories.length <= OWN_COLOUR + 1
  const rest = fits ? [] : categories.slice(OWN_COLOUR)
  const shown = [
    ...(fits ? categories : categories.slice(0, OWN_COLOUR)).map(({ category, counts }) => ({
      label: say.category(category),
      values: counts,
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            label: say.word('charts', 'others'),
            values: series.weeks.map((_, week) => rest.reduce((sum, { counts }) => sum + (counts[week] ?? 0), 0)),
          },
        ]),
  ]
  const latest = shown.map(({ label, values }) => `${label} ${say.number(values.at(-1) ?? 0)}`)
  return chart(
    say,
    'categories',
    { kind: 'stack', weeks: weeksOf(say, series), parts: shown },
    { ...span(say, series), list: latest.join('; ') },
  )
}

function ages(say: Phrasing, backlog: readonly Age[]): Chart | undefined {
  if (backlog.every(({ count }) => count === 0)) return undefined
  const bars = backlog.map((age) => ({ label: ageOf(say, age), value: age.count }))
  const list = bars.map(({ label, value }) => `${label}: ${say.number(value)}`).join('; ')
  return chart(say, 'backlog', { kind: 'bars', bars }, { list })
}

/** "≤ 1 day", "2–3 days", "> 14 days": signs, because the words around a number bend it in some languages. */
function ageOf(say: Phrasing, { olderThanDays, upToDays }: Age): string {
  if (upToDays === undefined) return `> ${say.days(olderThanDays)}`
  return olderThanDays === 0 ? `≤ ${say.days(upToDays)}` : say.days(olderThanDays + 1, upToDays)
}

function chart(say: Phrasing, name: ChartName, shape: ChartShape, values: Readonly<Record<string, string>>): Chart {
  const alt = filled(say.word('charts', `${name}Alt`), values).trim()
  return { name, language: say.language, title: say.word('charts', name), alt, ...shape }
}

function weeksOf(say: Phrasing, { weeks }: Series): readonly string[] {
  return weeks.map(({ number }) => filled(say.word('charts', 'week'), { week: String(number) }))
}

function span(say: Phrasing, series: Series): { readonly first: string; readonly last: string } {
  const weeks = weeksOf(say, series)
  return { first: weeks[0] ?? '', last: weeks.at(-1) ?? '' }
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
