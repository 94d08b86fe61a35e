/**
 * What happens because time passes, in one loop: follow-ups, failed deliveries, digests and handovers, words to many
 * customers, the index of searches. What asks mail servers has a loop beside it: a slow one holds up nobody's follow-up.
 */

import { MINUTE } from '../domain/time/instant.ts'
import { pause } from './back-off.ts'
import { type StormDeps, stormDue } from './breaker.ts'
import { type CatchUpDeps, catchUpDue } from './catch-up.ts'
import { type CredentialAlarmDeps, credentialAlarms } from './credential-alarms.ts'
import { type ErasureDeps, erasuresDue } from './erase-at-server.ts'
import { type EscalationDeps, escalationsDue } from './escalations.ts'
import { type FloodDeps, floodsDue } from './floods.ts'
import { decideFailures, type FollowUpDeps, followUp, withdrawOutdated } from './follow-up.ts'
import { harmlessCause } from './harmless-cause.ts'
import { indexMessages } from './index-messages.ts'
import { type DailyLedgerDeps, ledgerDue } from './ledger-daily.ts'
import { type NewcomerDeps, welcomeNewcomers } from './newcomers.ts'
import type { Bell, Clock, MailboxId, MailSource, Meter } from './ports.ts'
import type { ReportDeps } from './report-mails.ts'
import { reportsDue } from './reports-due.ts'
import { type RetentionDeps, retentionDue } from './retention.ts'
import { type RoundDeps, workRounds } from './rounds.ts'

export type TimeDeps = FollowUpDeps &
  ReportDeps &
  EscalationDeps &
  StormDeps &
  FloodDeps &
  CatchUpDeps &
  CredentialAlarmDeps &
  NewcomerDeps &
  DailyLedgerDeps &
  RoundDeps &
  ErasureDeps &
  RetentionDeps & {
    readonly mailbox: { readonly id: MailboxId }
    readonly clock: Clock
    readonly meter: Meter
    readonly bell: Bell
    /** Absent: there is no mailbox to look into, mail is brought to us. */
    readonly source?: MailSource | undefined
  }

/** How often the clock is looked at. A failed delivery is told within this, too. */
const TICK_MS = 10_000
/** What came while the machine was off is fetched and decided within this. */
const READING_TAKES = 10 * MINUTE
/** A mailbox is looked into every minute. When nobody could for so long, there may be mail in it that changes everything. */
const UNSEEN = 20 * MINUTE
/**
 * While many customers are written to: the outbox is filled again as it empties, and `#stop` is answered at once. And while
 * many messages are to be indexed: the rest of the time belongs to the mails.
 */
const ROUND_TICK_MS = 1_000

/**
 * One look at the clock; `unread` says that mail of customers may lie in the mailbox. Templates load only when something is to be said:
 * most looks find nothing.
 */
export async function tick(
  deps: TimeDeps,
  signal?: AbortSignal,
  unread = false,
): Promise<{ followUps: number; reports: number }> {
  const { mailbox } = deps
  const now = deps.clock.now()
  const done = await eachOf({
    withdrawn: () => withdrawOutdated(deps, mailbox.id, now),
    followUps: async () => (await followUp(deps, mailbox.id, now, { ...(signal ? { signal } : {}), unread })).followUps,
    failures: () => decideFailures(deps, mailbox.id, now),
    escalations: () => escalationsDue(deps, mailbox.id, now),
    storms: () => stormDue(deps, mailbox.id, now),
    floods: () => floodsDue(deps, mailbox.id, now),
    catchUps: () => catchUpDue(deps, mailbox.id, now),
    alarms: () => credentialAlarms(deps, mailbox.id, now),
    newcomers: () => welcomeNewcomers(deps, mailbox.id, now),
    reports: () => reportsDue(deps, mailbox.id, now),
    rounds: () => workRounds(deps, mailbox.id, now, signal),
    retention: () => retentionDue(deps, mailbox.id, now, signal),
  })
  const { counts, failed } = done
  if (Object.values(counts).some((count) => count > 0)) await deps.bell.ring('outbox')
  if (failed.length > 0) throw failed[0]
  return {
    followUps: counts.followUps + counts.escalations + counts.storms + counts.floods + counts.catchUps + counts.alarms,
    reports: counts.reports,
  }
}

/** What is due and may take minutes, because mail servers are asked: the ledger is compared, folders are searched for the erased. */
export async function tickAtServers(deps: TimeDeps, signal?: AbortSignal): Promise<void> {
  const { mailbox } = deps
  const now = deps.clock.now()
  const { counts, failed } = await eachOf({
    ledger: () => ledgerDue(deps, mailbox.id, now, signal),
    erasures: () => erasuresDue(deps, mailbox.id, now, signal),
  })
  if (counts.ledger + counts.erasures > 0) await deps.bell.ring('outbox')
  if (failed.length > 0) throw failed[0]
}

/** Does one step after the other: what fails keeps no later one from its turn. */
async function eachOf<K extends string>(steps: Readonly<Record<K, () => Promise<number>>>) {
  const counts = Object.fromEntries(Object.keys(steps).map((name) => [name, 0])) as Record<K, number>
  const failed: unknown[] = []
  for (const [name, step] of Object.entries(steps) as [K, () => Promise<number>][]) {
    try {
      counts[name] = await step()
    } catch (error) {
      failed.push(error)
    }
  }
  return { counts, failed }
}

/** Looks at the clock until `signal`. */
export async function passTime(deps: TimeDeps, signal: AbortSignal): Promise<void> {
  const ended = new AbortController()
  const atServers = passTimeAtServers(deps, AbortSignal.any([signal, ended.signal]))
  try {
    await passOwnTime(deps, signal)
  } finally {
    ended.abort()
    await atServers
  }
}

async function passTimeAtServers(deps: TimeDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await tickAtServers(deps, signal)
    } catch (error) {
      deps.log.error('tick-at-servers-failed', { cause: harmlessCause(error) })
    }
    await pause(TICK_MS, signal)
  }
}

async function passOwnTime(deps: TimeDeps, signal: AbortSignal): Promise<void> {
  // After an outage the mailbox is read first: who has answered meanwhile is not asked why not.
  const readAt = deps.clock.now() + READING_TAKES
  while (!signal.aborted) {
    deps.meter.turned()
    try {
      const { followUps } = await tick(deps, signal, deps.clock.now() < readAt || (await isUnseen(deps)))
      if (followUps > 0) deps.meter.note({ kind: 'followed-up', mails: followUps })
      deps.meter.trouble('clock')
    } catch (error) {
      // The next look decides again, from the state then.
      deps.log.error('tick-failed', { cause: harmlessCause(error) })
      deps.meter.trouble('clock', error)
    }
    await nextTick(deps, await index(deps, signal), signal)
  }
}

/** Whether the mailbox could not be looked into lately. */
export async function isUnseen({ source, rawMails, mailbox, clock }: TimeDeps): Promise<boolean> {
  return source !== undefined && clock.now() - ((await rawMails.lookedAt(mailbox.id)) ?? 0) > UNSEEN
}

/** Until the next look at the clock. Rounds and indexing go on meanwhile, so that follow-ups are not looked for every second. */
async function nextTick(deps: TimeDeps, unindexed: boolean, signal: AbortSignal): Promise<void> {
  const { mailbox, clock, bell } = deps
  let behind = unindexed
  for (let waited = 0; waited < TICK_MS && !signal.aborted; waited += ROUND_TICK_MS) {
    deps.meter.turned(TICK_MS)
    const running = await deps.rounds.running(mailbox.id).catch(() => false)
    if (!running && !behind) return await pause(TICK_MS - waited, signal)
    await pause(ROUND_TICK_MS, signal)
    const steps = running ? await workRounds(deps, mailbox.id, clock.now(), signal).catch(() => 0) : 0
    if (steps > 0) await bell.ring('outbox')
    behind &&= await index(deps, signal)
  }
}

/** Whether messages are left. A failure is no reason to hurry. */
async function index(deps: TimeDeps, signal: AbortSignal): Promise<boolean> {
  try {
    return await indexMessages(deps, deps.mailbox.id, signal)
  } catch (error) {
    deps.log.error('index-failed', { cause: harmlessCause(error) })
    return false
  }
}
