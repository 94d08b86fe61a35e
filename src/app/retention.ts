/** What has become old goes, a piece at a time: once a day the whole mailbox is walked through by the rules of `retention.yaml`. */
import { isKeepingAll, type RetentionRules, shortestAge, stepDue } from '../domain/policy/retention.ts'
import type { Store } from '../domain/store.ts'
import type { Instant } from '../domain/time/instant.ts'
import { localDate } from '../domain/time/local-date.ts'
import type { Log, MailboxId, Retention, RetentionCounts, RetentionWalk } from './ports.ts'

export type RetentionDeps = {
  readonly retention: Retention
  readonly config: { readonly retention: RetentionRules }
  readonly store: Pick<Store, 'calendar'>
  readonly log: Log
}

/** A look at the clock gives this much of its time to what is old. Milliseconds. */
const WALKING_MS = 2_000

/** Goes on with the walk of the day. Returns how many incidents and mails were treated. */
export async function retentionDue(
  { retention, config, store, log }: RetentionDeps,
  mailbox: MailboxId,
  now: Instant,
  signal?: AbortSignal,
): Promise<number> {
  if (isKeepingAll(config.retention)) return 0
  const walk = walkOf(config.retention, store, now)
  const began = performance.now()
  let done = 0
  while (signal?.aborted !== true && performance.now() - began < WALKING_MS) {
    const { more, counts } = await retention.piece(mailbox, walk, now)
    const count = Object.values(counts).reduce((sum, one) => sum + one, 0)
    if (count > 0) log.info('retention', counts)
    done += count
    if (!more) break
  }
  return done
}

/** What would go now, by these rules. */
export async function retentionSurvey(
  { retention, store }: Pick<RetentionDeps, 'retention' | 'store'>,
  mailbox: MailboxId,
  rules: RetentionRules,
  now: Instant,
): Promise<RetentionCounts> {
  return await retention.survey(mailbox, walkOf(rules, store, now))
}

function walkOf(rules: RetentionRules, { calendar }: Pick<Store, 'calendar'>, now: Instant): RetentionWalk {
  const shortest = shortestAge(rules)
  const { automatic, ignored, quarantined, reports } = rules.leftovers
  return {
    day: localDate(calendar, now),
    rules,
    endedBefore: shortest === undefined ? undefined : now - shortest,
    leftovers: {
      ...(automatic === undefined ? {} : { automatic: now - automatic }),
      ...(ignored === undefined ? {} : { ignored: now - ignored }),
      ...(quarantined === undefined ? {} : { quarantined: now - quarantined }),
      ...(reports === undefined ? {} : { reports: now - reports }),
    },
    stepOf: (incident) => stepDue(rules, incident, now),
  }
}
