import { Worker } from 'node:worker_threads'
import type { Learner, LessonText, MailReader, MailToRead, Taught } from '../../app/ports.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import type { Reading } from '../../domain/mail/reading.ts'
import { type Answered, type Asked, askThread, type LessonToLearn, quiet, type Said } from './ask-thread.ts'
import { headersOnly } from './headers-only.ts'
import { limitTime } from './time-limit.ts'

/** Memory a reading thread may take before it is ended, in MiB: of objects, the bytes of mails do not count. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12 }
/** A thread that does not even start is no fault of a mail. */
const START_LIMIT_MS = 60_000
/** Processor time for all lessons together. */
const LEARNING_LIMIT_MS = 20_000
/** Longer headers are not read: what is kept of a mail whose bytes are handed over, should its thread be ended. */
const HEADERS = 512 * 1024

export type MailReaderOptions = {
  /** The file that runs as thread, and what it is built from. It calls `readInThread`. */
  readonly thread: { readonly file: URL; readonly data: unknown }
  /** Processor time for one mail. */
  readonly timeLimitMs: number
  /** What to conclude, here and at once, from a mail that was not read to its end. */
  readonly readBeginning: (mail: Mail) => Promise<Reading>
  /** Milliseconds without a question after which the thread is ended, until the next; absent: it stays. */
  readonly idleMs?: number | undefined
}

type Answer = Reading | Error | Promise<Reading | Error>
type Batch = { readonly mails: readonly MailToRead[]; readonly done: Answer[]; parsed: Mail | undefined }

/**
 * Reads in a thread of its own, so that a mail that takes for ever stops nobody: after `timeLimitMs` of processor time, or
 * when it takes too much memory, the thread is ended, that mail is `unreadable`, and a fresh thread goes on with the next.
 * An idle thread does not keep the process. What it learned, a fresh one learns again.
 */
export function createMailReader({
  thread,
  timeLimitMs,
  readBeginning,
  idleMs,
}: MailReaderOptions): MailReader & Learner {
  let worker: Worker | undefined
  let usedMs = 0
  let kind = ''
  let lessons: readonly LessonToLearn[] = []
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false
  let idle: NodeJS.Timeout | undefined

  return {
    async ready() {
      await inTurn(start)
    },
    read: (mails) => inTurn(() => readAll(mails)),
    features: (texts) => inTurn(() => see(texts)),
    learn: (all) => inTurn(() => learn(all)),
    async close() {
      closed = true
      clearTimeout(idle)
      await queue
      await end()
    },
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    endWhenIdle(queue)
    return result
  }

  /** Unless something else was asked meanwhile. */
  function endWhenIdle(last: Promise<unknown>): void {
    if (idleMs === undefined) return
    clearTimeout(idle)
    void last.then(() => {
      if (closed || queue !== last) return
      idle = setTimeout(() => {
        if (queue === last) queue = last.then(end)
      }, idleMs).unref()
    })
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

  /** In the thread that is there, or in a fresh one; which is ended when it gives no answer. */
  async function ask(asked: Exclude<Asked, { kind: 'read' }>, limitMs: number): Promise<Answered> {
    if (closed) throw new Error('the mail reader is closed')
    const answer = await askThread(await start(), asked, { limitMs, usedMs })
    if (answer instanceof Error) {
      await end()
      throw answer
    }
    usedMs = answer.usedMs
    if (worker !== undefined) rest(worker)
    return answer
  }

  /** Of a text that a thread fails at there are no features; that there is no thread is no fault of a text. */
  async function see(texts: readonly LessonText[]) {
    await start()
    const all: Uint8Array[] = []
    for (const text of texts) {
      await start()
      const answer = await ask({ kind: 'see', text }, timeLimitMs).catch((error: unknown) => {
        if (closed) throw error
        return undefined
      })
      all.push(answer?.kind === 'seen' ? answer.bytes : new Uint8Array())
    }
    return { kind, all }
  }

  async function learn(all: readonly LessonToLearn[]): Promise<Taught> {
    // A fresh thread learns what it is told now, and nothing before.
    lessons = []
    await start()
    lessons = all
    try {
      const answer = await ask({ kind: 'learn', lessons: all }, LEARNING_LIMIT_MS)
      if (answer.kind === 'taught') return answer.taught
      throw new Error(answer.kind === 'failed' ? answer.cause : 'the reading thread did not say what it learned')
    } catch (error) {
      // A fresh thread that learned nothing reads as well as ever.
      lessons = []
      await end()
      throw error
    }
  }

  async function start(): Promise<Worker> {
    if (worker !== undefined) return worker
    const fresh = await startFresh()
    rest(fresh)
    worker = fresh
    if (lessons.length > 0) await learn(lessons).catch(() => undefined)
    return worker ?? (await start())
  }

  async function startFresh(): Promise<Worker> {
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
        kind = said.of
        settle()
      })
      fresh.once('error', settle)
      fresh.once('exit', () => settle(new Error('the reading thread ended before it began')))
    })
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
        if (said.kind !== 'parsed' && said.kind !== 'concluded' && said.kind !== 'failed') return
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
    { kind: 'read', mails: sent } satisfies Asked,
    sent.map((mail) => mail.content.buffer as ArrayBuffer),
  )
}
