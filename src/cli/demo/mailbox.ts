import type { Socket } from 'node:net'
import { optional } from './problem.ts'

export type DemoMailbox = {
  readonly port: number
  readonly url: string
  /** Puts a mail into the inbox as if it had arrived at `at`; waiting (IDLE) clients hear of it. */
  append(raw: Buffer, at: number): void
  close(): Promise<void>
}

const USER = 'incidencias'
const PASSWORD = 'demo'
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An IMAP server in memory. */
export async function openMailbox(port: number): Promise<DemoMailbox> {
  const { default: hoodiecrow } = await optional('hoodiecrow-imap', () => import('hoodiecrow-imap'))
  const server = hoodiecrow({
    plugins: ['ID', 'IDLE', 'LITERALPLUS', 'NAMESPACE', 'UNSELECT', 'SPECIAL-USE'],
    users: { [USER]: { password: PASSWORD } },
    storage: { INBOX: {}, '': { separator: '/' } },
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    // It answers in several small writes, each of which would wait for the client's delayed acknowledgement.
    socket.setNoDelay(true)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port,
    url: `imap://${USER}:${PASSWORD}@127.0.0.1:${port}/INBOX`,
    append: (raw, at) => {
      server.appendMessage('INBOX', [], internalDate(at), raw.toString('latin1'))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** The date-time of RFC 3501, in UTC. */
function internalDate(at: number): string {
  const date = new Date(at)
  const day = String(date.getUTCDate()).padStart(2, '0')
  return `${day}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`
}
