import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Stores of the tests start hundreds of threads and programs; each would strip and compile the same files again.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled')

const DOMAIN = 'test/domain/**/*.test.ts'

export default defineConfig({
  test: {
    globalSetup: ['test/support/database-setup.ts'],
    pool: 'forks',
    // Real servers run beside the tests; two files at a time leave them room.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      // Rules hold no state that one file could leave to the next: the modules are read once a worker, not once a file.
      { extends: true, test: { name: 'domain', include: [DOMAIN], isolate: false } },
      { extends: true, test: { name: 'servers', include: ['test/**/*.test.ts'], exclude: [DOMAIN] } },
    ],
  },
})
