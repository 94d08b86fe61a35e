/** No silence: a customer with an open incident hears something now and then, and people are nudged when that has been said often enough. */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { policyOf } from '../policy/policies.ts'
import { greetingName } from '../say/greeting.ts'
import type { Store } from '../store.ts'
import { beginOfDaytime, lastDaytime } from '../time/daytime.ts'
import { remindOfFirstAnswer } from './answer-rules.ts'
import type { ClockRule } from './clock-rule.ts'
import { escalate } from './escalate.ts'

export const NO_SILENCE: ClockRule = {
  id: 'no-silence',
  of: 'live',
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
      return { happenings: [{ kind: 'nudged', because: 'silence' }], ...nudge(incident, facts) }
    return { happenings: [{ kind: 'still-working-told' }], mails: [stillWorking(incident, facts)] }
  },
}

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

/** Three automatic mails said the same: now people are asked to write. */
function nudge(incident: Incident, facts: Facts) {
  return {
    mails: remindOfFirstAnswer(incident, facts),
    effects: escalate(incident, facts, 'silence', incident.awaitingAnswerSince ?? incident.lastCustomerAt),
  }
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
