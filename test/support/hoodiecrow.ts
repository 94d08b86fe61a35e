/** hoodiecrow: an IMAP server in memory, as the demo uses it. It keeps mails as strings of one character a byte. */
import { createRequire } from 'node:module'
import type { AddressInfo, Server, Socket } from 'node:net'

export type Hoodiecrow = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  append(mail: string, options?: { readonly folder?: string; readonly seen?: boolean }): void
  mails(folder?: string): readonly { readonly uid: number; readonly flags: readonly string[]; readonly raw: string }[]
  close(): Promise<void>
}

/** What the original handler would say goes in as `truth`. */
export type FetchHandler = (truth: unknown, query: { readonly partial?: readonly number[] }) => unknown

type Message = { uid: number; flags: string[]; raw: string }
type Inner = {
  fetchHandlers: Record<string, (connection: object, message: Message, query: object) => unknown>
  server: Server
  listen(port: number, host: string, listening: () => void): void
  getMailbox(path: string): { messages: Message[] } | undefined
  appendMessage(mailbox: object, flags: string[], date: Date | undefined, raw: string): void
}

export async function startHoodiecrow(
  options: {
    readonly plugins?: readonly string[]
    /** Answers of FETCH by item (`RFC822.SIZE`, `BODY.PEEK`), for a server that lies. */
    readonly fetchHandlers?: Readonly<Record<string, FetchHandler>>
    readonly storage?: object
  } = {},
): Promise<Hoodiecrow> {
  const create = createRequire(import.meta.url)('hoodiecrow-imap') as (options: object) => Inner
  const inner = create({
    plugins: options.plugins ?? ['IDLE', 'UIDPLUS', 'MOVE', 'LITERALPLUS'],
    storage: options.storage ?? { INBOX: {}, '': { folders: { Done: {} }, separator: '/' } },
  })
  for (const [item, lie] of Object.entries(options.fetchHandlers ?? {})) {
    const honest = (
      createRequire(import.meta.url)('hoodiecrow-imap/lib/commands/handlers/fetch') as Inner['fetchHandlers']
    )[item]
    inner.fetchHandlers[item] = (connection, message, query) => lie(honest?.(connection, message, query), query)
  }
  const sockets = new Set<Socket>()
  inner.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve))
  const mailbox = (folder: string) => {
    const found = inner.getMailbox(folder)
    if (found === undefined) throw new Error(`no folder ${folder}`)
    return found
  }
  return {
    host: '127.0.0.1',
    port: (inner.server.address() as AddressInfo).port,
    user: 'testuser',
    password: 'testpass',
    append(mail, { folder = 'INBOX', seen = false } = {}) {
      inner.appendMessage(mailbox(folder), seen ? ['\\Seen'] : [], undefined, Buffer.from(mail).toString('latin1'))
    },
    mails: (folder = 'INBOX') => mailbox(folder).messages,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => inner.server.close(() => resolve()))
    },
  }
}
