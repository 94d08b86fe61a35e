/**
 * `#promise 2026-11-27 text`, also `fri`, `27.11.`, `3d`, `24h`: tells the customer the date.
 *
 * It is due at the end of business of that day, or at the time when one is written (`fri 15:00`); the agent is reminded when business
 * begins. A day named on which nobody works is refused with the nearest ones: moving it silently would tell the customer
 * another day than the agent wrote. A number of days names none: it runs to the next day of work.
 */
import type { Promise_ } from '../incident/incident.ts'
import { isLive } from '../incident/incident.ts'
import { beginOfBusiness, endOfBusiness, localDate, nearestBusinessDay } from '../time/business-time.ts'
import { readDate } from '../time/date-phrase.ts'
import { instantOn } from '../time/local-date.ts'
import type { Command, CommandContext, Refusal } from './command.ts'

export const promise: Command = {
  name: 'promise',
  grammar: '#promise 2026-11-27 text',
  kind: 'change',
  group: 'course',
  parse(argument, context) {
    const made = readPromise(argument, context)
    if ('problem' in made) return made
    return {
      kind: 'change',
      apply(incident) {
        if (!isLive(incident)) return { problem: 'wrong-state', expected: '#reopen' }
        return same(incident.promise, made) ? [] : [{ kind: 'promised', promise: made }]
      },
    }
  },
}

function readPromise(argument: string, { store, now, language, agent }: CommandContext): Promise_ | Refusal {
  const { calendar } = store
  const date = readDate(argument, { calendar, now, language })
  if (!date.ok) return { problem: date.problem, expected: date.expected }
  const isOpen = beginOfBusiness(calendar, date.date) !== undefined
  const day = isOpen || !date.counted ? date.date : (nearestBusinessDay(calendar, date.date, 1) ?? date.date)
  const begin = beginOfBusiness(calendar, day)
  const end = endOfBusiness(calendar, day)
  if (begin === undefined || end === undefined) return { problem: 'no-business-day', expected: around(day) }
  const dueAt = date.minutes === undefined ? end : instantOn(calendar, day, date.minutes)
  if (dueAt <= now) return { problem: 'date-in-the-past', expected: around(day) }
  return { dueAt, remindAt: Math.min(begin, dueAt), text: date.rest, by: agent.address, reminded: false, missed: false }

  /** The nearest business days that have not ended, the earlier first. */
  function around(day: string): string {
    const today = localDate(calendar, now)
    const earlier = nearestBusinessDay(calendar, day, -1)
    const later = nearestBusinessDay(calendar, day, 1)
    const still = (d: string | undefined): d is string =>
      d !== undefined && d >= today && (endOfBusiness(calendar, d) ?? 0) > now
    return [earlier, later].filter(still).join(', ')
  }
}

function same(a: Promise_ | undefined, b: Promise_): boolean {
  return a !== undefined && a.dueAt === b.dueAt && a.text === b.text && !a.missed
}
