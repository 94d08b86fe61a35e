/**
 * What goes to a provider and comes back: over TLS (plain only within this machine), within a time, up to a size. Its refusals become
 * `ProviderRefused`, all else that is not an answer a temporary `Failure`. Neither repeats what was sent.
 */
import { Failure, type Granted, ProviderRefused } from '../../app/ports.ts'
import { refusalByProvider } from '../../domain/access/refusal.ts'

const LONGEST_WAIT_MS = 20_000
const LARGEST_ANSWER = 256 * 1024
/** Where a provider does not say how long a token lasts. */
const USUAL_LIFE_S = 3_600
const LONGEST_LIFE_S = 365 * 86_400

/** Plain text is for what never leaves this machine. */
export function isSafe(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isLoopback = host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)
}

/** `fetch` for oauth4webapi. Answers are read whole here, so that a slow or endless one ends in time. */
export async function guardedFetch(address: string, init: RequestInit, waitMs = LONGEST_WAIT_MS): Promise<Response> {
  const url = new URL(address)
  if (!isSafe(url)) throw new Failure('provider', `${url.host} would be asked without TLS`, 'permanent')
  const limit = AbortSignal.timeout(waitMs)
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal })
    const body = await wholeBody(response)
    return new Response(response.status === 204 ? null : body, { status: response.status, headers: response.headers })
  } catch (error) {
    if (init.signal?.aborted || error instanceof Failure) throw error
    throw new Failure('provider', limit.aborted ? 'no answer in time' : `no connection${codeOf(error)}`)
  }
}

async function wholeBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > LARGEST_ANSWER) throw new Failure('provider', 'an answer without end')
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces))
}

/** ECONNREFUSED, ENOTFOUND…: says as much as the message, and names no host. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { readonly code?: unknown } | undefined) : undefined
  return typeof cause?.code === 'string' && /^[A-Z_]{2,60}$/.test(cause.code) ? ` (${cause.code})` : ''
}

type Answer = Readonly<Record<string, unknown>>

/** The JSON of an answer; a refusal or a breakdown is thrown. */
export async function answerOf(response: Response): Promise<Answer> {
  const body = await jsonOf(response)
  const error = typeof body?.['error'] === 'string' ? body['error'] : undefined
  // RFC 6749 wants 400 or 401; what comes with another status is a breakdown, whatever it says.
  if (error !== undefined && response.status >= 400 && response.status < 500 && response.status !== 429) {
    const description = typeof body?.['error_description'] === 'string' ? body['error_description'] : ''
    const refusal = refusalByProvider(error, description)
    if (refusal !== undefined) throw new ProviderRefused(refusal)
    throw new Failure('provider', `it says ${refusalCode(error)}`)
  }
  if (!response.ok) throw new Failure('provider', `it answered ${response.status}`)
  if (body === undefined) throw new Failure('provider', 'its answer cannot be read')
  return body
}

async function jsonOf(response: Response): Promise<Answer | undefined> {
  try {
    const value: unknown = JSON.parse(await response.text())
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answer) : undefined
  } catch {
    return undefined
  }
}

function refusalCode(error: string): string {
  return /^[\w.-]{1,60}/.exec(error)?.[0] ?? 'something unreadable'
}

/** Tokens from an answer of the token endpoint. `nonce`: what the identity token must repeat. */
export function grantedBy(answer: Answer, clientId: string, nonce?: string): Granted {
  const { access_token: accessToken, refresh_token: refreshToken, token_type: type } = answer
  // Only what fits into one field of a login line is a token.
  if (!isToken(accessToken) || (refreshToken !== undefined && !isToken(refreshToken)))
    throw new Failure('provider', 'its answer holds no token')
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer')
    throw new Failure('provider', 'it gives tokens of a kind that mail servers do not take', 'permanent')
  const refreshLife = seconds(answer['refresh_token_expires_in'])
  const account = accountOf(answer['id_token'], clientId, nonce)
  return {
    accessToken,
    expiresInMs: (seconds(answer['expires_in']) ?? USUAL_LIFE_S) * 1_000,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(refreshLife === undefined ? {} : { refreshExpiresInMs: refreshLife * 1_000 }),
    ...(account === undefined ? {} : { account }),
  }
}

function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,16384}$/.test(value)
}

function seconds(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value
  return typeof count === 'number' && count > 0 ? Math.min(count, LONGEST_LIFE_S) : undefined
}

/**
 * Who consented. The identity token came straight from the token endpoint over TLS, which vouches for it as its signature would
 * (OpenID Connect Core 3.1.3.7); it must be meant for this client and for this consent.
 */
function accountOf(idToken: unknown, clientId: string, nonce: string | undefined): string | undefined {
  if (typeof idToken !== 'string') return undefined
  const claims = claimsOf(idToken)
  const audience = claims?.['aud']
  const isForUs = Array.isArray(audience) ? audience.includes(clientId) : audience === clientId
  if (claims === undefined || !isForUs || (nonce !== undefined && claims['nonce'] !== nonce))
    throw new Failure('provider', 'its identity token is not for this consent', 'permanent')
  const account = claims['email'] ?? claims['preferred_username'] ?? claims['upn']
  return typeof account === 'string' && account.includes('@') ? account.toLowerCase() : undefined
}

function claimsOf(jwt: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Answer) : undefined
  } catch {
    return undefined
  }
}
