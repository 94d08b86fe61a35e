/** Brings the schema up to date. Several processes may try at once: kysely's advisory lock lets one do it. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Migration, Migrator } from 'kysely/migration'
import { Failure } from '../../app/ports.ts'
import { type Database, openDatabase } from './database.ts'
import { asFailure, sqlState } from './failures.ts'

/** Files of the kind we are ourselves: `.ts` in the checkout, `.js` in the package. */
const EXTENSION = extname(import.meta.filename)
const NAME = /^\d{12}-[a-z0-9-]+$/

/**
 * A migration that does not get its locks within this gives way and is tried again: everybody else's statements queue behind one that
 * waits, so workers of the version before would stand still for as long.
 */
const NO_LOCK = '55P03'
const PATIENCE = { waitMs: 3_000, pauseMs: 2_000, tries: 60 }

/**
 * Runs what is missing, up to and with `last` where that is given, and returns its names. Each migration is a transaction, so that its
 * locks are held no longer than it takes. Throws `Failure` when the database is newer than this program.
 */
export async function migrate(db: Database, last?: string, patience = PATIENCE): Promise<readonly string[]> {
  const known = await migrationNames()
  const wanted = known.filter((name) => last === undefined || name <= last)
  // Nearly every start finds that nothing is missing, and loads neither the migrations nor what they are written with.
  const done = await namesDone(db)
  refuseNewer(done, known)
  if (wanted.every((name) => done.includes(name))) return []
  return await runMissing(db, wanted, patience)
}

async function runMissing(
  db: Database,
  names: readonly string[],
  patience: typeof PATIENCE,
): Promise<readonly string[]> {
  const { Migrator } = await import('kysely/migration')
  // A connection of its own: migrations may take longer than any other statement is allowed to.
  const own = openDatabase(db.url, { poolSize: 2, statementTimeoutMs: 0, lockTimeoutMs: patience.waitMs })
  try {
    const wanted = await readMigrations(names)
    const migrator = new Migrator({ db: await own.kysely(), provider: { getMigrations: async () => wanted } })
    const done: string[] = []
    for (;;) {
      const step = await next(migrator, patience)
      if (step.length === 0) return done
      done.push(...step)
    }
  } catch (error) {
    throw asFailure(error)
  } finally {
    await own.close()
  }
}

/** Runs the next migration; none when all were run. Another worker may be doing the same: kysely's lock lets one at a time. */
async function next(migrator: Migrator, { pauseMs, tries: most }: typeof PATIENCE): Promise<readonly string[]> {
  for (let tries = 1; ; tries++) {
    const { error, results = [] } = await migrator.migrateUp()
    if (error === undefined)
      return results.filter((result) => result.status === 'Success').map((result) => result.migrationName)
    if (sqlState(error) !== NO_LOCK || tries === most) throw error
    await sleep(pauseMs * (0.5 + Math.random()))
  }
}

/** Names of the migrations that were run here, in order. */
async function namesDone(db: Database): Promise<readonly string[]> {
  const there = await db.run<{ there: boolean }>(
    { name: '', text: `select to_regclass('kysely_migration') is not null as there` },
    [],
  )
  if (!there.rows[0]?.there) return []
  const done = await db.run<{ name: string }>({ name: '', text: 'select name from kysely_migration order by name' }, [])
  return done.rows.map((row) => row.name)
}

function refuseNewer(done: readonly string[], known: readonly string[]): void {
  const unknown = done.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  throw new Failure(
    'database',
    `the database was brought up to date by a newer version (it has ${unknown.join(', ')}, unknown here): ` +
      'install that version again, or restore a backup from before',
    'permanent',
  )
}

/** Names of this version's migrations, in order. */
export async function migrationNames(): Promise<readonly string[]> {
  return (await readdir(findFolder()))
    .filter((file) => extname(file) === EXTENSION)
    .map((file) => file.slice(0, -EXTENSION.length))
    .filter((name) => NAME.test(name))
    .sort()
}

async function readMigrations(names: readonly string[]): Promise<Record<string, Migration>> {
  const folder = findFolder()
  const loaded = names.map(async (name) => {
    const migration = (await import(pathToFileURL(join(folder, name + EXTENSION)).href)) as Migration
    return [name, migration] as const
  })
  return Object.fromEntries(await Promise.all(loaded))
}

/** The nearest `migrations` folder above this file that holds files of our own kind. */
function findFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'migrations')
    if (existsSync(join(candidate, `202611221500-mailboxes-and-leases${EXTENSION}`))) {
      return candidate
    }
    if (dirname(folder) === folder) throw new Error('the migrations folder is missing from this installation')
  }
}
