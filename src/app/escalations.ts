/** What managers are to hear, as one mail each: the first at once, what comes within the hour at its end. */

import { pressing } from '../domain/follow-up/escalate.ts'
import { escalationsMail } from '../domain/follow-up/escalations-mail.ts'
import { storeAt } from '../domain/store.ts'
import type { Instant } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type { Escalations, Incidents, MailboxId, Templates } from './ports.ts'

export type EscalationDeps = Omit<ComposeDeps, 'templates'> & {
  readonly escalations: Escalations
  readonly incidents: Pick<Incidents, 'absences'>
  templates(): Promise<Templates>
}

/** Writes to every manager who has something to hear and whose turn it is at `now`. Returns how many mails that were. */
export async function escalationsDue(deps: EscalationDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  const { every } = deps.store.policies.escalations
  const due = await deps.escalations.due(mailbox, now, every)
  if (due.length === 0) return 0
  const [templates, absences] = await Promise.all([deps.templates(), deps.incidents.absences(mailbox)])
  const ready = { ...deps, templates, store: storeAt(deps.store, absences, now) }
  let told = 0
  for (const address of due) {
    // Who manages no more hears no more; what was noted for them goes.
    const manager = deps.store.managers.find((one) => one.address === address)
    const isTold = await deps.escalations.tell(mailbox, address, now, every, (collected, incidents) => {
      const escalated = pressing(collected, incidents)
      if (manager === undefined || escalated.length === 0) return undefined
      return compose(escalationsMail(manager, escalated, { ...ready, now }), undefined, now, ready)
    })
    if (isTold) told++
  }
  return told
}
