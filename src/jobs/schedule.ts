/**
 * THE schedule. A job is a doorbell: a file in its own thread that rings a use case. Long jobs wait for work themselves
 * and are started again when they end; ticks do what is due and end. Every job also has its place in `app/pass.ts`.
 */
export type Job = {
  readonly name: 'receive' | 'process' | 'send' | 'follow-up' | 'digest'
  readonly kind: 'long' | 'tick'
  /** Milliseconds between starts; of a long job, after it ended. */
  readonly every: number
  /** A tick that runs longer is ended; the database rolls its transaction back. */
  readonly longestMs?: number
  readonly inWords: string
}

export const SCHEDULE: readonly Job[] = [
  {
    name: 'receive',
    kind: 'long',
    every: 5_000,
    inWords: 'one connection to the mailbox, IDLE and a look every minute',
  },
  { name: 'process', kind: 'long', every: 5_000, inWords: 'raw mails as soon as they are stored' },
  { name: 'send', kind: 'long', every: 5_000, inWords: 'the outbox as soon as something is in it' },
  {
    name: 'follow-up',
    kind: 'tick',
    every: 20_000,
    longestMs: 10 * 60_000,
    inWords: 'reminders, silences, promises and failed deliveries',
  },
  {
    name: 'digest',
    kind: 'tick',
    every: 60_000,
    longestMs: 10 * 60_000,
    inWords: 'weekly digests and daily handovers',
  },
]
