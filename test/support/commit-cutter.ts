/**
 * A proxy before PostgreSQL that cuts the connection while COMMIT is under way: either the server never sees it, or it
 * commits and its answer is lost. The client cannot tell which.
 */
import { connect, createServer, type Socket } from 'node:net'

export type CommitCutter = {
  /** The database behind, through this proxy. */
  readonly url: string
  /** How many commits were cut so far. */
  cuts(): number
  close(): Promise<void>
}

/** `decide` is asked at each COMMIT. */
export async function startCommitCutter(
  databaseUrl: string,
  decide: (commit: number) => 'pass' | 'before' | 'after',
): Promise<CommitCutter> {
  const target = new URL(databaseUrl)
  const folder = target.searchParams.get('host')
  const port = Number(target.port || 5432)
  const open = new Set<Socket>()
  let commits = 0
  let cuts = 0
  const server = createServer((client) => {
    const upstream = folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect(port, target.hostname)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => open.delete(socket))
    }
    let deaf = false
    client.on('data', (chunk) => {
      const verdict = chunk.includes('commit\0') ? decide(++commits) : 'pass'
      if (verdict !== 'pass') {
        cuts++
        deaf = true
        client.destroy()
      }
      if (verdict === 'before') upstream.destroy()
      else upstream.write(chunk)
      if (verdict === 'after') upstream.end()
    })
    upstream.on('data', (chunk) => {
      if (!deaf) client.write(chunk)
    })
    client.on('close', () => deaf || upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const through = new URL(databaseUrl)
  through.searchParams.delete('host')
  through.hostname = '127.0.0.1'
  through.port = String(typeof address === 'object' && address !== null ? address.port : 0)
  return {
    url: through.href,
    cuts: () => cuts,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}
