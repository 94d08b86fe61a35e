/**
 * LMTP (RFC 2033) for a mail server that delivers to us: only our recipients, one answer for each of them after the mail, and 250 only
 * for what is stored. Speaks to this machine or a trusted network: no login, no TLS.
 *
 * smtp-server speaks the protocol. It answers once for each different recipient, but a recipient that was accepted twice is to be
 * answered twice, or the other side waits for ever: so recipients are counted here, and answered here.
 */
import { domainToASCII } from 'node:url'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import { LONGEST_READ, type Log, type MailDoor, type MailTaker, type Taken } from '../../app/ports.ts'
import { incomingFrom } from './incoming.ts'
import { closeSparing, GREETING, listenAt, nameOf, type Place, watchPlace } from './place.ts'

/** Milliseconds. */
export type LmtpTimes = {
  /** Without a byte from the other side. */
  readonly idle: number
  /** For one mail from DATA to its dot, however slowly it comes. */
  readonly data: number
  /** From the dot to our answer: a database that takes longer is as good as away. */
  readonly answer: number
  /** For what is in hand when we are told to stop. */
  readonly stop: number
  /** Between two looks whether the socket file is still ours. */
  readonly look: number
}

export const LMTP_TIMES: LmtpTimes = { idle: 120_000, data: 300_000, answer: 60_000, stop: 5_000, look: 10_000 }

export type LmtpOptions = {
  readonly place: Place
  readonly log: Log
  /** Bytes of a mail; said in advance. */
  readonly largest?: number
  readonly most?: { readonly clients: number; readonly recipients: number }
  readonly times?: Partial<LmtpTimes>
}

const MOST = { clients: 50, recipients: 1_000 }

type Recipient = { readonly address: string; readonly mailbox: string }

export function createLmtpDoor(options: LmtpOptions): MailDoor {
  return { serve: (taker, signal) => serve(options, taker, signal) }
}

async function serve({ place, log, ...options }: LmtpOptions, taker: MailTaker, signal: AbortSignal): Promise<void> {
  const times = { ...LMTP_TIMES, ...options.times }
  const server = createServer({ log, largest: LONGEST_READ, most: MOST, ...options, times }, taker)
  await listenAt(server.server, place)
  const isOurs = watchPlace(place)
  log.info('lmtp-open', { at: nameOf(place) })
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      // Somebody removed the file, or made another: nobody finds us any more.
      if (!isOurs()) end()
    }, times.look)
    const end = (): void => {
      clearInterval(look)
      signal.removeEventListener('abort', end)
      for (const connection of [...server.connections])
        if (!connection.session.envelope?.mailFrom) connection.send(421, `${GREETING} is stopping, come again`)
      closeSparing(place, isOurs, () => server.close(resolve))
    }
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
  })
  log.info('lmtp-closed', { at: nameOf(place) })
}

type Settled = Required<Omit<LmtpOptions, 'place'>> & { readonly times: LmtpTimes }

function createServer({ log, largest, most, times }: Settled, taker: MailTaker): SMTPServer {
  /** Of each connection: the recipients that were accepted, in order, as often as they were. */
  const accepted = new WeakMap<SMTPServerSession, Recipient[]>()
  const refuse = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

  const rules: SMTPServerOptions = {
    lmtp: true,
    name: 'localhost',
    heloResponse: '%s',
    banner: GREETING,
    size: largest,
    disabledCommands: ['AUTH', 'STARTTLS', 'WIZ', 'SHELL', 'KILL'],
    hideENHANCEDSTATUSCODES: false,
    disableReverseLookup: true,
    logger: false,
    maxClients: most.clients,
    maxRecipients: most.recipients,
    socketTimeout: times.idle,
    closeTimeout: times.stop,

    onMailFrom(_address, session, callback) {
      accepted.set(session, [])
      callback()
    },

    onRcptTo({ address }, session, callback) {
      const recipients = accepted.get(session) ?? []
      if (recipients.length >= most.recipients) return callback(refuse(452, 'Error: too many recipients'))
      const written = inAscii(address)
      const mailbox = taker.mailboxOf(written)
      if (mailbox === undefined) return callback(refuse(550, 'No such mailbox here'))
      recipients.push({ address: written, mailbox })
      return callback()
    },

    onData(stream, session, callback) {
      const connection = [...server.connections].find(({ id }) => id === session.id)
      const cut = (why: string) => {
        log.warn('lmtp-cut', { why })
        connection?.send(421, why)
      }
      const recipients = accepted.get(session) ?? []
      const incoming = incomingFrom(stream, largest, () => cut('The mail does not end'))
      const tooSlow = setTimeout(() => cut('The mail takes too long'), times.data)
      const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
      const envelope = { from, to: recipients.map(({ address }) => address) }
      // The content is read while it is stored, and what is not stored is read all the same: nobody hears us before the dot.
      const taking = taker.take({ envelope, content: incoming.content })
      void taking.then(() => incoming.drain())
      void incoming.isWhole.then(async (isWhole) => {
        clearTimeout(tooSlow)
        const taken = isWhole ? await within(taking, times.answer) : undefined
        const reply = (mailbox: string): void => {
          if (incoming.isTooLarge())
            connection?.send(552, `The mail is longer than ${largest} bytes`, 'MESSAGE_TOO_BIG')
          else if (taken?.get(mailbox) === 'stored') connection?.send(250, 'Stored')
          else connection?.send(451, 'Not stored, come again')
        }
        if (isWhole) for (const { mailbox } of recipients) reply(mailbox)
        // All is said.
        callback(null, [])
      })
    },
  }

  const server = new SMTPServer(rules)
  // Connections break; each breaks alone.
  server.on('error', (error: Error) => log.info('lmtp-connection', { cause: error.message }))
  return server
}

/** Our addresses are written in ASCII; smtp-server hands out domains in Unicode. */
function inAscii(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return `${address.slice(0, at + 1)}${domainToASCII(domain) || domain}`
}

/** Undefined when it takes longer. */
async function within(
  taking: Promise<ReadonlyMap<string, Taken>>,
  ms: number,
): Promise<ReadonlyMap<string, Taken> | undefined> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([taking, limit])
  } finally {
    clearTimeout(timer)
  }
}
