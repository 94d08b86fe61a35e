import type { Readable } from 'node:stream'

/** A mail as it comes in after DATA. */
export type Incoming = {
  /** Throws when the mail grows too large or its connection ends before the final dot: nothing of it may be kept. */
  readonly content: AsyncIterable<Uint8Array>
  /** Whether it grew beyond the limit. */
  isTooLarge(): boolean
  /** True once the final dot came and all was read; false when the connection ended before. */
  readonly isWhole: Promise<boolean>
  /** Reads what nobody needs any more. */
  drain(): Promise<void>
}

/**
 * The mail that `stream` brings, of at most `largest` bytes. What comes beyond is read and thrown away, as the other side hears nothing
 * before its dot; one that goes on to twice the limit is to be cut off, which `onEndless` does.
 */
export function incomingFrom(stream: Readable, largest: number, onEndless: () => void): Incoming {
  // Somebody has to listen from the first moment: a broken connection is an event.
  stream.on('error', () => undefined)
  let size = 0
  const pieces = stream.iterator({ destroyOnReturn: false })

  async function* content(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > largest) throw new Error(`the mail is longer than ${largest} bytes`)
      yield piece
    }
    if (!stream.readableEnded) throw new Error('the connection ended before the mail did')
  }

  return {
    content: content(),
    isTooLarge: () => size > largest,
    async drain() {
      await pieces.return?.()
      stream.on('data', (piece: Buffer) => {
        size += piece.length
        if (size > 2 * largest) onEndless()
      })
    },
    isWhole: new Promise((resolve) => {
      stream.once('end', () => resolve(true)).once('close', () => resolve(false))
    }),
  }
}
