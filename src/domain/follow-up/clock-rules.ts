/**
 * THE table of what happens because time passes. Each rule says when it is due for an incident as it stands now, and what
 * then happens. A rule is decided again at the moment it is due: whatever a human wrote meanwhile has moved it.
 */

import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { TimerId } from '../incident/shown.ts'
import { policyOf } from '../policy/policies.ts'
import { buttonsFor, threadRoot } from '../say/buttons.ts'
import { cardOf } from '../say/cards.ts'
import { greetingName } from '../say/greeting.ts'
import { agentsFor, languageOf } from '../say/people.ts'
import type { Person, Store } from '../store.ts'
import { addBusinessTime, nextBeginOfBusiness } from '../time/business-time.ts'
import { beginOfDaytime, isDaytime, lastDaytime } from '../time/daytime.ts'
import type { Instant } from '../time/instant.ts'
import type { ClockRule } from './clock-rule.ts'
import { WAITING_RULES } from './waiting-rules.ts'

export const CLOCK_RULES: readonly ClockRule[] = [
  ...WAITING_RULES,
  {
    id: 'snooze-over',
    dueAt: (incident) => incident.snoozedUntil,
    act: (incident, facts) => ({ happenings: [{ kind: 'snooze-ended' }], mails: tellSnoozeOver(incident, facts) }),
  },
  {
    id: 'first-answer',
    dueAt: (incident, store) =>
      // Who put it off knows of it. Managers hear all the same.
      incident.firstAnswerRemindedAt === undefined && incident.snoozedUntil === undefined
        ? answerDue(incident, store, 1)
        : undefined,
    act: (incident, facts) => ({
      happenings: [{ kind: 'first-answer-reminded' }],
      mails: remindOfFirstAnswer(incident, facts),
    }),
  },
  {
    id: 'escalation',
    dueAt: (incident, store) =>
      incident.escalatedAt === undefined
        ? answerDue(incident, store, policyOf(store.policies, incident).escalation.timesTarget)
        : undefined,
    act: (incident, facts) => ({
      happenings: [{ kind: 'escalated', because: 'first-answer' }],
      mails: escalate(incident, facts, 'first-answer', incident.awaitingAnswerSince ?? incident.openedAt),
    }),
  },
  {
    id: 'promise-missed',
    // Managers hear at the next beginning of business: nobody can act on it before. What is missed is not announced any more,
    // so this rule stands before the reminder.
    dueAt: (incident, store) =>
      incident.promise && !incident.promise.missed
        ? nextBeginOfBusiness(store.calendar, incident.promise.dueAt)
        : undefined,
    act: (incident, facts) => ({
      happenings: [{ kind: 'promise-missed' }],
      mails: [
        ...remindOfPromise(incident, facts, true),
        ...escalate(incident, facts, 'promise-missed', incident.promise?.dueAt ?? facts.now),
      ],
    }),
  },
  {
    id: 'promise-reminder',
    dueAt: (incident) => (incident.promise && !incident.promise.reminded ? incident.promise.remindAt : undefined),
    act: (incident, facts) => ({
      happenings: [{ kind: 'promise-reminded' }],
      mails: remindOfPromise(incident, facts, false),
    }),
  },
  {
    id: 'no-silence',
    // The last daytime before the limit, so that nobody waits longer because a night lies between.
    dueAt: (incident, store) => {
      if (incident.standing.status !== 'open' || incident.undeliverableSince !== undefined) return undefined
      // Who said "later" on purpose is not reminded of it; the end of the snooze is an event of its own.
      if (incident.snoozedUntil !== undefined) return undefined
      // Who was not acknowledged for a reason is not written to days later either.
      if (incident.silentBecause !== undefined) return undefined
      if (isOneOfMany(incident, store)) return undefined
      const { every, mostInARow } = policyOf(store.policies, incident).noSilence
      const since = Math.max(incident.lastHeardAt, incident.nudgedAt ?? 0)
      const due = lastDaytime(store.calendar, since + every)
      // Who is away reads it on the day of return; people who are asked to write wait for nobody.
      const isForCustomer = incident.automaticInARow < mostInARow
      if (incident.awayUntil === undefined || !isForCustomer) return due
      return Math.max(due, beginOfDaytime(store.calendar, incident.awayUntil))
    },
    act: (incident, facts) => {
      const isSuppressed = facts.suppressedUntil !== undefined && facts.suppressedUntil > facts.now
      const { mostInARow } = policyOf(facts.store.policies, incident).noSilence
      if (isSuppressed || incident.automaticInARow >= mostInARow)
        return { happenings: [{ kind: 'nudged', because: 'silence' }], mails: nudge(incident, facts) }
      return { happenings: [{ kind: 'still-working-told' }], mails: [stillWorking(incident, facts)] }
    },
  },
]

/**
 * A customer of a matter the store found, who has not written: whoever was not told of it yet hears nothing by itself, and agents are not asked
 * to write to each of thousands when the automatic mails are used up. They see them all at the parent.
 */
function isOneOfMany(incident: Incident, { policies }: Store): boolean {
  const { firstAnsweredAt, automaticInARow } = incident
  if (!hasNotWritten(incident)) return false
  return firstAnsweredAt === undefined || automaticInARow >= policyOf(policies, incident).noSilence.mostInARow
}

/** The store wrote first, and alone. */
function hasNotWritten({ parent, lastCustomerAt, openedAt }: Incident): boolean {
  return parent !== undefined && lastCustomerAt <= openedAt
}

/** The next instant at which a rule may have something to do; undefined when nothing is due by itself. */
export function nextDueAt(incident: Incident, store: Store): Instant | undefined {
  const ended = incident.standing.status !== 'open' && incident.standing.status !== 'waiting'
  if (ended) return undefined
  const dues = CLOCK_RULES.map((rule) => rule.dueAt(incident, store)).filter((due) => due !== undefined)
  return dues.length === 0 ? undefined : Math.min(...dues)
}

/** Rules that write to customers. */
const TO_CUSTOMERS: ReadonlySet<TimerId> = new Set<TimerId>(['no-silence', 'waiting-reminder', 'waiting-close'])

/** Mail to customers goes out between 8:00 and 21:00 of the store only. */
export function mayTellCustomer(rule: ClockRule, facts: Facts): boolean {
  return !TO_CUSTOMERS.has(rule.id) || isDaytime(facts.store.calendar, facts.now)
}

function tellSnoozeOver(incident: Incident, facts: Facts): MailToSend[] {
  return agentsFor(incident, facts.store).map((agent) => ({
    ...toPerson(agent, incident, facts, 'snooze-over'),
    name: 'snooze-over',
    data: {
      card: cardOf(incident, facts),
      buttons: buttonsFor(incident, agent, facts, ['take', 'snooze', 'resolve', 'close']),
      subject: incident.subject,
    },
    replyAs: 'agent',
  }))
}

function answerDue(incident: Incident, store: Store, times: number): Instant | undefined {
  if (incident.firstAnsweredAt !== undefined || incident.awaitingAnswerSince === undefined) return undefined
  // A flood would come back as reminders, and what is history was somebody else's to answer.
  if (incident.silentBecause === 'limit' || incident.silentBecause === 'history') return undefined
  const target = policyOf(store.policies, incident).firstAnswer.within * times
  return addBusinessTime(store.calendar, incident.awaitingAnswerSince, target)
}

function toPerson(person: Person, incident: Incident, facts: Facts, rule: string) {
  return {
    to: { address: person.address, name: person.name },
    language: languageOf(person, facts.store),
    lane: 'follow-up',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `${rule}:${incident.number}:${facts.now}:${person.address}`,
    references: [threadRoot(incident.number, facts.store, facts.seal)],
  } as const
}

function remindOfFirstAnswer(incident: Incident, facts: Facts): MailToSend[] {
  const text = facts.conversation.findLast((entry) => entry.side === 'customer')?.text ?? ''
  return agentsFor(incident, facts.store).map((agent) => ({
    ...toPerson(agent, incident, facts, 'first-answer'),
    name: 'first-answer-reminder',
    data: {
      card: cardOf(incident, facts),
      waitingSince: incident.awaitingAnswerSince ?? incident.openedAt,
      text,
      buttons: buttonsFor(incident, agent, facts, ['take', 'resolve', 'close']),
      subject: incident.subject,
    },
    replyAs: 'agent',
  }))
}

function remindOfPromise(incident: Incident, facts: Facts, missed: boolean): MailToSend[] {
  const promise = incident.promise
  if (!promise) return []
  const maker = facts.store.agents.filter((a) => a.address === (incident.assignee ?? promise.by))
  return (maker.length > 0 ? maker : agentsFor(incident, facts.store)).map((agent) => ({
    ...toPerson(agent, incident, facts, missed ? 'promise-missed' : 'promise-reminder'),
    name: 'promise-reminder',
    data: {
      card: cardOf(incident, facts),
      dueAt: promise.dueAt,
      text: promise.text,
      missed,
      buttons: buttonsFor(incident, agent, facts, ['resolve', 'status']),
      subject: incident.subject,
    },
    replyAs: 'agent',
  }))
}

function escalate(
  incident: Incident,
  facts: Facts,
  because: 'first-answer' | 'promise-missed' | 'silence',
  since: Instant,
): MailToSend[] {
  return facts.store.managers.map((manager) => ({
    ...toPerson(manager, incident, facts, `escalation-${because}`),
    name: 'escalation',
    data: { card: cardOf(incident, facts), because, since, subject: incident.subject },
    replyAs: 'plain',
  }))
}

/** Three automatic mails said the same: now people are asked to write. */
function nudge(incident: Incident, facts: Facts): MailToSend[] {
  return [
    ...remindOfFirstAnswer(incident, facts),
    ...escalate(incident, facts, 'silence', incident.awaitingAnswerSince ?? incident.lastCustomerAt),
  ]
}

function stillWorking(incident: Incident, facts: Facts): MailToSend {
  const promise = incident.promise && incident.promise.dueAt > facts.now ? incident.promise : undefined
  return {
    name: 'still-working',
    data: {
      name: greetingName(incident.customer.name),
      openedAt: incident.openedAt,
      ...(hasNotWritten(incident) ? { weWrote: true } : {}),
      subject: incident.subjectUnproved ? '' : incident.subject,
      ...(promise ? { promise: { dueAt: promise.dueAt, text: promise.text } } : {}),
    },
    // The display name is the sender's word too: nobody has the store carry it to somebody else.
    to: { address: incident.customer.address, name: '' },
    language: incident.language,
    lane: 'follow-up',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `still-working:${incident.number}:${incident.lastHeardAt}`,
    replyAs: 'customer',
    ...(facts.latestCustomerMessageId === undefined
      ? {}
      : { inReplyTo: facts.latestCustomerMessageId, references: [facts.latestCustomerMessageId] }),
  }
}
