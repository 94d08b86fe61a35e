import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { providerOf } from '../../src/adapters/oauth/endpoints.ts'
import { listenForReturn } from '../../src/adapters/oauth/loopback.ts'
import { createTokenProvider } from '../../src/adapters/oauth/provider.ts'
import { Failure, type Granted, ProviderRefused } from '../../src/app/ports.ts'
import { startProvider, type TestProvider } from '../support/oauth-provider.ts'

let mock: TestProvider
const ours = () =>
  createTokenProvider({
    of: { kind: 'issuer', url: mock.issuer },
    clientId: 'store-client',
    clientSecret: 'client-secret',
  })

beforeAll(async () => {
  mock = await startProvider()
})
afterAll(() => mock.close())

describe('a consent in a browser', () => {
  test('PKCE, state and nonce go there, tokens and the account come back', async () => {
    const consent = await ours().byBrowser('http://127.0.0.1:9/')
    const asked = new URL(consent.address).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(asked.get('scope')).toContain('offline_access')
    const back = await returned(consent.address)
    mock.account = 'Store@Shop.Example'
    const granted = await consent.redeem(back)
    expect(granted).toMatchObject({ account: 'store@shop.example', expiresInMs: 3_600_000 })
    expect(granted?.refreshToken).toBeTruthy()
  })

  test('what carries another state is not looked at', async () => {
    const provider = ours()
    const consent = await provider.byBrowser('http://127.0.0.1:9/')
    const back = await returned((await provider.byBrowser('http://127.0.0.1:9/')).address)
    expect(await consent.redeem(back)).toBeUndefined()
  })

  test('a code that was asked for with another challenge is refused', async () => {
    const provider = ours()
    const consent = await provider.byBrowser('http://127.0.0.1:9/')
    const other = await returned((await provider.byBrowser('http://127.0.0.1:9/')).address)
    other.searchParams.set('state', new URL(consent.address).searchParams.get('state') ?? '')
    await expect(consent.redeem(other)).rejects.toBeInstanceOf(Failure)
  })

  test('a refusal in the browser is told by its word', async () => {
    const consent = await ours().byBrowser('http://127.0.0.1:9/')
    const back = new URL('http://127.0.0.1:9/?error=access_denied')
    back.searchParams.set('state', new URL(consent.address).searchParams.get('state') ?? '')
    await expect(consent.redeem(back)).rejects.toMatchObject({ refusal: { reason: 'policy', code: 'access_denied' } })
  })

  test('comes back to a port of this machine, once, and under no other name', async () => {
    const came: URL[] = []
    const loopback = await listenForReturn('127.0.0.1', 0, (url) => came.push(url) === 1)
    const { host } = new URL(loopback.address)
    expect((await fetch(`${loopback.address}?state=a&code=b`)).status).toBe(200)
    expect((await fetch(`${loopback.address}?state=a&code=b`)).status).toBe(400)
    expect((await fetch(`${loopback.address}favicon.ico`)).status).toBe(404)
    expect(await statusUnderOtherName(host)).toBe(400)
    expect(came).toHaveLength(2)
    await loopback.close()
  })
})

describe('tokens', () => {
  test('are renewed, and a rotated refresh token comes along', async () => {
    mock.rotates = true
    const first = await grant()
    const next = await ours().renew(first.refreshToken ?? '')
    expect(next.refreshToken).not.toBe(first.refreshToken)
    await expect(ours().renew(first.refreshToken ?? '')).rejects.toMatchObject({
      refusal: { reason: 'consent', code: 'invalid_grant' },
    })
    mock.rotates = false
  })

  test('bring the day on which the consent ends, where it is told', async () => {
    mock.refreshLifeS = 604_799
    expect((await grant()).refreshExpiresInMs).toBe(604_799_000)
    mock.refreshLifeS = undefined
  })

  test('are given to an application without a consent', async () => {
    expect((await ours().asApplication()).accessToken).toBeTruthy()
    expect(mock.asked.at(-1)).toBe('client_credentials')
  })
})

const DEVICE_CODE =
  '{"device_code":"d","user_code":"ABCD-EFGH","verification_uri":"https://example.com/device","expires_in":60,"interval":0.01}'

type Handle = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A provider that answers as it is told, for what a good one never does. */
describe('a provider that', () => {
  let server: Server
  let handle: Handle = () => undefined
  let base = ''
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader('Connection', 'close')
      const pieces: Buffer[] = []
      request.on('data', (piece: Buffer) => pieces.push(piece))
      request.on('end', () => handle(request, response, Buffer.concat(pieces).toString()))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const scripted = (waitMs = 2_000) =>
    createTokenProvider({
      of: { kind: 'microsoft', tenant: 'store.example' },
      clientId: 'c',
      waitMs,
      server: {
        issuer: base,
        token_endpoint: `${base}/token`,
        authorization_endpoint: `${base}/authorize`,
        device_authorization_endpoint: `${base}/device`,
      },
    })
  const answer = (status: number, text: string): Handle => {
    return (_request, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(text)
    }
  }
  const CANARY = 'the-refresh-token-that-nobody-may-read'

  test.each([
    ['answers 503', answer(503, '{"error":"server_error"}'), 'temporary', /it answered 503/],
    ['answers 502 with a page', answer(502, '<html>'), 'temporary', /it answered 502/],
    ['answers 200 with a page', answer(200, '<html>'), 'temporary', /cannot be read/],
    ['answers with a list', answer(200, '[]'), 'temporary', /cannot be read/],
    ['gives no token', answer(200, '{"token_type":"Bearer"}'), 'temporary', /no token/],
    [
      'gives a token that would end a login line',
      answer(200, '{"access_token":"a\\u0001b","token_type":"Bearer"}'),
      'temporary',
      /no token/,
    ],
    ['gives tokens bound to keys', answer(200, '{"access_token":"a","token_type":"DPoP"}'), 'permanent', /of a kind/],
    ['has too much to do', answer(429, '{"error":"invalid_grant"}'), 'temporary', /429/],
    ['is busy', answer(400, '{"error":"temporarily_unavailable"}'), 'temporary', /temporarily_unavailable/],
    ['repeats what was sent', answer(500, `{"error":"${CANARY}"}`), 'temporary', /500/],
    [
      'leads elsewhere',
      (_request: unknown, response: ServerResponse) => response.writeHead(307, { Location: `${base}/other` }).end(),
      'temporary',
      /307/,
    ],
    [
      'sends without end',
      (_request: unknown, response: ServerResponse) => void endless(response),
      'temporary',
      /without end|no connection/,
    ],
    ['hangs up', (request: IncomingMessage) => void request.socket.destroy(), 'temporary', /no connection/],
  ] as const)('%s', async (_what, reply, lasting, words) => {
    handle = reply
    const error: unknown = await failed(scripted().renew(CANARY))
    expect(error).toBeInstanceOf(Failure)
    expect(error).toMatchObject({ where: 'provider', lasting, message: expect.stringMatching(words) })
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(CANARY)
  })

  test('does not answer is left alone in time', async () => {
    handle = () => undefined
    await expect(scripted(100).renew('r')).rejects.toThrow('no answer in time')
  })

  test('refuses is told by its number, never by its words', async () => {
    handle = answer(400, `{"error":"invalid_grant","error_description":"AADSTS50173: ${CANARY}"}`)
    const error: unknown = await failed(scripted().renew(CANARY))
    expect(error).toBeInstanceOf(ProviderRefused)
    expect(error).toMatchObject({ refusal: { reason: 'consent', code: 'AADSTS50173' } })
    expect(String(error)).not.toContain(CANARY)
  })

  test('has a device flow is asked again until somebody consented', async () => {
    const replies = [
      answer(400, '{"error":"authorization_pending"}'),
      answer(503, 'busy'),
      answer(200, '{"access_token":"t","token_type":"Bearer","refresh_token":"r","expires_in":"3599"}'),
    ]
    handle = (request, response, body) => {
      const isFirst = request.url === '/device'
      if (!isFirst) expect(new URLSearchParams(body).get('device_code')).toBe('d')
      const reply = isFirst ? answer(200, DEVICE_CODE) : replies.shift()
      reply?.(request, response, body)
    }
    const shown: unknown[] = []
    const granted = await scripted().byDevice((code) => shown.push(code), AbortSignal.timeout(5_000))
    expect(shown).toEqual([{ address: 'https://example.com/device', code: 'ABCD-EFGH', expiresInMs: 60_000 }])
    expect(granted).toEqual({ accessToken: 't', refreshToken: 'r', expiresInMs: 3_599_000 })
  })

  test('has a device flow tells of a consent that was declined', async () => {
    handle = (request, response, body) => {
      const reply =
        request.url === '/device' ? answer(200, DEVICE_CODE) : answer(400, '{"error":"authorization_declined"}')
      reply(request, response, body)
    }
    await expect(scripted().byDevice(() => undefined, AbortSignal.timeout(5_000))).rejects.toMatchObject({
      refusal: { code: 'authorization_declined' },
    })
  })

  test.each([
    ['has metadata of another issuer', { issuer: 'https://other.example' }],
    ['has a token endpoint without TLS', { token_endpoint: 'http://login.store.example/token' }],
    ['has no metadata', undefined],
  ])('%s is not used', async (_what, change) => {
    const metadata = JSON.stringify({ issuer: base, token_endpoint: `${base}/token`, ...change })
    handle = answer(change === undefined ? 500 : 200, metadata)
    const provider = createTokenProvider({ of: { kind: 'issuer', url: base }, clientId: 'c' })
    await expect(provider.renew('r')).rejects.toBeInstanceOf(Failure)
  })

  test('would be asked without TLS is not asked', async () => {
    const provider = createTokenProvider({
      of: { kind: 'google' },
      clientId: 'c',
      server: { issuer: 'x', token_endpoint: 'http://192.0.2.1/token' },
    })
    await expect(provider.renew('r')).rejects.toThrow('without TLS')
  })
})

test('both big providers are asked over TLS, and for whole mailboxes', () => {
  for (const of of [{ kind: 'google' }, { kind: 'microsoft', tenant: 't' }] as const) {
    const { server, scope } = providerOf(of)
    for (const address of Object.values(server ?? {})) expect(address).toMatch(/^https:\/\//)
    expect(scope).toMatch(
      of.kind === 'google' ? /mail\.google\.com/ : /IMAP\.AccessAsUser\.All.*SMTP\.Send.*offline_access/,
    )
  }
})

function failed(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'nothing failed',
    (error: unknown) => error,
  )
}

async function grant(): Promise<Granted> {
  const consent = await ours().byBrowser('http://127.0.0.1:9/')
  const granted = await consent.redeem(await returned(consent.address))
  if (granted === undefined) throw new Error('no grant')
  return granted
}

/** What the browser would be led to. */
async function returned(address: string): Promise<URL> {
  const response = await fetch(address, { redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '')
}

function statusUnderOtherName(host: string): Promise<number> {
  return new Promise((resolve) => {
    const asked = ask(`http://${host}/?state=a`, { headers: { Host: 'evil.example' } })
    asked.once('response', (response: IncomingMessage) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.end()
  })
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json' })
  const piece = 'x'.repeat(64 * 1024)
  const more = () => {
    if (!response.destroyed) response.write(piece, () => setImmediate(more))
  }
  more()
}
