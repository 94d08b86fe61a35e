/** The weekly digest to each manager: once each, whichever process comes first. */
import type { MailToSend } from '../domain/incident/mails.ts'
import { digestFigures, oldestOf } from '../domain/report/digest.ts'
import { precisionOf } from '../domain/report/precision.ts'
import { numberedLines } from '../domain/say/cards.ts'
import { languageOf } from '../domain/say/people.ts'
import type { Person } from '../domain/store.ts'
import { localDate, type Week, weekOf } from '../domain/time/business-time.ts'
import { DAY, type Instant } from '../domain/time/instant.ts'
import { instantOn } from '../domain/time/local-date.ts'
import type { MailboxId } from './ports.ts'
import { addReports, type ReportDeps, type RowDeps } from './report-mails.ts'

/** How well mails are sorted is compared with so long before. */
const COMPARED_WITH = 28 * DAY

/** Monday 08:00 of the store. */
const DIGEST_MINUTE = 8 * 60

/** Adds the digests that are due at `now` to the outbox. Returns how many. */
export async function digestDue(deps: ReportDeps, mailbox: MailboxId, now: Instant): Promise<number> {
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
  return await addReports(deps, mailbox, mails, now)
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
