/** `#status`, `#history` and `#explain`: one incident, in the conversation that its other mails are in. */
import { type Incident, isLive, isParent } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import type { ConversationEntry } from '../domain/incident/shown.ts'
import { tagOf } from '../domain/mail/reference.ts'
import { reasonsOf } from '../domain/report/explain.ts'
import { historyOf } from '../domain/report/history.ts'
import { timersOf } from '../domain/report/timers.ts'
import { type ButtonLabel, buttonsFor, threadRoot } from '../domain/say/buttons.ts'
import { cardOf, numberedLines } from '../domain/say/cards.ts'
import { type Asking, changedBy, conversationOf, eventsOf, factsFor, toAsker } from './asking.ts'

/** Messages in the answer to `#status`. */
const STATUS_SHOWN = 30
/** Nobody works more lines from one mail. */
const CHILDREN_SHOWN = 100
/** Notes are looked for among so many of the latest messages. */
const HISTORY_READ = 300

/** The incident as it stands, with what was said; of a parent also its customers, those who answered first. */
export async function status(incident: Incident, asking: Asking, onceKey: string): Promise<MailToSend> {
  const conversation = conversationOf(incident.number, asking).slice(-STATUS_SHOWN)
  const facts = factsFor(asking, conversation)
  const changed = changedBy(asking)
  const children = isParent(incident) ? await asking.tx.children(incident.number, CHILDREN_SHOWN) : undefined
  const incidents = children?.incidents.map((child) => changed.get(child.number) ?? child) ?? []
  const { incidents: _, ...figures } = children ?? { incidents: [] }
  return {
    ...aboutOne(incident, asking, onceKey),
    name: 'status',
    data: {
      card: cardOf(incident, facts),
      conversation,
      ...(children
        ? { children: { ...(figures as typeof children), lines: numberedLines(incidents, asking.by, facts) } }
        : {}),
      buttons: buttonsTo(incident, asking, STATUS_BUTTONS[kindOf(incident)]),
      subject: incident.subject,
    },
    ...(incidents.length > 0 ? { lines: incidents.map((child) => child.number) } : {}),
  }
}

const STATUS_BUTTONS = {
  live: ['take', 'resolve', 'close', 'history', 'explain'],
  ended: ['reopen', 'history', 'explain'],
  writing: ['stop', 'history'],
} as const satisfies Readonly<Record<string, readonly ButtonLabel[]>>

function kindOf(incident: Incident): keyof typeof STATUS_BUTTONS {
  if (incident.runningRound !== undefined) return 'writing'
  return isLive(incident) ? 'live' : 'ended'
}

/** All that happened, the latest last, with the words of the notes. */
export async function history(incident: Incident, asking: Asking, onceKey: string): Promise<MailToSend> {
  const { store, seal } = asking.deps
  const facts = factsFor(asking, [])
  const { lines, leftOut } = historyOf(
    await eventsOf(incident.number, asking),
    [...(await storedBefore(incident.number, asking)), ...conversationOf(incident.number, asking)],
    { incident, store, tag: (number) => tagOf(seal, store.mailbox, number) },
  )
  return {
    ...aboutOne(incident, asking, onceKey),
    name: 'history',
    data: {
      card: cardOf(incident, facts),
      events: lines,
      ...(leftOut > 0 ? { leftOut } : {}),
      buttons: buttonsTo(incident, asking, ['status', 'explain']),
      subject: incident.subject,
    },
  }
}

/** Notes that are older than what the decision saw. */
async function storedBefore(incident: number, { tx, world }: Asking): Promise<readonly ConversationEntry[]> {
  const [first] = world.conversation(incident)
  if (first === undefined) return []
  const stored = await tx.conversation([incident], HISTORY_READ)
  return stored
    .filter((message) => message.side === 'note' && message.at < first.at)
    .map(({ from, side, at, text }) => ({ who: from.name || from.address, side, at, text, address: from.address }))
}

/** Why it is as it is, and what happens next by itself. */
export async function explain(incident: Incident, asking: Asking, onceKey: string): Promise<MailToSend> {
  const { store } = asking.deps
  const events = await eventsOf(incident.number, asking)
  const asides = await asking.tx.asides(incident.number)
  return {
    ...aboutOne(incident, asking, onceKey),
    name: 'explain',
    data: {
      card: cardOf(incident, factsFor(asking, [])),
      reasons: reasonsOf({ incident, events, asides, store }),
      timers: timersOf(incident, store),
      buttons: buttonsTo(incident, asking, ['status', 'history']),
      subject: incident.subject,
    },
  }
}

function aboutOne(incident: Incident, asking: Asking, onceKey: string) {
  const { store, seal } = asking.deps
  const { messageId } = asking.reading.mail
  return {
    ...toAsker(asking, onceKey),
    about: incident.number,
    references: [threadRoot(incident.number, store, seal), ...(messageId === undefined ? [] : [messageId])],
  } as const
}

function buttonsTo(incident: Incident, asking: Asking, labels: readonly ButtonLabel[]) {
  return asking.isAgent ? buttonsFor(incident, asking.by, factsFor(asking, []), labels) : []
}
