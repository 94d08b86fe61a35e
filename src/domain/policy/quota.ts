import type { Store } from '../store.ts'
import { LIMITS } from './limits.ts'

/** What one sender may send within a day before the rest waits. */
export type Quota = { readonly mails: number; readonly bytes: number }

/** Why a mail is set aside that is beyond the quota of its sender, for operators. */
export const BEYOND_QUOTA = 'held: its sender sent more in one day than is taken in unseen; quarantine retry lets it in'

/** Local parts under which servers write: notices of a mail to thousands come at once. */
const SERVERS = new Set(['mailer-daemon', 'postmaster'])

/**
 * The quota of a sender, as its address stands in the From field. People and servers of the store have ten times as much: agents send
 * more than any customer, and the form of the store's own site writes for all of them. None has no limit, because a From field is easily
 * forged.
 */
export function quotaOf(
  sender: string,
  { mailbox, agents, managers }: Pick<Store, 'mailbox' | 'agents' | 'managers'>,
): Quota {
  const { mails, bytes, timesForOwn } = LIMITS.sender
  const at = sender.lastIndexOf('@')
  const isOwn =
    SERVERS.has(sender.slice(0, at)) ||
    sender.slice(at) === mailbox.slice(mailbox.lastIndexOf('@')) ||
    [...agents, ...managers].some(({ address }) => address === sender)
  const times = isOwn ? timesForOwn : 1
  return { mails: mails * times, bytes: bytes * times }
}
