/**
 * Every number of the policies once: its name in `policies.yaml`, how it is written, what is allowed, what it means. What is read, what is
 * told when it cannot be, and what `incidencias policies` prints come from this table.
 */

import { LIMITS } from '../domain/policy/limits.ts'
import type { Policies, Policy } from '../domain/policy/policies.ts'
import { DAY, HOUR, MINUTE } from '../domain/time/instant.ts'

const { apart: APART } = LIMITS.customer

const UNITS = { d: DAY, h: HOUR, m: MINUTE } as const

export type Field<T = unknown> = {
  readonly name: string
  /** In plain words, before the value. */
  readonly meaning: string
  /** What would be right, in words that follow "expected". */
  readonly expected: string
  /** Of a text, or of each of a list. Undefined: none of what is expected. */
  read(texts: readonly string[]): T | undefined
  write(value: T): string
}

export type PartFields<Part> = { readonly [F in keyof Part]-?: Field<Part[F]> }

type Part<P> = { readonly name: string; readonly title: string; readonly fields: PartFields<P> }

/** What may differ from incident to incident. */
export const POLICY_PARTS: { readonly [P in keyof Policy]-?: Part<Policy[P]> } = {
  firstAnswer: {
    name: 'first-answer',
    title: 'First answer',
    fields: {
      within: businessTime('within', 'it is due, and agents are reminded, after', MINUTE, 80 * HOUR),
    },
  },
  escalation: {
    name: 'escalation',
    title: 'Late first answer',
    fields: {
      timesTarget: number('times-target', 'managers hear of it after that many times the above', 1, 50, true),
    },
  },
  noSilence: {
    name: 'no-silence',
    title: 'No silence while an incident is open',
    fields: {
      every: time(
        'every',
        'the customer hears something at least every',
        APART,
        60 * DAY,
        'nobody gets two automatic mails within a day',
      ),
      mostInARow: number('most-in-a-row', 'automatic mails in a row at most, then people are asked to write', 0, 10),
    },
  },
  waiting: {
    name: 'waiting',
    title: 'Waiting for the customer (#wait)',
    fields: {
      remindAfter: {
        name: 'remind-after',
        meaning: 'reminded after',
        expected:
          'times from 1d to 90d, each at least 1d after the one before, such as [3d, 7d]; [] for no reminder; at most 5',
        read: (texts) => {
          const times = texts.map(parseTime)
          const isSound = times.every((ms, n) => {
            const before = times[n - 1]
            return ms !== undefined && ms >= DAY && ms <= 90 * DAY && (before === undefined || ms >= before + APART)
          })
          return isSound && times.length <= 5 ? times.flatMap((ms) => ms ?? []) : undefined
        },
        write: (times) => times.map(written).join(', ') || 'never',
      },
      closeAfter: time('close-after', 'closed with notice after', APART, 180 * DAY),
    },
  },
  survey: {
    name: 'survey',
    title: 'Survey after resolving',
    fields: {
      after: {
        name: 'after',
        meaning: 'thanks, and the question how it was, after',
        expected: 'a time from 1d to 60d such as 2d, or off',
        read: ([text = '', ...more]) => {
          const ms = text === 'off' ? 0 : between(parseTime(text), DAY, 60 * DAY)
          return more.length > 0 ? undefined : ms
        },
        write: (ms) => (ms === 0 ? 'off' : written(ms)),
      },
      low: number('low', 'managers get the conversation for scores up to (of 5)', 0, 4),
    },
  },
  reopening: {
    name: 'reopening',
    title: 'Answers to an ended incident',
    fields: {
      within: time('within', 'reopen it for, later they open a new one that is linked', DAY, 730 * DAY),
    },
  },
}

type OfAll = Pick<Policies, 'escalations' | 'bounced'>

/** What is the same for all incidents. */
export const COMMON_PARTS: { readonly [P in keyof OfAll]: Part<OfAll[P]> } = {
  escalations: {
    name: 'mails-to-managers',
    title: 'Mails to managers',
    fields: { every: time('every', 'what escalates is collected, and sent at most once every', 15 * MINUTE, DAY) },
  },
  bounced: {
    name: 'bounced',
    title: 'Addresses that bounced for good',
    fields: { silentFor: time('silent-for', 'get no automatic mail for', 7 * DAY, 730 * DAY) },
  },
}

function time(name: string, meaning: string, from: number, to: number, why?: string): Field<number> {
  return {
    name,
    meaning,
    expected: `a time from ${written(from)} to ${written(to)} such as ${example(from, to)}${why === undefined ? '' : ` (${why})`}`,
    read: ([text = '', ...more]) => (more.length > 0 ? undefined : between(parseTime(text), from, to)),
    write: written,
  }
}

/** A day of business is as long as the hours are, so days are not written here. */
function businessTime(name: string, meaning: string, from: number, to: number): Field<number> {
  const read = (text: string) =>
    /^[\dhm ]{2,20} business$/.test(text) ? between(parseTime(text.slice(0, -' business'.length)), from, to) : undefined
  return {
    name,
    meaning,
    expected: `business time from ${inBusiness(from)} to ${inBusiness(to)}, in minutes and hours, such as 30m business or 4h business`,
    read: ([text = '', ...more]) => (more.length > 0 ? undefined : read(text)),
    write: inBusiness,
  }
}

function number(name: string, meaning: string, from: number, to: number, parts = false): Field<number> {
  return {
    name,
    meaning,
    expected: `a ${parts ? '' : 'whole '}number from ${from} to ${to}`,
    read: ([text = '', ...more]) => {
      const isNumber = more.length === 0 && (parts ? /^\d{1,3}(?:\.\d{1,2})?$/ : /^\d{1,3}$/).test(text)
      return isNumber ? between(Number(text), from, to) : undefined
    },
    write: String,
  }
}

function between(value: number | undefined, from: number, to: number): number | undefined {
  return value !== undefined && value >= from && value <= to ? value : undefined
}

/** `5d`, `36h`, `1h 30m`. */
function parseTime(text: string): number | undefined {
  const found = /^(?:(\d{1,4})d)?\s?(?:(\d{1,4})h)?\s?(?:(\d{1,4})m)?$/.exec(text)
  if (found === null || text.trim() === '') return undefined
  const [, days = 0, hours = 0, minutes = 0] = found
  return Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE
}

function written(ms: number): string {
  let left = ms
  const parts: string[] = []
  for (const [unit, length] of Object.entries(UNITS)) {
    const count = Math.floor(left / length)
    if (count > 0) parts.push(`${count}${unit}`)
    left -= count * length
  }
  return parts.join(' ') || '0m'
}

export function inBusiness(ms: number): string {
  const [hours, minutes] = [Math.floor(ms / HOUR), Math.round((ms % HOUR) / MINUTE)]
  return `${[hours > 0 ? `${hours}h` : '', minutes > 0 || hours === 0 ? `${minutes}m` : ''].filter(Boolean).join(' ')} business`
}

function example(from: number, to: number): string {
  const usual = [HOUR, 5 * DAY, 30 * DAY].find((ms) => ms >= from && ms <= to) ?? from
  return written(usual)
}

/** A time as it is written in the file. */
export const inTime = written
