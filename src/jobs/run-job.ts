/** What every job file does: build the parts, ring the use case for each mailbox, stop politely. Runs in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { pause } from '../app/back-off.ts'
import type { FromFiles } from '../config/config.ts'
import { readMailbox, type Shared } from '../config/installation.ts'
import type { Environment } from '../config/variables.ts'
import { type House, openHouse, type Wired, wireMailbox } from '../wiring.ts'

export type JobData = {
  readonly databaseUrl: string
  readonly mailboxes: readonly { readonly env: Environment; readonly fromFiles: FromFiles }[]
}

/** Connections of one thread: claims, one transaction and a renewal of the lease; mailboxes share them. */
const POOL_SIZE = 3
const MOST_POOL_SIZE = 8
/** What ended with an error begins anew. */
const AGAIN_MS = 5_000

/** Runs `work` for each mailbox until it ends or the scheduler says `cancel`. One that fails disturbs no other. */
export async function runJob(work: (wired: Wired, signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController()
  parentPort?.on('message', (message) => {
    if (message === 'cancel') stop.abort()
  })
  // A listening port would keep the thread alive after its work is done.
  parentPort?.unref()
  const { databaseUrl, mailboxes } = workerData as JobData
  const configs = mailboxes.map(({ env, fromFiles }) => {
    const config = readMailbox(env, fromFiles)
    if (!config)
      throw new Error('The configuration became unreadable after the start: npm run incidencias -- doctor tells more')
    return config
  })
  const [shared] = configs
  if (shared === undefined) throw new Error('no mailbox to work for')
  const poolSize = Math.min(POOL_SIZE + configs.length - 1, MOST_POOL_SIZE)
  const house = await openHouse(shared satisfies Shared, { databaseUrl, poolSize })
  try {
    if (configs.length === 1) await once(house, shared, work, stop.signal)
    else await Promise.all(configs.map((config) => again(house, config, work, stop.signal)))
  } finally {
    await house.close()
  }
  if (stop.signal.aborted) parentPort?.postMessage('cancelled')
}

type Work = Parameters<typeof runJob>[0]
type OneMailbox = Parameters<typeof wireMailbox>[0]

async function once(house: House, config: OneMailbox, work: Work, signal: AbortSignal): Promise<void> {
  const wired = await wireMailbox(config, house)
  try {
    await work(wired, signal)
  } finally {
    await wired.close()
  }
}

/** The thread goes on for the others. */
async function again(house: House, config: OneMailbox, work: Work, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      return await once(house, config, work, signal)
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      house.log.error('job-failed', { mailbox: config.store.mailbox, cause })
      await pause(AGAIN_MS, signal)
    }
  }
}
