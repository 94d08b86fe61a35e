/**
 * One folder a run for the test server. The server itself starts with the first test that asks for a database, so that
 * a run of the domain's tests alone costs nothing; this end stops it and takes the folder away.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/adapters/db/embedded.ts'
import { quiet } from './quiet-log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseFolder: string
  }
}

export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'incidencias-test-'))
  // As root the server runs under another user, who must get in.
  chmodSync(folder, 0o755)
  project.provide('databaseFolder', folder)
  return async () => {
    if (existsSync(join(folder, 'postgres'))) await (await startEmbedded(folder, quiet)).stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
