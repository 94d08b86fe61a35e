/** `#split`: the message answered, and what follows, is another matter: a new incident of the same customer begins with it. */
import { unread } from '../incident/classified.ts'
import type { Incident } from '../incident/incident.ts'
import type { ConversationEntry } from '../incident/shown.ts'
import type { Change, Command, CommandContext, Refusal } from './command.ts'
import { plainChange } from './command.ts'

export const split: Command = {
  name: 'split',
  grammar: '#split',
  kind: 'change',
  group: 'incidents',
  parse: plainChange('#split', splitOff),
}

function splitOff(incident: Incident, { mail, known }: CommandContext): Change | Refusal {
  const conversation = known.conversation(incident.number)
  const from = conversation.findIndex((entry) => entry.rawMailId === firstMail(mail.answered?.onceKey))
  const moved = conversation.slice(from)
  const first = moved[0]
  // The first message is what the incident is about: without it nothing would be left.
  if (from < 1 || first === undefined) return { problem: 'no-message' }
  const rest = conversation.slice(0, from)
  const waiting = waitingSince(rest)
  const opened = {
    at: first.at,
    kind: 'opened',
    number: mail.freshNumber,
    customer: incident.customer,
    language: incident.language,
    subject: incident.subject,
    classification: unread(incident.classification),
    orderNumbers: [],
    splitFrom: incident.number,
    byStore: true,
  } as const
  const waits = waitingSince(moved)
  const wrote = moved.filter((entry) => entry.side === 'customer')
  return {
    happenings: [
      { kind: 'split-off', into: mail.freshNumber, ...(waiting === undefined ? {} : { awaitingAnswerSince: waiting }) },
    ],
    elsewhere: [
      {
        happenings: [
          opened,
          ...wrote.map((entry) => ({
            at: entry.at,
            kind: 'customer-wrote' as const,
            evidence: `split: from INC-${incident.number}`,
            // Of what was answered before, nobody waits for an answer.
            onlyThanks: waits === undefined || entry.at < waits,
            orderNumbers: [],
          })),
        ],
      },
    ],
    effects: [
      {
        kind: 'move-messages',
        from: [incident.number, ...(incident.absorbed ?? [])],
        to: mail.freshNumber,
        rawMailIds: moved.flatMap((entry) => entry.rawMailId ?? []),
      },
    ],
  }
}

/** The mail that a notification was about: `notification:<raw mail>:<agent>`. */
function firstMail(onceKey: string | undefined): number | undefined {
  const found = /^notification:(\d{1,15}):/.exec(onceKey ?? '')
  return found ? Number(found[1]) : undefined
}

/** Since when the customer is owed an answer: his first message after our last words. */
function waitingSince(messages: readonly ConversationEntry[]): number | undefined {
  const answered = messages.findLastIndex((entry) => entry.side === 'store')
  return messages.slice(answered + 1).find((entry) => entry.side === 'customer')?.at
}
