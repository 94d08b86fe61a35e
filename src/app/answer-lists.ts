/** `#list`, `#find`, `#handover` and `#digest`: many incidents in numbered lines, worked by `#close 3 5`. */
import type { ListedKind, Query } from '../domain/command/command.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import { fold } from '../domain/language/fold.ts'
import { maskSecrets } from '../domain/mail/mask.ts'
import { byNeed, isListed } from '../domain/report/listed.ts'
import type { Passage } from '../domain/report/search-passage.ts'
import { numberedLines } from '../domain/say/cards.ts'
import { type Asking, aboutNone, changedBy } from './asking.ts'
import { digestMail, figuresOf, weekBefore } from './digest.ts'
import { handoverContent, handoverMail, MOST_LINES } from './handover.ts'
import type { IncidentFilter, SearchResult } from './ports.ts'

/** Of more live incidents than these the newest are not looked at. */
const MOST_LISTED = 1_000
/** What was searched is among the first of these or must be asked for otherwise. */
const MOST_FOUND = 20

/** Incidents of one kind, those in need first. */
export async function list(which: ListedKind, asking: Asking, onceKey: string): Promise<MailToSend> {
  const { by, now, deps, tx } = asking
  const filter: IncidentFilter = which === 'mine' ? { which, agent: by.address } : { which, now }
  const stored = await tx.list(filter, MOST_LISTED)
  // What this batch has changed and not yet recorded counts as it is now.
  const all = new Map([...stored.map((one) => [one.number, one] as const), ...changedBy(asking)])
  const incidents = [...all.values()]
    .filter((incident) => isListed(incident, which, by.address, deps.store, now))
    .sort(which === 'resolved' ? latestFirst : byNeed)
  return {
    ...aboutNone(asking, onceKey),
    name: 'list',
    data: {
      which,
      lines: numberedLines(incidents.slice(0, MOST_LINES), by, deps),
      ...(incidents.length > MOST_LINES ? { more: incidents.length - MOST_LINES } : {}),
    },
    ...linesOf(incidents.slice(0, MOST_LINES)),
  }
}

function latestFirst(a: Incident, b: Incident): number {
  const ended = ({ standing }: Incident) => (standing.status === 'resolved' ? standing.at : 0)
  return ended(b) - ended(a) || b.number - a.number
}

/** What was searched for, the best first, each with the place that shows why. */
export async function found(
  { question, words }: Extract<Query, { kind: 'find' }>,
  asking: Asking,
  onceKey: string,
): Promise<MailToSend> {
  const { by, deps, tx } = asking
  const { incidents: hits, corrections, complete } = await tx.find(question, MOST_FOUND)
  const changed = changedBy(asking)
  const incidents = hits.map(({ incident }) => changed.get(incident.number) ?? incident)
  const lines = numberedLines(incidents, by, deps)
  return {
    ...aboutNone(asking, onceKey),
    name: 'found',
    data: {
      words: maskSecrets(words),
      ...(corrections.length > 0 ? { instead: maskSecrets(instead(words, corrections)) } : {}),
      ...(question.misread.length > 0 ? { misread: question.misread.map(maskSecrets) } : {}),
      ...(complete ? {} : { incomplete: true as const }),
      lines: lines.map((line, at) => ({ ...line, passage: masked(hits[at]?.passage ?? []) })),
    },
    ...linesOf(incidents),
  }
}

/** The words as they were written, with those in their place that were taken for them. */
function instead(words: string, corrections: SearchResult['corrections']): string {
  const to = new Map(corrections.map((one) => [one.from, one.to]))
  return words.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => to.get(fold(word)) ?? word)
}

/** A number in parts is masked as one; what is hidden is no hit any more. */
function masked(passage: Passage): Passage {
  const text = passage.map((part) => part.text).join('')
  const shown = maskSecrets(text)
  return shown === text ? passage : [{ text: shown, hit: false }]
}

/** The handover as it would come at the change of shifts, now and for this person. */
export async function handover(asking: Asking, onceKey: string): Promise<MailToSend> {
  const { by, now, mailbox, deps } = asking
  const content = await handoverContent(deps, mailbox, now, changedBy(asking))
  return { ...handoverMail(by, content, now, deps), ...aboutNone(asking, onceKey) }
}

/** The digest of the last full week, for this person. */
export async function digest(asking: Asking, onceKey: string): Promise<MailToSend> {
  const { by, now, mailbox, deps } = asking
  const week = weekBefore(deps, now)
  return { ...digestMail(by, week, await figuresOf(deps, mailbox, week, now), deps), ...aboutNone(asking, onceKey) }
}

function linesOf(incidents: readonly Incident[]) {
  return { lines: incidents.map((incident) => incident.number) }
}
