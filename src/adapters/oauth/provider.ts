/** A provider of tokens, spoken to with oauth4webapi. */
import { setTimeout as wait } from 'node:timers/promises'
import * as oauth from 'oauth4webapi'
import {
  type BrowserConsent,
  type DeviceCode,
  Failure,
  type Granted,
  ProviderRefused,
  type TokenProvider,
} from '../../app/ports.ts'
import { refusalByProvider } from '../../domain/access/refusal.ts'
import { type Provider, type ProviderKind, providerOf } from './endpoints.ts'
import { answerOf, grantedBy, guardedFetch, isSafe } from './requests.ts'

export type ProviderSettings = {
  readonly of: ProviderKind
  readonly clientId: string
  /** Absent: a public client. */
  readonly clientSecret?: string
  readonly scope?: string
  /** In the place of what is known of the provider: for tests. */
  readonly server?: oauth.AuthorizationServer
  /** Milliseconds that an answer may take. */
  readonly waitMs?: number
}

/** RFC 8628: where the provider does not say how often to ask. */
const USUAL_INTERVAL_S = 5
const LONGEST_INTERVAL_S = 60

export function createTokenProvider(settings: ProviderSettings): TokenProvider {
  const { clientId, clientSecret, waitMs } = settings
  const provider: Provider = providerOf(settings.of, settings.scope)
  const client: oauth.Client = { client_id: clientId }
  const known = settings.server ?? provider.server
  let found: Promise<oauth.AuthorizationServer> | undefined

  /** Asked once a process, and again when that failed. */
  const server = (): Promise<oauth.AuthorizationServer> => {
    if (known) return Promise.resolve(known)
    found ??= discover(settings.of.kind === 'issuer' ? settings.of.url : '', waitMs).catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
  const options = (address: string | undefined, signal?: AbortSignal) => ({
    [oauth.customFetch]: (url: string, init: object) => guardedFetch(url, init, waitMs),
    // `guardedFetch` lets plain text through to this very machine only.
    [oauth.allowInsecureRequests]: address?.startsWith('http:') ?? false,
    ...(signal === undefined ? {} : { signal }),
  })
  const granted = async (response: Promise<Response>, nonce?: string): Promise<Granted> =>
    grantedBy(await answerOf(await response), clientId, nonce)

  return {
    name: provider.name,
    issuedTo: `${issuerOf(settings.of)} ${clientId}`,
    guide: provider.guide,

    renew: (refreshToken) =>
      told(async () => {
        const as = await server()
        return await granted(
          oauth.refreshTokenGrantRequest(as, client, auth(as, clientSecret), refreshToken, options(as.token_endpoint)),
        )
      }),

    asApplication: () =>
      told(async () => {
        const as = await server()
        const parameters = new URLSearchParams(
          provider.applicationScope === '' ? {} : { scope: provider.applicationScope },
        )
        const secret = auth(as, clientSecret)
        return await granted(
          oauth.clientCredentialsGrantRequest(as, client, secret, parameters, options(as.token_endpoint)),
        )
      }),

    hasDeviceFlow: () =>
      told(async () => provider.device && (await server()).device_authorization_endpoint !== undefined),

    byDevice: (show, signal) =>
      told(async () => {
        const as = await server()
        const asked = await answerOf(
          await oauth.deviceAuthorizationRequest(
            as,
            client,
            auth(as, clientSecret),
            { scope: provider.scope },
            options(as.device_authorization_endpoint),
          ),
        )
        const { shown, deviceCode, intervalS } = deviceCodeOf(asked)
        show(shown)
        return await poll(shown.expiresInMs, intervalS, signal, () =>
          granted(
            oauth.deviceCodeGrantRequest(
              as,
              client,
              auth(as, clientSecret),
              deviceCode,
              options(as.token_endpoint, signal),
            ),
          ),
        )
      }),

    byBrowser: (returnTo) =>
      told(async () => {
        const as = await server()
        return await browserConsent(as, returnTo)
      }),
  }

  async function browserConsent(as: oauth.AuthorizationServer, returnTo: string): Promise<BrowserConsent> {
    const address = URL.parse(as.authorization_endpoint ?? '')
    if (address === null || !isSafe(address))
      throw new Failure('provider', 'it names no safe address for a consent', 'permanent')
    const verifier = oauth.generateRandomCodeVerifier()
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
    const isOpenid = provider.scope.split(' ').includes('openid')
    const parameters = {
      client_id: clientId,
      redirect_uri: returnTo,
      response_type: 'code',
      scope: provider.scope,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(isOpenid ? { nonce } : {}),
      ...provider.consent,
    }
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
    return {
      address: address.href,
      redeem: (returned) =>
        told(async () => {
          if (returned.searchParams.get('state') !== state) return undefined
          const error = returned.searchParams.get('error')
          if (error !== null) {
            const refusal = refusalByProvider(error, returned.searchParams.get('error_description') ?? '')
            throw refusal ? new ProviderRefused(refusal) : new Failure('provider', 'it could not do it for now')
          }
          const parameters = oauth.validateAuthResponse(as, client, returned, state)
          return await granted(
            oauth.authorizationCodeGrantRequest(
              as,
              client,
              auth(as, clientSecret),
              parameters,
              returnTo,
              verifier,
              options(as.token_endpoint),
            ),
            isOpenid ? nonce : undefined,
          )
        }),
    }
  }
}

/** Metadata of an issuer: OpenID Connect's, else RFC 8414's. All addresses in it must be as safe as its own. */
async function discover(issuer: string, waitMs: number | undefined): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer)
  const options = {
    [oauth.customFetch]: (address: string, init: object) => guardedFetch(address, init, waitMs),
    [oauth.allowInsecureRequests]: url.protocol === 'http:',
  }
  let response = await oauth.discoveryRequest(url, { ...options, algorithm: 'oidc' })
  if (response.status === 404) response = await oauth.discoveryRequest(url, { ...options, algorithm: 'oauth2' })
  if (!response.ok) throw new Failure('provider', `its metadata cannot be had: it answered ${response.status}`)
  const server = await oauth.processDiscoveryResponse(url, response)
  for (const name of ['token_endpoint', 'authorization_endpoint', 'device_authorization_endpoint'] as const) {
    const address = server[name] === undefined ? undefined : URL.parse(server[name])
    if (
      address === null ||
      (address && (!isSafe(address) || (url.protocol === 'https:' && address.protocol === 'http:')))
    )
      throw new Failure('provider', `its ${name} is not safe`, 'permanent')
  }
  return server
}

/** How the client proves itself: in the body where that is taken, as both big providers do, else in the header. */
function auth(as: oauth.AuthorizationServer, secret: string | undefined): oauth.ClientAuth {
  if (secret === undefined) return oauth.None()
  const methods = as.token_endpoint_auth_methods_supported
  const onlyBasic = methods?.includes('client_secret_basic') === true && !methods.includes('client_secret_post')
  return onlyBasic ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret)
}

function issuerOf(of: ProviderKind): string {
  return of.kind === 'google' ? 'google' : of.kind === 'microsoft' ? `microsoft/${of.tenant}` : of.url
}

type Asked = { readonly shown: DeviceCode; readonly deviceCode: string; readonly intervalS: number }

function deviceCodeOf(asked: Readonly<Record<string, unknown>>): Asked {
  const { device_code: deviceCode, user_code: code, verification_uri: uri, expires_in: life, interval } = asked
  const address = typeof uri === 'string' ? URL.parse(uri) : null
  if (typeof deviceCode !== 'string' || typeof code !== 'string' || address === null || !isSafe(address))
    throw new Failure('provider', 'its answer holds no code for another device')
  const lifeS = typeof life === 'number' && life > 0 ? Math.min(life, 3_600) : 900
  const every = typeof interval === 'number' && interval > 0 ? Math.min(interval, LONGEST_INTERVAL_S) : USUAL_INTERVAL_S
  return {
    shown: { address: address.href, code: code.replace(/[^\x20-\x7e]/g, '').slice(0, 40), expiresInMs: lifeS * 1_000 },
    deviceCode,
    intervalS: every,
  }
}

/** Asks until somebody has consented, more slowly when told so, until the code ends. */
async function poll(
  lifeMs: number,
  intervalS: number,
  signal: AbortSignal,
  ask: () => Promise<Granted>,
): Promise<Granted> {
  const until = performance.now() + lifeMs
  let waitS = intervalS
  while (performance.now() < until) {
    await wait(waitS * 1_000, undefined, { signal }).catch(() => undefined)
    signal.throwIfAborted()
    try {
      return await ask()
    } catch (error) {
      const code = error instanceof ProviderRefused ? error.refusal.code : undefined
      const isSlower = error instanceof Failure && error.message.includes('slow_down')
      if (isSlower) waitS += 5
      // The network may be away for a moment; the code lives on.
      else if (code !== 'authorization_pending' && !(error instanceof Failure && error.lasting === 'temporary'))
        throw error
    }
  }
  throw new ProviderRefused({ reason: 'consent', code: 'expired_token' })
}

/** What the library says of an answer that is none becomes a `Failure` without its words: they may hold the answer. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Failure || error instanceof ProviderRefused) throw error
    if (error instanceof Error && error.name === 'AbortError') throw error
    const code = (error as { readonly code?: unknown }).code
    throw new Failure('provider', `its answer is not as it should be${typeof code === 'string' ? ` (${code})` : ''}`)
  }
}
