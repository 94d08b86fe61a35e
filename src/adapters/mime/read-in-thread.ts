import { parentPort } from 'node:worker_threads'
import type { LessonText, MailToRead, Taught } from '../../app/ports.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import type { Answered, Asked, Conclusions, LessonToLearn, Said } from './ask-thread.ts'
import { parseMail } from './parse-mail.ts'
import { milliseconds } from './time-limit.ts'

/** What goes back of the words of a mail: all that counts of them stands in the conclusions. */
const WORDS_SENT = 64 * 1024

/** What the thread can do with mails, and with what is learned from them. */
export type Reader = {
  conclude(mail: Mail): Conclusions
  /** The kind of features it sees. */
  readonly kind: string
  features(text: LessonText): Uint8Array
  /** For all mails that are concluded from now on. */
  learn(lessons: readonly LessonToLearn[]): Taught
}

/**
 * The inside of the reading thread: mails are parsed and concluded one after the other, each is answered at once, so that
 * its time can be limited.
 */
export function readInThread({ conclude, kind, features, learn }: Reader): void {
  const say = (said: Said): void => parentPort?.postMessage(said)
  parentPort?.on('message', async (asked: Asked) => {
    switch (asked.kind) {
      case 'read':
        return await readAll(asked.mails)
      case 'see':
        return say(attempt(() => ({ kind: 'seen', bytes: features(asked.text) })))
      case 'learn':
        return say(attempt(() => ({ kind: 'taught', taught: learn(asked.lessons) })))
    }
  })
  say({ kind: 'ready', of: kind, usedMs: usedMs() })

  async function readAll(mails: readonly MailToRead[]): Promise<void> {
    for (const raw of mails) {
      const mail = await parseMail(raw)
      letGo(raw.content)
      say({ kind: 'parsed', mail: shortened(mail) })
      say(attempt(() => ({ kind: 'concluded', conclusions: conclude(mail) })))
    }
  }
}

function attempt(work: () => Answered): Said {
  try {
    return { ...work(), usedMs: usedMs() }
  } catch (error) {
    return { kind: 'failed', cause: error instanceof Error ? error.message : String(error), usedMs: usedMs() }
  }
}

/** Gives the bytes back at once: they are many, and nobody knows when rubbish is collected. */
function letGo({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0)
}

function shortened(mail: Mail): Mail {
  const { html, ...rest } = mail
  const text = mail.text.slice(0, WORDS_SENT).toWellFormed()
  return { ...rest, text, ...(html === undefined ? {} : { html: html.slice(0, WORDS_SENT).toWellFormed() }) }
}

/** Processor time of this thread so far: the time of the next mail begins here. */
function usedMs(): number {
  return milliseconds(process.threadCpuUsage())
}
