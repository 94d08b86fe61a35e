/** The weekly digest to each manager and the daily handover to each agent: once each, whichever process comes first. */

import { type Incident, isLive } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import { digestFigures, oldestOf } from '../domain/report/digest.ts'
import { lacks } from '../domain/report/handover.ts'
import { byNeed, isSpokenFor } from '../domain/report/listed.ts'
import { precisionOf } from '../domain/report/precision.ts'
import { numberedLines } from '../domain/say/cards.ts'
import { languageOf } from '../domain/say/people.ts'
import type { Person } from '../domain/store.ts'
import { beginOfBusiness, localDate, type Week, weekOf } from '../domain/time/business-time.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../domain/time/instant.ts'
import { instantOn } from '../domain/time/local-date.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type { Clock, MailboxId, Outbox, RawMails, Reports, Templates } from './ports.ts'

export type ReportDeps = Omit<ComposeDeps, 'templates'> & {
  readonly reports: Reports
  readonly rawMails: RawMails
  readonly outbox: Outbox
  /** Minutes after midnight at which the shifts change. */
  readonly handoverAt: number
  /** Loaded only when something is to be said. */
  templates(): Promise<Templates>
}

/** How long after the change of shifts a handover is still news, for a store whose machine was off. */
const HANDOVER_WINDOW = 3 * HOUR
/** What reports are made from. */
type RowDeps = Pick<ComposeDeps, 'store' | 'seal'> & {
  readonly reports: Reports
  readonly rawMails: Pick<RawMails, 'ledger' | 'quarantined' | 'held'>
}

/** A list nobody reads to its end helps nobody; the rest is a `#list` away. */
export const MOST_LINES = 100

/** How well mails are sorted is compared with so long before. */
const COMPARED_WITH = 28 * DAY

/** Monday 08:00 of the store. */
const DIGEST_MINUTE = 8 * 60

/** Adds the digests and handovers that are due at `now` to the outbox. Returns how many. */
export async function reportsDue(deps: ReportDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  return (await digestDue(deps, mailbox, now)) + (await handoverDue(deps, mailbox, now))
}

async function digestDue(deps: ReportDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  const { calendar, managers } = deps.store
  const week = weekBefore(deps, now)
  if (managers.length === 0 || now < instantOn(calendar, localDate(calendar, week.to), DIGEST_MINUTE)) return 0
  const first = await deps.reports.firstArrival(mailbox)
  // A store that did not exist in that week gets no digest about it.
  if (first === undefined || first >= week.to) return 0
  const keyOf = (manager: Person) => `digest:${week.name}:${manager.address}`
  const waiting = await deps.outbox.unknownKeys(mailbox, managers.map(keyOf))
  if (waiting.length === 0) return 0
  const figures = await figuresOf(deps, mailbox, week)
  const mails = managers.map(
    (manager): MailToSend => ({ ...digestMail(manager, week, figures, deps), onceKey: keyOf(manager) }),
  )
  return await say(deps, mailbox, mails, now)
}

async function say(deps: ReportDeps, mailbox: MailboxId, mails: readonly MailToSend[], now: Instant): Promise<number> {
  const templates = await deps.templates()
  return await deps.outbox.add(
    mailbox,
    mails.map((mail) => compose(mail, undefined, now, { ...deps, templates })),
    now,
  )
}

/** The last full week before `now`. */
export function weekBefore(deps: Pick<RowDeps, 'store'>, now: Instant): Week {
  const { calendar } = deps.store
  return weekOf(calendar, weekOf(calendar, now).from - DAY)
}

/** The figures of a week, and the incidents that are open longest now. */
export async function figuresOf(deps: RowDeps, mailbox: MailboxId, week: Week) {
  const { calendar } = deps.store
  const before = weekOf(calendar, week.from - DAY)
  const kinds = ['resolved', 'closed', 'reopened', 'promise-kept', 'promise-missed', 'delivery-failed'] as const
  const events = await deps.reports.events(mailbox, kinds, week.from, week.to)
  const ledger = await deps.rawMails.ledger(mailbox)
  const rows = {
    from: week.from,
    to: week.to,
    opened: await deps.reports.opened(mailbox, week.from, week.to),
    openedBefore: await deps.reports.opened(mailbox, before.from, before.to),
    live: await deps.reports.live(mailbox),
    events,
    ended: await deps.reports.byNumber(mailbox, [
      ...new Set(
        events.filter(({ event }) => event.kind === 'resolved' || event.kind === 'closed').map((e) => e.incident),
      ),
    ]),
    ledger: {
      received: ledger.received,
      filed: ledger.filed,
      automatic: ledger.automatic,
      ignored: ledger.ignored,
      quarantined: ledger.quarantined,
      held: ledger.held,
      open: ledger.pending,
    },
  }
  const precision = precisionOf(
    await deps.reports.guesses(mailbox, week.from, week.to),
    await deps.reports.guesses(mailbox, week.from - COMPARED_WITH, week.from),
  )
  const figures = { ...digestFigures(rows, deps.store, deps.seal), ...(precision === undefined ? {} : { precision }) }
  return { figures, oldest: oldestOf(rows) }
}

/** The digest of a week to one person; its lines are answered by number. */
export function digestMail(
  person: Person,
  week: Week,
  { figures, oldest }: Awaited<ReturnType<typeof figuresOf>>,
  deps: Pick<RowDeps, 'store' | 'seal'>,
): MailToSend {
  return {
    name: 'digest',
    data: { storeWeek: week.name, figures: { ...figures, oldest: numberedLines(oldest, person, deps) } },
    to: { address: person.address, name: person.name },
    language: languageOf(person, deps.store),
    lane: 'digest',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `digest:${week.name}:${person.address}`,
    replyAs: 'plain',
    about: 0,
    lines: oldest.map((incident) => incident.number),
  }
}

async function handoverDue(deps: ReportDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  const { calendar, agents } = deps.store
  const date = localDate(calendar, now)
  const from = instantOn(calendar, date, deps.handoverAt)
  // A shift change that was slept through is over: nobody wants the news of 14:00 at 18:00.
  if (beginOfBusiness(calendar, date) === undefined || now < from || now >= from + HANDOVER_WINDOW) return 0
  const keyOf = (agent: Person) => `handover:${date}:${agent.address}`
  const waiting = await deps.outbox.unknownKeys(mailbox, agents.map(keyOf))
  if (waiting.length === 0) return 0
  const content = await handoverContent(deps, mailbox)
  if (content.live.length === 0 && content.quarantined.length === 0 && content.held === 0) return 0
  const mails = agents.map(
    (agent): MailToSend => ({ ...handoverMail(agent, content, now, deps), onceKey: keyOf(agent) }),
  )
  return await say(deps, mailbox, mails, now)
}

/** Who waits for what now. `changed`: incidents as they are, though not yet recorded. */
export async function handoverContent(
  deps: Pick<RowDeps, 'reports' | 'rawMails'>,
  mailbox: MailboxId,
  changed: ReadonlyMap<number, Incident> = new Map(),
) {
  const stored = await deps.reports.live(mailbox)
  const all = new Map([...stored.map((incident) => [incident.number, incident] as const), ...changed])
  const live = [...all.values()].filter((incident) => isLive(incident) && !isSpokenFor(incident)).sort(byNeed)
  const quarantined = await deps.rawMails.quarantined(mailbox)
  return { live, quarantined, held: await deps.rawMails.held(mailbox) }
}

/** The handover to one person; its lines are answered by number. */
export function handoverMail(
  person: Person,
  { live, quarantined, held }: Awaited<ReturnType<typeof handoverContent>>,
  now: Instant,
  deps: Pick<RowDeps, 'store' | 'seal'>,
): MailToSend {
  const { store } = deps
  const incidents = live.slice(0, MOST_LINES)
  const lacking = incidents.map((incident) => lacks(incident, now))
  return {
    name: 'handover',
    data: {
      at: now,
      lines: numberedLines(incidents, person, deps).map((line, at) => ({ ...line, lacks: lacking[at] ?? 'nothing' })),
      ...(live.length > MOST_LINES ? { more: live.length - MOST_LINES } : {}),
      quarantined: quarantined.slice(0, MOST_LINES).map(({ id, from, subject, cause }) => ({
        id,
        from,
        subject,
        cause: cause.split('\n', 1)[0] ?? '',
      })),
      held,
    },
    to: { address: person.address, name: person.name },
    language: languageOf(person, store),
    lane: 'digest',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `handover:${Math.floor(now / MINUTE)}:${person.address}`,
    replyAs: store.agents.some((agent) => agent.address === person.address) ? 'agent' : 'plain',
    about: 0,
    lines: incidents.map((incident) => incident.number),
  }
}

/** Prints the first of these reports as text, or puts all of them into the outbox and says how many were new. */
export async function sendReports(
  deps: ReportDeps & { readonly mailbox: { readonly id: MailboxId }; readonly clock: Clock },
  mails: readonly MailToSend[],
  isToBeSent: boolean,
  print: (text: string) => void,
): Promise<void> {
  const now = deps.clock.now()
  if (isToBeSent) {
    const added = await say(deps, deps.mailbox.id, mails, now)
    print(
      `${added} of ${mails.length} put into the outbox; the others had theirs already. Next: npm run incidencias -- once`,
    )
    return
  }
  const templates = await deps.templates()
  const first = mails[0]
  if (first) {
    const { subject, text } = compose(first, undefined, now, { ...deps, templates })
    print(`${subject}\n\n${text}`)
  }
}
