/** The first answer: agents are reminded when it is due, managers hear when it is late. */
import type { Facts } from '../incident/facts.ts'
import { type Incident, owesFirstAnswer } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { policyOf } from '../policy/policies.ts'
import { buttonsFor } from '../say/buttons.ts'
import { cardOf } from '../say/cards.ts'
import { agentsFor } from '../say/people.ts'
import type { Store } from '../store.ts'
import { addBusinessTime } from '../time/business-time.ts'
import type { Instant } from '../time/instant.ts'
import type { ClockRule } from './clock-rule.ts'
import { escalate } from './escalate.ts'
import { toPerson } from './to-person.ts'

export const FIRST_ANSWER: ClockRule = {
  id: 'first-answer',
  of: 'live',
  missesWord: true,
  dueAt: (incident, store) =>
    // Who put it off knows of it. Managers hear all the same.
    incident.firstAnswerRemindedAt === undefined && incident.snoozedUntil === undefined
      ? answerDue(incident, store, 1)
      : undefined,
  act: (incident, facts) => ({
    happenings: [{ kind: 'first-answer-reminded' }],
    mails: remindOfFirstAnswer(incident, facts),
  }),
}

export const ESCALATION: ClockRule = {
  id: 'escalation',
  of: 'live',
  missesWord: true,
  dueAt: (incident, store) =>
    incident.escalatedAt === undefined
      ? answerDue(incident, store, policyOf(store.policies, incident).escalation.timesTarget)
      : undefined,
  act: (incident, facts) => ({
    happenings: [{ kind: 'escalated', because: 'first-answer' }],
    mails: [],
    effects: escalate(incident, facts, 'first-answer', incident.awaitingAnswerSince ?? incident.openedAt),
  }),
}

function answerDue(incident: Incident, store: Store, times: number): Instant | undefined {
  if (!owesFirstAnswer(incident) || incident.awaitingAnswerSince === undefined) return undefined
  // Agents know that no mail arrives; an answer would come back like the one before.
  if (incident.undeliverableSince !== undefined) return undefined
  // A flood would come back as reminders, and what is history was somebody else's to answer.
  if (incident.silentBecause === 'limit' || incident.silentBecause === 'history') return undefined
  const target = policyOf(store.policies, incident).firstAnswer.within * times
  return addBusinessTime(store.calendar, incident.awaitingAnswerSince, target)
}

/** To whoever hears of the incident: the customer waits. */
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
