import { sendForever } from '../app/send.ts'
import { runJob } from './run-job.ts'

await runJob(async (wired, signal) => {
  const { rate } = wired.config.smtp
  await sendForever(wired, wired.mailbox.id, signal, { jitter: Math.random, ...(rate ? { rate } : {}) })
})
