/**
 * Why a mailbox is not let in, told from what provider and servers say. The same few reasons for all providers, each mended in
 * another way; `docs/oauth-*.md` explain those of tokens.
 */

/** Where a token is used. */
export type LoginDoor = 'imap' | 'smtp'

/** Where a token is refused, or not given out: at its renewal, or at a login. `server`: the way to the mailbox itself, whatever is logged in with. */
export type Door = LoginDoor | 'renewal' | 'server'

export type RefusalReason =
  /** The consent ended or was withdrawn, the password changed, the token lay unused too long: consent anew. */
  | 'consent'
  /** The client's own secret is wrong or has ended. */
  | 'client'
  /** An administrator's rule stands against it. */
  | 'policy'
  /** The token lacks a permission. */
  | 'scope'
  /** A fresh token is not taken for this mailbox. */
  | 'mailbox'
  /** The protocol is switched off for it. */
  | 'switched-off'
  /** What is stored cannot be read: SECRET is another. */
  | 'unreadable'
  /** Nobody has consented yet. */
  | 'nothing'
  /** Name and password are not taken. */
  | 'password'
  /** The server shows a certificate that is not to be trusted. */
  | 'certificate'
  /** The server, or somebody on the way, offers no encryption. */
  | 'unencrypted'
  /** The login is good, the folder cannot be opened. */
  | 'folder'
  /** The server does not answer, or not as a mail server does. Mostly that ends by itself. */
  | 'away'

export type Refusal = {
  readonly reason: RefusalReason
  /** The provider's word for it, such as `invalid_grant` or `AADSTS50173`; never a token. */
  readonly code: string
}

/** In the words of logs and of the terminal. */
export const REFUSAL_WORDS: Readonly<Record<RefusalReason, string>> = {
  consent: 'the consent has ended or was withdrawn',
  client: "the client's secret is wrong or has ended (OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET)",
  policy: "a rule of the mailbox's administrator stands against it",
  scope: 'the consent lacks a permission',
  mailbox: 'a fresh token is not taken for this mailbox',
  'switched-off': 'this way in is switched off for the mailbox or the whole organisation',
  unreadable: 'the stored consent cannot be read with this SECRET',
  nothing: 'nobody has consented yet',
  password: 'name and password are not taken',
  certificate: "the server's certificate is not to be trusted",
  unencrypted: 'the server offers no encryption',
  folder: 'the folder cannot be opened',
  away: 'the server does not answer',
}

/**
 * Who mends it, and how: by consenting anew, with a new secret of the client, as the mailbox's administrator; with another `IMAP_PASSWORD` or
 * folder, as the administrator of the mail server, or by waiting.
 */
export type Mend = 'authorize' | 'secret' | 'administrator' | 'password' | 'server' | 'folder' | 'wait'

export const MENDED_BY: Readonly<Record<RefusalReason, Mend>> = {
  consent: 'authorize',
  client: 'secret',
  policy: 'administrator',
  scope: 'authorize',
  mailbox: 'administrator',
  'switched-off': 'administrator',
  unreadable: 'authorize',
  nothing: 'authorize',
  password: 'password',
  certificate: 'server',
  unencrypted: 'server',
  folder: 'folder',
  away: 'wait',
}

/** A code as it may be shown: words as the standards write them, or a number. Whatever else is sent may be anything, a token even. */
function code(text: string): string {
  return /^(?:[a-z]{1,20}(?:_[a-z]{1,20}){0,4}|\d{3})$/.test(text) ? text : 'unknown'
}

/** Microsoft's numbers, where they say more than the word of the standard. */
const AADSTS: Readonly<Record<string, RefusalReason>> = {
  '50057': 'policy', // account disabled
  '50076': 'consent', // a second factor is asked for
  '50079': 'consent',
  '50105': 'policy', // user not assigned to the application
  '50173': 'consent', // password changed, sessions revoked
  '53000': 'policy', // conditional access
  '53001': 'policy',
  '53003': 'policy',
  '65001': 'scope', // nobody consented to this permission
  '65004': 'consent',
  '70000': 'consent',
  '70008': 'consent', // refresh token ended
  '70011': 'scope',
  '700016': 'client', // application not found in the tenant
  '700025': 'client', // a public client must not send a secret
  '700082': 'consent', // unused for ninety days
  '7000112': 'policy', // application disabled
  '7000215': 'client', // wrong secret
  '7000218': 'client', // a secret is wanted, or public flows are off
  '7000222': 'client', // secret ended
  '90002': 'client', // tenant not found
}

const OF_STANDARD: Readonly<Record<string, RefusalReason>> = {
  invalid_grant: 'consent',
  expired_token: 'consent',
  authorization_declined: 'consent',
  interaction_required: 'consent',
  login_required: 'consent',
  consent_required: 'scope',
  invalid_scope: 'scope',
  invalid_client: 'client',
  unauthorized_client: 'client',
  deleted_client: 'client',
  disabled_client: 'client',
  access_denied: 'policy',
  admin_policy_enforced: 'policy',
  org_internal: 'policy',
}

/** What a provider answers that will be well by itself. */
const TEMPORARY = ['temporarily_unavailable', 'server_error', 'slow_down', 'rate_limit_exceeded']

/** An error of the token endpoint (RFC 6749, 5.2). Undefined: temporary, nobody has to do anything. */
export function refusalByProvider(error: string, description = ''): Refusal | undefined {
  if (TEMPORARY.includes(error)) return undefined
  const number = /\bAADSTS(\d{4,8})\b/.exec(description.slice(0, 2_000))?.[1]
  const known = number === undefined ? undefined : AADSTS[number]
  const reason = known ?? OF_STANDARD[error] ?? 'client'
  return { reason, code: number === undefined ? code(error) : `AADSTS${number}` }
}

/** What a server sends back for a token it does not take: the JSON of XOAUTH2, and its last words. */
export type LoginRefusal = { readonly json?: unknown; readonly text?: string }

/** A refused XOAUTH2 login. */
export function refusalAtLogin({ json, text = '' }: LoginRefusal): Refusal {
  const said = text.slice(0, 1_000)
  const enhanced = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1]
  if (enhanced === '5.7.139' || /disabled|not enabled|turned off|switched off/i.test(said))
    return { reason: 'switched-off', code: enhanced ?? 'disabled' }
  // Exchange takes the token, and finds no mailbox that it opens.
  if (/authenticated but not connected/i.test(said)) return { reason: 'mailbox', code: 'not-connected' }
  const status = statusOf(json)
  if (status === 'insufficient_scope') return { reason: 'scope', code: status }
  return { reason: 'mailbox', code: status ?? enhanced ?? 'refused' }
}

function statusOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('status' in json)) return undefined
  return typeof json.status === 'string' || typeof json.status === 'number' ? code(String(json.status)) : undefined
}
