/** A client of LMTP that says exactly what a test wants, bytes and all. */
import { connect, type Socket } from 'node:net'

export type LmtpPlace = { readonly host: string; readonly port: number } | { readonly path: string }

export type LmtpClient = {
  readonly socket: Socket
  /** Sends a command, and waits for its whole reply. */
  say(command: string): Promise<string>
  /** Sends bytes as they are. */
  write(bytes: Buffer | string): Promise<void>
  /** The next reply; '' when the connection ended. */
  reply(): Promise<string>
  /** One mail, up to its dot; the replies after it. */
  hand(mail: Buffer | string, to: readonly string[], from?: string): Promise<readonly string[]>
  end(): void
}

/** Connects and says LHLO. */
export async function lmtpClient(place: LmtpPlace): Promise<LmtpClient> {
  const socket = connect('path' in place ? { path: place.path } : place)
  const replies: string[] = []
  let waiting: ((reply: string) => void)[] = []
  let text = ''
  let ended = false
  socket.on('data', (piece) => {
    text += piece.toString('latin1')
    for (
      let found = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(text);
      found;
      found = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(text)
    ) {
      text = text.slice(found[0].length)
      const next = waiting.shift()
      if (next) next(found[0].trimEnd())
      else replies.push(found[0].trimEnd())
    }
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    ended = true
    for (const one of waiting) one('')
    waiting = []
  })
  const client: LmtpClient = {
    socket,
    async say(command) {
      await client.write(`${command}\r\n`)
      return await client.reply()
    },
    write: (bytes) =>
      new Promise((resolve) => {
        if (ended || !socket.writable) resolve()
        else socket.write(bytes, () => resolve())
      }),
    reply() {
      const next = replies.shift()
      if (next !== undefined || ended) return Promise.resolve(next ?? '')
      return new Promise((resolve) => {
        waiting.push(resolve)
      })
    },
    async hand(mail, to, from = 'customer@example.net') {
      const said = [await client.say(`MAIL FROM:<${from}>`)]
      for (const recipient of to) said.push(await client.say(`RCPT TO:<${recipient}>`))
      const accepted = said.slice(1).filter((reply) => reply.startsWith('250')).length
      const go = await client.say('DATA')
      if (!go.startsWith('354')) return [...said, go]
      await client.write(stuffed(Buffer.from(mail as string, 'latin1')))
      await client.write('.\r\n')
      const after: string[] = []
      for (let count = 0; count < accepted; count++) after.push(await client.reply())
      return after
    },
    end: () => socket.destroy(),
  }
  await client.reply()
  await client.say('LHLO test.example')
  return client
}

/** A dot more where a line begins with one (RFC 5321, 4.5.2). */
function stuffed(mail: Buffer): Buffer {
  return Buffer.from(
    mail
      .toString('latin1')
      .replace(/^\./, '..')
      .replace(/\r\n\./g, '\r\n..'),
    'latin1',
  )
}
