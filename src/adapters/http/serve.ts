/**
 * A few pages for programs that watch this one: GET and nothing else, no bodies in, nothing of what went wrong inside out. It must never
 * cost the work anything: small limits, few connections, short waits.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../../app/ports.ts'

export type Page = { readonly status: number; readonly type: string; readonly body: string }

export type HttpDoor = {
  /** The port that is served; undefined while it cannot be. */
  port(): number | undefined
  close(): Promise<void>
}

const LIMITS = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
}
const MOST_CONNECTIONS = 40
/** Another process may hold the port a moment longer, as when a new version takes over. */
const AGAIN_MS = 15_000

/**
 * Serves `pages` by their paths. A port that is not free stops nothing: it is said once and tried again.
 */
export async function serveHttp(
  { host, port }: { readonly host: string; readonly port: number },
  pages: Readonly<Record<string, () => Promise<Page>>>,
  log: Log,
  againMs = AGAIN_MS,
): Promise<HttpDoor> {
  const server = createServer(LIMITS, (request, response) => {
    answer(request, response, pages).catch((error: unknown) => {
      log.error('http-failed', { path: pathOf(request), cause: error instanceof Error ? error.name : 'unknown' })
      write(response, { status: 500, type: 'text/plain', body: 'error\n' })
    })
  })
  server.maxConnections = MOST_CONNECTIONS
  server.on('clientError', (_error, socket) => {
    // Whoever does not close the other half would keep a place for ever, those whose time is over included.
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', () => socket.destroy())
    else socket.destroy()
  })
  let isClosed = false
  let isTold = false
  let again: NodeJS.Timeout | undefined
  const listen = () =>
    new Promise<void>((resolve) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        // Else each try would leave its own behind.
        server.removeAllListeners('listening')
        if (!isTold) log.error('http-not-served', { port, because: reason(error) })
        isTold = true
        if (!isClosed) again = setTimeout(() => void listen(), againMs)
        again?.unref()
        resolve()
      })
      server.listen(port, host, () => {
        server.removeAllListeners('error')
        server.on('error', () => undefined)
        // Whoever watches does not keep alive what is watched.
        server.unref()
        log.info('http-served', { host, port: portOf(server.address()) })
        resolve()
      })
    })
  await listen()
  return {
    port: () => (server.listening ? portOf(server.address()) : undefined),
    close: () => {
      isClosed = true
      clearTimeout(again)
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: Readonly<Record<string, () => Promise<Page>>>,
): Promise<void> {
  const path = pathOf(request)
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined
  if (page === undefined) return write(response, { status: 404, type: 'text/plain', body: 'not found\n' })
  if (request.method !== 'GET') {
    response.setHeader('Allow', 'GET')
    return write(response, { status: 405, type: 'text/plain', body: 'only GET\n' })
  }
  write(response, await page())
}

function write(response: ServerResponse, { status, type, body }: Page): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, {
    'Content-Type': type.includes('charset') ? type : `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(body)
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? ''
}

function portOf(address: AddressInfo | string | null): number | undefined {
  return typeof address === 'object' && address !== null ? address.port : undefined
}

function reason({ code }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return 'another process listens there: give this one another port in HTTP_LISTEN'
  if (code === 'EACCES') return 'the system does not allow this port: take one above 1023'
  if (code === 'EADDRNOTAVAIL') return 'this machine has no such address'
  return code ?? 'unknown'
}
