/** What a thread tells the main thread once a second: counts, turns of its loops, troubles, and how it is itself. */
import { harmlessCause } from './harmless-cause.ts'
import type { Measurement, Meter, Part } from './ports.ts'

/** The loop of one mailbox came round, and rests for `restMs` before it does again. */
export type Turn = { readonly mailbox: string; readonly restMs: number }

export type PartState = {
  readonly mailbox: string
  readonly part: Part
  /** Absent: it works. */
  readonly cause?: string
}

/** Plain data: it goes from thread to thread. */
export type ThreadReport = {
  readonly kind: 'thread-report'
  readonly measured: readonly { readonly mailbox: string; readonly measurement: Measurement }[]
  readonly turns: readonly Turn[]
  readonly parts: readonly PartState[]
  readonly heapBytes: number
  /** The longest that the thread could not do anything else since the last report. */
  readonly longestDelayMs: number
}

export type Gathered = {
  /** The meter of a mailbox. */
  of(mailbox: string): Meter
  /** All since the last call. */
  take(): Pick<ThreadReport, 'measured' | 'turns' | 'parts'>
}

/** Should nobody take it, memory stays what it is. */
const MOST = 20_000

export function gatherMeasurements(): Gathered {
  let measured: { mailbox: string; measurement: Measurement }[] = []
  let turns = new Map<string, Turn>()
  let parts = new Map<string, PartState>()
  /** That a part goes on working is no news; that it goes on failing is: it is counted. */
  const working = new Set<string>()
  return {
    of: (mailbox) => ({
      note(measurement) {
        if (measured.length < MOST) measured.push({ mailbox, measurement })
      },
      turned(restMs = 0) {
        turns.set(mailbox, { mailbox, restMs })
      },
      trouble(part, cause) {
        const key = `${mailbox} ${part}`
        if (cause === undefined && working.has(key)) return
        if (cause === undefined) working.add(key)
        else working.delete(key)
        parts.set(key, { mailbox, part, ...(cause === undefined ? {} : { cause: harmlessCause(cause) }) })
      },
    }),
    take() {
      const taken = { measured, turns: [...turns.values()], parts: [...parts.values()] }
      measured = []
      turns = new Map()
      parts = new Map()
      return taken
    },
  }
}

/** Told from threads, where anything may come. */
export function isThreadReport(message: unknown): message is ThreadReport {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'thread-report'
}
