/**
 * What an agent's words to a customer must not hold. What should have been cut as quote, and was not, must not leave: internal notes, signed
 * agent addresses, command lines, other customers' addresses, references of other incidents. In doubt the mail stops and asks.
 */
import type { KnownToCommands } from '../command/command.ts'
import { commandNamed } from '../command/names.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { ConversationEntry } from '../incident/shown.ts'

/** Shorter lines than this are said by everybody ("Thank you!"), and prove nothing. */
const TELLING_LENGTH = 25

/** The passages that must not leave, as they stand in the text; empty when there are none. */
export function leaksIn(
  text: string,
  incident: Incident,
  known: Pick<KnownToCommands, 'of'>,
  facts: MailFacts,
): readonly string[] {
  const found: string[] = []
  // Any address of ours that carries a kind and a number: an agent's or a confirm address is a key. Who answers in several
  // mailboxes of one installation may quote a mail of another.
  const { mailbox, siblings = [] } = facts.store
  const words = text.toLowerCase().split(/[\s<>()[\]"',;:]+/)
  for (const own of [mailbox, ...siblings]) {
    const at = own.lastIndexOf('@')
    const keyed = `${own.slice(0, at)}+`
    found.push(...words.filter((word) => word.startsWith(keyed) && word.includes(own.slice(at))))
  }
  const own = new Set([incident.number, ...(incident.absorbed ?? [])])
  for (const tag of text.matchAll(/\bINC-(\d{1,15})-[0-9A-Z]{5}\b/gi)) {
    if (!own.has(Number(tag[1]))) found.push(tag[0])
  }
  found.push(...othersAddresses(text, incident, known))
  for (const line of text.split('\n')) {
    const quoted = /^[\s>|]{1,40}#(\p{L}[\p{L}\p{N}_-]{1,30})/u.exec(line)
    if (quoted && commandNamed(quoted[1] ?? '')) found.push(line.trim().slice(0, 200))
  }
  const flat = squeezed(text)
  for (const note of facts.notes) {
    for (const line of note.split(/\n|(?<=[.!?…;:])\s/)) {
      const telling = squeezed(line)
      if (telling.length >= TELLING_LENGTH && flat.includes(telling)) found.push(line.trim().slice(0, 200))
    }
  }
  return [...new Set(found)]
}

/** More addresses than this are a list, and every one of them is looked up. */
const MOST_LOOKED_UP = 20

/** Addresses of other customers of the store; those of the conversation may be named. */
function othersAddresses(text: string, incident: Incident, known: Pick<KnownToCommands, 'of'>): readonly string[] {
  const addresses = new Set(
    [...text.toLowerCase().matchAll(/[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{3,200}/g)].map((found) =>
      found[0].replace(/[.!?]{1,5}$/, ''),
    ),
  )
  return [...addresses]
    .slice(0, MOST_LOOKED_UP)
    .filter((address) => !incident.participants.includes(address) && known.of(address).length > 0)
}

function squeezed(text: string): string {
  return text
    .replace(/[\s>]+/g, ' ')
    .trim()
    .toLowerCase()
}

/**
 * An agent who answers between the lines of a notification quotes our card and other people's words with them. Of quoted
 * lines only those stay that the customer wrote or was told before; the rest is ours and goes nowhere.
 */
export function withoutForeignQuotes(text: string, conversation: readonly ConversationEntry[]): string {
  if (!/^\s*>/m.test(text)) return text
  const shared = squeezed(
    conversation
      .filter((entry) => entry.side === 'customer' || entry.side === 'store')
      .map((entry) => entry.text)
      .join('\n'),
  )
  const isForeign = (line: string) => /^\s*>/.test(line) && !shared.includes(squeezed(line))
  const lines = text.split('\n').filter((line) => !isForeign(line))
  // An empty quotation in front is what is left of the notification's head.
  const first = lines.findIndex((line) => !['', '>'].includes(line.trim()))
  return lines.slice(Math.max(0, first)).join('\n').trim()
}
