/**
 * What is asked of the database again and again by programs that watch, looked up at most once in a few seconds, whoever asks how often.
 * A database that hangs keeps nobody waiting longer than the limit, and has one question to answer, not one for every asker.
 */
import { tallyWeek } from '../domain/report/week-tally.ts'
import type { Store } from '../domain/store.ts'
import { DAY, type Instant, MINUTE, SECOND } from '../domain/time/instant.ts'
import type { Clock, MailboxFigures, MailboxId, SchemaFigures, Seeing, WeekReports } from './ports.ts'

/** A mailbox that logs in with tokens of `provider`. `secretExpires`: when the client's own secret ends, where that is known. */
export type SignIn = { readonly provider: string; readonly secretExpires?: Instant }

export type SeenMailbox = {
  readonly id: MailboxId
  readonly address: string
  readonly fetches: boolean
  readonly store: Store
  readonly signIn?: SignIn
}

/** First answers of the last day whose time was up. */
export type FirstAnswers = { readonly within: number; readonly late: number }

export type LookedAtMailbox = {
  readonly address: string
  readonly fetches: boolean
  readonly signIn?: SignIn
  readonly figures: MailboxFigures
  readonly firstAnswers: FirstAnswers
}

export type Overview = {
  readonly at: Instant
  readonly schema: SchemaFigures
  readonly mailboxes: readonly LookedAtMailbox[]
}

export type OverviewDeps = {
  readonly seeing: Seeing
  readonly reports: Pick<WeekReports, 'openedRows'>
  readonly mailboxes: readonly SeenMailbox[]
  readonly clock: Clock
}

/** A scraper comes every 15 seconds or more. */
const KEPT_MS = 5 * SECOND
const ANSWERS_KEPT_MS = MINUTE
const LIMIT_MS = 2 * SECOND

/** Asks for all mailboxes. Throws `Failure`. */
export async function lookAtAll(deps: OverviewDeps, answers: AnswersOf = firstAnswersOf): Promise<Overview> {
  const at = deps.clock.now()
  const schema = await deps.seeing.schema()
  const mailboxes: LookedAtMailbox[] = []
  // What this version would ask for need not be there.
  if (schema.missing.length > 0) return { at, schema, mailboxes }
  for (const mailbox of deps.mailboxes) {
    const { address, fetches, signIn } = mailbox
    const figures = await deps.seeing.figures(mailbox.id, at)
    const firstAnswers = await answers(deps, mailbox, at)
    mailboxes.push({ address, fetches, ...(signIn ? { signIn } : {}), figures, firstAnswers })
  }
  return { at, schema, mailboxes }
}

type AnswersOf = typeof firstAnswersOf

async function firstAnswersOf(
  { reports }: OverviewDeps,
  { id, store }: SeenMailbox,
  now: Instant,
): Promise<FirstAnswers> {
  const { inTarget } = tallyWeek(await reports.openedRows(id, now - DAY, now), store, now)
  return { within: inTarget.count, late: inTarget.total - inTarget.count }
}

/** The overview as it was a few seconds ago at most; undefined when the database does not answer in time. */
export function createOverview(deps: OverviewDeps, limitMs = LIMIT_MS): () => Promise<Overview | undefined> {
  const answers = new Map<MailboxId, { readonly until: Instant; readonly value: FirstAnswers }>()
  const rememberedAnswers: AnswersOf = async (all, mailbox, now) => {
    const known = answers.get(mailbox.id)
    if (known !== undefined && now < known.until) return known.value
    const value = await firstAnswersOf(all, mailbox, now)
    answers.set(mailbox.id, { until: now + ANSWERS_KEPT_MS, value })
    return value
  }
  let kept: { readonly until: number; readonly value: Overview } | undefined
  let looking: Promise<Overview | undefined> | undefined
  const look = async () => {
    try {
      const value = await lookAtAll(deps, rememberedAnswers)
      kept = { until: performance.now() + KEPT_MS, value }
      return value
    } catch {
      return undefined
    } finally {
      looking = undefined
    }
  }
  return () => {
    if (kept !== undefined && performance.now() < kept.until) return Promise.resolve(kept.value)
    looking ??= look()
    return atMost(looking, limitMs)
  }
}

/** Live incidents of all categories. */
export function totalsOf({ live }: Pick<MailboxFigures, 'live'>) {
  const totals = { open: 0, waiting: 0, urgent: 0, unanswered: 0 }
  for (const { status, incidents, urgent, unanswered } of live) {
    totals[status] += incidents
    totals.urgent += urgent
    totals.unanswered += unanswered
  }
  return totals
}

/** What it resolves to, or undefined after `ms`. */
async function atMost<T>(work: Promise<T | undefined>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
