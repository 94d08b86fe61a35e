/**
 * The queue of messages that are not in the index of searches yet. The clock works it off in batches; a search does what is
 * left first, so that it finds what was written a moment ago.
 */
import type { MailboxId } from '../../app/ports.ts'
import type { Database, Statement, Transaction } from './database.ts'

const WORK: Statement = { name: 'search-work', text: 'select search_work($1, $2) as done' }

const WAITS: Statement = {
  name: 'search-waits',
  text: 'select exists (select from search_queue where mailbox_id = $1) as waits',
}

/** Sorts a whole batch into the index, which is cheaper than each message by itself, and leaves searches nothing to read through. */
const WRITE_OUT: Statement = { name: 'search-write-out', text: `select gin_clean_pending_list('message_search_words')` }

/** A search waits no longer for this than for an answer. */
const MOST_AT_A_SEARCH = 300
const LOOKS = 6
const PAUSE_MS = 50

/** Indexes at most `most` of the messages that wait; how many it were. */
export async function indexWaiting(db: Database, mailbox: MailboxId, most: number): Promise<number> {
  const done = (await db.run<{ done: number }>(WORK, [mailbox, most])).rows[0]?.done ?? 0
  // Who does not own the index must not: then it is done when enough has come together.
  if (done > 0) await db.run(WRITE_OUT, []).catch(() => undefined)
  return done
}

/** Indexes what waits, and what this transaction wrote itself; false when there is more of it. */
export async function indexBeforeSearch(tx: Transaction, mailbox: MailboxId): Promise<boolean> {
  for (let look = 1; ; look++) {
    if (!(await waits(tx, mailbox))) return true
    const { rows } = await tx.run<{ done: number }>(WORK, [mailbox, MOST_AT_A_SEARCH])
    if (rows[0]?.done) return !(await waits(tx, mailbox))
    if (look === LOOKS) return false
    // Another worker is at it, and soon done.
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

async function waits(tx: Transaction, mailbox: MailboxId): Promise<boolean> {
  return (await tx.run<{ waits: boolean }>(WAITS, [mailbox])).rows[0]?.waits ?? false
}
