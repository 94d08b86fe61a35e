/** `ORDER_LOOKUP_URL` and `ORDER_LOOKUP_HEADERS` as they are written, and what becomes of them. */
import type { OrderMapping } from '../domain/order/mapping.ts'
import { Secret } from './secret.ts'

export type OrderLookupConfig = {
  /** With `{order}`; may hold a token. */
  readonly url: Secret
  /** JSON of what is sent along. */
  readonly headers: Secret
  readonly mapping: OrderMapping
}

/** Nothing where no shop is asked, or nobody says what its answers mean. */
export function orderLookupOf(
  url: LookupUrl | undefined,
  headers: Readonly<Record<string, string>> | undefined,
  mapping: OrderMapping | undefined,
): OrderLookupConfig | undefined {
  if (url === undefined || mapping === undefined) return undefined
  const { user, password } = url.login ?? {}
  const login =
    user === undefined ? {} : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
  return {
    url: new Secret(url.template),
    headers: new Secret(JSON.stringify({ ...login, ...headers })),
    mapping,
  }
}

export type LookupUrl = {
  /** With `{order}`, without user, password and `tls=none`. */
  readonly template: string
  readonly login?: { readonly user: string; readonly password: string }
}

const PLACE = '{order}'
/** As in SMTP_URL and IMAP_URL; the shop never sees it. */
const SAFE_WAY = /[?&]tls=none$/i
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/

/**
 * The address to ask about an order, or nothing: `{order}` stands in its path or question, and it is `https:` but on this machine, or where
 * `tls=none` at its end says that the way is safe.
 */
export function parseLookupUrl(text: string): LookupUrl | undefined {
  const isPlain = text.startsWith('http:')
  const template = isPlain ? text.replace(SAFE_WAY, '') : text
  if (!template.includes(PLACE) || text.includes('#') || /[\s<>"\\]/.test(text)) return undefined
  const [one, other] = [URL.parse(template.replaceAll(PLACE, '1')), URL.parse(template.replaceAll(PLACE, '2'))]
  if (one === null || other === null || one.origin !== other.origin || one.username !== other.username) return undefined
  if (one.password !== other.password || one.hostname === '') return undefined
  const isSafe = LOOPBACK.test(one.hostname) || SAFE_WAY.test(text)
  if (one.protocol !== 'https:' && !(isPlain && isSafe)) return undefined
  const rest = template.slice(template.indexOf('//') + 2)
  const end = rest.search(/[/?]/)
  const authority = end === -1 ? rest : rest.slice(0, end)
  if (authority.includes(PLACE)) return undefined
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const [user, password] = [decoded(one.username), decoded(one.password)]
  if (user === undefined || password === undefined) return undefined
  return {
    template: `${one.protocol}//${host}${end === -1 ? '' : rest.slice(end)}`,
    ...(user === '' ? {} : { login: { user, password } }),
  }
}

/** Undefined where a % stands for nothing. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const NAME = /^[A-Za-z][A-Za-z0-9-]{0,60}$/
/** These belong to the question itself. */
const OURS = /^(?:host|connection|content-length|transfer-encoding|accept|accept-encoding|cookie2?|te|upgrade)$/i

/** `Name: value`, each on a line of its own or behind ` | `; undefined where one is none. */
export function parseHeaders(text: string): Readonly<Record<string, string>> | undefined {
  const headers: Record<string, string> = {}
  for (const line of text.split(/\n| \| /).map((one) => one.trim())) {
    if (line === '') continue
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0))
    const value = line.slice(colon + 1).trim()
    if (!NAME.test(name) || OURS.test(name) || value === '' || !/^[\x20-\x7e]{1,2000}$/.test(value)) return undefined
    headers[name.toLowerCase()] = value
  }
  return Object.keys(headers).length > 0 ? headers : undefined
}
