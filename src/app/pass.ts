/**
 * One pass of everything that is due, in order, with one clock: fetch, process, follow-ups, reports, send. A server that
 * cannot be reached stops its own step only; what was stored stays, and the next pass goes on from there.
 */
import type { PhraseFinder } from '../domain/classify/phrases.ts'
import { type ReportDeps, reportsDue } from './digest.ts'
import { decideFailures, type FollowUpDeps, followUp } from './follow-up.ts'
import { Failure, type MailboxId, type MailSource } from './ports.ts'
import { type ProcessCounts, type ProcessDeps, process } from './process.ts'
import { type ReceiveDeps, receive } from './receive.ts'
import { type SendDeps, type SendOptions, send } from './send.ts'

type WithoutLazy<T> = Omit<T, 'templates' | 'phrases'>

/** All that the steps of a pass need together; `wire` builds it. */
export type PassDeps = WithoutLazy<ProcessDeps & FollowUpDeps> &
  ReportDeps &
  Omit<ReceiveDeps, 'source'> &
  SendDeps & {
    readonly source: MailSource | undefined
    readonly mailbox: { readonly id: MailboxId }
    phrases(): Promise<PhraseFinder>
  }

/** The counts of `once --json`. */
export type PassCounts = ProcessCounts & { fetched: number; followUps: number; sent: number; failed: number }

export type PassOptions = { readonly signal?: AbortSignal; readonly rate?: SendOptions['rate'] }

export type Passed = {
  readonly counts: PassCounts
  /** Servers that could not be reached. */
  readonly unreachable: readonly Failure[]
}

export async function pass(deps: PassDeps, options: PassOptions = {}): Promise<Passed> {
  const { mailbox, clock } = deps
  const { signal } = options
  const unreachable: Failure[] = []
  const all = { ...deps, templates: await deps.templates(), phrases: await deps.phrases() }
  const sending: SendOptions = { ...(signal ? { signal } : {}), ...(options.rate ? { rate: options.rate } : {}) }

  const received = await reached(unreachable, () => fetchMail(deps, signal))
  const processed = await process(all, mailbox.id, clock.now, signal)
  const { followUps } = await followUp(all, mailbox.id, clock.now(), signal)
  await reportsDue(deps, mailbox.id, clock.now())
  const sum = { sent: 0, failed: 0 }
  // What finally fails is told to the agent who wrote it: a second round says so in the same pass.
  for (let round = 0; round < 2; round++) {
    const result = await send(deps, mailbox.id, sending)
    sum.sent += result.sent
    sum.failed += result.failed
    if (result.unreachable) unreachable.push(result.unreachable)
    const decided = await decideFailures(all, mailbox.id, clock.now())
    if (decided === 0 || result.unreachable) break
  }
  return { counts: { fetched: received?.fetched ?? 0, ...processed, followUps, ...sum }, unreachable }
}

async function fetchMail(deps: PassDeps, signal: AbortSignal | undefined) {
  const { source, mailbox } = deps
  if (!source) return undefined
  return await receive({ ...deps, source }, mailbox.id, signal ? { signal } : {})
}

async function reached<T>(unreachable: Failure[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    // Without the database nothing can go on, and nothing is lost: no mail was marked at the server.
    if (!(error instanceof Failure) || error.where === 'database') throw error
    unreachable.push(error)
    return undefined
  }
}
