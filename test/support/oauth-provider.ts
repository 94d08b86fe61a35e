/**
 * A provider of tokens on this machine: oauth2-mock-server, which signs and checks PKCE, with the memory that it lacks. It knows which tokens
 * it gave, lets them end, rotates and revokes, and tells Dovecot and a mail server about them.
 */
import type { AddressInfo } from 'node:net'
import { Events, OAuth2Server } from 'oauth2-mock-server'
import { SMTPServer } from 'smtp-server'

export type TestProvider = {
  readonly issuer: string
  /** Where a server asks about a token, that follows the address. */
  readonly introspection: string
  /** What the next tokens are like. */
  lifeS: number
  account: string
  rotates: boolean
  refreshLifeS: number | undefined
  /** The next answers of the token endpoint: a status and a body, instead of tokens. */
  readonly script: { readonly status: number; readonly body: Record<string, unknown> }[]
  /** Requests for tokens so far, by grant. */
  readonly asked: string[]
  isGood(token: string): boolean
  /** Access tokens given so far are good no more. */
  revokeAccess(): void
  /** So are all refresh tokens. */
  revokeConsent(): void
  /** All that was given, to look for it where it must not be. */
  readonly given: Set<string>
  close(): Promise<void>
}

export async function startProvider(): Promise<TestProvider> {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  const accessTokens = new Map<string, number>()
  const refreshTokens = new Set<string>()
  let counter = 0

  const provider: TestProvider = {
    issuer: '',
    introspection: '',
    lifeS: 3_600,
    account: 'store',
    rotates: false,
    refreshLifeS: undefined,
    script: [],
    asked: [],
    given: new Set(),
    isGood: (token) => (accessTokens.get(token) ?? 0) > Date.now(),
    revokeAccess: () => accessTokens.clear(),
    revokeConsent: () => refreshTokens.clear(),
    close: () => server.stop(),
  }
  server.service.on(Events.BeforeTokenSigning, (token) => {
    counter += 1
    Object.assign(token.payload, { jti: `${counter}`, email: provider.account })
  })
  server.service.on(Events.BeforeResponse, (response, request) => {
    const asked = request.body as Record<string, string | undefined>
    provider.asked.push(asked['grant_type'] ?? '')
    const scripted = provider.script.shift()
    const isDead = asked['grant_type'] === 'refresh_token' && !refreshTokens.has(asked['refresh_token'] ?? '')
    if (scripted !== undefined || isDead) {
      response.statusCode = scripted?.status ?? 400
      response.body = scripted?.body ?? {
        error: 'invalid_grant',
        error_description: 'Token has been expired or revoked.',
      }
      return
    }
    const body = response.body as Record<string, unknown>
    body['expires_in'] = provider.lifeS
    accessTokens.set(String(body['access_token']), Date.now() + provider.lifeS * 1_000)
    provider.given.add(String(body['access_token']))
    if (asked['grant_type'] === 'refresh_token') {
      if (provider.rotates) refreshTokens.delete(asked['refresh_token'] ?? '')
      else delete body['refresh_token']
    }
    if (typeof body['refresh_token'] === 'string') {
      refreshTokens.add(body['refresh_token'])
      provider.given.add(body['refresh_token'])
      if (provider.refreshLifeS !== undefined) body['refresh_token_expires_in'] = provider.refreshLifeS
    }
  })
  server.service.addRoute('POST', '/about', (request, response) => {
    const { token = '' } = request.body as { token?: string }
    response.setHeader('Content-Type', 'application/json')
    response.end(
      JSON.stringify(provider.isGood(token) ? { active: true, username: provider.account } : { active: false }),
    )
  })
  await server.start(0, '127.0.0.1')
  const issuer = server.issuer.url ?? ''
  const { port } = server.address()
  return Object.assign(provider, { issuer, introspection: `http://127.0.0.1:${port}/about` })
}

/** The end of Dovecot's configuration with which it takes tokens of this provider. `settingsFile` is written beside it. */
export function dovecotWithTokens(settingsFile: string): string {
  return `
auth_mechanisms = plain xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${settingsFile}
}
# A refusal would slow down the next logins from this address.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`
}

/** What goes into that file. */
export function tokenSettings({ introspection }: TestProvider): string {
  return `introspection_mode = post
introspection_url = ${introspection}
username_attribute = username
active_attribute = active
active_value = true
timeout_msecs = 5000
`
}

export type TokenSink = {
  readonly port: number
  readonly received: string[]
  /** Logins tried, good or not. */
  logins: number
  /** Refuses with these words whatever the token is. */
  refuses: string | undefined
  /** Closes all connections, as servers do with those whose token ended. */
  hangUp(): void
  close(): Promise<void>
}

/** A sending server that takes tokens alone. */
export async function startTokenSink(provider: Pick<TestProvider, 'isGood' | 'account'>): Promise<TokenSink> {
  const sockets = new Set<{ destroy(): void }>()
  const sink: TokenSink = {
    port: 0,
    received: [],
    logins: 0,
    refuses: undefined,
    hangUp: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      sink.hangUp()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  const server = new SMTPServer({
    authMethods: ['XOAUTH2'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth(auth, _session, callback) {
      sink.logins += 1
      if (sink.refuses !== undefined) return callback(Object.assign(new Error(sink.refuses), { responseCode: 535 }))
      const isRight = auth.username === provider.account && provider.isGood(auth.accessToken ?? '')
      if (isRight) return callback(null, { user: auth.username ?? '' })
      return callback(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } })
    },
    onData(stream, _session, callback) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        sink.received.push(Buffer.concat(pieces).toString('latin1'))
        callback()
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: { destroy(): void; on(event: 'close', done: () => void): void }) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(sink, { port: (server.server.address() as AddressInfo).port })
}
