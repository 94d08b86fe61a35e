/** A port of this machine to which a browser comes back after a consent. Reachable from nowhere else, and gone afterwards. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Loopback = {
  /** Where the browser is to come back to. */
  readonly address: string
  close(): Promise<void>
}

/** Longer request lines are nobody's consent. */
const LONGEST = 8_192

/** Listens on `port` (0: any free one); `onReturn` says whether what came was the consent waited for. */
export async function listenForReturn(
  host: '127.0.0.1' | 'localhost',
  port: number,
  onReturn: (returned: URL) => boolean,
): Promise<Loopback> {
  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo
    const returned = URL.parse(request.url ?? '', `http://${host}:${own}`)
    // Pages elsewhere may lead a browser here under another name (DNS rebinding).
    const isOurs = request.headers.host === `${host}:${own}` && request.method === 'GET'
    if (returned === null || !isOurs || (request.url ?? '').length > LONGEST) return say(response, 400, 'Bad request.')
    if (returned.pathname !== '/') return say(response, 404, 'Nothing here.')
    if (!onReturn(returned)) return say(response, 400, 'This is not the consent that is waited for.')
    return say(response, 200, 'Thank you. You can close this page and go back to the terminal.')
  })
  server.requestTimeout = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    address: `http://${host}:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    Connection: 'close',
  })
  response.end(`${text}\n`)
}
