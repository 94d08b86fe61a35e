/**
 * From a mailbox at a server into the database. A mail is stored and committed first; only then is it marked, moved or
 * deleted at the server. Dying in between costs nothing: what was stored and not finished is finished by the next pass.
 * Flags say nothing about what was taken in: the cursor (UIDVALIDITY and last UID) does.
 */

import { pause, waitBefore } from './back-off.ts'
import { harmlessCause } from './harmless-cause.ts'
import type { InletWatch } from './inlet-watch.ts'
import { LEASE_MS, type LeaseDeps, underLease } from './lease.ts'
import { Failure, type MailboxId, type MailSource, type Meter } from './ports.ts'
import { type Memory, type PassDeps, type PassOptions, pass, type Received } from './receive-pass.ts'

export type ReceiveDeps = LeaseDeps &
  PassDeps & {
    readonly source: MailSource
    readonly meter: Meter
    /** Absent: nobody hears of a server that lets us in no more. */
    readonly inletWatch?: InletWatch | undefined
  }

export type ReceiveOptions = PassOptions & {
  readonly signal?: AbortSignal
  /** Milliseconds to wait for a lease that another process holds: that of a dead one ends within it. */
  readonly patience?: number
}

/** Milliseconds, and a source of numbers from 0 to 1. */
export type ReceiveTimes = {
  readonly poll: number
  readonly retry: { readonly first: number; readonly most: number }
  /** After a refusal, which is likely to be repeated: slow, so that no account is locked. */
  readonly refused: { readonly first: number; readonly most: number }
  readonly jitter: () => number
}

const LEASE = 'inlet'
const NOTHING: Received = { fetched: 0, duplicates: 0 }

export const RECEIVE_TIMES: Omit<ReceiveTimes, 'jitter'> = {
  poll: 60_000,
  retry: { first: 1_000, most: 300_000 },
  refused: { first: 60_000, most: 900_000 },
}

/** Nobody locks us out of it: it is asked often, so that mail comes in soon after it is back. */
const OUR_DATABASE = { first: 1_000, most: 15_000 }

/**
 * One pass. Throws `Failure` when the server cannot be reached; what was stored until then stays. Nothing is received when
 * another process goes on holding the lease, as that one receives.
 */
export async function receive(deps: ReceiveDeps, mailbox: MailboxId, options: ReceiveOptions = {}): Promise<Received> {
  const signal = options.signal ?? new AbortController().signal
  const until = performance.now() + (options.patience ?? LEASE_MS + 2_000)
  for (;;) {
    const received = await underLease(deps, mailbox, LEASE, signal, async (held) => {
      try {
        const session = await deps.source.open(held)
        try {
          const passed = await pass(deps, mailbox, session, options, held, freshMemory())
          await deps.inletWatch?.works()
          return passed
        } finally {
          await session.close()
        }
      } catch (error) {
        if (!held.aborted) await deps.inletWatch?.failed(error)
        throw error
      }
    })
    if (received !== undefined) return received
    if (signal.aborted || performance.now() >= until) break
    await pause(250, signal)
  }
  deps.log.info('receive-elsewhere')
  return NOTHING
}

/** Receives until `signal`: one connection that is kept and listened to, made anew when it breaks. */
export async function receiveForever(
  deps: ReceiveDeps,
  mailbox: MailboxId,
  signal: AbortSignal,
  times: Partial<ReceiveTimes> & Pick<ReceiveTimes, 'jitter'>,
): Promise<void> {
  const { poll, retry, refused, jitter } = { ...RECEIVE_TIMES, ...times }
  const memory = freshMemory()
  let failures = 0
  while (!signal.aborted) {
    try {
      const held = await underLease(deps, mailbox, LEASE, signal, async (held) => {
        const session = await deps.source.open(held)
        const stop = () => void session.close().catch(() => undefined)
        held.addEventListener('abort', stop, { once: true })
        memory.refused = false
        let isNew = true
        try {
          while (!held.aborted) {
            deps.meter.turned()
            await pass(deps, mailbox, session, {}, held, memory)
            failures = 0
            if (isNew) await deps.inletWatch?.works()
            isNew = false
            deps.meter.trouble('imap')
            deps.meter.turned(poll)
            await session.waitForNews(poll, held)
          }
        } finally {
          held.removeEventListener('abort', stop)
          await session.close().catch(() => undefined)
        }
        return true
      })
      // Somebody else receives: stand by, to take over when that one is gone.
      deps.meter.turned()
      if (held === undefined) await pause(Math.min(poll, LEASE_MS / 4), signal)
    } catch (error) {
      if (signal.aborted) break
      failures += 1
      const lasting = error instanceof Failure && error.lasting === 'permanent'
      const ours = error instanceof Failure && error.where === 'database'
      const waitMs = waitBefore(failures, ours ? OUR_DATABASE : lasting ? refused : retry, jitter)
      // What will not pass by itself is an alarm: a login, a certificate that somebody has to look at.
      deps.log[lasting ? 'error' : 'warn']('receive-failed', { cause: harmlessCause(error), failures, waitMs })
      deps.meter.trouble('imap', error)
      await deps.inletWatch?.failed(error)
      deps.meter.turned(waitMs)
      await pause(waitMs, signal)
    }
  }
}

function freshMemory(): Memory {
  return { refused: false, trouble: { uid: 0, times: 0 } }
}
