/** An SMTP server that keeps what it receives, and shows failures in the order of a list. */
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/**
 * What to show, each once, at the first moment it applies. `ok`: one mail passes. `login`, `mail`, `rcpt`, `data`: a refusal
 * there. `in-data`: closes while the mail is handed over. `after-dot`: takes the mail and closes without the answer.
 */
export type Failing = {
  readonly at: 'ok' | 'login' | 'mail' | 'rcpt' | 'data' | 'in-data' | 'after-dot'
  readonly code?: number
  readonly text?: string
  readonly recipient?: string
}

export type Received = {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly connection: string
}

export type SmtpSink = {
  readonly host: string
  readonly port: number
  /** Also what was taken without an answer. */
  readonly received: Received[]
  readonly connections: number
  fail(...failings: readonly Failing[]): void
  close(): Promise<void>
}

export async function startSmtpSink(options: SMTPServerOptions = {}): Promise<SmtpSink> {
  const received: Received[] = []
  let script: Failing[] = []
  let connections = 0
  const sockets = new Map<string, Socket>()

  const next = (at: Failing['at'], recipient?: string) => {
    const first = script[0]
    if (first?.at !== at || (first.recipient !== undefined && first.recipient !== recipient)) return undefined
    script = script.slice(1)
    return first
  }
  const refusal = ({ code = 535, text = 'Refused' }: Failing) => Object.assign(new Error(text), { responseCode: code })

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideENHANCEDSTATUSCODES: true,
    disableReverseLookup: true,
    ...options,
    onConnect(_session, callback) {
      connections += 1
      callback()
    },
    onAuth(auth, _session, callback) {
      const failing = next('login')
      if (failing !== undefined) return callback(refusal(failing))
      return callback(null, { user: auth.username ?? '' })
    },
    onMailFrom(_address, _session, callback) {
      const failing = next('mail')
      callback(failing === undefined ? null : refusal(failing))
    },
    onRcptTo(address, _session, callback) {
      const failing = next('rcpt', address.address)
      callback(failing === undefined ? null : refusal(failing))
    },
    onData(stream, session, callback) {
      if (next('in-data') !== undefined) {
        stream.once('data', () => sockets.get(key(session))?.destroy())
        stream.on('end', () => undefined)
        return
      }
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const failing = next('data')
        if (failing !== undefined) return callback(refusal(failing))
        if (stream.sizeExceeded) return callback(refusal({ at: 'data', code: 552, text: '5.3.4 too large' }))
        received.push({
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map((to) => to.address),
          raw: Buffer.concat(chunks).toString('latin1'),
          connection: session.id,
        })
        if (next('after-dot') !== undefined) return void sockets.get(key(session))?.destroy()
        next('ok')
        return callback()
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    const name = `${socket.remotePort}`
    sockets.set(name, socket)
    socket.on('close', () => sockets.delete(name))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: '127.0.0.1',
    port: (server.server.address() as AddressInfo).port,
    received,
    get connections() {
      return connections
    },
    fail(...failings) {
      script = [...failings]
    },
    async close() {
      for (const socket of sockets.values()) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function key(session: { readonly remotePort?: number }): string {
  return `${session.remotePort ?? ''}`
}
