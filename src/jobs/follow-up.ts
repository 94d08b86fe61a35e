import { decideFailures, followUp } from '../app/follow-up.ts'
import { runJob } from './run-job.ts'

await runJob(async (wired, signal) => {
  const { mailbox, clock, incidents, outbox, rawMails } = wired
  const now = clock.now()
  // Most ticks find nothing: then the templates are not even loaded.
  await rawMails.discardExpired(mailbox.id, now)
  const due = await incidents.due(mailbox.id, now, 1)
  const failed = await outbox.undecidedFailures(mailbox.id, 1)
  if (due.length === 0 && failed.length === 0) return
  const deps = { ...wired, templates: await wired.templates() }
  await followUp(deps, mailbox.id, now, signal)
  await decideFailures(deps, mailbox.id, now)
  await wired.bell.ring('outbox')
})
