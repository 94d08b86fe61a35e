/** The thread of `try-templates.ts`: says every sample once, and what there is to remark. */
import { parentPort, workerData } from 'node:worker_threads'
import { loadTemplates } from './templates.ts'
import type { Trial } from './try-templates.ts'

const { folder, options } = workerData as Trial
const { remarks } = await loadTemplates(folder, { ...options, tried: false })
parentPort?.postMessage(remarks)
