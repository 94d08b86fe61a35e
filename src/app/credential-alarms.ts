/** People hear when a mailbox is no longer let in, days before a secret ends, and when all is well again: once each. */
import { type Access, type Expiring, expiresMail, refusedMail, restoredMail } from '../domain/access/access-mails.ts'
import { warningDue } from '../domain/access/expiry.ts'
import { isWorthTelling } from '../domain/access/worth-telling.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import { HOUR, type Instant } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type { Credentials, MailboxId, Outbox, Templates } from './ports.ts'

export type CredentialWatch = {
  readonly access: Access
  readonly credentials: Pick<Credentials, 'read' | 'tell'>
  /** When the client's own secret ends, where that is known. */
  readonly secretExpires?: Instant
}

export type CredentialAlarmDeps = Omit<ComposeDeps, 'templates'> & {
  readonly outbox: Pick<Outbox, 'add' | 'unknownKeys'>
  /** Absent: mail is brought to us, and sent with a password. */
  readonly credentialWatch?: CredentialWatch | undefined
  templates(): Promise<Templates>
}

/** What ends on a known day is looked at once an hour by each process. */
const lookedAt = new WeakMap<CredentialWatch, Instant>()

/** Writes to managers, or agents where there are none. Returns how many mails that were. */
export async function credentialAlarms(deps: CredentialAlarmDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  const { credentialWatch: watch, store } = deps
  if (watch === undefined) return 0
  const people = store.managers.length > 0 ? store.managers : store.agents
  const finished = async (mails: readonly MailToSend[]) => {
    const templates = await deps.templates()
    return mails.map((mail) => compose(mail, undefined, now, { ...deps, templates }))
  }
  const told = await watch.credentials.tell(mailbox, now, {
    isToBeTold: (trouble, open) => isWorthTelling(trouble, open, store.calendar, now),
    mailsOf: ({ open, ended }) =>
      finished(
        people.flatMap((person) => {
          if (open.length > 0) return [refusedMail(person, open, watch.access, store, now)]
          return ended ? [restoredMail(person, ended, watch.access, store)] : []
        }),
      ),
  })
  const looked = lookedAt.get(watch)
  if (looked !== undefined && Math.abs(now - looked) < HOUR) return told
  const mails = (await expiring(watch, mailbox)).flatMap((one) => {
    const warning = warningDue(one.at, now)
    return warning === undefined
      ? []
      : people.map((person) => expiresMail(person, one, { warning, now }, watch.access, store))
  })
  const unknown = await deps.outbox.unknownKeys(
    mailbox,
    mails.map(({ onceKey }) => onceKey),
  )
  const fresh = mails.filter(({ onceKey }) => unknown.includes(onceKey))
  const added = fresh.length === 0 ? 0 : await deps.outbox.add(mailbox, await finished(fresh), now)
  lookedAt.set(watch, now)
  return told + added
}

async function expiring({ credentials, secretExpires }: CredentialWatch, mailbox: MailboxId): Promise<Expiring[]> {
  const consent = (await credentials.read(mailbox))?.refreshExpiresAt
  return [
    ...(secretExpires === undefined ? [] : [{ what: 'secret', at: secretExpires } as const]),
    ...(consent === undefined ? [] : [{ what: 'consent', at: consent } as const]),
  ]
}
