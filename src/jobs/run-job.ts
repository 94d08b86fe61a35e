/** What every job file does: build the parts, ring the use case, stop politely. Runs in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { type FromFiles, readConfig } from '../config/config.ts'
import { readEnvironment } from '../config/variables.ts'
import { type Wired, wire } from '../wiring.ts'

export type JobData = { readonly databaseUrl: string; readonly fromFiles: FromFiles }

/** Connections of one thread: claims, one transaction and a renewal of the lease. */
const POOL_SIZE = 3

/** Runs `work` until it ends or the scheduler says `cancel`. */
export async function runJob(work: (wired: Wired, signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController()
  parentPort?.on('message', (message) => {
    if (message === 'cancel') stop.abort()
  })
  // A listening port would keep the thread alive after its work is done.
  parentPort?.unref()
  const { databaseUrl, fromFiles } = workerData as JobData
  const { config } = readConfig(readEnvironment(), Date.now(), fromFiles)
  if (!config)
    throw new Error('The configuration became unreadable after the start: npm run incidencias -- doctor tells more')
  const wired = await wire(config, { databaseUrl, poolSize: POOL_SIZE })
  try {
    await work(wired, stop.signal)
  } finally {
    await wired.close()
  }
  if (stop.signal.aborted) parentPort?.postMessage('cancelled')
}
