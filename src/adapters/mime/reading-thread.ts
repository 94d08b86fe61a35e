import { Worker } from 'node:worker_threads'
import type { MailReader, MailToRead } from '../../app/ports.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import type { Reading } from '../../domain/mail/reading.ts'
import { headersOnly } from './headers-only.ts'
import { limitTime } from './time-limit.ts'

/** Memory a reading thread may take before it is ended, in MiB: of objects, the bytes of mails do not count. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12 }
/** A thread that does not even start is no fault of a mail. */
const START_LIMIT_MS = 60_000
/** Longer headers are not read: what is kept of a mail whose bytes are handed over, should its thread be ended. */
const HEADERS = 512 * 1024

/** What is concluded beside the mail itself. */
export type Conclusions = Omit<Reading, 'mail'>

/** What the thread says: first how it is, then each mail in two steps, so that one that cannot be concluded is still a mail. */
export type Said =
  | { readonly kind: 'ready'; readonly usedMs: number }
  | { readonly kind: 'parsed'; readonly mail: Mail }
  | { readonly kind: 'concluded'; readonly conclusions: Conclusions; readonly usedMs: number }
  | { readonly kind: 'failed'; readonly cause: string; readonly usedMs: number }

export type MailReaderOptions = {
  /** The file that runs as thread, and what it is built from. It calls `readInThread`. */
  readonly thread: { readonly file: URL; readonly data: unknown }
  /** Processor time for one mail. */
  readonly timeLimitMs: number
  /** What to conclude, here and at once, from a mail that was not read to its end. */
  readonly readBeginning: (mail: Mail) => Promise<Reading>
}

type Answer = Reading | Error | Promise<Reading | Error>
type Batch = { readonly mails: readonly MailToRead[]; readonly done: Answer[]; parsed: Mail | undefined }

/**
 * Reads in a thread of its own, so that a mail that takes for ever stops nobody: after `timeLimitMs` of processor time, or
 * when it takes too much memory, the thread is ended, that mail is `unreadable`, and a fresh thread goes on with the next.
 * An idle thread does not keep the process.
 */
export function createMailReader({ thread, timeLimitMs, readBeginning }: MailReaderOptions): MailReader {
  let worker: Worker | undefined
  let usedMs = 0
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false

  return {
    async ready() {
      await inTurn(start)
    },
    read: (mails) => inTurn(() => readAll(mails)),
    async close() {
      closed = true
      await queue
      await end()
    },
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  async function readAll(mails: readonly MailToRead[]): Promise<readonly (Reading | Error)[]> {
    const kept = mails.map(withHeadersKept)
    const batch: Batch = { mails, done: [], parsed: undefined }
    while (batch.done.length < mails.length) {
      if (closed) throw new Error('the mail reader is closed')
      const running = await start()
      const cause = await run(running, batch)
      if (cause === undefined) continue
      await end()
      const failed = kept[batch.done.length]
      if (failed !== undefined) batch.done.push(beginning(batch.parsed ?? headersOnly(failed, cause), cause))
      batch.parsed = undefined
    }
    return await Promise.all(batch.done)
  }

  /** The mail as far as it is known. What fails even then is that mail's failure alone. */
  async function beginning(mail: Mail, cause: string): Promise<Reading | Error> {
    const unreadable = mail.unreadable?.includes(cause)
      ? mail.unreadable
      : [mail.unreadable, cause].filter(Boolean).join('; ')
    return await readBeginning({ ...mail, unreadable }).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    )
  }

  async function start(): Promise<Worker> {
    if (worker !== undefined) return worker
    const fresh = new Worker(thread.file, {
      workerData: thread.data,
      resourceLimits: MEMORY,
    })
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => settle(new Error('the reading thread does not start')), START_LIMIT_MS)
      const settle = (error?: Error): void => {
        clearTimeout(timer)
        quiet(fresh)
        if (error === undefined) resolve()
        else reject(error)
      }
      fresh.once('message', (said: Extract<Said, { kind: 'ready' }>) => {
        usedMs = said.usedMs
        settle()
      })
      fresh.once('error', settle)
      fresh.once('exit', () => settle(new Error('the reading thread ended before it began')))
    })
    rest(fresh)
    worker = fresh
    return fresh
  }

  /** Reads what is left of the batch; answers why it stopped early. */
  function run(running: Worker, batch: Batch): Promise<string | undefined> {
    return new Promise((resolve) => {
      let stop = watch()
      quiet(running)
      running.on('message', hear)
      running.on('error', (error) => settle(`reading failed: ${error.message}`))
      running.on('exit', () => settle('reading failed: its thread ended'))
      running.ref()
      send(running, batch.mails.slice(batch.done.length))

      function watch(): () => void {
        return limitTime(running, { limitMs: timeLimitMs, usedMs }, (why) => settle(`reading failed: ${why}`))
      }
      function settle(cause?: string): void {
        stop()
        rest(running)
        resolve(cause)
      }
      function hear(said: Said): void {
        if (said.kind === 'ready') return
        if (said.kind === 'parsed') {
          batch.parsed = said.mail
          return
        }
        usedMs = said.usedMs
        stop()
        const { parsed } = batch
        batch.parsed = undefined
        if (parsed === undefined) batch.done.push(new Error('the reading thread concluded without a mail'))
        else if (said.kind === 'concluded') batch.done.push({ mail: parsed, ...said.conclusions })
        else batch.done.push(beginning(parsed, `reading failed: ${said.cause}`))
        if (batch.done.length === batch.mails.length) settle()
        else stop = watch()
      }
    })
  }

  /** Losing the thread between two batches must not be an unhandled error. */
  function rest(resting: Worker): void {
    quiet(resting)
    const forget = () => {
      if (worker === resting) worker = undefined
    }
    resting.on('error', forget)
    resting.on('exit', forget)
    resting.unref()
  }

  async function end(): Promise<void> {
    const ending = worker
    worker = undefined
    if (ending === undefined) return
    quiet(ending)
    ending.on('error', () => {})
    await ending.terminate()
  }
}

/** A big mail is handed over instead of copied, so it is in memory once; the caller has nothing of it afterwards. */
function isHandedOver(mails: readonly MailToRead[]): boolean {
  const [only] = mails
  return mails.length === 1 && only?.content.buffer instanceof ArrayBuffer && fillsItsBuffer(only.content)
}

function fillsItsBuffer({ byteLength, buffer }: Uint8Array): boolean {
  return byteLength > HEADERS && byteLength === buffer.byteLength
}

function withHeadersKept(mail: MailToRead): MailToRead {
  // Copied: `slice` of a Buffer would be a view of what is handed over.
  return fillsItsBuffer(mail.content) ? { ...mail, content: new Uint8Array(mail.content.subarray(0, HEADERS)) } : mail
}

function send(running: Worker, mails: readonly MailToRead[]): void {
  const sent = isHandedOver(mails) ? mails : mails.map((mail) => ({ ...mail, content: new Uint8Array(mail.content) }))
  running.postMessage(
    sent,
    sent.map((mail) => mail.content.buffer as ArrayBuffer),
  )
}

/** Takes our listeners off, and only ours: the thread's own are left alone. */
function quiet(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}
