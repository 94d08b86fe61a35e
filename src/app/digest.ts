/** The weekly digest to each manager: once each, whichever process comes first. */
import type { Incident } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import { tagOf } from '../domain/mail/reference.ts'
import { digestFigures } from '../domain/report/digest.ts'
import type { DigestFigures, Recurrence } from '../domain/report/digest-figures.ts'
import type { Found } from '../domain/report/recurrence.ts'
import { numberedLines } from '../domain/say/cards.ts'
import { languageOf } from '../domain/say/people.ts'
import type { Person } from '../domain/store.ts'
import { localDate, type Week, weekOf } from '../domain/time/business-time.ts'
import { DAY, type Instant } from '../domain/time/instant.ts'
import { instantOn } from '../domain/time/local-date.ts'
import { rowsOf } from './digest-rows.ts'
import type { MailboxId } from './ports.ts'
import { addReports, type ReportDeps, type RowDeps } from './report-mails.ts'

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
  const content = await figuresOf(deps, mailbox, week, now)
  const mails = managers.map(
    (manager): MailToSend => ({ ...digestMail(manager, week, content, deps), onceKey: keyOf(manager) }),
  )
  return await addReports(deps, mailbox, mails, now)
}

/** The last full week before `now`. */
export function weekBefore(deps: Pick<RowDeps, 'store'>, now: Instant): Week {
  const { calendar } = deps.store
  return weekOf(calendar, weekOf(calendar, now).from - DAY)
}

/** The figures of a week as they stand at `now`, and the incidents that are shown. */
export async function figuresOf(deps: RowDeps, mailbox: MailboxId, week: Week, now: Instant) {
  const content = digestFigures(await rowsOf(deps, mailbox, week, now))
  const numbers = new Set(content.decisions.flatMap((decision) => decision.numbers))
  const incidents = await deps.reports.byNumber(mailbox, [...numbers])
  return { ...content, incidents: new Map(incidents.map((incident) => [incident.number, incident])) }
}

/** The digest of a week to one person; its lines are answered by number. */
export function digestMail(
  person: Person,
  week: Week,
  content: Awaited<ReturnType<typeof figuresOf>>,
  deps: Pick<RowDeps, 'store' | 'seal'>,
): MailToSend {
  const groups = content.decisions.map((decision) => ({
    ...decision,
    incidents: decision.numbers.flatMap((number) => content.incidents.get(number) ?? []),
  }))
  const shown: readonly Incident[] = groups.flatMap(({ incidents }) => incidents)
  const lines = numberedLines(shown, person, deps)
  let told = 0
  const decisions = groups.map(({ numbers: _, incidents, recurrence, ...decision }) => {
    const own = lines.slice(told, told + incidents.length)
    told += incidents.length
    const more = recurrence === undefined && decision.because !== 'ledger' ? decision.total - own.length : 0
    return {
      ...decision,
      lines: own,
      ...(more > 0 ? { more } : {}),
      ...(recurrence === undefined ? {} : { recurrence: referred(recurrence, deps) }),
    }
  })
  const figures: DigestFigures = {
    ...content.figures,
    decisions,
    recurrences: content.recurring.map((recurrence) => referred(recurrence, deps)),
  }
  return {
    name: 'digest',
    data: { storeWeek: week.name, figures },
    to: { address: person.address, name: person.name },
    language: languageOf(person, deps.store),
    lane: 'digest',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `digest:${week.name}:${person.address}`,
    replyAs: deps.store.agents.some((agent) => agent.address === person.address) ? 'agent' : 'plain',
    about: 0,
    lines: shown.map((incident) => incident.number),
  }
}

function referred({ examples, ...found }: Found, { store, seal }: Pick<RowDeps, 'store' | 'seal'>): Recurrence {
  return { ...found, references: examples.map((number) => tagOf(seal, store.mailbox, number)) }
}
