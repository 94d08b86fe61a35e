type Result = IteratorResult<Uint8Array>
type Asked = { readonly give: (result: Result) => void; readonly fail: (cause: unknown) => void }

/** One reader of what several read. It has to be left when it is needed no more, read to its end or not. */
export type ReaderInStep = { readonly content: AsyncIterable<Uint8Array>; leave(): void }

/**
 * The same pieces for several readers at once, none of them kept: the next piece comes when all who are left have asked for it, so the
 * slowest sets the pace. What the source throws, all get.
 */
export function inStep(source: AsyncIterable<Uint8Array>, count: number): readonly ReaderInStep[] {
  const pieces = source[Symbol.asyncIterator]()
  const asking = new Map<number, Asked>()
  const present = new Set(Array.from({ length: count }, (_, reader) => reader))

  function step(): void {
    if (asking.size === 0 || asking.size < present.size) return
    const asked = [...asking.values()]
    asking.clear()
    pieces.next().then(
      (result) => {
        for (const { give } of asked) give(result)
      },
      (cause: unknown) => {
        for (const { fail } of asked) fail(cause)
      },
    )
  }

  return [...present].map((reader): ReaderInStep => {
    const leave = (): void => {
      present.delete(reader)
      asking.delete(reader)
      step()
    }
    const iterator: AsyncIterator<Uint8Array> = {
      next: () =>
        new Promise((give, fail) => {
          asking.set(reader, { give, fail })
          step()
        }),
      async return() {
        leave()
        return { done: true, value: undefined }
      },
    }
    return { content: { [Symbol.asyncIterator]: () => iterator }, leave }
  })
}
