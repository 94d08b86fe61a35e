/** Erases a person from the command line: the transaction that `#forget` does, and then as much of the rest as can be done at once. */
import { DAY } from '../domain/time/instant.ts'
import { EMPTY_RECORD } from './empty-record.ts'
import { type ErasureDeps, erasuresDue } from './erase-at-server.ts'
import type { Bell, Clock, Incidents, MailboxId, PersonFigures } from './ports.ts'

export type ForgetDeps = ErasureDeps & {
  readonly incidents: Incidents
  readonly mailbox: { readonly id: MailboxId }
  readonly clock: Clock
  readonly bell: Bell
}

export type Forgotten = {
  readonly figures: PersonFigures
  /** Addresses of the same account that are known, too, and were left. */
  readonly related: readonly string[]
  /** How far the rest came; absent when nothing was erased. */
  readonly server?: 'none' | 'done' | 'waiting'
}

/** So many looks are worth waiting for; the clock goes on with the rest. */
const MOST_LOOKS = 20

/** What there is of a person, and its erasure when that is meant. */
export async function forgetPerson(deps: ForgetDeps, address: string, isMeant: boolean): Promise<Forgotten> {
  const { incidents, erasures, mailbox, clock } = deps
  const now = clock.now()
  const related = await erasures.related(mailbox.id, address)
  const figures = await incidents.transaction(mailbox.id, async (tx) => {
    // Nobody decides about this customer meanwhile.
    await tx.lockCustomer(address, now - DAY)
    const found = await tx.personFigures(address)
    if (isMeant) await tx.record({ ...EMPTY_RECORD, effects: [{ kind: 'forget', address, at: now, by: '' }] })
    return found
  })
  if (!isMeant) return { figures, related }
  for (let look = 0; look < MOST_LOOKS; look++) {
    await erasuresDue(deps, mailbox.id, clock.now())
    if ((await erasures.waitsFor(mailbox.id, address, clock.now())) !== 'its turn') break
  }
  await deps.bell.ring('outbox')
  const waiting = await erasures.waitsFor(mailbox.id, address, clock.now())
  if (waiting !== undefined) return { figures, related, server: 'waiting' }
  return { figures, related, server: deps.eraser === undefined ? 'none' : 'done' }
}
