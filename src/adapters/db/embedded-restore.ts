/**
 * A new embedded database beside the one in DATA_DIR, which takes its place only when it is complete. Until then nothing of the old one
 * is touched, and afterwards it lies beside it under another name.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure, type Log, type RestorePlace } from '../../app/ports.ts'
import { startEmbedded } from './embedded.ts'
import { serverPid } from './embedded-cluster.ts'
import { createUsers } from './embedded-users.ts'

const CLUSTER = 'postgres'
const PASSWORD = 'postgres.password'

/** Whether a database of ours is in the folder. */
export function isEmbeddedThere(dataDir: string): boolean {
  return existsSync(join(dataDir, CLUSTER, 'PG_VERSION'))
}

/** Starts an empty server in `DATA_DIR/restoring`. Throws `Failure` while somebody uses the folder. */
export async function openRestorePlace(dataDir: string, log: Log): Promise<RestorePlace> {
  const base = resolve(dataDir)
  const place = join(base, 'restoring')
  mkdirSync(base, { recursive: true, mode: 0o755 })
  refuseUsed(base)
  if (existsSync(place)) await clear(place, log)
  mkdirSync(place, { mode: 0o755 })
  // The password goes with the files of the database, and the old ones keep theirs when they have the same.
  const password = join(base, PASSWORD)
  if (existsSync(password)) writeFileSync(join(place, PASSWORD), readFileSync(password), { mode: 0o600 })
  const server = await startEmbedded(place, log)
  return {
    url: server.url,
    async takePlace(now) {
      // Stopped in good order, all of it is on the disk.
      await server.stop()
      const aside = `${CLUSTER}.before-${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}`
      return createUsers(base).alone(async () => {
        refuseUsed(base)
        const there = isEmbeddedThere(base)
        renameSync(join(place, PASSWORD), password)
        if (there) renameSync(join(base, CLUSTER), join(base, aside))
        // What an interrupted first start left, which would be taken for nothing anyway.
        else rmSync(join(base, CLUSTER), { recursive: true, force: true })
        renameSync(join(place, CLUSTER), join(base, CLUSTER))
        rmSync(place, { recursive: true, force: true })
        return there ? join(base, aside) : undefined
      })
    },
    async abandon() {
      await server.stop()
      rmSync(place, { recursive: true, force: true })
    },
  }
}

function refuseUsed(base: string): void {
  if (createUsers(base).count() === 0 && serverPid(join(base, CLUSTER)) === undefined) return
  throw new Failure(
    'database',
    `incidencias is working with the database in ${base}: stop it (and cron's once) first`,
    'permanent',
  )
}

/** What a restore that was killed left behind, its server included. */
async function clear(place: string, log: Log): Promise<void> {
  if (createUsers(place).count() > 0)
    throw new Failure('database', `another restore is working in ${place}`, 'permanent')
  if (serverPid(join(place, CLUSTER)) !== undefined) await (await startEmbedded(place, log)).stop()
  rmSync(place, { recursive: true, force: true })
}
