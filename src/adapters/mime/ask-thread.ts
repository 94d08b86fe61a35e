import type { Worker } from 'node:worker_threads'
import type { LessonText, MailToRead, SeenFeatures, Taught } from '../../app/ports.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import type { Reading } from '../../domain/mail/reading.ts'
import { limitTime } from './time-limit.ts'

/** What is concluded beside the mail itself. */
export type Conclusions = Omit<Reading, 'mail'>

export type LessonToLearn = { readonly category: string; readonly topic: string; readonly features: SeenFeatures }

/** What the reading thread is asked. */
export type Asked =
  | { readonly kind: 'read'; readonly mails: readonly MailToRead[] }
  | { readonly kind: 'see'; readonly text: LessonText }
  | { readonly kind: 'learn'; readonly lessons: readonly LessonToLearn[] }

/** What it answers. */
export type Answered =
  | { readonly kind: 'concluded'; readonly conclusions: Conclusions }
  | { readonly kind: 'seen'; readonly bytes: Uint8Array }
  | { readonly kind: 'taught'; readonly taught: Taught }
  | { readonly kind: 'failed'; readonly cause: string }

/**
 * What the thread says: first how it is, then each mail in two steps, so that one that cannot be concluded is still a mail.
 * `of` is the kind of features it sees, `usedMs` its processor time so far.
 */
export type Said =
  | { readonly kind: 'ready'; readonly of: string; readonly usedMs: number }
  | { readonly kind: 'parsed'; readonly mail: Mail }
  | (Answered & { readonly usedMs: number })

/** One question with one answer, within a limit of processor time. A thread that does not answer is of no use any more. */
export function askThread(
  thread: Worker,
  asked: Exclude<Asked, { kind: 'read' }>,
  limit: { readonly limitMs: number; readonly usedMs: number },
): Promise<(Answered & { readonly usedMs: number }) | Error> {
  return new Promise((resolve) => {
    const stop = limitTime(thread, limit, (why) => settle(new Error(`it ${why}`)))
    quiet(thread)
    thread.on('message', (said: Said) => {
      if (said.kind !== 'ready' && said.kind !== 'parsed') settle(said)
    })
    thread.on('error', settle)
    thread.on('exit', () => settle(new Error('its thread ended')))
    thread.ref()
    thread.postMessage(asked)

    function settle(answer: (Answered & { readonly usedMs: number }) | Error): void {
      stop()
      quiet(thread)
      resolve(answer)
    }
  })
}

/** Takes our listeners off, and only ours: the thread's own are left alone. */
export function quiet(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}
