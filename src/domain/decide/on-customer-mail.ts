/** A person wrote who is not one of ours: a new incident, an answer to one, or something kept unconfirmed. */
import { maskedClassification } from '../incident/classified.ts'
import type { Decision, Effect } from '../incident/decision.ts'
import type { Actor, Happening, IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import { type Incident, isErased, isThirdParty, type SilentBecause } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { WarningId } from '../incident/shown.ts'
import { settleLanguage } from '../language/language.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { stillToAsk } from '../order/told.ts'
import { policyOf } from '../policy/policies.ts'
import { answerBy } from '../say/cards.ts'
import { greetingName } from '../say/greeting.ts'
import { notifications } from '../say/notify.ts'
import { languageOf } from '../say/people.ts'
import type { Threaded } from '../thread/thread.ts'
import { DAY } from '../time/instant.ts'
import { type AcknowledgementVerdict, mayAcknowledge } from './acknowledgement.ts'
import { asksNothing } from './asks-nothing.ts'
import { chosenOffer } from './chosen-offer.ts'
import type { CustomerMail } from './customer-mail.ts'
import { answers, messageOf, warningsOf } from './of-mail.ts'
import { mayStillWait } from './on-historic-mail.ts'
import { keepUnconfirmed, ofThirdParty } from './on-others-mail.ts'
import { mailsAboutScore, onScoreOfStranger, scored } from './on-survey-answer.ts'
import { ordersSeen, ordersToTell, warningsOfOrders } from './orders-of-mail.ts'
import { questionsTo } from './questions-to.ts'
import { holdsSurveyAddress, type SurveyAnswer, surveyAnswer } from './survey-answer.ts'

/** Decides about the mail of a customer or a stranger. */
export function onCustomerMail(input: CustomerMail, facts: MailFacts): Decision {
  const found = input.thread.found
  // Of an erased person nothing is left to add to: whoever holds the old reference begins anew.
  if (!found || isErased(found.incident)) return open(input, facts)
  const template = input.answered?.template
  const answersSurvey = template === 'survey' || template === 'survey-thanks'
  const survey = surveyAnswer(input.reading, found.incident, answersSurvey, facts.store)
  if (!found.participant)
    return survey && holdsSurveyAddress(input.reading, found.incident)
      ? onScoreOfStranger(input, found, survey, facts)
      : keepUnconfirmed(input, found, facts)
  if (isThirdParty(found.incident, input.sender.address)) return ofThirdParty(input, found, facts)
  const standing = found.incident.standing
  const ended = standing.status === 'resolved' || standing.status === 'closed'
  // Age counts from arrival: a mail that waited in an outage was an answer in time.
  const { within } = policyOf(facts.store.policies, found.incident).reopening
  const isPassing = survey ? !survey.asks : input.reading.onlyThanks
  if (ended && input.reading.mail.arrivedAt - standing.at > within && !isPassing)
    return open(input, facts, found.incident.number)
  return add(input, found, facts, survey)
}

function open(input: CustomerMail, facts: MailFacts, linkedTo?: number): Decision {
  const { reading, sender } = input
  const at = reading.mail.arrivedAt
  const by: Actor = { kind: 'customer', address: sender.address }
  const verdict = mayAcknowledge(
    sender,
    input.authenticated,
    at,
    facts.store,
    facts.acknowledgements,
    facts.suppressedUntil,
  )
  const silentBecause = silenceOf(verdict, facts)
  const events: IncidentEvent[] = [
    {
      kind: 'opened',
      at,
      by,
      number: facts.freshNumber,
      customer: sender,
      ...languageOfCustomer(input, facts),
      subject: maskSecrets(reading.mail.subject).slice(0, 300),
      classification: maskedClassification(reading.classification),
      orderNumbers: reading.orderNumbers,
      ...ordersSeen(facts, sender.address),
      ...(linkedTo === undefined ? {} : { linkedTo }),
      ...(silentBecause === undefined ? {} : { silentBecause }),
      ...(facts.silent && mayStillWait(reading, facts) ? { stillOpen: true } : {}),
      ...(mayEcho(input, facts) ? {} : { subjectUnproved: true }),
    },
  ]
  let incident = fold(events) as Incident
  const mails: MailToSend[] = []
  const warnings: WarningId[] = [...warningsOf(input), ...warningsOfOrders(events)]
  const late = isLate(input, facts)
  if (!facts.silent && reading.nature.kind === 'human') {
    if (verdict.kind === 'give') {
      mails.push(acknowledgement(incident, input, facts, late))
      events.push({
        kind: 'acknowledged',
        at: Math.max(at, facts.now),
        by: { kind: 'system', policy: 'acknowledgement' },
      })
      incident = fold(events) as Incident
    }
    if (verdict.kind === 'limit') mails.push(...flood(sender.address, verdict, facts))
    if (late) warnings.push('late')
    // A flood must not reach the agents' inboxes either: the incidents stand in every list, and one mail tells of it.
    if (verdict.kind !== 'limit')
      mails.push(
        ...notifications(incident, reading, facts, { isNew: true, reopened: false, threadedBy: 'new', warnings }),
      )
  }
  return {
    incident,
    events,
    mails,
    message: { ...messageOf(reading, 'customer'), ...writerOf(input) },
    ...(facts.silent ? { refersAs: input.sender.address } : {}),
    outcome: { kind: 'filed', incident: incident.number, opened: true },
    ...(late ? { effects: [lateMail(incident, input, facts, verdict.kind === 'give')] } : {}),
    ...(verdict.kind === 'give' && mails.length > 0 ? { acknowledged: verdict.given } : {}),
  }
}

function add(input: CustomerMail, found: Threaded, facts: MailFacts, survey?: SurveyAnswer): Decision {
  const { reading } = input
  const at = reading.mail.arrivedAt
  const by: Actor = { kind: 'customer', address: input.sender.address }
  const { standing } = found.incident
  const ended = standing.status === 'resolved' || standing.status === 'closed'
  const onlyThanks = survey
    ? !survey.asks
    : asksNothing(reading, found.incident, facts.conversation, input.answered?.at)
  const reopens = ended && !onlyThanks && !facts.silent
  const happenings: Happening[] = []
  if (reopens) happenings.push({ kind: 'reopened', because: 'the customer wrote again' })
  happenings.push({
    kind: 'customer-wrote',
    evidence: `${found.way}: ${found.evidence}`,
    onlyThanks,
    ...(facts.silent ? { silent: true } : {}),
    ...(facts.silent && mayStillWait(reading, facts) ? { stillOpen: true } : {}),
    orderNumbers: reading.orderNumbers,
    ...ordersSeen(facts, found.incident.customer.address),
    ...moodOf(reading, facts),
  })
  // One of many customers of a matter the store found by itself: whoever has the matter has the answer.
  if (facts.holder !== undefined && !onlyThanks) happenings.push({ kind: 'assigned', to: facts.holder })
  if (survey) happenings.push(...scored(found.incident, survey))
  const chosen = survey ? undefined : chosenOffer(found.incident, reading, input.answered?.at)
  if (chosen !== undefined) happenings.push({ kind: 'offer-chosen', chosen })
  const itself: Actor = { kind: 'system', policy: 'parent' }
  const events = happenings.map((h): IncidentEvent => ({ at, by: h.kind === 'assigned' ? itself : by, ...h }))
  const incident = fold(events, found.incident) as Incident
  const mute = facts.silent || standing.status === 'spam'
  // Praise without a score asks for nothing, and those who earned it see it.
  const isPraise = survey !== undefined && survey.score === undefined
  return {
    incident,
    events,
    mails: mute
      ? []
      : [
          ...(survey ? mailsAboutScore(found.incident, incident, survey, input, facts) : []),
          ...(onlyThanks && !isPraise
            ? []
            : notifications(incident, reading, facts, {
                isNew: false,
                reopened: reopens,
                threadedBy: found.way,
                warnings: [
                  ...(chosen === undefined ? [] : (['chose-offer'] as const)),
                  ...warningsOf(input),
                  ...warningsOfOrders(events),
                ],
              })),
        ],
    message: { ...messageOf(reading, 'customer'), ...writerOf(input) },
    ...(facts.silent ? { refersAs: input.sender.address } : {}),
    outcome: { kind: 'filed', incident: incident.number, opened: false },
    ...(isLate(input, facts) ? { effects: [lateMail(incident, input, facts, false)] } : {}),
  }
}

/** It arrived while nobody read the mailbox. */
function isLate({ reading }: CustomerMail, { now, store, silent }: MailFacts): boolean {
  return !silent && reading.nature.kind === 'human' && now - reading.mail.arrivedAt > store.catchupAfterMs
}

function lateMail(incident: Incident, { reading }: CustomerMail, facts: MailFacts, apologised: boolean): Effect {
  const { arrivedAt } = reading.mail
  const { rawMailId, now } = facts
  return { kind: 'late-mail', rawMailId, incident: incident.number, arrivedAt, takenAt: now, apologised }
}

function acknowledgement(incident: Incident, input: CustomerMail, facts: MailFacts, late: boolean): MailToSend {
  const { reading } = input
  const { category, topic, sure } = incident.classification
  const subject = incident.subject.trim()
  const { own, known } = ordersToTell(incident, input, facts)
  return {
    name: 'acknowledgement',
    data: {
      name: greetingName(incident.customer.name),
      category,
      topic,
      sure,
      orderNumbers: incident.orderNumbers,
      ...(known.length > 0 ? { known } : {}),
      questions: stillToAsk(questionsTo(incident, reading, facts.store.taxonomy), own),
      answerBy: answerBy(incident, facts),
      late,
      ...(mayEcho(input, facts) && subject !== '' ? { subject } : {}),
    },
    // A display name is the sender's word: nobody has the store carry it to somebody else.
    to: { address: incident.customer.address, name: '' },
    language: incident.language,
    lane: 'acknowledgement',
    voice: { kind: 'store', auto: 'auto-replied' },
    onceKey: `acknowledgement:${incident.number}`,
    replyAs: 'customer',
    nullReturnPath: true,
    // What an agent forwarded has the agent's Message-ID, which is nothing to the customer.
    ...(isForwarded(input) ? {} : answers(reading)),
  }
}

/** Whether automatic mail may repeat the sender's subject: not the words of one who may be anybody. */
function mayEcho(input: CustomerMail, facts: MailFacts): boolean {
  return input.authenticated || facts.store.trustedAuthservId === undefined
}

/** Why the new incident is not acknowledged, where that lasts. */
function silenceOf(verdict: AcknowledgementVerdict, facts: MailFacts): SilentBecause | undefined {
  if (facts.silent) return 'history'
  if (verdict.kind === 'limit') return 'limit'
  return verdict.kind === 'silent' && verdict.lasting ? 'sender' : undefined
}

/** An agent forwarded the customer's mail. */
function isForwarded({ reading, sender }: CustomerMail): boolean {
  return reading.mail.from[0]?.address !== sender.address
}

function writerOf(input: CustomerMail) {
  return isForwarded(input) ? { from: input.sender } : {}
}

/** A limit was reached: somebody is told, once a day. */
export function flood(sender: string, verdict: { limit: string; count: number }, facts: MailFacts): MailToSend[] {
  const people = facts.store.managers.length > 0 ? facts.store.managers : facts.store.agents
  const day = Math.floor(facts.now / DAY)
  return people.map((person) => ({
    name: 'flood',
    data: { sender, count: verdict.count, limit: verdict.limit },
    to: { address: person.address, name: person.name },
    language: languageOf(person, facts.store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `flood:${verdict.limit}:${day}:${person.address}`,
    replyAs: 'plain',
  }))
}

/** What a later mail says beside its matter; of what came in before this system nobody needs to hurry. */
function moodOf({ classification, onlyThanks }: Reading, { silent }: MailFacts): Pick<Wrote, 'signs'> {
  const { signs = [] } = maskedClassification(classification)
  return signs.length === 0 || onlyThanks || silent ? {} : { signs }
}

type Wrote = Extract<Happening, { kind: 'customer-wrote' }>

function languageOfCustomer(input: CustomerMail, facts: MailFacts): Pick<Opened, 'language' | 'languageBecause'> {
  const { language, evidence, code } = settleLanguage(input.reading.language, facts.earlier[0]?.language)
  if (language !== 'unknown') return { language, languageBecause: maskSecrets(evidence) }
  const because = code === undefined ? evidence : `${code}: ${evidence}`
  return { language: facts.store.defaultLanguage, languageBecause: maskSecrets(because) }
}

type Opened = Extract<Happening, { kind: 'opened' }>
