/**
 * THE schedule. A job is a doorbell: a file in its own thread that rings a use case and lets it stop politely. The jobs wait
 * for work themselves (IDLE, LISTEN/NOTIFY, the clock): a thread for every tick would cost more than all the ticks do.
 * Bree starts each again after `every` milliseconds when it has ended. What a job does has its place in `app/pass.ts` too.
 */
import type { Shared } from '../config/installation.ts'

export type Job = {
  readonly name: 'receive' | 'lmtp' | 'process' | 'send' | 'clock'
  readonly every: number
  readonly inWords: string
  /** Whether there is anything to do for it; always when absent. */
  readonly isWanted?: (shared: Shared) => boolean
}

export const SCHEDULE: readonly Job[] = [
  { name: 'receive', every: 5_000, inWords: 'one connection to the mailbox: IDLE, and a look every minute' },
  {
    name: 'lmtp',
    every: 5_000,
    inWords: 'mail that a server hands to us at LMTP_LISTEN, for all mailboxes',
    isWanted: ({ lmtpListen }) => lmtpListen !== undefined,
  },
  { name: 'process', every: 5_000, inWords: 'raw mails as soon as they are stored' },
  { name: 'send', every: 5_000, inWords: 'the outbox as soon as something is in it' },
  {
    name: 'clock',
    every: 5_000,
    inWords:
      'follow-ups, promises, failed deliveries, digests and handovers, words to many customers, the index of searches',
  },
]
