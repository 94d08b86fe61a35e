/** All that happened to an incident, for people: who, when, and the detail in our own terms or in somebody's words. */
import type { IncidentEvent } from '../incident/events.ts'
import type { Incident } from '../incident/incident.ts'
import type { ConversationEntry, HistoryLine } from '../incident/shown.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Store } from '../store.ts'
import { localDate, localTime } from '../time/local-date.ts'

/** What the words of a history are made from. */
type Told = {
  readonly incident: Incident
  readonly store: Store
  /** How an incident is called: `INC-4790-0K2VD`. */
  tag(incident: number): string
}

/** Nobody reads more of it in one mail. */
const MOST_LINES = 150

/**
 * Events in the order they happened, the latest last, with the words of the notes; `leftOut`: so many of the oldest are not
 * shown. How it began is always there.
 */
export function historyOf(
  events: readonly IncidentEvent[],
  conversation: readonly ConversationEntry[],
  told: Told,
): { readonly lines: readonly HistoryLine[]; readonly leftOut: number } {
  const notes = notesOf(events, conversation)
  const lines = events.map(
    (event): HistoryLine => ({
      at: event.at,
      by: nameOf(event.by.kind === 'system' ? '' : event.by.address, told),
      what: event.kind,
      detail: maskSecrets(event.kind === 'noted' ? (notes.of.get(event)?.text ?? '') : detailOf(event, events, told)),
    }),
  )
  // Those that came along with another incident have no event here.
  const others = notes.others.map(
    ({ at, who, address, text }): HistoryLine => ({
      at,
      by: address === undefined ? who : nameOf(address, told),
      what: 'noted',
      detail: maskSecrets(text),
    }),
  )
  const all = others.length === 0 ? lines : [...lines, ...others].sort((a, b) => a.at - b.at)
  const leftOut = Math.max(0, all.length - MOST_LINES)
  return { lines: leftOut === 0 ? all : [...all.slice(0, 1), ...all.slice(leftOut + 1)], leftOut }
}

/** Each note's event with its words: the latest that its writer had sent by then. */
function notesOf(events: readonly IncidentEvent[], conversation: readonly ConversationEntry[]) {
  const left = conversation.filter((entry) => entry.side === 'note')
  const of = new Map<IncidentEvent, ConversationEntry>()
  for (const event of events.toReversed()) {
    if (event.kind !== 'noted' || event.by.kind !== 'agent') continue
    const { address } = event.by
    const at = left.findLastIndex((note) => note.address === address && note.at <= event.at)
    const [found] = at === -1 ? [] : left.splice(at, 1)
    if (found) of.set(event, found)
  }
  return { of, others: left }
}

/** An agent or the customer by name, anybody else by address; '' for what happened by itself. */
export function nameOf(address: string, { incident, store }: Pick<Told, 'incident' | 'store'>): string {
  const ours = [...store.agents, ...store.managers].find((person) => person.address === address)
  if (ours) return ours.name || address
  return address === incident.customer.address ? incident.customer.name || address : address
}

/** The way a mail found its incident, out of the stored reason `way: evidence`. */
function wayOf(evidence: string): string {
  return evidence.split(': ', 1)[0] ?? ''
}

function detailOf(event: IncidentEvent, events: readonly IncidentEvent[], told: Told): string {
  const { store, tag } = told
  switch (event.kind) {
    case 'opened':
      return `${event.classification.category}/${event.classification.topic}`
    case 'customer-wrote':
    case 'unconfirmed-wrote':
    case 'third-party-wrote':
      return wayOf(event.evidence)
    case 'auto-reply-received':
      return event.returnsAt === undefined ? '' : new Date(event.returnsAt).toISOString().slice(0, 10)
    case 'wrote-to-others':
      return event.to.join(', ')
    case 'held-answer-ended':
      return event.sent ? '#send' : '#discard'
    case 'assigned':
      return nameOf(event.to, told)
    case 'snoozed':
      return localTime(store.calendar, event.until)
    case 'copied':
      return event.name ? `${event.name} <${event.address}>` : event.address
    case 'uncopied':
      return event.address
    case 'addressed':
      return event.address ?? nameOf(told.incident.customer.address, told)
    case 'customer-named':
      return event.customer.address
    case 'offered':
      return event.offer.options.join(' | ')
    case 'offer-chosen':
      return chosenOf(event.chosen, events.slice(0, events.indexOf(event)))
    case 'compensated':
      return `${event.compensation.amount} ${event.compensation.currency} ${event.compensation.text}`.trim()
    case 'survey-answered':
      return `${event.score}/5`
    case 'survey-skipped':
      return event.because
    case 'linked':
    case 'unlinked':
      return tag(event.with)
    case 'merged':
    case 'split-off':
      return tag(event.into)
    case 'absorbed':
      return tag(event.number)
    case 'round-started':
      return [`#${event.round}`, ...(event.total === undefined ? [] : [event.total])].join(' · ')
    case 'round-ended':
      return `${event.stopped ? '#stop' : `#${event.round}`} · ${event.done}`
    case 'categorised':
      return `${event.category}/${event.topic}`
    case 'marked-urgent':
      return event.urgent ? '#urgent' : '#normal'
    case 'promised':
      return `${localDate(store.calendar, event.promise.dueAt)} ${event.promise.text}`.trim()
    case 'escalated':
    case 'nudged':
      return event.because
    case 'delivery-failed':
      return `${event.recipient}: ${event.diagnostic}`
    case 'commanded':
      return event.commands.join(', ')
    // What these say stands in their name, and in who did it.
    case 'noted':
    case 'acknowledged':
    case 'answered':
    case 'answer-stopped':
    case 'answer-held':
    case 'released':
    case 'waited':
    case 'waiting-reminded':
    case 'snooze-ended':
    case 'spammed':
    case 'unmerged':
    case 'resolved':
    case 'closed':
    case 'reopened':
    case 'promise-reminded':
    case 'promise-kept':
    case 'promise-missed':
    case 'first-answer-reminded':
    case 'still-working-told':
    case 'survey-asked':
    case 'follow-up-withdrawn':
    case 'undone':
      return ''
  }
}

/** The words of the choice, from the latest offer before it. */
function chosenOf(chosen: number, before: readonly IncidentEvent[]): string {
  const offered = before.findLast((event) => event.kind === 'offered')
  return offered?.offer.options[chosen] ?? `${chosen + 1}`
}
