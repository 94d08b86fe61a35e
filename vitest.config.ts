import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Stores of the tests start hundreds of threads and programs; each would strip and compile the same files again.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled')

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/database-setup.ts'],
    pool: 'forks',
    // Real servers run beside the tests; two files at a time leave them room.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
