/** No silence: a customer with an open incident hears something now and then, and people are nudged when that has been said often enough. */
import type { Facts } from '../incident/facts.ts'
import { type Incident, isParent } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { policyOf } from '../policy/policies.ts'
import { buttonsFor } from '../say/buttons.ts'
import { cardOf } from '../say/cards.ts'
import { greetingName } from '../say/greeting.ts'
import { agentsFor } from '../say/people.ts'
import type { Store } from '../store.ts'
import { lastDaytime } from '../time/daytime.ts'
import type { Instant } from '../time/instant.ts'
import type { ClockRule, Reach } from './clock-rule.ts'
import { escalate } from './escalate.ts'
import { readableFrom } from './readable-from.ts'
import { toPerson } from './to-person.ts'

export const NO_SILENCE: ClockRule = {
  id: 'no-silence',
  of: 'live',
  isLimit: true,
  dueAt: (incident, store) => {
    const until = silentUntil(incident, store)
    if (until === undefined) return undefined
    // The last daytime before the limit, so that nobody waits longer because a night lies between.
    const { awayUntil: _, ...present } = incident
    // People who are asked to write wait for nobody's return.
    const reader = isSaidEnough(incident, store) ? present : incident
    return Math.max(lastDaytime(store.calendar, until), readableFrom(reader, store))
  },
  tellsCustomer: (incident, reach) => !asksPeople(incident, reach),
  act: (incident, facts) =>
    asksPeople(incident, facts)
      ? { happenings: [{ kind: 'nudged', because: 'silence' }], ...nudge(incident, facts) }
      : { happenings: [{ kind: 'still-working-told' }], mails: [stillWorking(incident, facts)] },
}

/** The end of the time for which nobody needs to hear anything. */
function silentUntil(incident: Incident, store: Store): Instant | undefined {
  const { lastHeardAt, nudgedAt = 0, standing, snoozedUntil, silentBecause, runningRound } = incident
  // Who said "later" on purpose is not reminded of it; the end of the snooze is an event of its own.
  if (snoozedUntil !== undefined) return undefined
  const until = Math.max(lastHeardAt, nudgedAt) + policyOf(store.policies, incident).noSilence.every
  // It has no customer of its own: agents are asked, so that all of its customers are not forgotten with it.
  if (isParent(incident)) return runningRound === undefined ? until : undefined
  if (standing.status !== 'open') return undefined
  // Who was not acknowledged for a reason is not written to days later either.
  if (silentBecause !== undefined || isOneOfMany(incident, store)) return undefined
  return until
}

/** Whether it is the turn of people to write: enough was said by itself, or nothing said by itself arrives. */
function asksPeople(incident: Incident, { now, store, suppressedUntil = 0 }: Reach): boolean {
  return isParent(incident) || suppressedUntil > now || isSaidEnough(incident, store)
}

function isSaidEnough(incident: Incident, { policies }: Store): boolean {
  return incident.automaticInARow >= policyOf(policies, incident).noSilence.mostInARow
}

/**
 * A customer of a matter the store found, who has not written: whoever was not told of it yet hears nothing by itself, and agents are not asked
 * to write to each of thousands when the automatic mails are used up. They see them all at the parent.
 */
function isOneOfMany(incident: Incident, store: Store): boolean {
  return hasNotWritten(incident) && (incident.firstAnsweredAt === undefined || isSaidEnough(incident, store))
}

/** The store wrote first, and alone. */
function hasNotWritten({ parent, lastCustomerAt, openedAt }: Incident): boolean {
  return parent !== undefined && lastCustomerAt <= openedAt
}

/** Now people are asked to write; managers hear that it needed asking. */
function nudge(incident: Incident, facts: Facts) {
  const { lastCustomerAt, lastHeardAt, awaitingAnswerSince = lastCustomerAt } = incident
  const isMatter = isParent(incident)
  // Bouncing addresses of one matter are not worth a mail each: they are counted at the parent.
  if (hasNotWritten(incident)) return { mails: [] }
  const since = isMatter ? lastHeardAt : lastCustomerAt
  const mails = agentsFor(incident, facts.store).map(
    (agent): MailToSend => ({
      ...toPerson(agent, incident, facts, 'nudge'),
      name: 'nudge',
      data: {
        card: cardOf(incident, facts),
        since,
        ...(isMatter ? { matter: true } : {}),
        ...(isSaidEnough(incident, facts.store) || isMatter ? {} : { unreachable: true }),
        text: facts.conversation.findLast((entry) => entry.side === 'customer')?.text ?? '',
        buttons: buttonsFor(incident, agent, facts, ['take', 'resolve', 'status']),
        subject: incident.subject,
      },
      replyAs: 'agent',
    }),
  )
  return { mails, ...(isMatter ? {} : { effects: escalate(incident, facts, 'silence', awaitingAnswerSince) }) }
}

function stillWorking(incident: Incident, facts: Facts): MailToSend {
  const { promise: given } = incident
  const promise = given && given.dueAt > facts.now ? given : undefined
  const missed = given && given.dueAt <= facts.now && incident.lastHeardAt <= given.dueAt ? given.dueAt : undefined
  return {
    name: 'still-working',
    data: {
      name: greetingName(incident.customer.name),
      openedAt: incident.openedAt,
      ...(hasNotWritten(incident) ? { weWrote: true } : {}),
      subject: incident.subjectUnproved ? '' : incident.subject,
      ...(promise ? { promise: { dueAt: promise.dueAt, text: promise.text } } : {}),
      ...(missed === undefined ? {} : { missed }),
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
