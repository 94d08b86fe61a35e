/** A date given to the customer: whoever gave it is reminded that morning; when it passes, managers hear as well. */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { buttonsFor } from '../say/buttons.ts'
import { cardOf } from '../say/cards.ts'
import { agentsFor } from '../say/people.ts'
import { nextBeginOfBusiness } from '../time/business-time.ts'
import type { ClockRule } from './clock-rule.ts'
import { escalate } from './escalate.ts'
import { toPerson } from './to-person.ts'

export const PROMISE_MISSED: ClockRule = {
  id: 'promise-missed',
  of: 'live',
  // An answer that keeps it may lie unread.
  missesWord: true,
  // Managers hear at the next beginning of business: nobody can act on it before.
  dueAt: (incident, store) =>
    incident.promise && !incident.promise.missed
      ? nextBeginOfBusiness(store.calendar, incident.promise.dueAt)
      : undefined,
  act: (incident, facts) => ({
    happenings: [{ kind: 'promise-missed' }],
    mails: remindOfPromise(incident, facts, true),
    effects: escalate(incident, facts, 'promise-missed', incident.promise?.dueAt ?? facts.now),
  }),
}

export const PROMISE_REMINDER: ClockRule = {
  id: 'promise-reminder',
  of: 'live',
  dueAt: (incident) => (incident.promise && !incident.promise.reminded ? incident.promise.remindAt : undefined),
  act: (incident, facts) => ({
    happenings: [{ kind: 'promise-reminded' }],
    mails: remindOfPromise(incident, facts, false),
  }),
}

function remindOfPromise(incident: Incident, facts: Facts, missed: boolean): MailToSend[] {
  const promise = incident.promise
  if (!promise) return []
  // Whoever has it, else whoever gave the date; who covers for them while they are away.
  const holder = { ...incident, assignee: incident.assignee ?? promise.by }
  return agentsFor(holder, facts.store).map((agent) => ({
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
