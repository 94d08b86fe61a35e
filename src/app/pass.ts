/**
 * One pass of everything that is due, with one clock: fetch, process, follow-ups, reports, send. The steps run side by side: a
 * mailbox full of mail is stored, decided and answered at once. A server that cannot be reached stops its own step only; what was
 * stored stays, and the next pass goes on from there.
 */

import { decideFailures } from './follow-up.ts'
import { harmlessCause } from './harmless-cause.ts'
import { indexMessages } from './index-messages.ts'
import { type Bell, Failure, type MailSource } from './ports.ts'
import { NO_COUNTS, type ProcessCounts, type ProcessDeps, process } from './process.ts'
import { type ReceiveDeps, receive } from './receive.ts'
import { workRounds } from './rounds.ts'
import { type SendDeps, type SendOptions, send } from './send.ts'
import { alarm, alongside, sumOf } from './side-by-side.ts'
import { type TimeDeps, tick, tickAtServers } from './time.ts'

/** All that the steps of a pass need together; `wire` builds it. */
export type PassDeps = ProcessDeps &
  TimeDeps &
  Omit<ReceiveDeps, 'source'> &
  SendDeps & { readonly source: MailSource | undefined }

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
  const stored = alarm()
  const decided = alarm()
  const bell: Bell = {
    wait: deps.bell.wait,
    ring: async (topic) => {
      if (topic === 'raw-mail') stored.ring()
      else decided.ring()
      await deps.bell.ring(topic)
    },
  }
  const all = { ...deps, bell }

  const receiving = reached(unreachable, () => fetchMail({ ...deps, bell }, signal))
  const deciding = alongside(receiving, stored, () => process(all, mailbox.id, clock.now, signal)).then(
    async (rounds) => {
      const unread = deps.source !== undefined && (await receiving) === undefined
      const { followUps } = await tick(all, signal, unread)
      await tickAtServers(all, signal)
      return { ...sumOf<ProcessCounts>(NO_COUNTS, rounds), followUps }
    },
  )
  const indexing = deciding.then(() => indexMessages(deps, mailbox.id, signal))
  const sending = alongside(deciding, decided, () => sendAll(deps, options, unreachable))
  // Each step ends before a failure is told: nothing goes on behind the caller's back.
  await Promise.allSettled([receiving, deciding, indexing, sending])
  const [received, counts, rounds] = await Promise.all([receiving, deciding, sending, indexing])

  // Words to many customers go out as the outbox empties. When the rate of the pass is used up nothing moves any more, and the next goes on.
  while ((await workRounds(all, mailbox.id, clock.now(), signal)) > 0)
    rounds.push(await sendAll(deps, options, unreachable))
  // What finally failed is told to the agent who wrote it, in the same pass.
  if ((await decideFailures(all, mailbox.id, clock.now())) > 0) rounds.push(await sendAll(deps, options, unreachable))
  return {
    counts: { fetched: received?.fetched ?? 0, ...counts, ...sumOf({ sent: 0, failed: 0 }, rounds) },
    unreachable,
  }
}

/** Mailboxes that have their pass at the same time: a server that does not answer holds up none of the others, and a machine is not swamped. */
export const PASSES_AT_ONCE = 8

/** One pass for each mailbox, side by side. One that fails lets the others end before it is told. */
export async function passAll(
  mailboxes: readonly { readonly deps: PassDeps; readonly rate: SendOptions['rate'] | undefined }[],
  signal: AbortSignal,
): Promise<{ readonly counts: PassCounts; readonly each: readonly Passed[] }> {
  const each: Passed[] = []
  const failed: unknown[] = []
  const waiting = mailboxes.map(({ deps, rate }, index) => async () => {
    try {
      each[index] = await pass(deps, { signal, ...(rate ? { rate } : {}) })
    } catch (error) {
      deps.log.error('pass-failed', { cause: harmlessCause(error) })
      failed.push(error)
    }
  })
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next()
  }
  await Promise.all(Array.from({ length: Math.min(PASSES_AT_ONCE, waiting.length) }, worker))
  if (failed.length > 0) throw failed[0]
  const none: PassCounts = { fetched: 0, ...NO_COUNTS, followUps: 0, sent: 0, failed: 0 }
  return {
    counts: sumOf<PassCounts>(
      none,
      each.map(({ counts }) => counts),
    ),
    each,
  }
}

async function fetchMail(deps: PassDeps, signal: AbortSignal | undefined) {
  const { source, mailbox } = deps
  if (!source) return undefined
  return await receive({ ...deps, source }, mailbox.id, signal ? { signal } : {})
}

/** Sends what is due; a server that could not be reached is not tried again in this pass. */
async function sendAll(deps: PassDeps, { signal, rate }: PassOptions, unreachable: Failure[]) {
  if (unreachable.some((failure) => failure.where === 'smtp')) return { sent: 0, failed: 0 }
  const options = { ...(signal ? { signal } : {}), ...(rate ? { rate } : {}) }
  const { sent, failed, unreachable: failure } = await send(deps, deps.mailbox.id, options)
  if (failure) unreachable.push(failure)
  return { sent, failed }
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
