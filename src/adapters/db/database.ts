/**
 * The connections to PostgreSQL. Hot statements are plain named SQL, prepared once a connection; the rest goes through
 * kysely, whose 250 files are loaded when first asked: most threads and passes never do. Instants are milliseconds on our side and `timestamptz` on theirs.
 */
import type { Kysely } from 'kysely'
import { Pool, type PoolClient, type PoolConfig, type QueryResultRow } from 'pg'
import type { Instant } from '../../domain/time/instant.ts'
import { asFailure, asUnreachable, isRetryable } from './failures.ts'
import type { Tables } from './tables/index.ts'
import { typeParsers } from './type-parsers.ts'

/** A statement of the hot path: its text never changes, so PostgreSQL plans it once a connection. */
export type Statement = {
  readonly name: string
  readonly text: string
}

export type Result<R> = { readonly rows: R[]; readonly count: number }

/** Anything statements can be run on: the pool, or a connection inside a transaction. Throws `Failure`. */
export type Runner = {
  run<R extends QueryResultRow = QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Result<R>>
}

/** A connection with an open transaction. */
export type Transaction = Runner & { readonly kind: 'transaction' }

export type Database = Runner & {
  readonly url: string
  kysely(): Promise<Kysely<Tables>>
  /**
   * Runs `work` in a transaction (read committed), again from its beginning after a deadlock or serialisation failure:
   * `work` must change nothing but the database. When the connection breaks during COMMIT the result is unknown and a
   * temporary `Failure` is thrown; callers are safe because what they do a second time finds it done.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options?: { readonly tries?: number }): Promise<T>
  /** Runs a query built with kysely, its errors translated. */
  ask<T>(query: (kysely: Kysely<Tables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DatabaseOptions = {
  /** Connections at most; add them up over threads and processes. */
  readonly poolSize?: number
  /** 0: no limit (migrations). */
  readonly statementTimeoutMs?: number
  /** Absent: half as long as a statement may take. */
  readonly lockTimeoutMs?: number
}

/**
 * Every statement of ours has an index to go by, and most an order that the index has too. The planner is told to take
 * it from the first day on, when tables are so small that reading or sorting all of one looks as good. What cannot be
 * done otherwise is still done.
 */
const SESSION = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin']
  .map((way) => `set enable_${way} = off;`)
  .concat('set jit = off')
  .join(' ')

/**
 * A plan stays with its prepared statement, also when it was made for a table of ten rows that has a million now. So
 * each connection forgets its plans after one second, then two, four … and every five minutes in the end.
 */
const FIRST_PLANS_MS = 1_000
const LONGEST_PLANS_MS = 300_000

/** A connection that died without a word is noticed by this, not after the two hours of most systems. */
const KEEP_ALIVE_MS = 30_000
const GRACE_MS = 5_000

/** Opens a pool; connects when first used. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new Pool(poolConfig(url, options))
  // Without these listeners a connection that breaks ends the process; whoever uses it gets the error anyway.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  let building: Promise<Kysely<Tables>> | undefined
  const kysely = () => {
    building ??= import('kysely').then(
      ({ Kysely, PostgresDialect }) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    )
    return building
  }

  const transaction: Database['transaction'] = async (work, { tries = 6 } = {}) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(pool, work)
      } catch (error) {
        if (attempt >= tries || !isRetryable(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, attempt * 10 * (1 + Math.random())))
      }
    }
  }

  return {
    url,
    kysely,
    transaction,
    run: (statement, values) => withClient(pool, (client) => runOn(client, statement, values)),
    ask: async (query) => {
      try {
        return await query(await kysely())
      } catch (error) {
        throw asFailure(error)
      }
    },
    async close() {
      await (await building)?.destroy()
      // kysely ends the pool only if it was used through kysely; a connection left idle keeps the process alive.
      if (!pool.ending) await pool.end()
    },
  }
}

/** ISO 8601 for a parameter; null when absent. */
export function timestamp(instant: Instant | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString()
}

async function once<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withClient(pool, async (client) => {
    await runOn(client, { name: '', text: 'begin' }, [])
    const result = await work({ kind: 'transaction', run: (statement, values) => runOn(client, statement, values) })
    await runOn(client, { name: '', text: 'commit' }, [])
    return result
  })
}

/** Borrows a connection. After an error it is rolled back, and thrown away when even that cannot be done. */
async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw asUnreachable(error)
  })
  let broken = false
  try {
    await forgetOldPlans(client)
    return await work(client)
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const plans = new WeakMap<PoolClient, { readonly until: number; readonly ms: number }>()

async function forgetOldPlans(client: PoolClient): Promise<void> {
  const now = performance.now()
  const kept = plans.get(client)
  if (kept !== undefined && now < kept.until) return
  const ms = kept === undefined ? FIRST_PLANS_MS : Math.min(kept.ms * 2, LONGEST_PLANS_MS)
  plans.set(client, { until: now + ms, ms })
  if (kept !== undefined) await runOn(client, { name: '', text: 'discard plans' }, [])
}

async function runOn<R extends QueryResultRow>(
  on: PoolClient,
  { name, text }: Statement,
  values: readonly unknown[],
): Promise<Result<R>> {
  try {
    const query = { text, values: values as unknown[], ...(name && { name }) }
    const { rows, rowCount } = await on.query<R>(query)
    return { rows, count: rowCount ?? 0 }
  } catch (error) {
    throw asFailure(error)
  }
}

function poolConfig(
  url: string,
  { poolSize = 4, statementTimeoutMs = 60_000, lockTimeoutMs = statementTimeoutMs / 2 }: DatabaseOptions,
): PoolConfig {
  return {
    connectionString: url,
    max: poolSize,
    application_name: 'incidencias',
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    statement_timeout: statementTimeoutMs || false,
    // The limit above is the server's; this one is for a server that is gone without having said so.
    ...(statementTimeoutMs > 0 ? { query_timeout: statementTimeoutMs + GRACE_MS } : {}),
    lock_timeout: lockTimeoutMs,
    // A worker that hangs in the middle must not hold its locks for ever.
    idle_in_transaction_session_timeout: 300_000,
    types: typeParsers,
    onConnect: (client: PoolClient) => client.query(SESSION),
  } as unknown as PoolConfig
}
