/** Steps of a pass that run at the same time: a later one works on what an earlier one has finished so far. */

export type Alarm = { ring(): void; wait(): Promise<void> }

/** Rings are remembered: one that comes before anybody waits ends the next wait at once. */
export function alarm(): Alarm {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      rung = true
      wake?.()
    },
    async wait() {
      if (!rung) await new Promise<void>((resolve) => (wake = resolve))
      rung = false
      wake = undefined
    },
  }
}

/**
 * Runs `work` each time `woken` rings while `earlier` lasts, and once more when it has ended, however it ended. Resolves with the
 * results of all rounds; rejects when `work` does.
 */
export async function alongside<T>(earlier: Promise<unknown>, woken: Alarm, work: () => Promise<T>): Promise<T[]> {
  let ended = false
  const end = () => {
    ended = true
    woken.ring()
  }
  earlier.then(end, end)
  const rounds: T[] = []
  for (let last = false; !last; ) {
    await woken.wait()
    // What was finished before the end is seen by this round: nothing comes after it.
    last = ended
    rounds.push(await work())
  }
  return rounds
}

/** Adds up counts of the same names; `none` says which names there are. */
export function sumOf<T extends Readonly<Record<string, number>>>(none: T, rounds: readonly T[]): T {
  const sum: Record<string, number> = { ...none }
  for (const round of rounds) for (const [name, count] of Object.entries(round)) sum[name] = (sum[name] ?? 0) + count
  return sum as T
}
