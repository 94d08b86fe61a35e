/** The one summary after an outage, when the last late mail has been worked off. */
import { LIMITS } from '../domain/policy/limits.ts'
import { catchUpMail } from '../domain/report/catch-up.ts'
import type { Instant } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type { LateMails, MailboxId, Templates } from './ports.ts'

export type CatchUpDeps = Omit<ComposeDeps, 'templates'> & {
  readonly lateMails: LateMails
  templates(): Promise<Templates>
}

/** Tells managers, or agents where there are none, of what came in late. Returns how many mails that were. */
export async function catchUpDue(deps: CatchUpDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  const { store, lateMails } = deps
  if (!(await lateMails.areDue(mailbox, now, { ...LIMITS.catchUp, late: store.catchupAfterMs }))) return 0
  const ready = { ...deps, templates: await deps.templates(), now }
  const people = store.managers.length > 0 ? store.managers : store.agents
  return await lateMails.tell(mailbox, now, (mails, incidents) =>
    people.map((person) => compose(catchUpMail(person, mails, incidents, ready), undefined, now, ready)),
  )
}
