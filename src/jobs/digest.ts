import { reportsDue } from '../app/digest.ts'
import { runJob } from './run-job.ts'

await runJob(async (wired) => {
  const { mailbox, clock } = wired
  const added = await reportsDue(wired, mailbox.id, clock.now())
  if (added > 0) await wired.bell.ring('outbox')
})
