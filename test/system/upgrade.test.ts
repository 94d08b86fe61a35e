/** An upgrade while workers of the version before go on. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Client, Pool } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/adapters/db/database.ts'
import { migrate, migrationNames } from '../../src/adapters/db/migrator.ts'
import { faultOf } from '../support/additive.ts'
import { emptyDatabase } from '../support/database.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The last migration of the first release: before it nobody had anything to upgrade. */
const FIRST_RELEASE = '202611230480-live-incidents'

/** Statements that are no plain addition, by their beginning, and why old workers survive them. */
const REASONS: Readonly<Record<string, string>> = {
  'create index raw_mail_of_import on raw_mail':
    'built in three seconds for a million mails: what is stored meanwhile waits up to thirty',
  'create index raw_mail_claim_import on raw_mail': 'the same, and it begins empty',
  'create index raw_mail_claim_first on raw_mail': 'the same, and only what is pending is in it',
  'create index raw_mail_read_before on raw_mail': 'the same, and few are in it',
  'create index outbox_mail_reported on outbox_mail': 'the same, and only digests and handovers are in it',
}

describe('what a migration may do', () => {
  test.each([
    ['create table wish (mailbox_id integer not null, text text not null unique)', undefined],
    ['alter table incident add column wish text', undefined],
    ['alter table incident add column wish boolean not null default false, add column why text', undefined],
    ['alter table incident add column wish text not null', 'old workers do not fill the column'],
    ['alter table incident add column wish uuid default gen_random_uuid()', 'a default that is worked out'],
    [`alter table incident add column wish text check (wish in ('a', 'b'))`, 'every row is looked at'],
    ['alter table incident add column a text, drop column b', 'may not fit'],
    ['alter table incident rename column subject to title', 'may not fit'],
    ['alter table incident rename to case_', 'may not fit'],
    ['alter table incident alter column number type integer', 'may not fit'],
    ['alter table incident alter column assignee set not null', 'may not fit'],
    [`alter table incident add constraint c check (subject <> '')`, 'may not fit'],
    ['drop table incident', 'neither a new table'],
    ['drop index incident_due', 'neither a new table'],
    ['create index incident_wish on incident (mailbox_id, wish)', 'nobody can write to incident'],
    ['create unique index incident_wish on incident (wish)', 'a unique index of incident forbids'],
    ['update incident set urgent = false', 'rows of incident are changed'],
    ['create trigger t after insert on incident for each row execute function f()', 'does something else'],
  ])('%s', (statement, fault) => {
    const found = faultOf(statement, new Set())
    if (fault === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(fault)
  })

  test('with a table of its own, whatever it wants', () => {
    const created = new Set<string>()
    for (const statement of [
      'create table wish (id int)',
      'create unique index wish_once on wish (id)',
      'insert into wish values (1)',
      'alter table wish drop column id',
    ])
      expect(faultOf(statement, created)).toBeUndefined()
  })
})

test('every migration since the first release adds, and takes nothing away', async () => {
  const faults: string[] = []
  const used = new Set<string>()
  for (const [name, statements] of await statementsOfMigrations()) {
    if (name <= FIRST_RELEASE) continue
    const created = new Set<string>()
    for (const statement of statements) {
      const fault = faultOf(statement, created)
      const reason = Object.keys(REASONS).find((beginning) => statement.trim().startsWith(beginning))
      if (reason !== undefined) used.add(reason)
      else if (fault !== undefined) faults.push(`${name}: ${fault}\n  ${statement.trim().slice(0, 160)}`)
    }
  }
  expect(faults).toEqual([])
  // A reason for nothing is a reason for whatever comes next.
  expect(Object.keys(REASONS).filter((reason) => !used.has(reason))).toEqual([])
})

test('a migration that waits for its lock steps back, so that everybody else goes on, and is done in the end', async () => {
  const url = await emptyDatabase()
  const db = openDatabase(url)
  onTestFinished(() => db.close())
  const names = await migrationNames()
  const all = await statementsOfMigrations()
  const altering = all.findIndex(
    ([name, statements]) => name > FIRST_RELEASE && /^\s*alter table incident /m.test(statements.join('\n')),
  )
  await migrate(db, names[altering - 1])
  const reader = new Client({ connectionString: url })
  await reader.connect()
  await reader.query('begin; select from incident')
  let done = false
  const migrating = migrate(db, undefined, { waitMs: 200, pauseMs: 100, tries: 100 }).finally(() => {
    done = true
  })
  const waits: number[] = []
  for (const end = performance.now() + 1_200; performance.now() < end; ) {
    const began = performance.now()
    await db.run({ name: '', text: 'select count(*) from incident where mailbox_id = 1' }, [])
    waits.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(done).toBe(false)
  expect(Math.max(...waits)).toBeLessThan(1_000)
  await reader.query('commit')
  await reader.end()
  expect(await migrating).toEqual(names.slice(altering))
})

test('a program meets a newer schema: at its start it is refused with a clear word', async () => {
  const url = await emptyDatabase()
  const db = openDatabase(url)
  onTestFinished(() => db.close())
  await migrate(db)
  await db.run({ name: '', text: `insert into kysely_migration values ('209901010000-later', now()::text)` }, [])
  await expect(migrate(db)).rejects.toThrow(/newer version \(it has 209901010000-later/)
})

type Said = readonly (readonly [string, readonly string[]])[]
let listening: Promise<Said> | undefined

/** The statements of each migration, as they reach the server. */
function statementsOfMigrations(): Promise<Said> {
  listening ??= listen()
  return listening
}

async function listen(): Promise<Said> {
  const url = await emptyDatabase()
  const pool = new Pool({ connectionString: url, max: 2 })
  const said: string[] = []
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void said.push(query.sql),
  })
  try {
    const migrations: Record<string, Migration> = {}
    for (const name of await migrationNames())
      migrations[name] = (await import(pathToFileURL(join(ROOT, 'migrations', `${name}.ts`)).href)) as Migration
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    const found: [string, readonly string[]][] = []
    for (const name of Object.keys(migrations)) {
      said.length = 0
      const { error } = await migrator.migrateUp()
      if (error) throw error
      const own = said.filter(
        (text) => !/kysely_migration|^\s*(select|begin|commit|with set_timeout)\b|pg_catalog/i.test(text),
      )
      found.push([name, own])
    }
    return found
  } finally {
    await db.destroy()
  }
}
