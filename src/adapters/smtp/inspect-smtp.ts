import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { Failure } from '../../app/ports.ts'
import type { SmtpAccess } from './url.ts'

/** What a sending server tells before any mail is sent. */
export type SmtpFacts = {
  readonly encrypted: boolean
  readonly loggedIn: boolean
  /** Largest mail in bytes (RFC 1870); absent when the server does not say. */
  readonly size?: number
}

/** Connects as sending does, logs in, says QUIT. No mail is sent. Throws `Failure`. */
export async function inspectSmtp(access: SmtpAccess): Promise<SmtpFacts> {
  const connection = new SMTPConnection({
    host: access.host,
    port: access.port,
    secure: access.secure,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    dnsTimeout: 15_000,
    logger: false,
    ...(access.name === undefined ? {} : { name: access.name }),
    ...(access.tls === 'required' ? { requireTLS: true } : {}),
    ...(access.tls === 'none' ? { ignoreTLS: true } : {}),
    ...(access.tls === 'opportunistic' ? { tls: { rejectUnauthorized: false } } : {}),
  })
  const { user, password } = access
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', (error) => reject(told(error, 'could not connect')))
      connection.connect((error) => (error ? reject(told(error, 'could not connect')) : resolve()))
    })
    if (user !== undefined) {
      await new Promise<void>((resolve, reject) => {
        connection.once('error', (error) => reject(told(error, 'the login broke off')))
        connection.login({ user, pass: password ?? '' }, (error) =>
          error ? reject(told(error, 'the login was refused')) : resolve(),
        )
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
  const why = error instanceof Error ? error.message : String(error)
  return new Failure('smtp', `${doing}: ${why}`, 'temporary', { cause: error })
}
