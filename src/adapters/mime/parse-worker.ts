import { parentPort } from 'node:worker_threads'
import type { MailToParse } from './headers-only.ts'
import { parseMail } from './parse-mail.ts'
import { milliseconds } from './time-limit.ts'

/** The thread in which mails are parsed one after the other; it answers each at once, so that its time can be limited. */
parentPort?.on('message', async (mails: readonly MailToParse[]) => {
  for (const mail of mails) parentPort?.postMessage({ mail: await parseMail(mail), usedMs: usedMs() })
})
parentPort?.postMessage({ usedMs: usedMs() })

/** Processor time of this thread so far: the time of the next mail begins here. */
function usedMs(): number {
  return milliseconds(process.threadCpuUsage())
}
