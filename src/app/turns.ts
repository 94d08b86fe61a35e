/** So many at once; the others wait for their turn. */
export type Turns = {
  /** Resolves with what gives the turn back, or with undefined after `patience` milliseconds without one. */
  take(patience: number): Promise<(() => void) | undefined>
}

export function createTurns(atOnce: number): Turns {
  let free = atOnce
  const waiting: (() => void)[] = []

  /** Good for one call. */
  function turn(): () => void {
    let given = false
    return () => {
      if (given) return
      given = true
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }

  return {
    take(patience) {
      if (free > 0) {
        free -= 1
        return Promise.resolve(turn())
      }
      return new Promise((resolve) => {
        const called = (): void => {
          clearTimeout(timer)
          resolve(turn())
        }
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(called), 1)
          resolve(undefined)
        }, patience)
        waiting.push(called)
      })
    },
  }
}
