/**
 * PostgreSQL's COPY as streams: rows leave and enter in its text format, as fast as the other side takes them, and none of them is
 * looked at. The driver speaks the protocol and leaves the use of these messages to whoever submits a query of their own.
 */
import { once } from 'node:events'
import { type Duplex, Readable } from 'node:stream'
import type { Client, Submittable } from 'pg'

/** What the driver's connection can do beyond its published types. */
type Wire = {
  readonly stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

/** Rows are small; they travel on in blocks of this size. */
const BLOCK = 128 * 1024

/** The rows of `copy … to stdout`. The client is of no use any more when reading stops before the end. */
export function copyOut(client: Client, text: string): Readable {
  let wire: Wire | undefined
  let block = Buffer.allocUnsafe(BLOCK)
  let filled = 0
  const rows = new Readable({
    highWaterMark: 8 * BLOCK,
    read: () => void wire?.stream.resume(),
    destroy(error, done) {
      // Whoever stops in the middle does not want the rest, which the server would send all the same.
      if (!ended) wire?.stream.destroy()
      done(error)
    },
  })
  let ended = false
  const push = (bytes: Buffer) => {
    if (!rows.push(bytes)) wire?.stream.pause()
  }
  const flush = () => {
    if (filled > 0) push(block.subarray(0, filled))
    block = Buffer.allocUnsafe(BLOCK)
    filled = 0
  }
  submit(client, {
    begin(connection) {
      wire = connection
      wire.query(text)
    },
    // Copied at once: the driver goes on using the memory that the row lies in.
    handleCopyData({ chunk }: { readonly chunk: Buffer }) {
      if (filled + chunk.length > BLOCK) flush()
      if (chunk.length > BLOCK) push(Buffer.from(chunk))
      else filled += chunk.copy(block, filled)
    },
    failed: (error) => rows.destroy(error),
    finished() {
      ended = true
      flush()
      rows.push(null)
    },
  })
  return rows
}

/** Sends rows into `copy … from stdin`. */
export function copyIn(client: Client, text: string, rows: AsyncIterable<Buffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined
    let wire: Wire | undefined
    const pump = async (to: Wire) => {
      for await (const chunk of rows) {
        if (failure !== undefined) return
        to.sendCopyFromChunk(chunk)
        if (to.stream.writableNeedDrain) await once(to.stream, 'drain')
      }
      to.endCopyFrom()
    }
    submit(client, {
      begin(connection) {
        wire = connection
        wire.query(text)
      },
      handleCopyInResponse(connection: Wire) {
        pump(connection).catch((error: Error) => {
          failure ??= error
          connection.sendCopyFail('the rows could not be read')
        })
      },
      failed(error) {
        failure ??= error
        // A connection that broke says nothing more.
        if (wire?.stream.destroyed) reject(failure)
      },
      finished: () => (failure === undefined ? resolve() : reject(failure)),
    })
  })
}

/** The parts of a query that differ here; the driver calls the others, too, and nothing is to be done then. */
function submit(
  client: Client,
  query: {
    begin(connection: Wire): void
    failed(error: Error): void
    finished(): void
    handleCopyData?(message: { readonly chunk: Buffer }): void
    handleCopyInResponse?(connection: Wire): void
  },
): void {
  const { begin, failed, finished, ...handlers } = query
  const idle = () => undefined
  const submittable: Submittable & Record<string, unknown> = {
    submit: (connection) => begin(connection as unknown as Wire),
    handleError: failed,
    handleReadyForQuery: finished,
    handleCommandComplete: idle,
    handleRowDescription: idle,
    handleDataRow: idle,
    handleEmptyQuery: idle,
    handlePortalSuspended: idle,
    ...handlers,
  }
  client.query(submittable)
}
