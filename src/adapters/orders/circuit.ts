/** Leaves a shop in peace that does not answer: after some failures in a row for a minute, then one question tries it. */

const MOST_FAILURES = 3
const REST_MS = 60_000

export type Circuit = {
  /** Whether to ask now. Of those who ask after a rest, the first is let through. */
  allows(now: number): boolean
  /** How it went. True when the shop is left in peace from now on. */
  note(well: boolean, now: number): boolean
}

export function createCircuit(): Circuit {
  let failures = 0
  let openUntil = 0
  return {
    allows(now) {
      if (failures < MOST_FAILURES) return true
      if (now < openUntil) return false
      // Until this one is answered, the others wait.
      openUntil = now + REST_MS
      return true
    },
    note(well, now) {
      failures = well ? 0 : failures + 1
      if (failures < MOST_FAILURES) return false
      const opens = failures === MOST_FAILURES
      openUntil = now + REST_MS
      return opens
    },
  }
}
