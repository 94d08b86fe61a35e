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
}

/** Looks at a database and changes nothing. Throws `Failure`. */
export async function inspectDatabase(url: string): Promise<DatabaseFacts> {
  const db = openDatabase(url, { poolSize: 1 })
  try {
    const asked = Date.now()
    const seen = await db.run<{ version: string; number: string; millis: string; migrated: boolean }>(
      {
        name: '',
        text: `select current_setting('server_version') as version, current_setting('server_version_num') as number,
          (extract(epoch from clock_timestamp()) * 1000)::bigint::text as millis, to_regclass('kysely_migration') is not null as migrated`,
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
    }
  } finally {
    await db.close()
  }
}
