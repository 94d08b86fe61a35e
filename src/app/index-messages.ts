/** Messages become searchable a little after they were written, so that no mail waits for it. */
import type { Incidents, MailboxId } from './ports.ts'

/** One transaction; the more at once, the less each costs. A search waits for the one that runs. */
const BATCH = 200
/** About two seconds. After an update of a big mailbox the rest has its turn later. */
const MOST = 2_000

/** Indexes what waits for it, in batches; true when there may be more. */
export async function indexMessages(
  { incidents }: { readonly incidents: Incidents },
  mailbox: MailboxId,
  signal?: AbortSignal,
): Promise<boolean> {
  for (let done = 0; done < MOST && !signal?.aborted; done += BATCH) {
    if ((await incidents.index(mailbox, BATCH)) < BATCH) return false
  }
  return true
}
