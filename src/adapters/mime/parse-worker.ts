import { parentPort } from 'node:worker_threads'
import { type MailToParse, parseMail } from './parse-mail.ts'

/** The thread in which mails are parsed one after the other; it answers each at once, so that its time can be limited. */
parentPort?.on('message', async (mails: readonly MailToParse[]) => {
  for (const mail of mails) parentPort?.postMessage(await parseMail(mail))
})
parentPort?.postMessage('ready')
