/**
 * Sends finished mails over a pool of connections that are kept as long as the server lets us.
 *
 * What a broken connection means depends on when it broke. As long as the mail's stream was not read to its end, the final
 * dot was not sent and the server has no mail. Once it was read to the end the dot may be on its way: then a missing
 * answer is `uncertain`. nodemailer reports both with the same codes, so the stream itself is watched.
 */
import { Transform } from 'node:stream'
import nodemailer, { type NodemailerError } from 'nodemailer'
import {
  Failure,
  type Log,
  type MailSender,
  type OutboxMail,
  type OwnFile,
  type RefusedRecipient,
  type SendResult,
  tlsFault,
} from '../../app/ports.ts'
import { compose, unsafeAddresses } from './compose.ts'
import { lastingOf } from './reply-codes.ts'
import type { SmtpAccess } from './url.ts'
import { type ByToken, failureIn, tokenAuth } from './xoauth2.ts'

export type MailSenderOptions = SmtpAccess &
  ByToken & {
    readonly poolSize?: number
    readonly logger: Log
    /** Milliseconds: to connect and be greeted, and without a byte from the server (RFC 5321 wants minutes after the dot). */
    readonly times?: { readonly connect?: number; readonly silence?: number }
  }

/** Bytes of a mail that go to the socket at once. */
const PORTION_BYTES = 64 * 1024

/** Small pieces joined, as each costs a write; large ones cut, so that a mail's end is not read long before it is sent. */
function portions(): Transform {
  let waiting: Uint8Array[] = []
  let bytes = 0
  const joined = () => {
    const portion = waiting.length === 1 ? waiting[0] : Buffer.concat(waiting)
    waiting = []
    bytes = 0
    return portion
  }
  return new Transform({
    readableHighWaterMark: PORTION_BYTES,
    transform(piece: Uint8Array, _encoding, done) {
      for (let at = 0; at < piece.length; at += PORTION_BYTES) {
        const part = piece.subarray(at, at + PORTION_BYTES)
        waiting.push(part)
        bytes += part.length
        if (bytes >= PORTION_BYTES) this.push(joined())
      }
      done()
    },
    flush(done) {
      if (bytes > 0) this.push(joined())
      done()
    },
  })
}

/** How far a mail's stream was read. */
type Handover = { started: () => boolean; ended: boolean }

export function createMailSender(options: MailSenderOptions): MailSender {
  const connect = options.times?.connect ?? 30_000
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: options.poolSize ?? 5,
    maxMessages: Number.POSITIVE_INFINITY,
    maxRequeues: 1,
    host: options.host,
    port: options.port,
    secure: options.secure,
    ...startTls(options),
    ...login(options),
    ...(options.name === undefined ? {} : { name: options.name }),
    connectionTimeout: connect,
    greetingTimeout: connect,
    dnsTimeout: connect,
    socketTimeout: options.times?.silence ?? 300_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  })
  // What the server said may cite the mail.
  transport.on('error', (error: NodemailerError) =>
    options.logger.warn('smtp-pool', { cause: error.code ?? error.name }),
  )
  transport.use('stream', (mail, done) => {
    const watched = mail.data as { handover?: Handover }
    mail.message?.processFunc((pieces) => {
      const stream = portions()
      pieces.once('error', (error: Error) => stream.destroy(error))
      pieces.pipe(stream)
      // Called anew for every connection the mail is tried on.
      const handover: Handover = { started: () => stream.readableDidRead, ended: false }
      if (watched.handover !== undefined) Object.assign(watched.handover, handover)
      stream.once('end', () => {
        if (watched.handover !== undefined) watched.handover.ended = true
      })
      return stream
    })
    done()
  })

  return {
    async send(mail, attachments) {
      const unsafe = unsafeAddresses(mail)
      if (unsafe.length > 0 || mail.to.length === 0) {
        return {
          kind: 'refused',
          response: '501 5.1.3 an address cannot be sent to as it stands',
          code: 501,
          lasting: 'permanent',
        }
      }
      return hand(mail, attachments)
    },

    async verify() {
      try {
        await transport.verify()
      } catch (error) {
        throw unreachable(error as NodemailerError)
      }
    },

    async close() {
      transport.close()
    },
  }

  async function hand(mail: OutboxMail, attachments: readonly OwnFile[]): Promise<SendResult> {
    const handover: Handover = { started: () => false, ended: false }
    try {
      const told = await transport.sendMail({ ...compose(mail, attachments), handover } as object)
      return { kind: 'sent', response: told.response, refused: (told.rejectedErrors ?? []).map(refusedRecipient) }
    } catch (error) {
      return meaning(error as NodemailerError, handover)
    }
  }
}

function refusedRecipient(error: NodemailerError): RefusedRecipient {
  const response = shortened(error.response ?? error.message)
  return { recipient: error.recipient ?? '', response, lasting: lastingOf(response, error.responseCode) }
}

/** A result when the server or the mail is at fault; throws `Failure` when nothing was said about the mail at all. */
function meaning(error: NodemailerError, handover: Handover): SendResult {
  const response = shortened(error.response ?? error.message)
  const code = error.responseCode
  const answered = error.code === 'EMESSAGE' || error.code === 'EENVELOPE'
  if (answered && code !== undefined) return { kind: 'refused', response, code, lasting: lastingOf(response, code) }
  // Refused before anything was sent: too large for the server's SIZE, or an envelope that cannot be written.
  if (answered) return { kind: 'refused', response, lasting: 'permanent' }
  if (handover.ended) return { kind: 'uncertain', response }
  if (handover.started() || code === 421)
    return { kind: 'refused', response, ...(code === undefined ? {} : { code }), lasting: 'temporary' }
  throw unreachable(error)
}

/** The words name neither host nor user. */
function unreachable(error: NodemailerError): Failure {
  const ofToken = failureIn(error)
  if (ofToken) return ofToken
  const fault = tlsFault(error)
  if (fault !== undefined) return new Failure('smtp', fault, 'permanent', { cause: error })
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') {
    const busy = (error.responseCode ?? 535) < 500
    const text = `the login was refused${busy ? ' for now' : ''} (${error.responseCode ?? 'no reason given'})`
    return new Failure('smtp', text, busy ? 'temporary' : 'permanent', { cause: error })
  }
  return new Failure('smtp', `the server could not be reached (${error.code ?? 'unknown error'})`, 'temporary', {
    cause: error,
  })
}

/** Tokens are asked for whenever a connection logs in: those of the pool live longer than any token. */
function login({ user, password, tokens }: MailSenderOptions): object {
  if (user === undefined) return {}
  if (tokens === undefined) return { auth: { user, pass: password ?? '' } }
  return { auth: { user, method: 'XOAUTH2' }, ...tokenAuth(tokens) }
}

/**
 * Where plain text would do (loopback), any certificate does as well: a machine's own mail server mostly has one it made
 * itself. Everywhere else certificates are verified, and nothing is sent before TLS.
 */
function startTls(access: SmtpAccess): object {
  if (access.secure) return {}
  if (access.tls === 'required') return { requireTLS: true }
  if (access.tls === 'none') return { ignoreTLS: true }
  return { opportunisticTLS: true, tls: { rejectUnauthorized: false } }
}

function shortened(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, 500)
}
