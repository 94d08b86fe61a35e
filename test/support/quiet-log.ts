import type { Log } from '../../src/app/ports.ts'

export const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
