/** The handover to each agent when the shifts change: once each, whichever process comes first. */
import type { Incident } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import type { HandoverLine, HeldLine } from '../domain/incident/shown.ts'
import { tagOf } from '../domain/mail/reference.ts'
import { BEYOND_QUOTA } from '../domain/policy/quota.ts'
import { type HandedOver, handedOver, isNews, lacks, midnightAfter, shiftsAt } from '../domain/report/handover.ts'
import { comparedLine } from '../domain/report/ledger.ts'
import { numberedLines } from '../domain/say/cards.ts'
import { languageOf } from '../domain/say/people.ts'
import { type Person, type Store, storeAt } from '../domain/store.ts'
import { type Instant, MINUTE } from '../domain/time/instant.ts'
import { localTime } from '../domain/time/local-date.ts'
import type { HeldMail, LedgerChecked, LedgerSum, MailboxId, QuarantinedMail } from './ports.ts'
import { addReports, type ReportDeps, type RowDeps } from './report-mails.ts'

/** A list nobody reads to its end helps nobody; the rest is a `#list` away. */
export const MOST_LINES = 100
/** Of a handover, so that it stays below what mail clients cut off. */
const MOST_HANDED_OVER = 80
/** Of mails that are held or in quarantine. */
const MOST_MAILS = 25

/** Adds the handovers that are due at `now` to the outbox. Returns how many. */
export async function handoverDue(deps: ReportDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  const { calendar } = deps.store
  const shifts = shiftsAt(calendar, deps.handoverAt, now)
  if (!isNews(shifts, now)) return 0
  const keyOf = (agent: Person) => `handover:${localTime(calendar, shifts.latest)}:${agent.address}`
  const waiting = await deps.outbox.unknownKeys(mailbox, deps.store.agents.map(keyOf))
  if (waiting.length === 0) return 0
  const present = { ...deps, store: storeAt(deps.store, await deps.incidents.absences(mailbox), now) }
  // Who is away hears on coming back; the key of a mail that was not sent stays free, and the shift is over by then.
  const agents = presentAgents(present.store).filter((agent) => waiting.includes(keyOf(agent)))
  if (agents.length === 0) return 0
  const content = await handoverContent(present, mailbox, now)
  const mails = agents.map(
    (agent): MailToSend => ({ ...handoverMail(agent, content, now, present), onceKey: keyOf(agent) }),
  )
  return await addReports(present, mailbox, mails, now)
}

/** All of them, should all be away. */
function presentAgents({ agents }: Store): readonly Person[] {
  const present = agents.filter(({ away }) => away === undefined)
  return present.length > 0 ? present : agents
}

/** What a handover is made from. */
type HandoverContent = {
  /** Those that come first, and all that were changed. */
  readonly incidents: readonly Incident[]
  /** Open besides. */
  readonly more: number
  readonly quarantined: readonly QuarantinedMail[]
  readonly held: readonly HeldMail[]
  readonly lapsed: readonly HeldMail[]
  readonly ledger: LedgerSum
  readonly checked: LedgerChecked | undefined
}

/** Who waits for what now. `changed`: incidents as they are, though not yet recorded. */
export async function handoverContent(
  deps: Pick<RowDeps, 'store' | 'reports' | 'rawMails' | 'handoverAt' | 'ledgerChecks'>,
  mailbox: MailboxId,
  now: Instant,
  changed: ReadonlyMap<number, Incident> = new Map(),
): Promise<HandoverContent> {
  const { calendar } = deps.store
  const stored = await deps.reports.toHandOver(mailbox, {
    now,
    midnight: midnightAfter(calendar, now),
    most: MOST_HANDED_OVER,
    except: [...changed.keys()],
  })
  const { before } = shiftsAt(calendar, deps.handoverAt, now)
  return {
    incidents: [...stored.incidents, ...changed.values()].sort((a, b) => a.number - b.number),
    more: stored.more,
    quarantined: await deps.rawMails.quarantined(mailbox),
    held: await deps.rawMails.held(mailbox),
    lapsed: await deps.rawMails.lapsed(mailbox, before, now),
    ledger: await deps.rawMails.ledger(mailbox),
    checked: await deps.ledgerChecks?.latest(mailbox),
  }
}

/** The handover to one person; its lines are answered by number. `store` knows who is away. */
export function handoverMail(
  person: Person,
  content: HandoverContent,
  now: Instant,
  deps: Pick<RowDeps, 'store' | 'seal'>,
): MailToSend {
  const { store } = deps
  // A flood hides no mail that failed.
  const isHeld = ({ cause }: QuarantinedMail) => Number(cause === BEYOND_QUOTA)
  const quarantined = content.quarantined.toSorted((a, b) => isHeld(a) - isHeld(b))
  const { pending, ...ledger } = content.ledger
  const all = handedOver(content.incidents, person, store.calendar, now)
  const shown = firstOf(all)
  const incidents = [...shown.promises, ...shown.waiting, ...shown.others]
  const open = all.promises.length + all.waiting.length + all.others.length + content.more
  const lines = numberedLines(incidents, person, deps).map((line, at): HandoverLine => {
    const incident = incidents[at] as Incident
    const isTheirs = incident.assignee === person.address
    return { ...line, lacks: lacks(incident, now), ...(isTheirs ? { yours: true as const } : {}) }
  })
  const [promised, awaited] = [shown.promises.length, shown.promises.length + shown.waiting.length]
  const heldLines = (mails: readonly HeldMail[]) => mails.slice(0, MOST_MAILS).map((mail) => heldLine(mail, deps))
  return {
    name: 'handover',
    data: {
      at: now,
      nothing: open + quarantined.length + content.held.length + content.lapsed.length + pending === 0,
      open,
      promises: lines.slice(0, promised),
      waiting: lines.slice(promised, awaited),
      others: lines.slice(awaited),
      ...(open > lines.length ? { more: open - lines.length } : {}),
      held: heldLines(content.held),
      lapsed: heldLines(content.lapsed),
      quarantined: quarantined.slice(0, MOST_MAILS).map(({ id, from, subject, cause }) => ({
        id,
        from,
        subject,
        cause: (cause.split('\n', 1)[0] ?? '').slice(0, 200),
      })),
      ...(quarantined.length > MOST_MAILS ? { quarantinedMore: quarantined.length - MOST_MAILS } : {}),
      away: store.agents.flatMap(({ name, address, away }) =>
        away === undefined
          ? []
          : [
              {
                agent: name || address,
                until: away.until,
                ...(away.cover === undefined ? {} : { cover: nameOf(away.cover, store) }),
              },
            ],
      ),
      ...(content.checked === undefined ? {} : { compared: comparedLine(content.checked) }),
      ledger: { ...ledger, open: pending },
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

/** As many as are shown, the most pressing part first. */
function firstOf({ promises, waiting, others }: HandedOver): HandedOver {
  const ofPromises = promises.slice(0, MOST_HANDED_OVER)
  const ofWaiting = waiting.slice(0, MOST_HANDED_OVER - ofPromises.length)
  return {
    promises: ofPromises,
    waiting: ofWaiting,
    others: others.slice(0, MOST_HANDED_OVER - ofPromises.length - ofWaiting.length),
  }
}

function heldLine({ agent, subject, until, incident }: HeldMail, { store, seal }: Pick<RowDeps, 'store' | 'seal'>) {
  const line: HeldLine = {
    what: incident === undefined ? 'unconfirmed' : 'answer',
    agent: nameOf(agent, store),
    subject,
    until,
    ...(incident === undefined ? {} : { reference: tagOf(seal, store.mailbox, incident) }),
  }
  return line
}

function nameOf(address: string, { agents }: Store): string {
  return agents.find((agent) => agent.address === address)?.name || address
}
