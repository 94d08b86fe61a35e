/** Asks the database for all that a digest says: thirteen weeks, one after the other, and none is kept in memory. */

import type { Needed } from '../domain/report/decisions.ts'
import { BACKLOG_DAYS, COMPARED_WEEKS, type DigestRows, type Scores } from '../domain/report/digest.ts'
import { comparedLine } from '../domain/report/ledger.ts'
import { precisionOf } from '../domain/report/precision.ts'
import { recurrencesOf } from '../domain/report/recurrence.ts'
import { namesOf, tallyWords, type WordTally } from '../domain/report/recurring-words.ts'
import { tallyWeek, type WeekTally } from '../domain/report/week-tally.ts'
import type { Store } from '../domain/store.ts'
import { type Week, weekOf } from '../domain/time/business-time.ts'
import { DAY, type Instant } from '../domain/time/instant.ts'
import type { MailboxId } from './ports.ts'
import type { RowDeps } from './report-mails.ts'

/** A quarter, with the week itself. */
const WEEKS = 13
/** Who waits longer was forgotten; a weekend is not. */
const FORGOTTEN_AFTER = 3 * DAY
/** Shown of those that need a decision for the same reason. */
const MOST_LINES = 5
/** Of more incidents a week every second, third … is read for its words: shares stay what they are. */
const MOST_TEXTS = 1_000
/** A word of fewer customers can be no recurrence. */
const LEAST_CUSTOMERS = 5

export async function rowsOf(deps: RowDeps, mailbox: MailboxId, week: Week, now: Instant): Promise<DigestRows> {
  const { reports, rawMails, store } = deps
  const weeks = await weeksUntil(deps, mailbox, week)
  const tallies: WeekTally[] = []
  for (const { from, to } of weeks)
    tallies.push(tallyWeek(await reports.openedRows(mailbox, from, to), store, to + now - week.to))
  const happened = await reports.happened(mailbox, weeks)
  const monthAgo = weeks.at(-1 - COMPARED_WEEKS)?.from ?? weeks[0]?.from ?? week.from
  const scores = await reports.scores(mailbox, week.from, week.to)
  const ledger = await rawMails.ledger(mailbox)
  const checked = await deps.ledgerChecks?.latest(mailbox)
  const { received, filed, automatic, ignored, quarantined, held, pending } = ledger
  const backlog = await reports.backlog(mailbox, week.to, BACKLOG_DAYS)
  const precision = precisionOf(
    await reports.guesses(mailbox, week.from, week.to),
    await reports.guesses(mailbox, monthAgo, week.from),
  )
  return {
    weeks: weeks.flatMap((one, at) => {
      const [tally, counts] = [tallies[at], happened[at]]
      return tally === undefined || counts === undefined ? [] : [{ week: one, tally, happened: counts }]
    }),
    scores: distributed(scores),
    scoresBefore: distributed(await reports.scores(mailbox, monthAgo, week.from)),
    promisesMoved: await reports.promisesMoved(mailbox, week.from, week.to),
    resolutionHours: await reports.resolutionHours(mailbox, week.from, week.to),
    compensations: await reports.compensated(mailbox, week.from, week.to),
    openNow: backlog.reduce((sum, count) => sum + count, 0),
    backlog,
    ledger: {
      ...{ received, filed, automatic, ignored, quarantined, held, open: pending },
      // What came in a week that is over has been worked off by now, or nobody can say where it is.
      difference: await reports.unaccounted(mailbox, week.to),
      ...(checked === undefined ? {} : { compared: comparedLine(checked) }),
    },
    ...(precision === undefined ? {} : { precision }),
    recurring: await recurring(deps, mailbox, weeks, tallies),
    needed: [...(await reports.needed(mailbox, now, now - FORGOTTEN_AFTER, MOST_LINES)), ...lowScores(scores, store)],
    target: store.policies.base.firstAnswer.within,
  }
}

/** The week and those before it in which the store was there from Monday on, the oldest first. */
async function weeksUntil({ reports, store }: RowDeps, mailbox: MailboxId, week: Week): Promise<readonly Week[]> {
  const first = (await reports.firstArrival(mailbox)) ?? week.from
  const weeks = [week]
  while (weeks.length < WEEKS) {
    const before = weekOf(store.calendar, (weeks[0]?.from ?? week.from) - DAY)
    if (first >= before.from + DAY) break
    weeks.unshift(before)
  }
  return weeks
}

async function recurring(
  { reports, store }: RowDeps,
  mailbox: MailboxId,
  weeks: readonly Week[],
  tallies: readonly WeekTally[],
) {
  const known = namesOf([...store.agents, ...store.managers, { name: store.name, address: store.mailbox }])
  const wordsOf = async (at: number, wanted?: ReadonlySet<string>): Promise<WordTally> => {
    const { from, to } = weeks[at] ?? { from: 0, to: 0 }
    const everyNth = Math.max(1, Math.ceil((tallies[at]?.opened ?? 0) / MOST_TEXTS))
    return tallyWords(await reports.firstTexts(mailbox, from, to, everyNth), known, wanted)
  }
  const last = weeks.length - 1
  const tally = tallies[last]
  // Before two weeks there is no custom that anything could rise against.
  if (tally === undefined || last < 2) return []
  const all = await wordsOf(last)
  const words = { ...all, terms: new Map([...all.terms].filter(([, { count }]) => count >= LEAST_CUSTOMERS)) }
  const wanted = new Set(words.terms.keys())
  const before: { tally: WeekTally; words: WordTally }[] = []
  for (let at = Math.max(0, last - COMPARED_WEEKS); at < last; at++) {
    const then = tallies[at]
    if (then !== undefined) before.push({ tally: then, words: await wordsOf(at, wanted) })
  }
  return recurrencesOf({ tally, words }, before)
}

type Scored = readonly { readonly incident: number; readonly score: number }[]

function distributed(scored: Scored): Scores {
  const of = (score: number) => scored.filter((one) => one.score === score).length
  return [of(1), of(2), of(3), of(4), of(5)]
}

/** Customers who said that it went badly, the worst first. */
function lowScores(scored: Scored, { policies }: Store): readonly Needed[] {
  const low = scored.filter(({ score }) => score <= policies.base.survey.low).sort((a, b) => a.score - b.score)
  if (low.length === 0) return []
  return [
    { because: 'low-score', total: low.length, numbers: low.slice(0, MOST_LINES).map(({ incident }) => incident) },
  ]
}
