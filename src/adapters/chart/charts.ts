/**
 * Draws charts in a thread that lives as long as that takes: what draws is 30 MB of code that is needed once a week, and has limits
 * of time and memory there.
 */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Charts } from '../../app/ports.ts'

const MEMORY = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 }
/** A busy machine takes seconds to load it all. */
const LIMIT_MS = 60_000

export function createCharts(limitMs = LIMIT_MS): Charts {
  return {
    async draw(charts) {
      if (charts.length === 0) return []
      const file = new URL(`./draw-thread${extname(import.meta.filename)}`, import.meta.url)
      const thread = new Worker(file, { workerData: charts, resourceLimits: MEMORY })
      try {
        return await picturesOf(thread, limitMs)
      } finally {
        await thread.terminate()
      }
    },
  }
}

function picturesOf(thread: Worker, limitMs: number): Promise<readonly Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`charts were not drawn within ${limitMs} ms`)), limitMs)
    const ending =
      <T extends unknown[]>(end: (...all: T) => void) =>
      (...all: T) => {
        clearTimeout(late)
        end(...all)
      }
    thread.once('message', ending(resolve))
    thread.once('error', ending(reject))
    thread.once(
      'exit',
      ending(() => reject(new Error('the thread that draws charts ended'))),
    )
  })
}
