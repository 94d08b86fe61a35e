/** An incident in the words of one language: as a card, as one line, with its conversation, history and reasons. */
import type { ReceiptChange } from '../../domain/incident/command-answers.ts'
import type {
  AttachmentLine,
  ConversationEntry,
  EscalatedLine,
  HistoryLine,
  IncidentCard,
  IncidentLine,
  Lack,
  Passage,
  ReasonLine,
} from '../../domain/incident/shown.ts'
import { cut, type Entry, type Field, type Item, oneLine } from './medium.ts'
import { orderFields } from './order-shapes.ts'
import type { Phrasing } from './phrasing.ts'
import { categoryIn, groundsOf, priorityIn } from './understanding-shapes.ts'

/** All earlier messages of one mail together; of older ones only the beginning is shown then. */
const MOST_CONVERSATION = 20_000
const LONGEST_OF_OLDER = 200
const LONGEST_DETAIL = 300
/** What Gmail shows of a history: its end is what matters. */
const MOST_EVENTS = 200

export type AnyLine = IncidentLine & {
  readonly n?: number
  readonly href?: string
  readonly lacks?: readonly Lack[]
  readonly yours?: true
  readonly passage?: Passage
  readonly reasons?: EscalatedLine['reasons']
}

/** One line of a list: number and subject, then who, what, how it stands. */
export function itemOf(say: Phrasing, line: AnyLine, zone: string): Item {
  const label = (key: string) => say.word('labels', key)
  const status = `${say.word('statuses', line.status)} · ${line.assignee || label('nobody')} · ${label('since')} ${say.short(line.since, zone)}`
  return {
    title: `${line.n === undefined ? '' : `${line.n}. `}[${line.reference}] ${cut(oneLine(line.subject), 120)}`,
    ...(line.href === undefined ? {} : { href: line.href }),
    ...(line.urgent ? { urgent: label('urgent') } : {}),
    ...(line.passage === undefined || line.passage.length === 0 ? {} : { passage: line.passage }),
    details: [
      ...(line.reasons ?? []).map(
        ({ because, since }) => `${label('since')} ${say.short(since, zone)} · ${say.word('escalations', because)}`,
      ),
      `${line.yours ? `${label('yours')} · ` : ''}${line.customer} · ${say.topic(line.category, line.topic)}`,
      status,
      ...(line.promised === undefined ? [] : [`${label('promise')}: ${say.short(line.promised, zone)}`]),
      ...(line.snoozedUntil === undefined ? [] : [`${label('snoozed')}: ${say.short(line.snoozedUntil, zone)}`]),
      ...(line.lacks ? [line.lacks.map((lack) => say.word('lacks', lack)).join(' · ')] : []),
    ],
  }
}

export function fileOf(say: Phrasing, file: AttachmentLine): string {
  return `${file.filename} (${say.size(file.size)}${file.withheld ? `, ${say.word('labels', 'withheld')}` : ''})`
}

/** "open → waiting for the customer". */
export function changeOf(say: Phrasing, { field, before, after }: ReceiptChange): string {
  return `${say.changed(field, before)} → ${say.changed(field, after)}`
}

/** All an agent has to know of an incident; what is not so takes no line. */
export function cardFields(say: Phrasing, card: IncidentCard, zone: string): readonly Field[] {
  const label = (key: string) => say.word('labels', key)
  const when = (at: number) => `${say.date(at, zone)}, ${say.time(at, zone)}`
  const customer = card.customer.name ? `${card.customer.name} <${card.customer.address}>` : card.customer.address
  const status = [
    say.word('statuses', card.status),
    card.waitingSince === undefined ? '' : `${label('since')} ${say.short(card.waitingSince, zone)}`,
  ]
  const line = (key: string, value: string | undefined, strong = false): readonly Field[] =>
    value === undefined || value === '' ? [] : [{ label: label(key), value, strong }]
  return [
    ...line('customer', `${customer} · ${say.word('languages', card.language)}`),
    ...line('priority', priorityIn(say, card), card.urgent),
    ...line('category', categoryIn(say, card), !card.sure),
    ...line('status', status.filter(Boolean).join(' · ')),
    ...line('assignee', card.assignee || label('nobody')),
    ...line('answerDue', card.answerDueAt === undefined ? undefined : when(card.answerDueAt), true),
    ...line('promise', card.promise && promiseIn(say, card.promise, zone), true),
    ...line('snoozed', card.snoozedUntil === undefined ? undefined : when(card.snoozedUntil)),
    ...line('orders', unseenOrders(card).join(', ')),
    ...orderFields(say, card.orders ?? [], zone),
    ...line('opened', when(card.openedAt)),
    ...line('offer', card.offer && offerIn(say, card.offer)),
    ...line('compensations', card.compensations.map((given) => say.given(given)).join('; ')),
    ...line('addressee', card.addressee, true),
    ...line('copied', card.copied.join(', ')),
    ...line('parent', card.parent),
    ...line('related', card.related.join(', ')),
  ]
}

/** Those that the shop was asked about in vain, or not at all; the others have lines of their own. */
function unseenOrders({ orderNumbers, orders = [] }: IncidentCard): readonly string[] {
  return orderNumbers.filter((number) => !orders.some((seen) => seen.number === number))
}

function promiseIn(say: Phrasing, { dueAt, text }: NonNullable<IncidentCard['promise']>, zone: string): string {
  return [say.date(dueAt, zone), cut(oneLine(text), LONGEST_DETAIL)].filter(Boolean).join(': ')
}

function offerIn(say: Phrasing, { options, chosen }: NonNullable<IncidentCard['offer']>): string {
  const all = options.map((option, index) => `${index + 1}. ${cut(oneLine(option), LONGEST_DETAIL)}`).join('; ')
  return `${all} → ${chosen === undefined ? say.word('labels', 'notChosen') : `${say.word('labels', 'chosen')}: ${oneLine(chosen)}`}`
}

const TONES = {
  customer: 'theirs',
  store: 'ours',
  note: 'inside',
  unconfirmed: 'aside',
  automatic: 'aside',
  'third-party': 'aside',
} as const satisfies Record<ConversationEntry['side'], Entry['tone']>

/** The latest messages in full, older ones as far as there is room. */
export function entriesOf(
  say: Phrasing,
  entries: readonly ConversationEntry[],
  zone: string,
  quotation: (text: string, longest?: number) => string,
): readonly Entry[] {
  let room = MOST_CONVERSATION
  return entries
    .toReversed()
    .map((entry): Entry => {
      const text = quotation(entry.text, room > 0 ? undefined : LONGEST_OF_OLDER)
      room -= text.length
      return {
        who: entry.who,
        side: say.word('sides', entry.side),
        when: say.short(entry.at, zone),
        text,
        tone: TONES[entry.side],
      }
    })
    .toReversed()
}

/** The latest events; that there were more is said. */
export function historyFields(say: Phrasing, events: readonly HistoryLine[], zone: string): readonly Field[] {
  const fields = events.slice(-MOST_EVENTS).map((event) => historyField(say, event, zone))
  return events.length > MOST_EVENTS ? [{ label: '…', value: say.word('labels', 'cut') }, ...fields] : fields
}

/** When, who, and what; what happened by itself says so. */
function historyField(say: Phrasing, { at, by, what, detail }: HistoryLine, zone: string): Field {
  const more = detail === '' ? '' : `: ${cut(eventDetail(say, what, detail), LONGEST_DETAIL)}`
  return {
    label: say.short(at, zone),
    value: `${by === '' ? say.word('labels', 'byItself') : by} · ${say.word('events', what)}${more}`,
  }
}

function eventDetail(say: Phrasing, what: HistoryLine['what'], detail: string): string {
  if (what === 'survey-skipped') return say.word('unasked', detail)
  // A note is in somebody's words, also where it is "open".
  return what === 'noted' ? oneLine(detail) : detailOf(say, detail)
}

/** Why something is so, with what was found. */
export function reasonItem(say: Phrasing, reason: ReasonLine, zone: string): Item {
  const { what, because, at, guess, language } = reason
  return {
    title: say.word('reasons', what),
    details: [
      ...(because === '' || guess !== undefined || language !== undefined
        ? []
        : [cut(detailOf(say, because), LONGEST_DETAIL)]),
      ...groundsOf(say, reason).map((ground) => cut(ground, LONGEST_DETAIL)),
      ...(at === undefined ? [] : [say.short(at, zone)]),
    ],
  }
}

/** Terms of our own in words, days as dates; the words of people as they are. `subject-tag: INC-…` is a term with what was found. */
function detailOf(say: Phrasing, detail: string): string {
  const said = ['threading', 'silences', 'statuses', 'escalations', 'languages'].flatMap((group) => {
    const word = Object.hasOwn(say.words[group] ?? {}, detail) ? say.words[group]?.[detail] : undefined
    return word === undefined ? [] : [word]
  })[0]
  if (said !== undefined) return said
  const [category, topic] = topicParts(detail)
  if (Object.hasOwn(say.words['categories'] ?? {}, category) && /^[a-z][a-z0-9_-]{0,40}$/.test(topic))
    return say.topic(category, topic)
  const [, day, time, rest = ''] = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?(?: ([\s\S]*))?$/.exec(detail) ?? []
  if (day !== undefined)
    return [[say.day(day), time].filter(Boolean).join(', '), oneLine(rest)].filter(Boolean).join(': ')
  const [, way = '', found = ''] = /^([a-z-]{3,20}): ([\s\S]*)$/.exec(detail) ?? []
  const term = Object.hasOwn(say.words['threading'] ?? {}, way) ? say.words['threading']?.[way] : undefined
  return term === undefined ? oneLine(detail) : `${term}: ${oneLine(found)}`
}

function topicParts(label: string): [string, string] {
  const [category = '', topic = ''] = label.split('/')
  return [category, topic]
}
