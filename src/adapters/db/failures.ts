import { DatabaseError } from 'pg'
import { Failure } from '../../app/ports.ts'

/** SQLSTATE classes that mean: the same request will be refused again. Everything else may pass another time. */
const PERMANENT_CLASSES = new Set(['22', '23', '28', '2B', '3D', '3F', '42', '54', 'P0'])

/** Those that lie in the values: what cannot be held, breaks a rule, is over a limit, or is refused by a trigger. */
const CONTENT_CLASSES = new Set(['22', '23', '54', 'P0'])

/** SQLSTATE -> what people read. Hosts, queries and values stay in the cause. */
const WORDS: Readonly<Record<string, string>> = {
  '25006': 'the database is read-only (a standby?)',
  '28000': 'the database refused the login',
  '28P01': 'the database refused the login: wrong user or password',
  '3D000': 'the database named in DATABASE_URL does not exist',
  '40001': 'two transactions were in each other’s way',
  '40P01': 'two transactions were in each other’s way',
  '53100': 'the disk of the database is full',
  '53300': 'the database takes no more connections',
  '55P03': 'a lock in the database was not free in time',
  '57014': 'the database took too long to answer',
  '57P01': 'the database is being shut down',
  '57P03': 'the database is starting up',
}

/** Translates whatever `pg` throws; what is a `Failure` already, or no error of the database, stays as it is. */
export function asFailure(error: unknown): unknown {
  if (error instanceof Failure) return error
  if (error instanceof DatabaseError) {
    const code = error.code ?? ''
    const words = WORDS[code] ?? `the database refused a statement (${code || 'no code'}${constraint(error)})`
    return new Failure('database', words, PERMANENT_CLASSES.has(code.slice(0, 2)) ? 'permanent' : 'temporary', {
      cause: error,
      refusesContent: CONTENT_CLASSES.has(code.slice(0, 2)),
    })
  }
  if (isConnectionError(error)) {
    return new Failure('database', 'the database cannot be reached', 'temporary', { cause: error })
  }
  return error
}

/** Whatever went wrong while connecting (names, certificates, a full pool) is the database being away, and no mail's fault. */
export function asUnreachable(error: unknown): Failure {
  const known = asFailure(error)
  if (known instanceof Failure) return known
  return new Failure('database', 'the database cannot be reached', 'temporary', { cause: error })
}

/** Deadlock or serialisation failure: run the whole transaction again. */
export function isRetryable(error: unknown): boolean {
  const code = sqlState(error)
  return code === '40P01' || code === '40001'
}

/** The SQLSTATE behind an error, or ''. */
export function sqlState(error: unknown): string {
  const cause = error instanceof Failure ? error.cause : error
  return cause instanceof DatabaseError ? (cause.code ?? '') : ''
}

function constraint(error: DatabaseError): string {
  return error.constraint === undefined ? '' : `, ${error.constraint}`
}

function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as NodeJS.ErrnoException).code
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return true
  return /connection|timeout|client has encountered|terminated|not queryable/i.test(error.message)
}
