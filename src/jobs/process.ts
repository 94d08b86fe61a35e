import { processForever } from '../app/process.ts'
import { runJob } from './run-job.ts'

await runJob(async (wired, signal) => {
  // Loaded before the first mail comes: its customer waits for the acknowledgement. Of several mailboxes each reads when it has mail.
  await Promise.all([wired.templates(), wired.isOneOfSeveral ? undefined : wired.reader.ready()])
  await processForever(wired, wired.mailbox.id, signal)
})
