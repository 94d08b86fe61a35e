/** What happens because time passes, in one loop: follow-ups, failed deliveries, digests and handovers. */
import { pause } from './back-off.ts'
import { type ReportDeps, reportsDue } from './digest.ts'
import { decideFailures, type FollowUpDeps, followUp } from './follow-up.ts'
import type { Bell, Clock, MailboxId } from './ports.ts'

export type TimeDeps = FollowUpDeps &
  ReportDeps & {
    readonly mailbox: { readonly id: MailboxId }
    readonly clock: Clock
    readonly bell: Bell
  }

/** How often the clock is looked at. A failed delivery is told within this, too. */
const TICK_MS = 10_000

/** One look at the clock. Templates load only when something is to be said: most looks find nothing. */
export async function tick(deps: TimeDeps, signal?: AbortSignal): Promise<{ followUps: number; reports: number }> {
  const { mailbox } = deps
  const now = deps.clock.now()
  const { followUps } = await followUp(deps, mailbox.id, now, signal)
  const failures = await decideFailures(deps, mailbox.id, now)
  const reports = await reportsDue(deps, mailbox.id, now)
  if (followUps + failures + reports > 0) await deps.bell.ring('outbox')
  return { followUps, reports }
}

/** Looks at the clock until `signal`. */
export async function passTime(deps: TimeDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await tick(deps, signal)
    } catch (error) {
      // The next look decides again, from the state then.
      deps.log.error('tick-failed', { cause: error instanceof Error ? error.message : String(error) })
    }
    await pause(TICK_MS, signal)
  }
}
