/** The one mail that tells a manager of all that needs one, with what can be done by one tap. */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { Button, EscalatedLine } from '../incident/shown.ts'
import { maskSecrets } from '../mail/mask.ts'
import { tagOf } from '../mail/reference.ts'
import { bareSubject } from '../mail/subject.ts'
import { commandButton, encodeAddress, mailtoButton } from '../say/buttons.ts'
import { numberedLines } from '../say/cards.ts'
import { agentsFor, languageOf } from '../say/people.ts'
import type { Person, Store } from '../store.ts'
import { localDate, nearestBusinessDay } from '../time/business-time.ts'
import { MINUTE } from '../time/instant.ts'
import { addDays } from '../time/local-date.ts'
import type { Escalated } from './escalate.ts'

/** More than these are a matter of `#list late`; with their buttons they stay below what mail clients cut off. */
const MOST_LINES = 40
const WITH_BUTTONS = 12
/** So many agents are offered for a take-over. */
const MOST_AGENTS = 3

/** So many are written to at once: what is called the team is the team, as far as a link can be long. */
const MOST_WRITTEN_TO = 10

/** Beside those of agents. */
export type ManagersButton = 'promise' | 'write' | 'writeTeam'

type Of = Pick<Facts, 'now' | 'store' | 'seal'>

/** What has been collected for this manager, as one mail; its lines are answered by number where the manager is an agent. */
export function escalationsMail(manager: Person, escalated: readonly Escalated[], of: Of): MailToSend {
  const { now, store } = of
  const isAgent = store.agents.some((agent) => agent.address === manager.address)
  const shown = escalated.slice(0, MOST_LINES)
  const incidents = shown.map(({ incident }) => incident)
  const lines = numberedLines(incidents, manager, of).map((line, at): EscalatedLine => {
    const { incident, reasons } = shown[at] as Escalated
    return {
      ...line,
      reasons: reasons.map(({ because, since }) => ({ because, since })),
      buttons: at < WITH_BUTTONS ? buttonsOf(incident, manager, isAgent, of) : [],
    }
  })
  return {
    name: 'escalation',
    data: {
      lines,
      ...(escalated.length > MOST_LINES ? { more: escalated.length - MOST_LINES } : {}),
      mayAct: isAgent,
      every: store.policies.escalations.every / MINUTE,
    },
    to: { address: manager.address, name: manager.name },
    language: languageOf(manager, store),
    lane: 'follow-up',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `escalation:${now}:${manager.address}`,
    replyAs: isAgent ? 'agent' : 'plain',
    about: 0,
    lines: incidents.map(({ number }) => number),
  }
}

/** An agent may act; who only manages may ask, and write to whoever can. */
function buttonsOf(incident: Incident, manager: Person, isAgent: boolean, of: Of): readonly Button[] {
  return isAgent ? agentsButtons(incident, manager, of) : managersButtons(incident, of)
}

function agentsButtons(incident: Incident, manager: Person, of: Of): readonly Button[] {
  const { store } = of
  const button = (label: string, command: string) => commandButton(label, command, incident, manager, of)
  const others = team(incident, store)
    .filter(({ address }) => address !== manager.address && address !== incident.assignee)
    .slice(0, MOST_AGENTS)
  return [
    ...(incident.assignee === manager.address ? [] : [button('take', '#take')]),
    ...others.map((agent) =>
      button(`→ ${(agent.name || agent.address).replaceAll('/', ' ')}`, `#assign ${agent.address}`),
    ),
    // The day stands in the draft and can be changed before it is sent.
    button('promise' satisfies ManagersButton, `#promise ${nextDay(of)}`),
    button('status', '#status'),
  ]
}

/** Their own mail to the agents' own addresses: nothing of it reaches the customer or changes anything. */
function managersButtons(incident: Incident, { store, seal }: Of): readonly Button[] {
  const topic = bareSubject(maskSecrets(incident.subject)).replace(/\s+/g, ' ').slice(0, 80).toWellFormed()
  const subject = `[${tagOf(seal, store.mailbox, incident.number)}] ${topic}`.trim()
  const holders = agentsFor(incident, store).slice(0, MOST_WRITTEN_TO)
  const label = incident.assignee === undefined ? 'writeTeam' : 'write'
  const to = holders.map(({ address }) => encodeAddress(address)).join(',')
  return [
    ...(to === ''
      ? []
      : [{ label: label satisfies ManagersButton, href: `mailto:${to}?subject=${encodeURIComponent(subject)}` }]),
    mailtoButton('status', store.mailbox, subject, '#status'),
  ]
}

/** Who could have it. */
function team({ assignee: _, ...incident }: Incident, store: Store): readonly Person[] {
  return agentsFor(incident, store)
}

function nextDay({ now, store: { calendar } }: Of): string {
  const today = localDate(calendar, now)
  return nearestBusinessDay(calendar, today, 1) ?? addDays(today, 1)
}
