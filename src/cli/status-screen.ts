/** The state of an installation on one screen. */
import { type LookedAtMailbox, type Overview, totalsOf } from '../app/overview.ts'
import { age, type Complaint, complaintsOf, complaintsOfSchema, holderOf, lookedAt } from '../app/status.ts'
import type { Instant } from '../domain/time/instant.ts'
import { printable } from './command.ts'

const MARKS = { warn: 'look', fail: 'FAIL' } as const

/** Everything that stands in somebody's way, of the database first. */
export function allComplaints({ schema, mailboxes, at }: Overview): readonly Complaint[] {
  return [...complaintsOfSchema(schema), ...mailboxes.flatMap((one) => ofMailbox(one, at))]
}

export function screenOf(overview: Overview, version: string): string {
  const { schema, mailboxes, at } = overview
  const state = complaintsOfSchema(schema)
  const complaints = allComplaints(overview).length
  return [
    `incidencias ${version}, PostgreSQL ${schema.version}, schema ${state.length === 0 ? 'current' : 'not of this version'}`,
    ...lines(state),
    ...mailboxes.flatMap((one) => ['', ...aboutMailbox(one, at)]),
    '',
    complaints === 0 ? 'All well.' : `${complaints} to look at.`,
  ].join('\n')
}

function aboutMailbox(one: LookedAtMailbox, now: Instant): readonly string[] {
  const { address, figures, fetches, firstAnswers } = one
  const ago = (at: Instant | undefined) => (at === undefined ? 'never' : `${age(now - at)} ago`)
  const { open, waiting, urgent, unanswered } = totalsOf(figures)
  const { pending, held, quarantined, outbox, due } = figures
  const toSend = outbox.reduce((all, { mails }) => all + mails, 0)
  const oldest = Math.min(...outbox.map(({ oldestAt }) => oldestAt))
  const judged = firstAnswers.within + firstAnswers.late
  const rows: readonly (readonly [string, string])[] = [
    ['receives', fetches ? (holderOf(figures) ?? 'nobody now') : 'mail is brought to it'],
    ...(fetches ? [['looked through', ago(lookedAt(figures))] as const] : []),
    ...signedIn(one),
    ['taken in', `${pending.mails} to decide, ${held} held for an agent, ${quarantined} quarantined`],
    ['outbox', toSend === 0 ? 'empty' : `${toSend} to send, the oldest ${age(now - oldest)} old: ${byLane(one)}`],
    ['incidents', `${open} open, ${waiting} waiting for customers, ${urgent} urgent, ${unanswered} unanswered`],
    [
      'first answers',
      judged === 0 ? 'none was due in the last day' : `${firstAnswers.within} of ${judged} in time in the last day`,
    ],
    [
      'follow-ups',
      `${due.incidents} due${due.overdue > 0 ? `, ${due.overdue} of them late` : ''}, ${due.nextAt === undefined ? 'none later' : `the next in ${age(due.nextAt - now)}`}`,
    ],
    ['reports', `digest ${ago(figures.digestAt)}, handover ${ago(figures.handoverAt)}`],
    ['last error', lastError(one, now)],
  ]
  return [
    address,
    ...rows.map(([name, value]) => `  ${name.padEnd(15)} ${printable(value)}`),
    ...lines(ofMailbox(one, now)),
  ]
}

function byLane({ figures }: LookedAtMailbox): string {
  const lanes = Map.groupBy(figures.outbox, ({ lane }) => lane)
  return Array.from(lanes, ([lane, all]) => `${all.reduce((sum, { mails }) => sum + mails, 0)} ${lane}`).join(', ')
}

function lastError({ figures }: LookedAtMailbox, now: Instant): string {
  const [last] = figures.troubles
  if (last === undefined) return 'none'
  const over = last.endedAt === undefined ? '' : `, over since ${age(now - last.endedAt)}`
  return `${last.part}: ${last.cause}, ${age(now - last.at)} ago${over}`
}

function ofMailbox({ figures, ...kind }: LookedAtMailbox, now: Instant): readonly Complaint[] {
  return complaintsOf(figures, kind, now)
}

/** How it stands with the tokens of a mailbox that logs in with some. */
function signedIn({ figures: { credential }, signIn }: LookedAtMailbox): readonly (readonly [string, string])[] {
  if (signIn === undefined) return []
  const day = (at: Instant) => new Date(at).toISOString().slice(0, 10)
  const state = credential?.refused ? 'refused' : credential?.isStored ? 'authorised' : 'nobody has consented yet'
  const until = credential?.expiresAt === undefined ? '' : `, until ${day(credential.expiresAt)}`
  const secret = signIn.secretExpires === undefined ? '' : `, the client's secret until ${day(signIn.secretExpires)}`
  return [['tokens', `${signIn.provider}: ${state}${until}${secret}`]]
}

function lines(complaints: readonly Complaint[]): readonly string[] {
  return complaints.flatMap(({ level, what, next }) => [`  ${MARKS[level]}  ${printable(what)}`, `        ${next}`])
}
