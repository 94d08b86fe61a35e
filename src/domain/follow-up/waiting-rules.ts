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
      return after === undefined ? undefined : dueAfter(incident, after, store)
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
      return (incident.remindedWaiting ?? 0) < remindAfter.length ? undefined : dueAfter(incident, closeAfter, store)
    },
    act: (incident, facts) => ({
      happenings: [{ kind: 'closed', endedBy: { policy: 'waiting-close' } }],
      mails: reaches(incident, facts) ? [notice(incident, facts)] : [],
    }),
  },
]

/** So long after the waiting began, in the daytime; who is away is asked on the day of return, and has a day from the last reminder. */
function dueAfter(incident: Incident, after: number, store: Store): Instant | undefined {
  const { standing, lastHeardAt, remindedWaiting } = incident
  // A matter without a customer of its own waits for nobody who could be asked.
  if (standing.status !== 'waiting' || isParent(incident)) return undefined
  const due = Math.max(standing.since + after, remindedWaiting === undefined ? 0 : lastHeardAt + LIMITS.customer.apart)
  const daytime = lastDaytime(store.calendar, due)
  const inTime = daytime > standing.since ? daytime : due
  // Nobody is closed out for not answering what never arrived: once the address may be tried again, it is asked again.
  return Math.max(inTime, readableFrom(incident, store))
}

function reaches({ silentBecause, customer }: Incident, { now, suppressedUntil = 0 }: Reach): boolean {
  return suppressedUntil <= now && silentBecause === undefined && customer.address !== ''
}

function remind(incident: Incident, facts: Facts): MailToSend {
  const since = waitingSince(incident, facts)
  return {
    ...toCustomer(incident, facts, `waiting-reminder:${incident.number}:${since}:${incident.remindedWaiting ?? 0}`),
    name: 'reminder',
    data: {
      ...common(incident, since),
      text: facts.conversation.findLast((entry) => entry.side === 'store')?.text.slice(0, 2_000) ?? '',
      closesAt: Math.max(
        since + policyOf(facts.store.policies, incident).waiting.closeAfter,
        facts.now + LIMITS.customer.apart,
      ),
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
