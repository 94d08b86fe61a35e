/** What every answer to a question begins with: who asked, what is known, and where the answer goes. */
import type { DecidedMail } from '../domain/decide/decide.ts'
import type { IncidentEvent } from '../domain/incident/events.ts'
import type { Facts } from '../domain/incident/facts.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { ConversationEntry } from '../domain/incident/shown.ts'
import type { Reading } from '../domain/mail/reading.ts'
import { languageOf } from '../domain/say/people.ts'
import type { Person } from '../domain/store.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { ComposeDeps } from './compose.ts'
import type { IncidentTransaction, MailboxId, RawMails, Reports } from './ports.ts'
import type { World } from './world.ts'

export type AnswerDeps = ComposeDeps & {
  readonly reports: Reports
  /** Minutes after midnight at which the shifts change. */
  readonly handoverAt: readonly number[]
  readonly rawMails: Pick<RawMails, 'ledger' | 'quarantined' | 'held' | 'lapsed'>
}

/** A question in hand: the mail it stands in, decided and not yet recorded. */
export type Asking = {
  readonly by: Person
  /** Managers ask too; they have no signed addresses and change nothing. */
  readonly isAgent: boolean
  readonly decided: DecidedMail
  readonly reading: Reading
  readonly tx: IncidentTransaction
  readonly world: World
  readonly mailbox: MailboxId
  readonly now: Instant
  readonly deps: AnswerDeps
}

/** An answer to the one who asked, below the question in his client. */
export function toAsker({ by, isAgent, reading, deps }: Asking, onceKey: string) {
  const { messageId } = reading.mail
  return {
    to: { address: by.address, name: by.name },
    language: languageOf(by, deps.store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-replied' },
    replyAs: isAgent ? 'agent' : 'plain',
    onceKey,
    ...(messageId === undefined ? {} : { inReplyTo: messageId }),
  } as const
}

/**
 * Of no incident, wherever it was asked: an answer to it names lines, and what it cites must lead to the list alone. So it
 * cites the question and not what that cites.
 */
export function aboutNone(asking: Asking, onceKey: string) {
  const { messageId } = asking.reading.mail
  return {
    ...toAsker(asking, onceKey),
    about: 0,
    ...(messageId === undefined ? {} : { references: [messageId] }),
  } as const
}

/** Incidents that this mail and those before it in the batch have changed, as they are now. */
export function changedBy({ decided, world }: Asking): ReadonlyMap<number, Incident> {
  const decisions = [decided, ...(decided.also ?? [])]
  const ofThis = decisions.flatMap(({ incident }) => (incident ? [[incident.number, incident] as const] : []))
  return new Map([...world.changed, ...ofThis])
}

/** All events of an incident, those of this batch too. */
export async function eventsOf(incident: number, { tx, world, decided }: Asking): Promise<readonly IncidentEvent[]> {
  const decisions = [decided, ...(decided.also ?? [])]
  return [
    ...(await tx.history(incident)),
    ...world.events.filter((one) => one.incident === incident).map(({ event }) => event),
    ...decisions.flatMap((one) => (one.incident?.number === incident ? one.events : [])),
  ]
}

/** What was said in an incident as the decision saw it, and the words of the asking mail. */
export function conversationOf(incident: number, asking: Asking): readonly ConversationEntry[] {
  const { world, decided, by, reading } = asking
  const said = world.conversation(incident)
  const own = decided.incident?.number === incident ? decided.message : undefined
  if (!own) return said
  const { address, name } = own.from ?? by
  return [...said, { who: name || address, side: own.side, at: reading.mail.arrivedAt, text: own.text, address }]
}

/** Facts for cards and buttons. */
export function factsFor(asking: Asking, conversation: readonly ConversationEntry[]): Facts {
  const { now, deps } = asking
  return { now, store: deps.store, seal: deps.seal, conversation, earlier: [] }
}
