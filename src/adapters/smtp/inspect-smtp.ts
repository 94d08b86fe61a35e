import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { Failure, tlsFault } from '../../app/ports.ts'
import type { SmtpAccess } from './url.ts'
import { type ByToken, failureIn, tokenAuth } from './xoauth2.ts'

/** What a sending server tells before any mail is sent. */
export type SmtpFacts = {
  readonly encrypted: boolean
  readonly loggedIn: boolean
  /** Largest mail in bytes (RFC 1870); absent when the server does not say. */
  readonly size?: number
}

/** Connects as sending does, logs in, says QUIT. No mail is sent. Throws `Failure`. */
export async function inspectSmtp(access: SmtpAccess & ByToken): Promise<SmtpFacts> {
  const connection = new SMTPConnection({
    host: access.host,
    port: access.port,
    secure: access.secure,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    dnsTimeout: 15_000,
    logger: false,
    ...tokenAuth(access.tokens),
    ...(access.name === undefined ? {} : { name: access.name }),
    ...(access.tls === 'required' ? { requireTLS: true } : {}),
    ...(access.tls === 'none' ? { ignoreTLS: true } : {}),
    ...(access.tls === 'opportunistic' ? { tls: { rejectUnauthorized: false } } : {}),
  })
  const { user, password, tokens } = access
  const auth = tokens ? { user: user ?? '', method: 'XOAUTH2' } : { user: user ?? '', pass: password ?? '' }
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', (error) => reject(told(error, 'could not connect')))
      connection.connect((error) => (error ? reject(told(error, 'could not connect')) : resolve()))
    })
    if (user !== undefined) {
      await new Promise<void>((resolve, reject) => {
        connection.once('error', (error) => reject(told(error, 'the login broke off')))
        connection.login(auth, (error) => (error ? reject(told(error, 'the login was refused')) : resolve()))
      })
    }
    const size = (connection as unknown as { readonly _maxAllowedSize?: number })._maxAllowedSize
    return { encrypted: connection.secure, loggedIn: user !== undefined, ...(size ? { size } : {}) }
  } finally {
    connection.on('error', () => undefined)
    connection.quit()
  }
}

function told(error: unknown, doing: string): Failure {
  const ofToken = failureIn(error)
  if (ofToken) return ofToken
  const fault = tlsFault(error)
  if (fault !== undefined) return new Failure('smtp', fault, 'permanent', { cause: error })
  const why = error instanceof Error ? error.message : String(error)
  return new Failure('smtp', `${doing}: ${why}`, 'temporary', { cause: error })
}
