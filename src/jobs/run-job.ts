/** What every job file does: build the parts, ring the use case for each mailbox, stop politely. Runs in a thread of its own. */

import { parentPort, workerData } from 'node:worker_threads'
import { pause } from '../app/back-off.ts'
import { harmlessCause } from '../app/harmless-cause.ts'
import { type Gathered, gatherMeasurements, type ThreadReport } from '../app/thread-report.ts'
import type { Config } from '../config/config.ts'
import { hearConfig, type ToldConfig } from '../config/told.ts'
import { type House, openHouse, type Wired, wireMailbox } from '../wiring/wiring.ts'

export type JobData = {
  readonly databaseUrl: string
  readonly mailboxes: readonly ToldConfig[]
}

/** Connections of one thread: claims, one transaction and a renewal of the lease; mailboxes share them. */
const POOL_SIZE = 3
const MOST_POOL_SIZE = 8
/** How often the main thread hears of this one. */
const REPORT_MS = 1_000
/** What ended with an error begins anew. */
const AGAIN_MS = 5_000

/** Runs `work` for each mailbox until it ends or the scheduler says `cancel`. One that fails disturbs no other. */
export async function runJob(work: (wired: Wired, signal: AbortSignal) => Promise<void>): Promise<void> {
  await runHouseJob(async (house, [first, ...others], signal) => {
    if (first === undefined) return
    if (others.length === 0) await once(house, first, work, signal)
    else await Promise.all([first, ...others].map((config) => again(house, config, work, signal)))
  })
}

/** Runs `work` for all mailboxes at once. */
export async function runHouseJob(
  work: (house: House, configs: readonly Config[], signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController()
  parentPort?.on('message', (message) => {
    if (message === 'cancel') stop.abort()
  })
  // A listening port would keep the thread alive after its work is done.
  parentPort?.unref()
  const { databaseUrl, mailboxes } = workerData as JobData
  const configs = mailboxes.map(hearConfig)
  const [shared] = configs
  if (shared === undefined) throw new Error('a thread was told of no mailbox')
  const poolSize = Math.min(POOL_SIZE + configs.length - 1, MOST_POOL_SIZE)
  const gathered = gatherMeasurements()
  const house = await openHouse(shared, { databaseUrl, poolSize, meterOf: gathered.of })
  const endReports = report(gathered)
  try {
    await work(house, configs, stop.signal)
  } finally {
    await house.close()
    endReports()
  }
  if (stop.signal.aborted) parentPort?.postMessage('cancelled')
}

type Work = Parameters<typeof runJob>[0]

async function once(house: House, config: Config, work: Work, signal: AbortSignal): Promise<void> {
  const wired = await wireMailbox(config, house)
  try {
    await work(wired, signal)
  } finally {
    await wired.close()
  }
}

/** The thread goes on for the others. */
async function again(house: House, config: Config, work: Work, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      return await once(house, config, work, signal)
    } catch (error) {
      const cause = harmlessCause(error)
      house.log.of(config.store.mailbox).error('job-failed', { cause })
      await pause(AGAIN_MS, signal)
    }
  }
}

/** Tells the main thread once a second what happened, and by coming that this one is not stuck. Ends with a last report. */
function report(gathered: Gathered): () => void {
  let due = performance.now() + REPORT_MS
  const tell = () => {
    const longestDelayMs = Math.max(0, performance.now() - due)
    due = performance.now() + REPORT_MS
    const { heapTotal, external } = process.memoryUsage()
    parentPort?.postMessage({
      kind: 'thread-report',
      ...gathered.take(),
      heapBytes: heapTotal + external,
      longestDelayMs,
    } satisfies ThreadReport)
  }
  tell()
  const timer = setInterval(tell, REPORT_MS)
  // Nothing here keeps the thread alive.
  timer.unref()
  return () => {
    clearInterval(timer)
    tell()
  }
}
