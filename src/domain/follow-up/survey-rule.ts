/**
 * Some days after an incident was resolved its customer is thanked and asked one question: how did it go? Once for each resolution. Nobody is
 * asked whose matter was closed silently, who never wrote (the store did, to many), to whom nothing is written by itself, whose address
 * bounces, or who was asked about another matter a few days ago.
 */
import type { Facts } from '../incident/facts.ts'
import { type Incident, isErased, type Score, type SurveySkipped } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { ScoreChoice } from '../incident/shown.ts'
import { type Seal, signedAddress, tagOf } from '../mail/reference.ts'
import { LIMITS } from '../policy/limits.ts'
import { policyOf } from '../policy/policies.ts'
import { mailtoButton } from '../say/buttons.ts'
import { greetingName } from '../say/greeting.ts'
import type { Store } from '../store.ts'
import { lastDaytime } from '../time/daytime.ts'
import type { Instant } from '../time/instant.ts'
import type { ClockRule, Reach } from './clock-rule.ts'
import { readableFrom } from './readable-from.ts'

export const SURVEY: ClockRule = {
  id: 'survey',
  of: 'resolved',
  dueAt,
  tellsCustomer: isReached,
  // What lies unread may be that it is not resolved at all.
  missesWord: true,
  act(incident, facts) {
    const because = skippedBecause(incident, facts)
    if (because !== undefined) return { happenings: [{ kind: 'survey-skipped', because }], mails: [] }
    return { happenings: [{ kind: 'survey-asked' }], mails: [question(incident, facts)] }
  },
}

function dueAt(incident: Incident, store: Store): Instant | undefined {
  const { standing, survey, customer, silentBecause, undeliverableSince } = incident
  const { after } = policyOf(store.policies, incident).survey
  if (after === 0 || standing.status !== 'resolved') return undefined
  const isSettled = survey !== undefined && survey.at >= standing.at
  const isNobody = customer.address === '' || isErased(incident) || silentBecause !== undefined
  if (isSettled || isNobody || undeliverableSince !== undefined || onlyHeard(incident)) return undefined
  const due = standing.at + after
  const daytime = lastDaytime(store.calendar, due)
  return Math.max(daytime > standing.at ? daytime : due, readableFrom(incident, store))
}

/** One of many customers of a matter the store found, who never wrote. */
function onlyHeard({ parent, lastCustomerAt, openedAt }: Incident): boolean {
  return parent !== undefined && lastCustomerAt <= openedAt
}

function isReached(_: Incident, { now, suppressedUntil = 0 }: Reach): boolean {
  return suppressedUntil <= now
}

function skippedBecause(incident: Incident, facts: Facts): SurveySkipped | undefined {
  if (!isReached(incident, facts)) return 'unreachable'
  if (facts.now - (dueAt(incident, facts.store) ?? facts.now) > LIMITS.survey.late) return 'late'
  const asked = [incident, ...facts.earlier].flatMap(({ survey }) =>
    survey === undefined || survey.skipped !== undefined ? [] : [survey.at],
  )
  // Either side: a question that lies far ahead was asked by a pass whose clock was set.
  return asked.some((at) => Math.abs(facts.now - at) < LIMITS.survey.apart) ? 'lately' : undefined
}

function question(incident: Incident, facts: Facts): MailToSend {
  const { store, seal } = facts
  const resolvedAt = incident.standing.status === 'resolved' ? incident.standing.at : facts.now
  return {
    name: 'survey',
    data: {
      name: greetingName(incident.customer.name),
      scores: scoreChoices(incident.number, store, seal),
      subject: incident.subjectUnproved ? '' : incident.subject,
    },
    // The display name is the sender's word: nobody has the store carry it to somebody else.
    to: { address: incident.customer.address, name: '' },
    language: incident.language,
    lane: 'follow-up',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `survey:${incident.number}:${resolvedAt}`,
    replyAs: 'survey',
    ...(facts.latestCustomerMessageId === undefined
      ? {}
      : { inReplyTo: facts.latestCustomerMessageId, references: [facts.latestCustomerMessageId] }),
  }
}

const BEST_FIRST: readonly Score[] = [5, 4, 3, 2, 1]

/**
 * One tap and send. The subject carries tag and score in signs that need no percent form, so that the address can be read in a text and is
 * an answer to the survey also without plus addressing.
 */
function scoreChoices(number: number, store: Store, seal: Seal): readonly ScoreChoice[] {
  const address = store.plusAddressing ? signedAddress(seal, store.mailbox, 'survey', number) : store.mailbox
  return BEST_FIRST.map((score) => ({
    score,
    href: mailtoButton('survey', address, `${tagOf(seal, store.mailbox, number)}:${score}/5`, `${score}`)
      .href.replace('%3A', ':')
      .replace('%2F', '/'),
  }))
}

/** The score in a subject as the buttons write it; undefined in any other. */
export function scoreInSubject(subject: string): Score | undefined {
  const digit = /\bINC-\d{1,15}-[0-9A-Z]{5}\s?:\s?([1-5])\/5\s{0,3}$/i.exec(subject.slice(-80))?.[1]
  return BEST_FIRST.find((score) => `${score}` === digit)
}
