/**
 * `#wait`: the ball is with the customer. Reminders after some days, then the incident is closed with notice. All of it ends when
 * a person writes: the customer's word opens it again, an agent's begins the waiting anew.
 */
import type { Facts } from '../incident/facts.ts'
import { type Incident, isParent } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { LIMITS } from '../policy/limits.ts'
import { policyOf } from '../policy/policies.ts'
import { greetingName } from '../say/greeting.ts'
import type { Store } from '../store.ts'
import { lastDaytime } from '../time/daytime.ts'
import type { Instant } from '../time/instant.ts'
import type { ClockRule, Reach } from './clock-rule.ts'
import { readableFrom } from './readable-from.ts'

export const WAITING_RULES: readonly ClockRule[] = [
  {
    id: 'waiting-reminder',
    of: 'live',
    tellsCustomer: reaches,
    missesWord: true,
    dueAt(incident, store) {
      const { remindAfter } = policyOf(store.policies, incident).waiting
      const after = remindAfter[incident.remindedWaiting ?? 0]
      return after === undefined ? undefined : dueAfter(incident, after, remindAfter, store)
    },
    act: (incident, facts) => ({
      happenings: [{ kind: 'waiting-reminded' }],
      mails: reaches(incident, facts) ? [remind(incident, facts)] : [],
    }),
  },
  {
    id: 'waiting-close',
    of: 'live',
    tellsCustomer: reaches,
    missesWord: true,
    dueAt: (incident, store) => {
      const { remindAfter, closeAfter } = policyOf(store.policies, incident).waiting
      // After a long pause nobody is closed out without having been asked again first.
      return (incident.remindedWaiting ?? 0) < remindAfter.length
        ? undefined
        : dueAfter(incident, closeAfter, remindAfter, store)
    },
    act: (incident, facts) => ({
      happenings: [{ kind: 'closed', endedBy: { policy: 'waiting-close' } }],
      mails: reaches(incident, facts) ? [notice(incident, facts)] : [],
    }),
  },
]

/**
 * So long after the waiting began, in the daytime; who is away is asked on the day of return. After a reminder that came days late there is
 * as much time as there would have been: nobody gets what an outage held back on one day after the other.
 */
function dueAfter(
  incident: Incident,
  after: number,
  remindAfter: readonly number[],
  store: Store,
): Instant | undefined {
  const { standing, lastHeardAt, remindedWaiting } = incident
  // A matter without a customer of its own waits for nobody who could be asked.
  if (standing.status !== 'waiting' || isParent(incident)) return undefined
  const reminded = remindAfter[(remindedWaiting ?? 0) - 1]
  const apart = reminded === undefined ? 0 : paceOf(standing.since + reminded, lastHeardAt, after - reminded)
  const due = Math.max(standing.since + after, apart === 0 ? 0 : lastHeardAt + apart)
  const daytime = lastDaytime(store.calendar, due)
  const inTime = daytime > standing.since ? daytime : due
  // Nobody is closed out for not answering what never arrived: once the address may be tried again, it is asked again.
  return Math.max(inTime, readableFrom(incident, store))
}

/** What lies between a reminder and what comes next: a day, or all that the policy gives where the reminder was a day late or more. */
function paceOf(wasDueAt: Instant, remindedAt: Instant, usual: number): number {
  return remindedAt - wasDueAt < LIMITS.customer.apart ? LIMITS.customer.apart : Math.max(usual, LIMITS.customer.apart)
}

function reaches({ silentBecause, customer }: Incident, { now, suppressedUntil = 0 }: Reach): boolean {
  return suppressedUntil <= now && silentBecause === undefined && customer.address !== ''
}

function remind(incident: Incident, facts: Facts): MailToSend {
  const since = waitingSince(incident, facts)
  const { remindAfter, closeAfter } = policyOf(facts.store.policies, incident).waiting
  const reminded = remindAfter[incident.remindedWaiting ?? 0] ?? closeAfter
  return {
    ...toCustomer(incident, facts, `waiting-reminder:${incident.number}:${since}:${incident.remindedWaiting ?? 0}`),
    name: 'reminder',
    data: {
      ...common(incident, since),
      text: facts.conversation.findLast((entry) => entry.side === 'store')?.text.slice(0, 2_000) ?? '',
      closesAt: Math.max(since + closeAfter, facts.now + paceOf(since + reminded, facts.now, closeAfter - reminded)),
    },
  }
}

function notice(incident: Incident, facts: Facts): MailToSend {
  const since = waitingSince(incident, facts)
  return {
    ...toCustomer(incident, facts, `waiting-close:${incident.number}:${since}`),
    name: 'closing-notice',
    data: common(incident, since),
  }
}

function waitingSince({ standing }: Incident, facts: Facts): Instant {
  return standing.status === 'waiting' ? standing.since : facts.now
}

function common(incident: Incident, waitingSince: Instant) {
  return {
    name: greetingName(incident.customer.name),
    waitingSince,
    subject: incident.subjectUnproved ? '' : incident.subject,
  }
}

function toCustomer(incident: Incident, facts: Facts, onceKey: string) {
  return {
    // The display name is the sender's word: nobody has the store carry it to somebody else.
    to: { address: incident.customer.address, name: '' },
    language: incident.language,
    lane: 'follow-up',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey,
    replyAs: 'customer',
    ...(facts.latestCustomerMessageId === undefined
      ? {}
      : { inReplyTo: facts.latestCustomerMessageId, references: [facts.latestCustomerMessageId] }),
  } as const
}
