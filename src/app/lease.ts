/** Work under a lease that is renewed while it lasts; when the lease is lost the work is told to stop. */
import { harmlessCause } from './harmless-cause.ts'
import type { Leases, Log, MailboxId } from './ports.ts'

export type LeaseDeps = { readonly leases: Leases; readonly log: Log; readonly holder: string }

/** A lease ends this long (milliseconds) after its last renewal: then another worker may take over from a dead one. */
export const LEASE_MS = 20_000

/** What `work` returns, or undefined when somebody else has the lease. `signal` is passed on, and aborts on a lost lease too. */
export async function underLease<T>(
  deps: LeaseDeps,
  mailbox: MailboxId,
  name: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  leaseMs = LEASE_MS,
): Promise<T | undefined> {
  if (!(await deps.leases.take(mailbox, name, deps.holder, leaseMs))) return undefined
  const lost = new AbortController()
  let renewing = Promise.resolve()
  let renewedAt = performance.now()
  const renewal = setInterval(() => {
    renewing = deps.leases.take(mailbox, name, deps.holder, leaseMs).then(
      (mine) => {
        if (mine) renewedAt = performance.now()
        else lost.abort()
      },
      () => {
        if (performance.now() - renewedAt > leaseMs) lost.abort()
      },
    )
  }, leaseMs / 3)
  lost.signal.addEventListener('abort', () => deps.log.warn('lease-lost', { name }))
  try {
    return await work(AbortSignal.any([signal, lost.signal]))
  } finally {
    clearInterval(renewal)
    await renewing
    if (!lost.signal.aborted) {
      await deps.leases.give(mailbox, name, deps.holder).catch((error: unknown) => {
        deps.log.warn('lease-not-given-back', { name, cause: harmlessCause(error) })
      })
    }
  }
}
