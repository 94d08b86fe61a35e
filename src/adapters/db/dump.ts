/** All rows of a database as one dump, and a dump back into one. Both see a single moment and hold no more than a block in memory. */
import { Client } from 'pg'
import { type BackupFacts, type BackupHead, type DumpableDatabase, Failure } from '../../app/ports.ts'
import { copyIn, copyOut } from './copy.ts'
import { openDatabase } from './database.ts'
import { createDumpWriter, quoted, readDump } from './dump-text.ts'
import { asFailure, asUnreachable } from './failures.ts'
import { migrate, migrationNames } from './migrator.ts'

/** Every table of ours with its columns in order; those that others refer to come before them. */
const TABLES = `
  with recursive of_ours as (
    select oid, relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'
  ), refers as (
    select distinct conrelid as from_table, confrelid as to_table from pg_constraint where contype = 'f' and conrelid <> confrelid
  ), depth as (
    select oid, 0 as level from of_ours
    union
    select r.from_table, d.level + 1 from depth d join refers r on r.to_table = d.oid where d.level < 20
  )
  select t.name, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum
    ) as columns
  from of_ours t join depth d on d.oid = t.oid group by t.oid, t.name order by max(d.level), t.name`

const SEQUENCES = `
  select relname::text as name from pg_class
  where relkind = 'S' and relnamespace = 'public'::regnamespace and relname not like 'kysely%' order by relname`

/** The least numbers left out after a restore, and how many days the rate of incidents is taken from. */
const LEAST_GAP = 1_000
const RATE_DAYS = 30
const DAY_MS = 86_400_000

type Table = { readonly name: string; readonly columns: readonly string[] }

/** `version` is the program's. */
export function createDumpableDatabase(url: string, version: string): DumpableDatabase {
  return {
    async *dump(told) {
      const client = await connected(url)
      try {
        await client.query('begin isolation level repeatable read read only')
        const writer = createDumpWriter()
        yield writer.head(await headOf(client, version))
        const { rows: tables } = await client.query<Table>(TABLES)
        let bytes = 0
        for (const { name, columns } of tables) {
          yield writer.table(name, columns)
          for await (const chunk of copyOut(client, `copy ${quoted(name)} (${list(columns)}) to stdout`)) {
            yield writer.rows(chunk as Buffer)
            bytes += (chunk as Buffer).length
            told({ table: name, bytes })
          }
          yield writer.endOfTable()
        }
        // Sequences stand outside of transactions: read last, they are never behind the rows.
        const { rows: sequences } = await client.query<{ name: string }>(SEQUENCES)
        for (const { name } of sequences) {
          const at = await client.query<{ last: string; called: boolean }>(
            `select last_value::text as last, is_called as called from ${quoted(name)}`,
          )
          yield writer.sequence(name, at.rows[0]?.last ?? '1', at.rows[0]?.called ?? false)
        }
        yield writer.end()
      } catch (error) {
        throw asFailure(error)
      } finally {
        await client.end().catch(() => undefined)
      }
    },

    async load(dump, told) {
      const client = await connected(url)
      try {
        const facts = await load(client, url, dump, told)
        await openAndMigrate(url)
        return facts
      } catch (error) {
        throw asFailure(error)
      } finally {
        await client.end().catch(() => undefined)
      }
    },
  }
}

async function load(
  client: Client,
  url: string,
  dump: AsyncIterable<Buffer>,
  told: Parameters<DumpableDatabase['load']>[1],
): Promise<BackupFacts> {
  let tables: readonly Table[] = []
  let bytes = 0
  for await (const part of readDump(dump)) {
    switch (part.kind) {
      case 'head':
        await refuseForeign(part.head)
        // The tables as they were: the rows fit, and what came later is done to them afterwards.
        await openAndMigrate(url, part.head.migrations.at(-1))
        tables = (await client.query<Table>(TABLES)).rows
        await refuseRows(client, tables)
        await client.query('begin')
        // Rows that a migration made are in the dump; what triggers would do to these rows was done when they were written.
        await client.query(`truncate ${list(tables.map(({ name }) => name))}`)
        for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`)
        break
      case 'table': {
        const { table, copy, rows } = part
        // Its own tables alone: a name can mean one of the server's as well.
        if (!tables.some(({ name }) => name === table))
          throw new Failure('backup', `it has rows of a table that its version never had: ${table}`, 'permanent')
        const counted = async function* () {
          for await (const chunk of rows) {
            bytes += chunk.length
            told({ table, bytes })
            yield chunk
          }
        }
        await copyIn(client, copy, counted())
        break
      }
      case 'sequence':
        await client.query(part.statement)
        break
      case 'end':
        for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`)
        await compareRows(client, part.facts)
        await leaveNumbersOut(client, part.facts)
        await client.query('commit')
        await client.query('analyze')
        return part.facts
    }
  }
  throw new Failure('backup', 'the backup has no end', 'permanent')
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'incidencias', keepAlive: true })
  client.on('error', () => undefined)
  try {
    await client.connect()
    // Whatever the roles of this server are given: a large table takes longer than a statement may.
    await client.query(`set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set timezone = 'UTC'`)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw asUnreachable(error)
  }
}

async function headOf(client: Client, version: string): Promise<BackupHead> {
  const { rows } = await client.query<{ at: string; migrations: string[]; mailboxes: string[] }>(
    `select (extract(epoch from now()) * 1000)::bigint::text as at,
      array(select name::text from kysely_migration order by name) as migrations,
      array(select address from mailbox order by id) as mailboxes`,
  )
  const [row] = rows
  return {
    takenAt: Number(row?.at),
    version,
    migrations: row?.migrations ?? [],
    mailboxes: row?.mailboxes ?? [],
  }
}

async function openAndMigrate(url: string, last?: string): Promise<void> {
  const db = openDatabase(url, { poolSize: 1 })
  try {
    await migrate(db, last)
  } finally {
    await db.close()
  }
}

/** A backup of a newer version, or of another line of versions, has rows that fit into no schema we can make. */
async function refuseForeign({ migrations, version }: BackupHead): Promise<void> {
  const known = await migrationNames()
  const unknown = migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Failure(
      'backup',
      `it was taken by a newer version, ${version} (with ${unknown.join(', ')}): install that version, or a later one, to restore it`,
      'permanent',
    )
  if (migrations.some((name, index) => known[index] !== name))
    throw new Failure('backup', `it was taken by ${version}, whose schema this version never had`, 'permanent')
}

async function refuseRows(client: Client, tables: readonly Table[]): Promise<void> {
  const filled = tables.map(({ name }) => `select '${name}' as name where exists (select from ${quoted(name)})`)
  const { rows } = await client.query<{ name: string }>(filled.join(' union all '))
  if (rows.length > 0)
    throw new Failure(
      'database',
      'the database is not empty, and nothing in it is overwritten: make another one and name it in DATABASE_URL',
      'permanent',
    )
}

async function compareRows(client: Client, { rows }: BackupFacts): Promise<void> {
  for (const [table, wanted] of Object.entries(rows)) {
    const there = await client.query<{ n: string }>(`select count(*)::text as n from ${quoted(table)}`)
    const found = Number(there.rows[0]?.n)
    if (found !== wanted)
      throw new Failure(
        'backup',
        `${table} has ${found} rows and ${wanted} in the backup: nothing was restored`,
        'permanent',
      )
  }
}

/**
 * Incidents that were opened after the backup were told their numbers. None of these numbers may come to mean somebody else's incident,
 * so numbers go on well above what can have been given since.
 */
async function leaveNumbersOut(client: Client, { takenAt }: BackupHead): Promise<void> {
  const { rows } = await client.query<{ opened: string }>(
    // Over all mailboxes: numbers are counted together.
    `select count(*)::text as opened from incident where opened_at > to_timestamp($1) and mailbox_id is not null`,
    [(takenAt - RATE_DAYS * DAY_MS) / 1000],
  )
  const days = Math.max(0, Date.now() - takenAt) / DAY_MS
  const gap = Math.max(LEAST_GAP, Math.ceil((3 * days * Number(rows[0]?.opened)) / RATE_DAYS))
  await client.query(`select setval('incident_number', (select last_value from incident_number) + $1::bigint)`, [gap])
}

function list(names: readonly string[]): string {
  return names.map(quoted).join(', ')
}
