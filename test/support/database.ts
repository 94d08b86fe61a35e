/**
 * A database of its own for each test file: a copy of a migrated template, made in some 50 ms. `TEST_DATABASE_URL` names
 * another server to use, by a role that may create databases there.
 */
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, inject, onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../src/adapters/db/database.ts'
import { startEmbedded } from '../../src/adapters/db/embedded.ts'
import { createMailboxes } from '../../src/adapters/db/mailboxes.ts'
import { migrate, migrationNames } from '../../src/adapters/db/migrator.ts'
import type { MailboxId } from '../../src/app/ports.ts'
import { quiet } from './quiet-log.ts'

export type FreshDatabase = {
  readonly url: string
  readonly db: Database
  readonly mailbox: MailboxId
  /** Closes and drops it. */
  drop(): Promise<void>
}

const TEMPLATE_LOCK = 4_821

/** Call in `beforeAll`, and `drop` in `afterAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await testServer()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asAdmin(server, async (admin) => {
    await admin.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`)
    const template = await ensureTemplate(server, admin)
    await admin.query(`create database ${name} template ${template}`)
    await admin.query(`select pg_advisory_unlock(${TEMPLATE_LOCK})`)
  })
  const url = urlOf(server, name)
  const db = openDatabase(url)
  const mailbox = await createMailboxes(db).ensure('incidencias@shop.example')
  return {
    url,
    db,
    mailbox,
    async drop() {
      await db.close()
      await asAdmin(server, (admin) => admin.query(`drop database ${name} with (force)`))
    },
  }
}

/** Databases that a test of this file is done with. */
const done: FreshDatabase[] = []

/**
 * The same for files with a store in every test: `drop` deletes all rows, and the next test gets the emptied database. That takes a tenth of the
 * time in which the files of a new one are copied.
 */
export async function emptiedDatabase(): Promise<FreshDatabase> {
  const { url, db, drop } = done.pop() ?? (await freshDatabase())
  const mailbox = await createMailboxes(db).ensure('incidencias@shop.example')
  const used: FreshDatabase = {
    url,
    db,
    mailbox,
    async drop() {
      if (await isEmptied(url)) done.push({ ...used, drop })
      else await drop()
    },
  }
  return used
}

afterAll(async () => {
  await Promise.all(done.map(({ drop }) => drop()))
})

/** False where the role may not do it, or a test left the database in disorder. */
async function isEmptied(url: string): Promise<boolean> {
  try {
    await asAdmin(url, async (admin) => {
      const { rows } = await admin.query<{ name: string }>(
        `select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename not like '%migration%'`,
      )
      // Neither keys nor triggers: everything goes at once.
      await admin.query(
        `set session_replication_role = replica; ${rows.map(({ name }) => `delete from ${name};`).join(' ')}`,
      )
      await admin.query(`select setval(format('%I', sequencename)::regclass, start_value, false) from pg_sequences`)
    })
    return true
  } catch {
    return false
  }
}

/** An empty database without any table, dropped at the end of the test that asked for it. */
export async function emptyDatabase(): Promise<string> {
  const server = await testServer()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asAdmin(server, (admin) => admin.query(`create database ${name}`))
  onTestFinished(async () => {
    await asAdmin(server, (admin) => admin.query(`drop database ${name} with (force)`))
  })
  return urlOf(server, name)
}

let started: Promise<string> | undefined

function testServer(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return Promise.resolve(given)
  started ??= startEmbedded(inject('databaseFolder'), quiet).then(async ({ url }) => {
    // Tests kill processes and cut connections; none pulls the plug of the machine.
    await asAdmin(url, async (admin) => {
      await admin.query('alter system set fsync = off')
      await admin.query('select pg_reload_conf()')
    })
    return url
  })
  return started
}

/** Named after the newest migration, so that a server that stays between runs never hands out an old schema. */
async function ensureTemplate(server: string, admin: Client): Promise<string> {
  const name = `incidencias_template_${(await migrationNames()).at(-1)?.slice(0, 12)}`
  const found = await admin.query('select from pg_database where datname = $1', [name])
  if (found.rowCount !== 0) return name
  await admin.query(`create database ${name}_new`)
  const db = openDatabase(urlOf(server, `${name}_new`))
  await migrate(db)
  await db.close()
  await admin.query(`alter database ${name}_new rename to ${name}`)
  return name
}

async function asAdmin<T>(server: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: server })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
