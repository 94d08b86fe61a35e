/** What would be sent about an incident if nobody writes, in lines. */

import type { SimulatedStep } from '../app/simulate.ts'
import type { SimulatedIncident } from '../app/simulate-incident.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { TimerId } from '../domain/incident/shown.ts'
import type { Store } from '../domain/store.ts'
import type { Instant } from '../domain/time/instant.ts'
import { localDate, localTime } from '../domain/time/local-date.ts'
import { printable, UsageError } from './command.ts'
import { weekdayName } from './policies-days.ts'

const MOST_DAYS = 366

export function readDays(text: string | boolean | undefined): number {
  if (text === undefined) return 30
  const days = typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (days < 1 || days > MOST_DAYS)
    throw new UsageError(`--days: found "${text}", expected a whole number from 1 to ${MOST_DAYS}`)
  return days
}

/** `INC-4821-Q7RXM`, `[INC-4821-Q7RXM]`, `INC-4821`, `4821`. */
export function readReference(text: string): { readonly number: number; readonly signature?: string } {
  const found = /^\[?(?:inc-?)?(\d{1,15})(?:-([0-9a-z]{5}))?\]?$/i.exec(text.trim())
  if (!found) throw new UsageError(`--incident: found "${text}", expected a reference such as INC-4821-Q7RXM or 4821`)
  return { number: Number(found[1]), ...(found[2] === undefined ? {} : { signature: found[2] }) }
}

/** Why a rule acts, in words that follow "because". */
const BECAUSE: Readonly<Record<TimerId, string>> = {
  'first-answer': 'the first answer is due',
  escalation: 'the first answer is late',
  'promise-missed': 'a promise was missed',
  'promise-reminder': 'a promise is due today',
  'no-silence': 'the customer has heard nothing for long',
  'waiting-reminder': 'the customer has not answered',
  'waiting-close': 'the customer has not answered to the end',
  'snooze-over': 'it was put off until now',
  survey: 'it was resolved, and the customer is asked how it went',
}

export function simulationLines(simulated: SimulatedIncident, store: Store, days: number): string {
  const { before, steps, incident, from, until, next } = simulated
  const time = (at: Instant) => `${weekdayName(localDate(store.calendar, at))} ${localTime(store.calendar, at)}`
  const { category, topic, urgent } = before.classification
  const mails = steps.reduce((sum, step) => sum + step.mails.length, 0)
  return [
    `${simulated.reference}  ${category}/${topic}${urgent ? ', urgent' : ''}, ${before.language}, ${stateOf(before, time)}`,
    `If nobody writes for ${days === 1 ? 'a day' : `${days} days`} from ${time(from)} (${store.calendar.timeZone}); nothing of it is sent now.`,
    '',
    ...(steps.length === 0 ? ['Nothing is sent.', ''] : steps.flatMap((step) => stepLines(step, time))),
    `${time(until)}: ${stateOf(incident, time)}, after ${mails === 1 ? '1 mail' : `${mails} mails`}.`,
    next === undefined ? 'Nothing more is due.' : `Next: ${BECAUSE[next.what]} (${next.what}), ${time(next.at)}.`,
  ].join('\n')
}

function stepLines({ at, rules, mails }: SimulatedStep, time: (at: Instant) => string): readonly string[] {
  return [
    `${time(at)}  ${rules.map((rule) => `${because(rule)} (${rule})`).join('; ')}`,
    ...mails.map(({ to, who, mail, language, subject }) => {
      const name = printable(to.name) || to.address
      return `    to ${who} ${name === to.address ? name : `${name} <${to.address}>`}: ${mail}, ${language}\n      ${printable(subject)}`
    }),
    ...(mails.length === 0 ? ['    no mail'] : []),
    '',
  ]
}

function because(rule: string): string {
  if (rule === 'collected') return 'managers hear what was collected'
  return Object.entries(BECAUSE).find(([id]) => id === rule)?.[1] ?? rule
}

function stateOf({ standing, promise, snoozedUntil, assignee }: Incident, time: (at: Instant) => string): string {
  const state = (): string => {
    switch (standing.status) {
      case 'open':
        return 'open'
      case 'waiting':
        return `waiting for the customer since ${time(standing.since)}`
      case 'merged':
        return `merged into INC-${standing.into}`
      case 'resolved':
      case 'closed':
      case 'spam':
        return `${standing.status} since ${time(standing.at)}`
    }
  }
  return [
    state(),
    assignee === undefined ? 'nobody has it' : `with ${assignee}`,
    ...(promise === undefined ? [] : [`promised for ${time(promise.dueAt)}${promise.missed ? ' (missed)' : ''}`]),
    ...(snoozedUntil === undefined ? [] : [`put off until ${time(snoozedUntil)}`]),
  ].join(', ')
}
