/**
 * The schema as text, from the catalogue: the same on every PostgreSQL from 15 on, unlike `pg_dump`.
 * `node test/check/dump-schema.ts` writes `migrations/schema.sql`; a test compares.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../src/adapters/db/database.ts'
import { startEmbedded } from '../../src/adapters/db/embedded.ts'
import { migrate } from '../../src/adapters/db/migrator.ts'

export const SCHEMA_FILE = join(import.meta.dirname, '../../migrations/schema.sql')

const HEAD = '-- The schema after all migrations, for reading. Written by test/check/dump-schema.ts; do not edit.\n'

const TABLES = `
  select c.oid::int as oid, c.relname as name, coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') as options
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
  order by c.relname`

const COLUMNS = `
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
    a.attidentity::text as identity, a.attstorage <> t.typstorage and a.attstorage = 'e' as external,
    pg_get_expr(d.adbin, d.adrelid) as value
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1::int and a.attnum > 0 and not a.attisdropped order by a.attnum`

const CONSTRAINTS = `
  select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
  where conrelid = $1::int and contype in ('p', 'u', 'f', 'c') order by contype <> 'p', conname`

const INDEXES = `
  select pg_get_indexdef(indexrelid) as text from pg_index i join pg_class c on c.oid = i.indexrelid
  where indrelid = $1::int and not exists (select from pg_constraint where conindid = indexrelid and conrelid = $1::int)
  order by c.relname`

const SEQUENCES = `
  select c.relname as name, s.seqstart as start from pg_class c join pg_sequence s on s.seqrelid = c.oid
  where c.relnamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i') order by 1`

/** Ours, not those of extensions. */
const FUNCTIONS = `
  select p.proname as name, pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result,
    l.lanname as language, p.prosrc as body
  from pg_proc p join pg_language l on l.oid = p.prolang
  where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname`

const TRIGGERS = `
  select pg_get_triggerdef(oid) as text from pg_trigger where tgrelid = $1::int and not tgisinternal order by tgname`

type Function_ = { name: string; arguments: string; result: string; language: string; body: string }

type Column = {
  name: string
  type: string
  required: boolean
  identity: string
  external: boolean
  value: string | null
}

export async function dumpSchema(db: Database): Promise<string> {
  const ask = async <R extends object>(text: string, values: readonly unknown[] = []) =>
    (await db.run<R & Record<string, unknown>>({ name: '', text }, values)).rows as R[]
  const blocks: string[] = []
  for (const { name, start } of await ask<{ name: string; start: number }>(SEQUENCES)) {
    blocks.push(`create sequence ${name} start with ${start};`)
  }
  for (const table of await ask<{ oid: number; name: string; options: string }>(TABLES)) {
    const columns = (await ask<Column>(COLUMNS, [table.oid])).map(describeColumn)
    const constraints = (await ask<{ name: string; text: string }>(CONSTRAINTS, [table.oid])).map(
      ({ name, text }) => `  constraint ${name} ${text}`,
    )
    const indexes = (await ask<{ text: string }>(INDEXES, [table.oid])).map(({ text }) => `${text};`)
    const create = `create table ${table.name} (\n${[...columns, ...constraints].join(',\n')}\n)${table.options};`
    const triggers = (await ask<{ text: string }>(TRIGGERS, [table.oid])).map(({ text }) => `${text};`)
    blocks.push([create, ...indexes, ...triggers].join('\n'))
  }
  for (const { name, arguments: given, result, language, body } of await ask<Function_>(FUNCTIONS)) {
    blocks.push(`create function ${name}(${given}) returns ${result} language ${language} as $$ ${body.trim()} $$;`)
  }
  return `${HEAD}\n${blocks.join('\n\n')}\n`
}

function describeColumn({ name, type, required, identity, external, value }: Column): string {
  const parts = [`  ${name} ${type}`]
  if (external) parts.push('storage external')
  if (identity !== '') parts.push(`generated ${identity === 'a' ? 'always' : 'by default'} as identity`)
  if (value !== null) parts.push(`default ${value}`)
  if (required) parts.push('not null')
  return parts.join(' ')
}

/** Builds an empty database from the migrations, on a server of its own, and describes it. */
export async function schemaOfMigrations(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'incidencias-schema-'))
  await chmod(folder, 0o755)
  const ignore = () => undefined
  const embedded = await startEmbedded(folder, { info: ignore, warn: ignore, error: ignore })
  const db = openDatabase(embedded.url, { poolSize: 1 })
  try {
    await migrate(db)
    return await dumpSchema(db)
  } finally {
    await db.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) writeFileSync(SCHEMA_FILE, await schemaOfMigrations())
