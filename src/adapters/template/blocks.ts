/** Helpers that stand alone on a line of a template and bring their own paragraphs, the same for HTML and text. */
import type { CommandProblem, ReceiptChange } from '../../domain/incident/command-answers.ts'
import type { MailData } from '../../domain/incident/mails.ts'
import type {
  AttachmentLine,
  Button,
  Choice,
  ConversationEntry,
  EmbeddedLine,
  EscalatedLine,
  FindingLine,
  HistoryLine,
  IncidentCard,
  InvitationLine,
  ProposalLine,
  ReadyAnswerLine,
  ReasonLine,
  RestLine,
  ScoreChoice,
  TimerLine,
  WarningId,
} from '../../domain/incident/shown.ts'
import { chartsOf } from './charts.ts'
import { findingFields, invitationOf } from './contents.ts'
import {
  type AnyLine,
  cardFields,
  changeOf,
  entriesOf,
  fileOf,
  historyFields,
  itemOf,
  reasonItem,
} from './incident-shapes.ts'
import { clean, cut, type Link, type Medium, oneLine } from './medium.ts'
import type { Phrasing } from './phrasing.ts'

type Root = { readonly timeZone: string } & Partial<Pick<MailData['digest'], 'figures' | 'charts'>>
export type Place = {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly column: number }
}
export type Options = {
  readonly hash: Record<string, unknown>
  readonly data: { readonly root: Root }
  readonly loc?: Place
}

/** A helper's arguments end with the options; one without a value is a mistake of the template. */
export type Helper = (args: readonly unknown[], options: Options) => string | boolean

/** Longest text of one earlier message or quotation in a mail to agents; the whole stands in their mailboxes. */
const LONGEST_QUOTATION = 1500
/** Of what was cut from a text, less: mostly it is our own mail coming back. */
const LONGEST_REST = 800
/** Gmail shows 100 kB of a mail: of a longer text the rest stands at its end, below all that is needed at once. */
const LONGEST_OPENING = 12_000
/** So many buttons are big; what is done more rarely is smaller, in a row below. */
const BIG_BUTTONS = 4

export function blockHelpers(say: Phrasing, medium: Medium): Record<string, Helper> {
  const quotation = (text: string, longest = LONGEST_QUOTATION) => {
    const cleaned = clean(text)
    return cleaned.length > longest ? `${cut(cleaned, longest)} ${say.word('labels', 'cut')}` : cleaned
  }
  const links = (buttons: readonly Button[], size?: Link['size']): readonly Link[] =>
    buttons.map(({ label, href }, index) => ({
      label: oneLine(label.includes('/') ? topicOf(say, label) : say.wordOr('actions', label)),
      href,
      size: size ?? (index === 0 ? 'first' : index < BIG_BUTTONS ? 'large' : 'small'),
    }))
  return {
    prose: ([text]) => medium.prose(String(text)),
    opening: ([text]) => {
      const [first, more] = parted(String(text))
      return medium.prose(more === '' ? first : `${first}\n\n${say.word('labels', 'goesOn')}`)
    },
    remainder: ([text]) => {
      const more = parted(String(text))[1]
      return more === '' ? '' : medium.folded([{ label: say.word('labels', 'goneOn'), text: more }])
    },
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
    buttons: ([buttons]) => medium.buttons(links(buttons as readonly Button[])),
    corrections: ([buttons, card]) => {
      const candidates = candidatesOf(card as IncidentCard)
      const all = buttons as readonly Button[]
      return medium.buttons([...links(all.slice(0, candidates), 'large'), ...links(all.slice(candidates), 'small')])
    },
    proposals: ([proposals], { data }) =>
      medium.items(
        (proposals as readonly ProposalLine[]).map(({ kind, line, href }) => {
          const { title, details } = itemOf(say, line, data.root.timeZone)
          return {
            title,
            details: [[say.word('proposals', kind), ...details.slice(0, 2)].join(' · ')],
            link: linkTo(say.word('actions', 'merge'), href),
          }
        }),
      ),
    answers: ([answers]) =>
      medium.buttons(
        (answers as readonly ReadyAnswerLine[]).map(({ title, href }) => linkTo(cut(oneLine(title), 60), href)),
      ),
    choices: ([options]) =>
      medium.choices((options as readonly Choice[]).map(({ text, href }) => ({ label: oneLine(text), href }))),
    scores: ([scores]) =>
      medium.scores(
        (scores as readonly ScoreChoice[]).map(({ score, href }) => ({
          label: `${score} – ${say.word('scores', `${score}`)}`,
          href,
        })),
      ),
    options: ([options]) =>
      medium.choices((options as readonly string[]).map((text) => ({ label: oneLine(text), href: '' }))),
    conversation: ([entries], { data }) =>
      medium.entries(entriesOf(say, entries as readonly ConversationEntry[], data.root.timeZone, quotation)),
    incidents: ([lines], { data }) =>
      medium.items((lines as readonly AnyLine[]).map((line) => itemOf(say, line, data.root.timeZone))),
    escalated: ([lines], { data }) =>
      medium.items(
        (lines as readonly EscalatedLine[]).map((line) => ({
          ...itemOf(say, line, data.root.timeZone),
          links: links(line.buttons, 'small'),
        })),
      ),
    history: ([events], { data }) =>
      medium.fields(historyFields(say, events as readonly HistoryLine[], data.root.timeZone)),
    reasons: ([reasons], { data }) =>
      medium.items((reasons as readonly ReasonLine[]).map((reason) => reasonItem(say, reason, data.root.timeZone))),
    timers: ([timers], { data }) =>
      medium.fields(
        (timers as readonly TimerLine[]).map(({ what, at }) => ({
          label: say.short(at, data.root.timeZone),
          value: say.word('timers', what),
        })),
      ),
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
        (changes as readonly ReceiptChange[]).map((change) => ({
          label: say.word('fields', change.field),
          value: changeOf(say, change),
        })),
      ),
    changedLines: ([items]) =>
      medium.items(
        (items as MailData['lines-receipt']['items']).map(({ n, reference, subject, changes, told }) => ({
          title: `${n}. [${reference}] ${cut(oneLine(subject), 120)}`,
          details: [
            ...changes.map((change) => `${say.word('fields', change.field)}: ${changeOf(say, change)}`),
            ...(changes.length === 0 ? [say.word('labels', 'unchanged')] : []),
            ...(told ? [say.word('labels', 'told')] : []),
          ],
        })),
      ),
    lines: ([lines]) => medium.code(lines as readonly string[]),
    chart: ([name], { data: { root } }) => {
      const shown = root.figures && chartsOf(say, root.figures).find((one) => one.name === name)
      return shown ? medium.picture(shown.alt, root.charts?.[shown.name]) : ''
    },
    commands: ([commands]) => medium.glossary(groupsOf(say, commands as MailData['help']['commands'])),
    problems: ([problems]) =>
      medium.items(
        (problems as readonly CommandProblem[]).map(({ line, problem, expected }) => ({
          title: line || say.word('problems', problem),
          details: [
            ...(line ? [say.word('problems', problem)] : []),
            ...(NAMES_WHAT_WAS_FOUND.has(problem) ? (expected ?? '').split('\n') : []),
            ...(expected && !NAMES_WHAT_WAS_FOUND.has(problem)
              ? [`${say.word('labels', 'expected')}: ${expected}`]
              : []),
          ],
        })),
      ),
  }
}

/** Where the category is a guess, so many buttons are more likely than the others. */
function candidatesOf({ sure, runnerUp }: IncidentCard): number {
  return sure ? 0 : runnerUp === undefined ? 1 : 2
}

/** These tell the lines or addresses that are wrong; what is right stands in their words. */
const NAMES_WHAT_WAS_FOUND: ReadonlySet<CommandProblem['problem']> = new Set([
  'unreadable-customer',
  'too-many-customers',
  'leak',
])

function linkTo(label: string, href: string): Link {
  return { label, href, size: 'small' }
}

/** `delivery/damaged` in words. */
function topicOf(say: Phrasing, label: string): string {
  const [category = '', topic = ''] = label.split('/')
  return say.topic(category, topic)
}

/** The text in two parts, the second mostly empty; cut between lines where there are any. */
function parted(text: string): readonly [string, string] {
  const cleaned = clean(text)
  if (cleaned.length <= LONGEST_OPENING) return [cleaned, '']
  const line = cleaned.lastIndexOf('\n', LONGEST_OPENING)
  const end = line > LONGEST_OPENING / 2 ? line : LONGEST_OPENING
  return [cleaned.slice(0, end).toWellFormed(), cleaned.slice(end).toWellFormed()]
}

/** Commands under the headings of their groups, in the order given. */
function groupsOf(say: Phrasing, commands: MailData['help']['commands']) {
  return [...Map.groupBy(commands, ({ group }) => group)].map(([group, members]) => ({
    heading: say.wordOr('commandGroups', group),
    terms: members.map(({ name, grammar, aliases, meaning }) => ({
      label: oneLine(grammar),
      text: say.words['commands']?.[name] ?? oneLine(meaning),
      aside: aliases.map(oneLine).join(' · '),
    })),
  }))
}
