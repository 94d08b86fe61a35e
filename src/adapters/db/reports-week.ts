/** What the digest is made from: counted by the database where it can be, else read in rows as narrow as they come. */
import type { WeekReports } from '../../app/ports.ts'
import type { Needed } from '../../domain/report/decisions.ts'
import type { Happened } from '../../domain/report/digest.ts'
import type { CustomerText } from '../../domain/report/recurring-words.ts'
import type { OpenedRow } from '../../domain/report/week-tally.ts'
import { DAY } from '../../domain/time/instant.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import {
  BACKLOG,
  COMPENSATED,
  HAPPENED,
  MOVED,
  NEEDED,
  OPENED,
  RESOLUTION,
  SCORES,
  TEXTS,
  UNACCOUNTED,
} from './week-statements.ts'

type OpenedColumns = {
  readonly number: number
  readonly category: string
  readonly topic: string
  readonly language: OpenedRow['language']
  readonly urgent: boolean
  readonly customer: string
  readonly opened: number
  readonly answered: number | null
  readonly owed: boolean
  readonly orders: readonly string[]
}

const NOTHING: Happened = {
  ended: 0,
  reopened: 0,
  promisesKept: 0,
  promisesMissed: 0,
  offersMade: 0,
  offersChosen: 0,
  deliveryFailures: 0,
}

/** What each kind of event counts as; the others of the index are counted elsewhere. */
const COUNTS_AS: Readonly<Record<string, keyof Happened>> = {
  resolved: 'ended',
  reopened: 'reopened',
  'promise-kept': 'promisesKept',
  'promise-missed': 'promisesMissed',
  offered: 'offersMade',
  'offer-chosen': 'offersChosen',
  'delivery-failed': 'deliveryFailures',
}

export function createWeekReports(db: Database): WeekReports {
  const rows = async <R extends object>(statement: Statement, ...values: readonly unknown[]) =>
    (await db.run<R>(statement, values)).rows
  return {
    async openedRows(mailbox, from, to) {
      const found = await rows<OpenedColumns>(OPENED, mailbox, timestamp(from), timestamp(to))
      return found.map(
        ({ opened, answered, owed, orders, ...row }): OpenedRow => ({
          ...row,
          openedAt: opened,
          ...(answered === null ? {} : { firstAnsweredAt: answered }),
          isOwed: owed,
          orderNumbers: orders,
        }),
      )
    },

    async happened(mailbox, weeks) {
      const found = await rows<{ week: number; kind: string; times: number; incidents: number }>(
        HAPPENED,
        mailbox,
        weeks.map(({ from }) => timestamp(from)),
        weeks.map(({ to }) => timestamp(to)),
      )
      const counts = weeks.map(() => ({ ...NOTHING }))
      for (const { week, kind, times, incidents } of found) {
        const as = COUNTS_AS[kind]
        const count = counts[week - 1]
        if (as !== undefined && count !== undefined)
          count[as] = as === 'ended' || as === 'offersMade' ? incidents : times
      }
      return counts
    },

    async promisesMoved(mailbox, from, to) {
      const [row] = await rows<{ moved: number }>(MOVED, mailbox, timestamp(from), timestamp(to))
      return row?.moved ?? 0
    },

    async resolutionHours(mailbox, from, to) {
      const found = await rows<{ hours: number }>(RESOLUTION, mailbox, timestamp(from), timestamp(to))
      return found.map(({ hours }) => hours)
    },

    scores: (mailbox, from, to) => rows(SCORES, mailbox, timestamp(from), timestamp(to)),

    compensated: (mailbox, from, to) => rows(COMPENSATED, mailbox, timestamp(from), timestamp(to)),

    async backlog(mailbox, at, days) {
      const found = await rows<{ age: number; live: number }>(
        BACKLOG,
        mailbox,
        days.map((day) => timestamp(at - day * DAY)).reverse(),
      )
      // Buckets are counted from the oldest on; the youngest is wanted first.
      return Array.from(
        { length: days.length + 1 },
        (_, age) => found.find((row) => row.age === days.length - age)?.live ?? 0,
      )
    },

    async needed(mailbox, now, waitingSince, most) {
      const found = await rows<{ because: Needed['because']; number: number; total: number }>(
        NEEDED,
        mailbox,
        timestamp(now),
        timestamp(waitingSince),
        most,
      )
      return [...Map.groupBy(found, ({ because }) => because)].map(([because, group]) => ({
        because,
        total: group[0]?.total ?? 0,
        numbers: group.map(({ number }) => number),
      }))
    },

    async firstTexts(mailbox, from, to, everyNth) {
      const found = await rows<Omit<CustomerText, 'orderNumbers'> & { orders: readonly string[] }>(
        TEXTS,
        mailbox,
        timestamp(from),
        timestamp(to),
        everyNth,
      )
      return found.map(({ orders, ...text }) => ({ ...text, orderNumbers: orders }))
    },

    async unaccounted(mailbox, before) {
      const [row] = await rows<{ mails: number }>(UNACCOUNTED, mailbox, timestamp(before))
      return row?.mails ?? 0
    },
  }
}
