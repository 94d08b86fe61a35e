/** The handover to each agent when the shifts change: once each, whichever process comes first. */
import { type Incident, isLive } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import { lacks } from '../domain/report/handover.ts'
import { byNeed, isSpokenFor } from '../domain/report/listed.ts'
import { numberedLines } from '../domain/say/cards.ts'
import { languageOf } from '../domain/say/people.ts'
import type { Person } from '../domain/store.ts'
import { beginOfBusiness, localDate } from '../domain/time/business-time.ts'
import { HOUR, type Instant, MINUTE } from '../domain/time/instant.ts'
import { instantOn } from '../domain/time/local-date.ts'
import type { MailboxId } from './ports.ts'
import { addReports, type ReportDeps, type RowDeps } from './report-mails.ts'

/** How long after the change of shifts a handover is still news, for a store whose machine was off. */
const HANDOVER_WINDOW = 3 * HOUR

/** A list nobody reads to its end helps nobody; the rest is a `#list` away. */
export const MOST_LINES = 100

/** Adds the handovers that are due at `now` to the outbox. Returns how many. */
export async function handoverDue(deps: ReportDeps, mailbox: MailboxId, now: Instant): Promise<number> {
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
  return await addReports(deps, mailbox, mails, now)
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
