/** Logging in with tokens: what the variables `OAUTH_…` say together. */
import type { Instant } from '../domain/time/instant.ts'
import type { ConfigProblem } from './config-problem.ts'
import { Secret } from './secret.ts'
import type { Environment, Values } from './variables.ts'

/** As one variable says it; the tenant is another one's. */
export type NamedProvider =
  | { readonly kind: 'google' | 'microsoft' }
  | { readonly kind: 'issuer'; readonly url: string }

export type OAuthConfig = {
  readonly provider:
    | { readonly kind: 'google' }
    | { readonly kind: 'microsoft'; readonly tenant: string }
    | { readonly kind: 'issuer'; readonly url: string }
  readonly clientId: string
  /** Absent: a public client. */
  readonly clientSecret?: Secret
  readonly flow: 'authorize' | 'client-credentials'
  /** When the client's secret ends, as its provider said. */
  readonly secretExpires?: Instant
  /** Asked for instead of the usual, at an issuer of its own. */
  readonly scope?: string
}

/** Every organisation, where none is named. */
const ANY_TENANT = 'organizations'

const ALL = [
  'OAUTH_CLIENT_ID',
  'OAUTH_CLIENT_SECRET',
  'OAUTH_TENANT',
  'OAUTH_FLOW',
  'OAUTH_SECRET_EXPIRES',
  'OAUTH_SCOPE',
] as const

/** `google`, `microsoft`, or the address of an issuer; plain http only on this machine. */
export function parseProvider(text: string): NamedProvider | undefined {
  const kind = text.toLowerCase()
  if (kind === 'google' || kind === 'microsoft') return { kind }
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return undefined
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
    ? { kind: 'issuer', url: text }
    : undefined
}

/** `2027-05-31`: the beginning of that day. */
export function parseDay(text: string): Instant | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? undefined : at
}

/** Absent: passwords are used. */
export function oauthOf(values: Values): OAuthConfig | undefined {
  const { OAUTH_PROVIDER: named, OAUTH_CLIENT_ID: clientId } = values
  if (named === undefined || clientId === undefined) return undefined
  const { OAUTH_CLIENT_SECRET: secret, OAUTH_SECRET_EXPIRES: secretExpires, OAUTH_SCOPE: scope } = values
  return {
    provider:
      named.kind === 'issuer'
        ? named
        : named.kind === 'google'
          ? { kind: 'google' }
          : { kind: 'microsoft', tenant: values.OAUTH_TENANT ?? ANY_TENANT },
    clientId,
    ...(secret === undefined ? {} : { clientSecret: new Secret(secret) }),
    flow: values.OAUTH_FLOW,
    ...(secretExpires === undefined ? {} : { secretExpires }),
    ...(scope === undefined ? {} : { scope }),
  }
}

/** Whether a server is logged in to with a token: it has a user and no password. */
export function isByToken(
  values: Partial<Values>,
  server: { readonly user?: string; readonly password?: string } | undefined,
  password: string | undefined,
): boolean {
  const isAsked = values.OAUTH_PROVIDER !== undefined && server?.user !== undefined
  return isAsked && server.password === undefined && password === undefined
}

/** What they say against each other and against the servers. */
export function oauthDisagreements(values: Partial<Values>, env: Environment): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const need = (name: string, found: string, expected: string) => problems.push({ name, found, expected })
  const given = (name: string) => Boolean(env[name]?.trim())
  const { OAUTH_PROVIDER: provider, OAUTH_FLOW: flow } = values
  if (!given('OAUTH_PROVIDER')) {
    const others = ALL.filter(given)
    if (others.length > 0)
      need('OAUTH_PROVIDER', `nothing, and ${others.join(', ')}`, 'google, microsoft or the address of an issuer')
    return problems
  }
  // What could not be read is told where it stands.
  if (provider === undefined) return problems
  if (!given('OAUTH_CLIENT_ID'))
    need('OAUTH_CLIENT_ID', 'nothing', 'the client ID (application ID) that the provider gave you')
  const isApplication = flow === 'client-credentials'
  if (isApplication && provider.kind === 'google')
    need('OAUTH_FLOW', 'client-credentials', 'authorize: Google lets applications into mailboxes in another way')
  if ((isApplication || provider.kind === 'google') && !given('OAUTH_CLIENT_SECRET'))
    need('OAUTH_CLIENT_SECRET', 'nothing', 'the secret that belongs to OAUTH_CLIENT_ID')
  if (isApplication && provider.kind === 'microsoft' && !given('OAUTH_TENANT'))
    need('OAUTH_TENANT', 'nothing', 'the ID of your directory (tenant): an application belongs to one')
  if (provider.kind !== 'microsoft' && given('OAUTH_TENANT'))
    need('OAUTH_TENANT', 'a tenant', 'nothing: only Microsoft has tenants')
  if (provider.kind !== 'issuer' && given('OAUTH_SCOPE'))
    need('OAUTH_SCOPE', 'a scope', `nothing: what ${provider.kind} is asked for is known`)
  if (given('OAUTH_SECRET_EXPIRES') && !given('OAUTH_CLIENT_SECRET'))
    need('OAUTH_SECRET_EXPIRES', 'a date', 'nothing without OAUTH_CLIENT_SECRET, which is what ends then')
  const byToken = [
    ['IMAP_URL', values.IMAP_URL, values.IMAP_PASSWORD] as const,
    ['SMTP_URL', values.SMTP_URL, values.SMTP_PASSWORD] as const,
  ].filter(([, server, password]) => isByToken(values, server, password))
  if (byToken.length === 0 && (values.IMAP_URL !== undefined || values.SMTP_URL !== undefined))
    need(
      'OAUTH_PROVIDER',
      'it beside passwords',
      'IMAP_URL or SMTP_URL with a user and without a password (IMAP_PASSWORD, SMTP_PASSWORD empty), or no OAUTH_PROVIDER',
    )
  for (const [name, server] of byToken) {
    const url = server && URL.parse(server.url)
    if (url?.searchParams.get('tls') === 'none' && !isLoopback(url.hostname))
      need(name, '?tls=none', 'a connection with TLS: whoever reads a token on its way can use it')
  }
  return problems
}

/** Hosts at which the tokens of the two big providers are of use. Elsewhere they would be in wrong hands. */
const HOSTS: Readonly<Record<'google' | 'microsoft', RegExp>> = {
  google: /(?:^|\.)(?:gmail|google|googlemail)\.com$/i,
  microsoft: /(?:^|\.)(?:office|office365|outlook|microsoft)\.(?:com|us|cn|de)$|\.partner\.outlook\.cn$/i,
}

/** What works and is probably not meant. */
export function oauthWarnings(values: Values): readonly string[] {
  const { OAUTH_PROVIDER: provider } = values
  if (provider === undefined) return []
  const said: string[] = []
  for (const [name, server, password] of [
    ['IMAP_URL', values.IMAP_URL, values.IMAP_PASSWORD],
    ['SMTP_URL', values.SMTP_URL, values.SMTP_PASSWORD],
  ] as const) {
    const host = server && URL.parse(server.url)?.hostname
    if (!host || provider.kind === 'issuer' || !isByToken(values, server, password)) continue
    if (!HOSTS[provider.kind].test(host) && !isLoopback(host))
      said.push(`${name} leads to a server that is not ${provider.kind}'s: it gets tokens that open the mailbox.`)
  }
  if (values.OAUTH_CLIENT_SECRET !== undefined && provider.kind === 'microsoft' && !values.OAUTH_SECRET_EXPIRES)
    said.push(
      'OAUTH_SECRET_EXPIRES is not set: nobody will be warned before the secret ends and all mail stands still.',
    )
  return said
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|\[?::1\]?|127(?:\.\d{1,3}){3})$/.test(host)
}
