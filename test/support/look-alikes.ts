/**
 * A database twice: in one a mailbox alone, in the other the same mailbox beside one that has a copy of every row, with the same
 * numbers, addresses and keys, and other words. Whatever is asked or done for the first must come out the same in both, and
 * leave the rows of the second as they were.
 */
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { type Database, openDatabase, type Runner, type Statement } from '../../src/adapters/db/database.ts'

/** Sorts before all others, so that a statement without its mailbox comes upon its rows first. */
export const OTHER_MAILBOX = 0
/** Stands in all words of the other mailbox. */
export const CANARY = 'canary'

export type Twin = {
  readonly alone: Database
  readonly beside: Database
  /** Names of the statements that were run beside the other mailbox. */
  readonly ran: ReadonlySet<string>
  /** Tables whose rows belong to a mailbox, with how many the other one has. */
  readonly others: ReadonlyMap<string, number>
  /** A digest of every table of the other mailbox. */
  theirs(): Promise<Readonly<Record<string, string>>>
  close(): Promise<void>
}

/** Closes `db`: a database is copied when nobody is in it. */
export async function twinOf(db: Database, mailbox: number): Promise<Twin> {
  const { url } = db
  await db.close()
  const names = ['alone', 'beside'].map((kind) => `test_${kind}_${process.pid}_${randomBytes(4).toString('hex')}`)
  const template = new URL(url).pathname.slice(1)
  await asAdmin(url, async (admin) => {
    for (const name of names) await admin.query(`create database ${name} template ${template}`)
  })
  const [alone = '', beside = ''] = names.map((name) => at(url, name))
  const others = await copyRows(beside, mailbox)
  const ran = new Set<string>()
  const databases = { alone: openDatabase(alone), beside: listening(openDatabase(beside), ran) }
  return {
    ...databases,
    ran,
    others,
    theirs: () => rowsOf(databases.beside, OTHER_MAILBOX, [...others.keys()]),
    async close() {
      await databases.alone.close()
      await databases.beside.close()
      await asAdmin(url, async (admin) => {
        for (const name of names) await admin.query(`drop database ${name} with (force)`)
      })
    },
  }
}

/** A digest of all that a mailbox has in each of these tables. */
export async function rowsOf(
  db: Database,
  mailbox: number,
  tables: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const digests = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
       from ${table} t where mailbox_id = ${mailbox}`,
  )
  const { rows } = await db.run({ name: '', text: digests.join(' union all ') }, [])
  return Object.fromEntries(rows.map((row) => [String(row['name']), String(row['digest'])]))
}

/** All tables whose rows belong to a mailbox. */
export async function tablesOfMailboxes(db: Database): Promise<readonly string[]> {
  const text = `select table_name::text as name from information_schema.columns
    where table_schema = 'public' and column_name = 'mailbox_id' order by 1`
  return (await db.run({ name: '', text }, [])).rows.map((row) => String(row['name']))
}

/** Words that are no keys, and that no rule of a table restricts. */
const WORDS =
  /^(text|quoted|subject|html|error|last_response|customer_name|from_name|subject_hint|because|cause|said|reason|name)$/

async function copyRows(url: string, mailbox: number): Promise<ReadonlyMap<string, number>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    // Neither keys nor triggers: rows as they are.
    await client.query('set session_replication_role = replica')
    await client.query(`insert into mailbox (id, address) values (${OTHER_MAILBOX}, 'other@sister.example')`)
    const { rows } = await client.query<{ table: string; columns: string[]; keys: string[]; texts: string[] }>(`
      select c.relname as table,
        array_agg(quote_ident(a.attname) order by a.attnum) as columns,
        array_agg(quote_ident(a.attname)) filter (where a.attnum = any(
          select unnest(i.indkey) from pg_index i where i.indrelid = c.oid and i.indisunique)) as keys,
        coalesce(array_agg(quote_ident(a.attname)) filter (where a.atttypid = 'text'::regtype), '{}') as texts
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and exists (select from pg_attribute m where m.attrelid = c.oid and m.attname = 'mailbox_id')
      group by c.oid, c.relname order by 1`)
    const counts = new Map<string, number>()
    for (const { table, columns, keys, texts } of rows) {
      const words = texts.filter((name) => WORDS.test(name) && !keys.includes(name))
      const values = columns.map((name) =>
        name === 'mailbox_id' ? `${OTHER_MAILBOX}` : words.includes(name) ? `'${CANARY} ' || ${name}` : name,
      )
      const copied = await client.query(
        `insert into ${table} (${columns.join()}) overriding system value select ${values.join()} from ${table} where mailbox_id = ${mailbox}`,
      )
      counts.set(table, copied.rowCount ?? 0)
    }
    return counts
  } finally {
    await client.end()
  }
}

/** The same database, and `ran` hears of each statement. */
function listening(db: Database, ran: Set<string>): Database {
  const hearing = <R extends Runner>(runner: R): R => ({
    ...runner,
    run: (statement: Statement, values: readonly unknown[]) => {
      ran.add(statement.name)
      return runner.run(statement, values)
    },
  })
  return {
    ...hearing(db),
    transaction: (work, options) => db.transaction((tx) => work(hearing(tx)), options),
  }
}

async function asAdmin(url: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: at(url, 'postgres') })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

function at(url: string, database: string): string {
  const named = new URL(url)
  named.pathname = `/${database}`
  return named.href
}
