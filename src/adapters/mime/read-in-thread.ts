import { parentPort } from 'node:worker_threads'
import type { MailToRead } from '../../app/ports.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { parseMail } from './parse-mail.ts'
import type { Conclusions, Said } from './reading-thread.ts'
import { milliseconds } from './time-limit.ts'

/** What goes back of the words of a mail: all that counts of them stands in the conclusions. */
const WORDS_SENT = 64 * 1024

/**
 * The inside of the reading thread: mails are parsed and concluded one after the other, each is answered at once, so that
 * its time can be limited.
 */
export function readInThread(conclude: (mail: Mail) => Conclusions): void {
  const say = (said: Said): void => parentPort?.postMessage(said)
  parentPort?.on('message', async (mails: readonly MailToRead[]) => {
    for (const raw of mails) {
      const mail = await parseMail(raw)
      letGo(raw.content)
      say({ kind: 'parsed', mail: shortened(mail) })
      say(concluded(mail))
    }
  })
  say({ kind: 'ready', usedMs: usedMs() })

  function concluded(mail: Mail): Said {
    try {
      return { kind: 'concluded', conclusions: conclude(mail), usedMs: usedMs() }
    } catch (error) {
      return { kind: 'failed', cause: error instanceof Error ? error.message : String(error), usedMs: usedMs() }
    }
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
