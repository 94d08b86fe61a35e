import { receiveForever } from '../app/receive.ts'
import { runJob } from './run-job.ts'

await runJob(async (wired, signal) => {
  const { source, mailbox } = wired
  if (source) await receiveForever({ ...wired, source }, mailbox.id, signal, { jitter: Math.random })
})
