/** Waits until `found` gives something true, looking often; fails after `ms` with the name of what was awaited. */
export async function until<T>(what: string, found: () => T | Promise<T>, ms = 10_000): Promise<NonNullable<T>> {
  const end = performance.now() + ms
  for (;;) {
    const value = await found()
    if (value) return value as NonNullable<T>
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
