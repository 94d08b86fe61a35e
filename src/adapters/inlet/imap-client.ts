/**
 * A connection to an IMAP server that cannot end the process and cannot hang for ever: an `error` listener from before
 * the first byte, a limit on every wait, and errors told as `Failure`.
 */
import { ImapFlow } from 'imapflow'
import { Failure } from '../../app/ports.ts'
import type { ImapAccess } from './url.ts'

/** Milliseconds. `idleRenewal`: an IDLE is ended and its answer checked this often; `answer`: how long a check may take. */
export type ImapTimes = {
  readonly connect: number
  readonly silence: number
  readonly idleRenewal: number
  readonly answer: number
}

/** A dead connection is noticed after `idleRenewal + answer` at the latest, below five minutes. */
export const IMAP_TIMES: ImapTimes = { connect: 30_000, silence: 90_000, idleRenewal: 240_000, answer: 30_000 }

/** Largest literal taken from a server: it may lie about sizes, and some ignore a request for a part of a mail. */
const LARGEST_LITERAL = 128 * 1024 * 1024

/** A client with its folder open. */
export type OpenClient = { readonly client: ImapFlow; readonly lost: () => Error | undefined }

export async function connect(access: ImapAccess, times: ImapTimes, signal: AbortSignal): Promise<OpenClient> {
  if (signal.aborted) throw new Failure('imap', 'stopped before connecting')
  const client = new ImapFlow({
    host: access.host,
    port: access.port,
    secure: access.secure,
    auth: { user: access.user, pass: access.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    socketTimeout: times.silence,
    maxLiteralSize: LARGEST_LITERAL,
    ...startTls(access),
  })
  let lost: Error | undefined
  client.on('error', (error: Error) => {
    lost ??= error
  })
  const abandon = () => client.close()
  signal.addEventListener('abort', abandon, { once: true })
  try {
    await client.connect()
    await client.mailboxOpen(access.folder)
    return { client, lost: () => lost }
  } catch (error) {
    client.close()
    throw failure(error, `could not open ${access.folder}`)
  } finally {
    signal.removeEventListener('abort', abandon)
  }
}

/**
 * Where plain text would do (loopback), any certificate does as well: a machine's own mail server mostly has one it made
 * itself, and refusing it would not make anything safer. Everywhere else certificates are verified.
 */
function startTls(access: ImapAccess): { doSTARTTLS?: boolean; tls?: { rejectUnauthorized: boolean } } {
  if (access.secure) return {}
  if (access.tls === 'required') return { doSTARTTLS: true }
  if (access.tls === 'none') return { doSTARTTLS: false }
  return { tls: { rejectUnauthorized: false } }
}

/**
 * A refused login (or folder) is permanent: the same again is refused again. All else is temporary, a server that says
 * it is UNAVAILABLE or busy included. The words name neither host nor user.
 */
export function failure(error: unknown, doing: string): Failure {
  if (error instanceof Failure) return error
  const told = error as Partial<{
    authenticationFailed: boolean
    serverResponseCode: string
    responseStatus: string
    responseText: string
    code: string
    message: string
  }>
  const busy = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN'].includes(told.serverResponseCode ?? '')
  if (told.authenticationFailed === true) {
    const text = busy ? 'the login was refused for now' : 'the login was refused'
    return new Failure('imap', text, busy ? 'temporary' : 'permanent', { cause: error })
  }
  // The messages of the system name the host; their codes (ECONNREFUSED, ENOTFOUND) say as much without it.
  const isSystem = /^E[A-Z_]{2,60}$/.test(told.code ?? '')
  const why = told.responseText ?? (isSystem ? told.code : told.message) ?? told.code ?? 'unknown error'
  const refused = (told.responseStatus === 'NO' || told.responseStatus === 'BAD') && !busy
  return new Failure('imap', `${doing}: ${why}`, refused ? 'permanent' : 'temporary', { cause: error })
}

/** The outcome of `work`, or a `Failure` after `ms`; then the connection is closed, for its state is unknown. */
export async function within<T>(client: ImapFlow, ms: number, doing: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      client.close()
      reject(new Failure('imap', `${doing}: no answer`))
    }, ms)
  })
  try {
    return await Promise.race([work(), limit])
  } finally {
    clearTimeout(timer)
  }
}
