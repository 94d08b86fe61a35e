/** How it went, as the customer answered: recorded, thanked for once, and told to those who can learn from it. */
import { managersFor } from '../follow-up/escalate.ts'
import type { Decision } from '../incident/decision.ts'
import type { Happening, IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import { type Incident, isLive, type Score } from '../incident/incident.ts'
import type { MailData, MailToSend } from '../incident/mails.ts'
import { maskSecrets } from '../mail/mask.ts'
import { LIMITS } from '../policy/limits.ts'
import { policyOf } from '../policy/policies.ts'
import { buttonsFor, threadRoot } from '../say/buttons.ts'
import { cardOf } from '../say/cards.ts'
import { greetingName } from '../say/greeting.ts'
import { isStorm, lately, storm } from '../say/notify.ts'
import { agentsFor, languageOf } from '../say/people.ts'
import type { Person } from '../store.ts'
import type { Threaded } from '../thread/thread.ts'
import type { CustomerMail } from './customer-mail.ts'
import { answers } from './of-mail.ts'
import { keepUnconfirmed } from './on-others-mail.ts'
import type { SurveyAnswer } from './survey-answer.ts'

/** Noted when it is news: tapping twice gives one score, another one corrects it. */
export function scored(before: Incident, { score, text }: SurveyAnswer): readonly Happening[] {
  const isKnown = before.survey?.score === score && before.survey?.unconfirmed !== true
  if (score === undefined || (isKnown && text === '')) return []
  return [{ kind: 'survey-answered', score, ...(text === '' ? {} : { words: true }) }]
}

/** Thanks to the customer, and who else hears of it. `incident` as it is with the answer. */
export function mailsAboutScore(
  before: Incident,
  incident: Incident,
  answer: SurveyAnswer,
  input: CustomerMail,
  facts: MailFacts,
): readonly MailToSend[] {
  const { score, asks } = answer
  if (score === undefined) return []
  const reopened = asks && isLive(incident)
  const isFirst = before.survey?.score === undefined || before.survey.unconfirmed === true
  const isReached = facts.suppressedUntil === undefined || facts.suppressedUntil <= facts.now
  return [
    ...(isFirst && isReached ? [thanks(incident, score, reopened, input, facts)] : []),
    ...reports(before, incident, { ...answer, score, reopened, unconfirmed: false }, input, facts),
  ]
}

/**
 * Somebody who is no participant answered at the signed address of the survey: most often the customer from another account. The score counts until
 * the customer gives one; nothing is written there, and nothing reopened.
 */
export function onScoreOfStranger(
  input: CustomerMail,
  found: Threaded,
  answer: SurveyAnswer,
  facts: MailFacts,
): Decision {
  const kept = keepUnconfirmed(input, found, facts)
  const { survey } = found.incident
  const { score, text } = answer
  const isOpen = survey?.score === undefined || survey.unconfirmed === true
  // What people of the store think of their own work is no score, whoever forwarded the question to them.
  const isOurs = [...facts.store.agents, ...facts.store.managers].some((p) => p.address === input.sender.address)
  if (score === undefined || !isOpen || isOurs || kept.incident === undefined) return kept
  const event: IncidentEvent = {
    kind: 'survey-answered',
    at: input.reading.mail.arrivedAt,
    by: { kind: 'stranger', address: input.sender.address },
    score,
    ...(text === '' ? {} : { words: true }),
    unconfirmed: true,
  }
  const incident = fold([event], kept.incident) as Incident
  const said = { score, text, reopened: false, unconfirmed: true, asks: true }
  return {
    ...kept,
    incident,
    events: [...kept.events, event],
    // Whoever reads the words has the score beside them.
    mails:
      facts.silent || incident.standing.status === 'spam'
        ? []
        : [...(text === '' ? [] : kept.mails), ...reports(found.incident, incident, said, input, facts)],
  }
}

function thanks(
  incident: Incident,
  score: Score,
  reopened: boolean,
  { reading, sender }: CustomerMail,
  { store }: MailFacts,
): MailToSend {
  const { low } = policyOf(store.policies, incident).survey
  return {
    name: 'survey-thanks',
    data: {
      name: greetingName(incident.customer.name),
      mood: score <= low ? 'low' : score < GOOD ? 'fair' : 'good',
      reopened,
      subject: incident.subjectUnproved ? '' : incident.subject,
    },
    to: { address: sender.address, name: '' },
    language: incident.language,
    // An answer like an acknowledgement: the customer wrote a moment ago.
    lane: 'acknowledgement',
    voice: { kind: 'store', auto: 'auto-replied' },
    onceKey: `survey-thanks:${incident.number}:${incident.survey?.at ?? 0}`,
    replyAs: 'survey',
    nullReturnPath: true,
    ...answers(reading),
  }
}

const GOOD = 4

type Said = SurveyAnswer & { readonly score: Score; readonly reopened: boolean; readonly unconfirmed: boolean }

/** Managers hear of a low score; agents of a low one and of words, unless those came to them as a message already. */
function reports(
  before: Incident,
  incident: Incident,
  said: Said,
  input: CustomerMail,
  facts: MailFacts,
): readonly MailToSend[] {
  const { store } = facts
  // Whoever answers again and again is heard like any storm, and by agents.
  if (isStorm(input.reading, facts)) return said.asks ? [] : storm(incident, input.reading, facts)
  const { low: bound } = policyOf(store.policies, incident).survey
  const low = said.score <= bound
  const isNews = said.text !== '' || before.survey?.score !== said.score
  const managers =
    low && isNews && lately(input.reading, facts) < LIMITS.survey.told ? managersFor(incident, store) : []
  const hear = said.asks || !isNews ? [] : agentsFor(incident, store)
  // Without words, only whoever had it learns from a low score.
  const agents = hear.filter(({ address }) => said.text !== '' || (low && address === incident.assignee))
  const { sender } = input
  const data: Omit<MailData['low-score'], 'buttons'> = {
    card: cardOf(incident, facts),
    score: said.score,
    low,
    writer: sender.name ? `${sender.name} <${sender.address}>` : sender.address,
    unconfirmed: said.unconfirmed,
    text: maskSecrets(said.text),
    reopened: said.reopened,
    conversation: facts.conversation.slice(-CONVERSATION_SHOWN),
    subject: maskSecrets(incident.subject),
  }
  return [
    ...managers.map((manager): MailToSend => {
      const agent = store.agents.find(({ address }) => address === manager.address)
      return {
        ...toPerson(manager, incident, facts),
        name: 'low-score',
        data: { ...data, buttons: agent ? buttons(incident, agent, facts) : [] },
        replyAs: agent ? 'agent' : 'plain',
      }
    }),
    ...agents
      .filter(({ address }) => managers.every((manager) => manager.address !== address))
      .map(
        (agent): MailToSend => ({
          ...toPerson(agent, incident, facts),
          name: 'survey-answer',
          data: { ...data, buttons: buttons(incident, agent, facts) },
          replyAs: 'agent',
        }),
      ),
  ]
}

const CONVERSATION_SHOWN = 8

function buttons(incident: Incident, agent: Person, facts: MailFacts) {
  return buttonsFor(incident, agent, facts, isLive(incident) ? ['take', 'status'] : ['reopen', 'take', 'status'])
}

function toPerson(person: Person, incident: Incident, facts: MailFacts) {
  return {
    to: { address: person.address, name: person.name },
    language: languageOf(person, facts.store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `survey-answer:${facts.rawMailId}:${person.address}`,
    references: [threadRoot(incident.number, facts.store, facts.seal)],
  } as const
}
