import { openDatabase } from './database.ts'
import { migrationNames } from './migrator.ts'

export type DatabaseFacts = {
  /** Such as `18.4`. */
  readonly version: string
  readonly major: number
  /** Migrations of this version that were not run yet. */
  readonly pending: readonly string[]
  /** How far the server's clock is ahead of ours, in milliseconds; negative when behind. */
  readonly skewMs: number
  /** Extensions that searches are better with, and that are not there or cannot come. */
  readonly missing: readonly string[]
}

/** Looks at a database and changes nothing. Throws `Failure`. */
export async function inspectDatabase(url: string): Promise<DatabaseFacts> {
  const db = openDatabase(url, { poolSize: 1 })
  try {
    const asked = Date.now()
    const seen = await db.run<{
      version: string
      number: string
      millis: string
      migrated: boolean
      missing: string[]
    }>(
      {
        name: '',
        text: `select current_setting('server_version') as version, current_setting('server_version_num') as number,
          (extract(epoch from clock_timestamp()) * 1000)::bigint::text as millis, to_regclass('kysely_migration') is not null as migrated,
          array(select w.name from unnest(array['unaccent', 'pg_trgm']) as w (name)
            where not exists (select from pg_extension where extname = w.name) and (to_regproc('search_fold') is not null
              or not exists (select from pg_available_extensions a where a.name = w.name))) as missing`,
      },
      [],
    )
    const answered = Date.now()
    const row = seen.rows[0]
    const done = row?.migrated
      ? await db.run<{ name: string }>({ name: '', text: 'select name from kysely_migration' }, [])
      : { rows: [] }
    const names = new Set(done.rows.map(({ name }) => name))
    return {
      version: row?.version ?? 'unknown',
      major: Math.floor(Number(row?.number ?? 0) / 10_000),
      pending: (await migrationNames()).filter((name) => !names.has(name)),
      skewMs: Math.round(Number(row?.millis ?? answered) - (asked + answered) / 2),
      missing: row?.missing ?? [],
    }
  } finally {
    await db.close()
  }
}
