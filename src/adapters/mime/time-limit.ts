import type { Worker } from 'node:worker_threads'

/** A thread that waits for its turn gets so many times the limit in wall time. */
const PATIENCE = 10
/** When this thread itself was busy, the answer may be waiting: it is let in before the verdict. */
const GRACE_MS = 10

/**
 * Calls `late` once the thread has used `limitMs` of processor time since it had used `usedMs`. Wall time would punish a
 * mail for what else the machine has to do; it ends the wait only after ten times the limit, which also takes in a
 * thread that cannot be asked because it never comes out of one call. Returns what stops the watch.
 */
export function limitTime(
  worker: Pick<Worker, 'cpuUsage'>,
  { limitMs, usedMs }: { readonly limitMs: number; readonly usedMs: number },
  late: (why: string) => void,
): () => void {
  let timer = setTimeout(look, limitMs)
  let deadline: NodeJS.Timeout | undefined
  let over = false
  return stop

  function stop(): void {
    over = true
    clearTimeout(timer)
    clearTimeout(deadline)
  }

  function judge(why: string): NodeJS.Timeout {
    return setTimeout(() => {
      if (over) return
      stop()
      late(why)
    }, GRACE_MS)
  }

  async function look(): Promise<void> {
    deadline ??= setTimeout(
      () => (deadline = judge(`did not end within ${(limitMs * PATIENCE) / 1_000} s`)),
      limitMs * (PATIENCE - 1),
    )
    // An ended thread has no usage; its end is told by its own event.
    const usage = await worker.cpuUsage().catch(() => undefined)
    if (over || usage === undefined) return
    const left = limitMs - (milliseconds(usage) - usedMs)
    timer = left <= 0 ? judge(`took longer than ${limitMs / 1_000} s`) : setTimeout(look, Math.max(left, GRACE_MS))
  }
}

export function milliseconds(usage: NodeJS.CpuUsage): number {
  return (usage.user + usage.system) / 1_000
}
