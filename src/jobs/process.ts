import { processForever } from '../app/process.ts'
import { runJob } from './run-job.ts'

await runJob(async (wired, signal) => {
  await processForever({ ...wired, templates: await wired.templates() }, wired.mailbox.id, signal)
})
