/** THE helpers templates may use. Those of `BLOCKS` stand alone on a line and bring their own paragraphs. */
import Handlebars from 'handlebars'
import type {
  AttachmentLine,
  Button,
  CommandProblem,
  ConversationEntry,
  EmbeddedLine,
  FindingLine,
  IncidentCard,
  IncidentLine,
  InvitationLine,
  ReceiptChange,
  RestLine,
  WarningId,
} from '../../domain/incident/mails.ts'
import { bareSubject } from '../../domain/mail/subject.ts'
import { findingFields, invitationOf } from './contents.ts'
import { clean, HTML, type Item, type Medium, oneLine, TEXT } from './medium.ts'
import type { Phrasing } from './phrasing.ts'

/** Longest text of one earlier message or quotation in a mail to agents; the whole stands in their mailboxes. */
const LONGEST_QUOTATION = 1500
/** Of what was cut from a text, less: mostly it is our own mail coming back. */
const LONGEST_REST = 800

type Root = { readonly timeZone: string }
type Place = {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly column: number }
}
type Options = { readonly hash: Record<string, unknown>; readonly data: { readonly root: Root }; readonly loc?: Place }

/** A helper's arguments end with the options; one without a value is a mistake of the template. */
type Helper = (args: readonly unknown[], options: Options) => string | boolean

function inlineHelpers(say: Phrasing): Record<string, Helper> {
  return {
    word: ([group, key]) => say.word(String(group), String(key)),
    wordOr: ([group, key]) => say.wordOr(String(group), String(key)),
    topic: ([category, topic]) => say.topic(String(category), String(topic)),
    matter: ([category, topic]) => say.matter(String(category), String(topic)),
    date: ([at], { data }) => say.date(Number(at), data.root.timeZone),
    dayBefore: ([at], { data }) => say.date(Number(at) - 1, data.root.timeZone),
    on: ([at], { data }) => say.on(Number(at), data.root.timeZone),
    time: ([at], { data }) => say.time(Number(at), data.root.timeZone),
    short: ([at], { data }) => say.short(Number(at), data.root.timeZone),
    duration: ([minutes]) => say.duration(Number(minutes)),
    hours: ([hours]) => say.duration(Number(hours) * 60),
    plural: ([count], { hash }) => say.plural(Number(count), hash),
    number: ([count]) => say.number(Number(count)),
    percent: ([share]) => say.percent(Number(share)),
    trend: ([count, before]) => say.trend(Number(count), Number(before)),
    list: ([items]) => say.list((items as readonly string[]).map(oneLine)),
    line: ([text]) => oneLine(String(text)),
    brief: ([text]) => cut(oneLine(String(text)), 120),
    bare: ([subject]) => bare(String(subject)),
    eq: ([a, b]) => a === b,
    known: ([sure, topic]) => sure === true && topic !== 'other',
  }
}

function blockHelpers(say: Phrasing, medium: Medium): Record<string, Helper> {
  const quotation = (text: string, longest = LONGEST_QUOTATION) => {
    const cleaned = clean(text)
    return cleaned.length > longest ? `${cut(cleaned, longest)} ${say.word('labels', 'cut')}` : cleaned
  }
  return {
    prose: ([text]) => medium.prose(String(text)),
    quoted: ([text]) => medium.quote(quotation(String(text))),
    findings: ([findings, signed]) =>
      medium.fields(findingFields(say, findings as readonly FindingLine[], signed === true)),
    invitations: ([invitations], { data }) =>
      medium.items(
        (invitations as readonly InvitationLine[]).map((each) => invitationOf(say, each, data.root.timeZone)),
      ),
    embedded: ([mails], { data }) =>
      medium.entries(
        (mails as readonly EmbeddedLine[]).map(({ from, subject, date, text }) => ({
          who: from || '?',
          side: cut(oneLine(subject), 120),
          when: date === undefined ? '' : say.short(date, data.root.timeZone),
          text: quotation(text),
          tone: 'theirs',
        })),
      ),
    rest: ([parts]) =>
      medium.folded(
        (parts as readonly RestLine[]).map(({ kind, text }) => ({
          label: say.word('rest', kind),
          text: quotation(text, LONGEST_REST),
        })),
      ),
    card: ([card], { data }) => medium.fields(cardFields(say, card as IncidentCard, data.root.timeZone)),
    buttons: ([buttons]) =>
      medium.buttons(
        (buttons as readonly Button[]).map(({ label, href }, index) => ({
          label: oneLine(say.wordOr('actions', label)),
          href,
          first: index === 0,
        })),
      ),
    conversation: ([entries], { data }) =>
      medium.entries(
        (entries as readonly ConversationEntry[]).map((entry) => ({
          who: entry.who,
          side: say.word('sides', entry.side),
          when: say.short(entry.at, data.root.timeZone),
          text: quotation(entry.text),
          tone: entry.side === 'customer' ? 'theirs' : entry.side === 'store' ? 'ours' : 'aside',
        })),
      ),
    incidents: ([lines], { data }) =>
      medium.items((lines as readonly AnyLine[]).map((line) => itemOf(say, line, data.root.timeZone))),
    warnings: ([warnings]) => medium.notices((warnings as readonly WarningId[]).map((id) => say.word('warnings', id))),
    notice: ([text]) => medium.notices([String(text)]),
    attachments: ([files]) =>
      medium.fields([
        {
          label: say.word('labels', 'attachments'),
          value: (files as readonly AttachmentLine[]).map((file) => fileOf(say, file)).join('; '),
        },
      ]),
    changes: ([changes]) =>
      medium.fields(
        (changes as readonly ReceiptChange[]).map(({ field, before, after }) => ({
          label: say.word('fields', field),
          value: `${say.changed(field, before)} → ${say.changed(field, after)}`,
        })),
      ),
    lines: ([lines]) => medium.code(lines as readonly string[]),
    problems: ([problems]) =>
      medium.items(
        (problems as readonly CommandProblem[]).map(({ line, problem, expected }) => ({
          title: line || say.word('problems', problem),
          details: [...(line ? [say.word('problems', problem)] : []), ...(expected ? [expected] : [])],
        })),
      ),
  }
}

type AnyLine = IncidentLine & { readonly n?: number; readonly href?: string; readonly lacks?: string }

function itemOf(say: Phrasing, line: AnyLine, zone: string): Item {
  const who = line.assignee || say.word('labels', 'nobody')
  const status = `${say.word('statuses', line.status)} · ${who} · ${say.word('labels', 'since')} ${say.short(line.since, zone)}`
  return {
    title: `${line.n === undefined ? '' : `${line.n}. `}[${line.reference}] ${cut(oneLine(line.subject), 120)}`,
    ...(line.href === undefined ? {} : { href: line.href }),
    ...(line.urgent ? { urgent: say.word('labels', 'urgent') } : {}),
    details: [
      `${line.customer} · ${say.topic(line.category, line.topic)}`,
      status,
      ...(line.promised === undefined ? [] : [`${say.word('labels', 'promise')}: ${say.short(line.promised, zone)}`]),
      ...(line.lacks ? [say.wordOr('lacks', line.lacks)] : []),
    ],
  }
}

function fileOf(say: Phrasing, file: AttachmentLine): string {
  const size =
    file.size < 1_000_000
      ? `${say.number(Math.ceil(file.size / 1000))} kB`
      : `${say.number(Math.round(file.size / 100_000) / 10)} MB`
  return `${file.filename} (${size}${file.withheld ? `, ${say.word('labels', 'withheld')}` : ''})`
}

function cardFields(say: Phrasing, card: IncidentCard, zone: string) {
  const label = (key: string) => say.word('labels', key)
  const words = card.evidence.length > 0 ? `${label('words')}: ${card.evidence.map(oneLine).join(', ')}` : ''
  const doubt = [card.sure ? '' : label('unsure'), words].filter(Boolean).join('; ')
  const when = (at: number) => `${say.date(at, zone)}, ${say.time(at, zone)}`
  const customer = card.customer.name ? `${card.customer.name} <${card.customer.address}>` : card.customer.address
  return [
    { label: label('customer'), value: `${customer} · ${say.word('languages', card.language)}` },
    { label: label('category'), value: `${say.topic(card.category, card.topic)}${doubt ? ` (${doubt})` : ''}` },
    {
      label: label('status'),
      value: [say.word('statuses', card.status), card.urgent ? label('urgent') : ''].filter(Boolean).join(' · '),
      strong: card.urgent,
    },
    { label: label('assignee'), value: card.assignee || label('nobody') },
    ...(card.orderNumbers.length > 0 ? [{ label: label('orders'), value: card.orderNumbers.join(', ') }] : []),
    { label: label('opened'), value: when(card.openedAt) },
    ...(card.answerDueAt === undefined
      ? []
      : [{ label: label('answerDue'), value: when(card.answerDueAt), strong: true }]),
    ...(card.promise
      ? [
          {
            label: label('promise'),
            value: [say.date(card.promise.dueAt, zone), cut(oneLine(card.promise.text), 300)]
              .filter(Boolean)
              .join(': '),
            strong: true,
          },
        ]
      : []),
  ]
}

/** A subject without the prefixes of answers and without tags: our mails bring their own. */
function bare(subject: string): string {
  const untagged = oneLine(subject)
    .slice(0, 1000)
    .replace(/\[INC-\d{1,12}-[0-9A-Z]{5}\]/gi, ' ')
  return cut(bareSubject(oneLine(untagged)), 120)
}

function cut(text: string, longest: number): string {
  const letters = [...text.slice(0, longest * 2)]
  return letters.length <= longest && text.length <= longest * 2
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}

/** Names of helpers that stand alone on a line. */
export const BLOCKS: ReadonlySet<string> = new Set(Object.keys(blockHelpers({} as Phrasing, HTML)))

/** Two handlebars of one language: one escapes every value, one leaves text as it is. */
export function handlebarsOf(say: Phrasing): { readonly html: Compile; readonly text: Compile } {
  return { html: environment(say, HTML, false), text: environment(say, TEXT, true) }
}

export type Compile = (source: string) => (data: object) => string

function environment(say: Phrasing, medium: Medium, noEscape: boolean): Compile {
  const handlebars = Handlebars.create()
  const knownHelpers: Record<string, boolean> = {}
  const register = (name: string, helper: Helper, finished: boolean) => {
    knownHelpers[name] = true
    handlebars.registerHelper(name, (...all: unknown[]) => {
      const options = all.pop() as Options
      if (all.length === 0 || all.some((value) => value === undefined)) throw new NoValue(name, options.loc)
      const said = helper(all, options)
      return finished ? new Handlebars.SafeString(String(said)) : said
    })
  }
  for (const [name, helper] of Object.entries(inlineHelpers(say))) register(name, helper, false)
  for (const [name, helper] of Object.entries(blockHelpers(say, medium))) register(name, helper, true)
  return (source) => {
    const fill = handlebars.compile(source, { strict: true, noEscape, knownHelpers, knownHelpersOnly: true })
    return (data) => {
      try {
        return fill(data)
      } catch (error) {
        throw error instanceof NoValue ? error.in(source) : error
      }
    }
  }
}

/** A placeholder without a value, named as it stands in the template. */
class NoValue extends Error {
  readonly #place: Place | undefined
  constructor(helper: string, place: Place | undefined) {
    super(`{{${helper}}} was given no value`)
    this.#place = place
  }
  in(source: string): Error {
    const line = this.#place ? source.split('\n')[this.#place.start.line - 1] : undefined
    const placeholder = line?.slice(this.#place?.start.column, this.#place?.end.column)
    return placeholder ? new Error(`${placeholder} has no value`) : this
  }
}
