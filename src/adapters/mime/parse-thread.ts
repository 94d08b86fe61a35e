import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { MailParser } from '../../app/ports.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { headersOnly, type MailToParse } from './headers-only.ts'
import { limitTime } from './time-limit.ts'

/** Memory a parsing thread may take before it is ended, in MiB. */
const MEMORY = 512
/** A thread that does not even start is no fault of a mail. */
const START_LIMIT_MS = 60_000

/** What the thread sends: a mail, and the processor time it has used so far. */
type Answer = { readonly mail: Mail; readonly usedMs: number }
type Batch = { readonly mails: readonly MailToParse[]; readonly done: Mail[] }

/**
 * Parses in a thread of its own, so that a mail that takes for ever stops nobody: after `timeLimitMs` of processor time the
 * thread is ended, that mail is `unreadable`, and a fresh thread goes on with the next. An idle thread does not keep the process.
 */
export function createMailParser(options: { readonly timeLimitMs: number }): MailParser {
  let worker: Worker | undefined
  let usedMs = 0
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false

  return {
    parse(mails) {
      const result = queue.then(() => parseAll(mails))
      queue = result.catch(() => undefined)
      return result
    },
    async close() {
      closed = true
      await queue
      await end()
    },
  }

  async function parseAll(mails: readonly MailToParse[]): Promise<readonly Mail[]> {
    const batch: Batch = { mails, done: [] }
    while (batch.done.length < mails.length) {
      if (closed) throw new Error('the mail parser is closed')
      const running = await start()
      const cause = await run(running, batch)
      if (cause === undefined) continue
      await end()
      const failed = mails[batch.done.length]
      if (failed !== undefined) batch.done.push(headersOnly(failed, cause))
    }
    return batch.done
  }

  async function start(): Promise<Worker> {
    if (worker !== undefined) return worker
    const extension = extname(fileURLToPath(import.meta.url))
    const fresh = new Worker(new URL(`./parse-worker${extension}`, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    })
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => settle(new Error('the parsing thread does not start')), START_LIMIT_MS)
      const settle = (error?: Error): void => {
        clearTimeout(timer)
        quiet(fresh)
        if (error === undefined) resolve()
        else reject(error)
      }
      fresh.once('message', (ready: Pick<Answer, 'usedMs'>) => {
        usedMs = ready.usedMs
        settle()
      })
      fresh.once('error', settle)
      fresh.once('exit', () => settle(new Error('the parsing thread ended before it began')))
    })
    fresh.unref()
    worker = fresh
    return fresh
  }

  /** Parses what is left of the batch; answers why it stopped early. */
  function run(running: Worker, batch: Batch): Promise<string | undefined> {
    return new Promise((resolve) => {
      const settle = (cause?: string): void => {
        stop()
        quiet(running)
        // Losing the thread between two batches must not be an unhandled error.
        running.on('error', () => forget(running))
        running.on('exit', () => forget(running))
        running.unref()
        resolve(cause)
      }
      const watch = () => limitTime(running, { limitMs: options.timeLimitMs, usedMs }, settle)
      let stop = watch()
      quiet(running)
      running.on('message', (answer: Answer) => {
        batch.done.push(answer.mail)
        usedMs = answer.usedMs
        stop()
        if (batch.done.length === batch.mails.length) settle()
        else stop = watch()
      })
      running.on('error', (error) => settle(`the parser failed: ${error.message}`))
      running.on('exit', () => settle('the parser ended'))
      running.ref()
      const rest = batch.mails
        .slice(batch.done.length)
        .map((mail) => ({ ...mail, content: new Uint8Array(mail.content) }))
      running.postMessage(
        rest,
        rest.map((mail) => mail.content.buffer as ArrayBuffer),
      )
    })
  }

  function forget(gone: Worker): void {
    if (worker === gone) worker = undefined
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

/** Takes our listeners off, and only ours: the thread's own are left alone. */
function quiet(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}
