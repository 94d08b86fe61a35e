/**
 * A TCP proxy that spoils connections on command: cuts after n bytes from the server, resets, or goes silent with the
 * socket left open.
 */
import { connect, createServer, type Socket } from 'node:net'

export type TcpProxy = {
  readonly port: number
  /** Cuts every later connection after this many bytes from the server; undefined: never. */
  cutAfter(bytes: number | undefined): void
  /** From now on nothing is passed on in either direction, also on open connections. */
  silence(on: boolean): void
  /** Ends open connections: `reset` sends RST. */
  drop(how?: 'close' | 'reset'): void
  connections(): number
  /** Connections accepted since the start. */
  accepted(): number
  close(): Promise<void>
}

export async function startTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  let limit: number | undefined
  let silent = false
  let accepted = 0
  const open = new Set<Socket>()
  const server = createServer((client) => {
    accepted += 1
    const upstream = connect(target.port, target.host)
    let passed = 0
    const end = (how: 'close' | 'reset' = 'close') => {
      open.delete(client)
      if (how === 'reset') client.resetAndDestroy()
      else client.destroy()
      upstream.destroy()
    }
    open.add(client)
    enders.set(client, end)
    client.on('data', (chunk) => {
      if (!silent) upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (silent) return
      if (limit !== undefined && passed + chunk.length >= limit) {
        client.end(chunk.subarray(0, Math.max(0, limit - passed)), () => end())
        passed = limit
        return
      }
      passed += chunk.length
      client.write(chunk)
    })
    for (const socket of [client, upstream]) {
      socket.on('error', () => end())
      socket.on('close', () => end())
    }
  })
  const enders = new WeakMap<Socket, (how?: 'close' | 'reset') => void>()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cutAfter(bytes) {
      limit = bytes
    },
    silence(on) {
      silent = on
    },
    drop(how) {
      for (const socket of [...open]) enders.get(socket)?.(how)
    },
    connections: () => open.size,
    accepted: () => accepted,
    async close() {
      for (const socket of [...open]) enders.get(socket)?.()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
