/**
 * Whether the threads of this process live and turn. A thread tells every second that it is not stuck, and at each turn of a loop when it
 * will be back at the latest; one that is silent, late, or dies again and again needs a person, or a new start of the process.
 */
import { type Instant, MINUTE, SECOND } from '../domain/time/instant.ts'
import type { Turn } from './thread-report.ts'

export type Health = {
  started(thread: string, now: Instant): void
  heard(thread: string, turns: readonly Turn[], now: Instant): void
  /** `byError`: it did not end because it was told to. */
  ended(thread: string, byError: boolean, now: Instant): void
  /** What is wrong, in words; nothing when all is well. */
  complaints(now: Instant): readonly string[]
}

/** A thread that reports every second and was not heard for so long is busy with one thing, or gone. */
const SILENT_MS = 60 * SECOND
/** Longer than the longest that one piece of work may take: a big batch beside a slow database, a digest with its charts. */
const LONGEST_TURN_MS = 10 * MINUTE
/** A thread is begun anew five seconds after it ended; so often within so long is no accident. */
const DEATHS = { most: 3, withinMs: 10 * MINUTE }

type Thread = {
  heardAt: Instant
  running: boolean
  /** By mailbox, when the loop should have come round. */
  readonly backBy: Map<string, Instant>
  deaths: readonly Instant[]
}

export function createHealth(threads: readonly string[], now: Instant): Health {
  const known = new Map<string, Thread>()
  const of = (name: string, at: Instant): Thread => {
    const one = known.get(name) ?? { heardAt: at, running: false, backBy: new Map<string, Instant>(), deaths: [] }
    known.set(name, one)
    return one
  }
  for (const name of threads) of(name, now)
  return {
    started(name, at) {
      const one = of(name, at)
      one.running = true
      one.heardAt = at
      one.backBy.clear()
    },
    heard(name, turns, at) {
      const one = of(name, at)
      one.running = true
      one.heardAt = at
      for (const { mailbox, restMs } of turns) one.backBy.set(mailbox, at + restMs + LONGEST_TURN_MS)
    },
    ended(name, byError, at) {
      const one = of(name, at)
      one.running = false
      one.heardAt = at
      one.backBy.clear()
      if (byError) one.deaths = [...one.deaths, at].slice(-DEATHS.most)
    },
    complaints: (at) => Array.from(known, ([name, thread]) => complaintsOf(name, thread, at)).flat(),
  }
}

function complaintsOf(name: string, { heardAt, running, backBy, deaths }: Thread, now: Instant): readonly string[] {
  const said: string[] = []
  const recent = deaths.filter((at) => now - at < DEATHS.withinMs)
  if (recent.length >= DEATHS.most)
    said.push(`thread ${name} ended with an error ${recent.length} times within ten minutes`)
  const seconds = Math.round((now - heardAt) / SECOND)
  if (now - heardAt > SILENT_MS)
    said.push(running ? `thread ${name} was not heard of for ${seconds} s` : `thread ${name} is not running`)
  else
    for (const [mailbox, by] of backBy)
      if (now > by) said.push(`thread ${name} stands still for ${mailbox}: nothing since ten minutes`)
  return said
}
