import { processForever } from '../app/process.ts'
import { runJob } from './run-job.ts'

await runJob(async (wired, signal) => {
  const deps = { ...wired, templates: await wired.templates(), phrases: await wired.phrases() }
  await processForever(deps, wired.mailbox.id, signal)
})
