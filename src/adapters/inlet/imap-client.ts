/**
 * A connection to an IMAP server that cannot end the process and cannot hang for ever: an `error` listener from before
 * the first byte, a limit on every wait, and errors told as `Failure`.
 */
import { ImapFlow } from 'imapflow'
import { Failure, type TokenLogin, TokenRefused, tlsFault, tlsFaultName } from '../../app/ports.ts'
import type { Refusal } from '../../domain/access/refusal.ts'
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

/** What to reach, and how to log in: with `tokens` where they are given, else with the password. */
export type Entry = ImapAccess & { readonly tokens?: TokenLogin | undefined }

export async function connect(entry: Entry, times: ImapTimes, signal: AbortSignal): Promise<OpenClient> {
  const { tokens } = entry
  if (tokens === undefined) return await open(entry, { pass: entry.password }, times, signal)
  return await tokens.use('imap', (accessToken) => open(entry, { accessToken }, times, signal))
}

type Proof = { readonly pass: string } | { readonly accessToken: string }

async function open(access: ImapAccess, proof: Proof, times: ImapTimes, signal: AbortSignal): Promise<OpenClient> {
  if (signal.aborted) throw new Failure('imap', 'stopped before connecting')
  const client = new ImapFlow({
    host: access.host,
    port: access.port,
    secure: access.secure,
    auth: { user: access.user, ...proof },
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
  let isIn = false
  try {
    await client.connect()
    isIn = true
    await client.mailboxOpen(access.folder)
    return { client, lost: () => lost }
  } catch (error) {
    client.close()
    const refused = 'accessToken' in proof ? tokenRefused(error) : undefined
    throw refused ?? failure(error, `could not open ${access.folder}`, isIn ? 'folder' : 'password')
  } finally {
    signal.removeEventListener('abort', abandon)
  }
}

/** What the server said of the token; undefined when that was not the trouble, or only for now. */
function tokenRefused(error: unknown): TokenRefused | Failure | undefined {
  const told = error as ImapError & { readonly oauthError?: unknown }
  if (told.message === 'Unsupported authentication mechanism')
    return new Failure('imap', 'the server takes no tokens (neither OAUTHBEARER nor XOAUTH2)', 'permanent', {
      refusal: { reason: 'switched-off', code: 'no-tokens' },
    })
  // Exchange lets the token in and says only then that it opens no mailbox.
  const text = told.responseText ?? told.response ?? told.message ?? ''
  const isRefused = told.authenticationFailed === true && !isBusy(told)
  if (!isRefused && !/authenticated but not connected/i.test(text)) return undefined
  return new TokenRefused({ json: told.oauthError, text })
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

type ImapError = Partial<{
  authenticationFailed: boolean
  serverResponseCode: string
  responseStatus: string
  responseText: string
  response: string
  code: string
  message: string
}>

function isBusy({ serverResponseCode = '' }: ImapError): boolean {
  return ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN'].includes(serverResponseCode)
}

/**
 * A refused login (or folder) is permanent: the same again is refused again. All else is temporary, a server that says
 * it is UNAVAILABLE or busy included. The words name neither host nor user. `refused`: what a refusal means at this point, where it keeps
 * us out.
 */
export function failure(error: unknown, doing: string, refused?: 'password' | 'folder'): Failure {
  if (error instanceof Failure) return error
  const fault = tlsFault(error)
  if (fault !== undefined) {
    const code = tlsFaultName(error) ?? 'unknown'
    const refusal = { reason: code === 'NO_STARTTLS' ? 'unencrypted' : 'certificate', code } as const
    return new Failure('imap', fault, 'permanent', { cause: error, refusal })
  }
  const told = error as ImapError
  const busy = isBusy(told)
  if (told.authenticationFailed === true) {
    const text = busy ? 'the login was refused for now' : 'the login was refused'
    return busy
      ? new Failure('imap', text, 'temporary', { cause: error })
      : new Failure('imap', text, 'permanent', { cause: error, refusal: refusalBy(told, 'password') })
  }
  // The messages of the system name the host; their codes (ECONNREFUSED, ENOTFOUND) say as much without it.
  const isSystem = /^E[A-Z_]{2,60}$/.test(told.code ?? '')
  const why = told.responseText ?? (isSystem ? told.code : told.message) ?? told.code ?? 'unknown error'
  const isRefused = (told.responseStatus === 'NO' || told.responseStatus === 'BAD') && !busy
  return new Failure('imap', `${doing}: ${why}`, isRefused ? 'permanent' : 'temporary', {
    cause: error,
    ...(isRefused && refused === 'folder' ? { refusal: refusalBy(told, refused) } : {}),
  })
}

/** The code is one of RFC 5530 or the like: a word, never what the server says. */
function refusalBy({ serverResponseCode = '' }: ImapError, reason: 'password' | 'folder'): Refusal {
  return { reason, code: /^[A-Z]{2,30}$/.test(serverResponseCode) ? serverResponseCode : 'NO' }
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
