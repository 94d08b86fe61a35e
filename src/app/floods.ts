/** Who sends so much that the rest waits unread: managers hear of it, once a sender and day. */
import { floodMails } from '../domain/follow-up/storm-mail.ts'
import type { Instant } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type { Floods, MailboxId, Templates } from './ports.ts'

export type FloodDeps = Omit<ComposeDeps, 'templates'> & {
  readonly floods: Floods
  templates(): Promise<Templates>
}

/** Adds what is to be told to the outbox. Returns how many mails. */
export async function floodsDue(deps: FloodDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  if (!(await deps.floods.areUntold(mailbox))) return 0
  const ready = { ...deps, templates: await deps.templates() }
  return await deps.floods.tell(mailbox, now, (floods) =>
    floods.flatMap((flood) => floodMails(flood, deps.store)).map((mail) => compose(mail, undefined, now, ready)),
  )
}
