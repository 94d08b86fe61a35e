/** What processes and threads have between them. */
import type { MailboxId } from './basics.ts'

export type Leases = {
  /** True when `holder` has the lease now (fresh, renewed, or taken from one that ended). */
  take(mailbox: MailboxId, name: string, holder: string, ms: number): Promise<boolean>
  give(mailbox: MailboxId, name: string, holder: string): Promise<void>
}

/** Wakes sleeping workers early: LISTEN/NOTIFY. Losing a ring costs only a poll interval. */
export type Bell = {
  ring(topic: 'raw-mail' | 'outbox'): Promise<void>
  wait(topic: 'raw-mail' | 'outbox', timeoutMs: number, signal: AbortSignal): Promise<void>
}

export type Mailboxes = {
  /** The identity of an address; created when new. */
  ensure(address: string): Promise<MailboxId>
  /** Undefined when nothing was ever begun for it. */
  find(address: string): Promise<MailboxId | undefined>
}
