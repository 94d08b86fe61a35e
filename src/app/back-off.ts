/** How long to wait before trying again, and the waiting. */

/** Milliseconds: `first`, doubled with every failure in a row, at most `most`. */
export type BackOff = { readonly first: number; readonly most: number }

/** `failures` counts from 1. `jitter` gives a number from 0 to 1; half of the wait is fixed, so nobody hammers. */
export function waitBefore(failures: number, backOff: BackOff, jitter: () => number): number {
  const full = Math.min(backOff.most, backOff.first * 2 ** Math.min(failures - 1, 30))
  return Math.round(full / 2 + (full / 2) * jitter())
}

/** Resolves after `ms` or when told to stop. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    if (signal.aborted) done()
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
