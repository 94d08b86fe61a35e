/**
 * `IMAP_URL` in parts: `imaps://user:pass@host:993/INBOX`, `imap://user@host/Folder/Sub?tls=none`.
 * The path names the folder (INBOX when absent). `imap://` demands STARTTLS, except to loopback, where it is used when
 * offered. Query: `tls=none` speaks plain text to any host (a trusted network); nothing else is known.
 */

/** `required`: no password before TLS. `opportunistic`: TLS when offered. `none`: plain text. */
export type TlsPolicy = 'required' | 'opportunistic' | 'none'

/** How to reach and enter a mailbox at an IMAP server. */
export type ImapAccess = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`imaps:`). */
  readonly secure: boolean
  readonly tls: TlsPolicy
  readonly user: string
  readonly password: string
  readonly folder: string
}

/** `password` (from `IMAP_PASSWORD`) beats the one in the URL. */
export function imapOptionsFromUrl(url: URL, password?: string): ImapAccess {
  const secure = url.protocol === 'imaps:'
  const host = bareHost(url)
  return {
    host,
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    tls: tlsPolicy(url, host),
    user: decoded(url.username),
    password: password ?? decoded(url.password),
    folder: decoded(url.pathname.replace(/^\/|\/$/g, '')) || 'INBOX',
  }
}

function tlsPolicy(url: URL, host: string): TlsPolicy {
  if (url.searchParams.get('tls') === 'none') return 'none'
  return isLoopback(host) ? 'opportunistic' : 'required'
}

/** This very machine: what is sent there crosses no wire. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/** The host without the brackets that a URL puts around IPv6. */
function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/** Percent-decoded; as written when a lone `%` makes that impossible. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
