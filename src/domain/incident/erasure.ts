/**
 * An incident without the person: what is left is what statistics count (when, which category, how it went), and the law
 * that the incident is the fold of its events. Words are erased unless they are known to be ours: a fact that is added
 * later is erased, too, until somebody says here that it may stay.
 */
import { placesOf } from '../mail/named-in.ts'
import type { Instant } from '../time/instant.ts'
import type { Actor, IncidentEvent } from './events.ts'
import { fold } from './evolve.ts'
import { type Incident, isLive } from './incident.ts'

/** An incident rewritten with all its history, and what is added to that: the person is gone. */
export type Rewritten = {
  readonly incident: Incident
  /** As many as there were, in their order. */
  readonly history: readonly IncidentEvent[]
  readonly added: readonly IncidentEvent[]
}

/** Who is erased, what stands there instead, and who said so. */
export type Erasure = {
  readonly address: string
  readonly pseudonym: string
  readonly at: Instant
  readonly by: string
}

/** Keys of values that are no words of anybody: states, keys of `words.json`, agents, money, languages. */
const KEPT = new Set([
  ...['kind', 'status', 'category', 'topic', 'runnerUp', 'runnerUpTopic', 'sign', 'language', 'severity'],
  ...['template', 'round', 'runningRound'],
  ...['because', 'silentBecause', 'policy', 'agent', 'by', 'assignee', 'to', 'amount', 'currency'],
])
const UNDOABLE = new Set(['before', 'after', 'restored'])
const ADDRESSES = new Set(['address', 'recipient', 'addressee'])

/** The incident of an erased customer: nobody's, ended, and never written to. */
export function eraseCustomer(incident: Incident, history: readonly IncidentEvent[], erasure: Erasure): Rewritten {
  const { pseudonym, at } = erasure
  const by = { kind: 'agent', address: erasure.by } as const
  const erased = history.map((event) => {
    const changed = { ...(erase(event, '', pseudonym) as IncidentEvent), by: eraseActor(event.by, pseudonym) }
    // Automatic mail goes nowhere from now on. What was silent for a reason of its own stays so.
    const { silentBecause } = event.kind === 'opened' ? event : {}
    const isSilent = silentBecause === 'history' || silentBecause === 'parent'
    return changed.kind === 'opened' && !isSilent ? { ...changed, silentBecause: 'sender' as const } : changed
  })
  const added: IncidentEvent[] = (incident.heldAnswers ?? []).map(({ rawMailId }) => ({
    at,
    by,
    kind: 'held-answer-ended',
    rawMailId,
    sent: false,
  }))
  if (isLive(incident)) added.push({ at, by, kind: 'closed', endedBy: { agent: erasure.by } })
  return rewritten(erase(incident, '', pseudonym) as Incident, erased, added)
}

/** Somebody else's incident in which the person took part: only what names the person changes. */
export function erasePart(incident: Incident, history: readonly IncidentEvent[], erasure: Erasure): Rewritten {
  const { address, pseudonym, at } = erasure
  const by = { kind: 'agent', address: erasure.by } as const
  const took = incident.participants.includes(address)
  return rewritten(
    rename(incident, address, pseudonym) as Incident,
    history.map((event) => rename(event, address, pseudonym) as IncidentEvent),
    took ? [{ at, by, kind: 'uncopied', address: pseudonym }] : [],
  )
}

/** A history that does not begin at the beginning cannot be folded: what is added goes on from the incident as it was. */
function rewritten(incident: Incident, history: readonly IncidentEvent[], added: readonly IncidentEvent[]): Rewritten {
  const isWhole = history[0]?.kind === 'opened'
  const now = isWhole ? fold([...history, ...added]) : fold(added, incident)
  return { incident: now ?? incident, history, added }
}

function eraseActor(by: Actor, pseudonym: string): Actor {
  return by.kind === 'customer' || by.kind === 'stranger' ? { ...by, address: pseudonym } : by
}

function erase(value: unknown, key: string, pseudonym: string): unknown {
  if (typeof value === 'string') return KEPT.has(key) ? value : ADDRESSES.has(key) ? pseudonym : ''
  if (Array.isArray(value)) return eraseList(value, key, pseudonym)
  if (!isObject(value)) return value
  const erased = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, erase(one, name, pseudonym)]))
  // What `#undo` would restore is as silent.
  return UNDOABLE.has(key) ? { ...erased, silentBecause: 'sender' } : erased
}

function eraseList(values: readonly unknown[], key: string, pseudonym: string): readonly unknown[] {
  if (key === 'participants') return [pseudonym]
  // Which commands there were, without what they said.
  if (key === 'commands') return values.map((command) => String(command).split(/\s/, 1)[0])
  return values.filter((value) => typeof value !== 'string').map((value) => erase(value, '', pseudonym))
}

function rename(value: unknown, address: string, pseudonym: string): unknown {
  if (typeof value === 'string') return renameIn(value, address, pseudonym)
  if (Array.isArray(value)) return value.map((one) => rename(one, address, pseudonym))
  if (!isObject(value)) return value
  const renamed = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rename(one, address, pseudonym)]))
  return value['address'] === address && 'name' in value ? { ...renamed, name: '' } : renamed
}

/** Wherever the address stands as a whole, in whatever letters it is written. */
function renameIn(text: string, address: string, pseudonym: string): string {
  const folded = text.toLowerCase()
  // Few letters change their length with their size; a text with one of those is not worth keeping.
  if (folded.length !== text.length) return folded.includes(address) ? '' : text
  let result = ''
  let from = 0
  for (const at of placesOf(folded, address)) {
    result += text.slice(from, at) + pseudonym
    from = at + address.length
  }
  return result + text.slice(from)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
