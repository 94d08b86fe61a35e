/**
 * `SMTP_URL` in parts: `smtps://user:pass@host:465`, `smtp://host:587`. `smtp://` demands STARTTLS, except to loopback,
 * where it is used when offered. Query: `tls=none` speaks plain text to any host, `name=…` is said in EHLO.
 */

/** `required`: no password before TLS. `opportunistic`: TLS when offered. `none`: plain text. */
export type TlsPolicy = 'required' | 'opportunistic' | 'none'

/** How to reach an SMTP server. Without `user` nobody logs in. */
export type SmtpAccess = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`smtps:`). */
  readonly secure: boolean
  readonly tls: TlsPolicy
  readonly user?: string
  readonly password?: string
  readonly name?: string
}

/** `password` (from `SMTP_PASSWORD`) beats the one in the URL. */
export function smtpOptionsFromUrl(url: URL, password?: string): SmtpAccess {
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const name = url.searchParams.get('name')
  const loopback = host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    tls: url.searchParams.get('tls') === 'none' ? 'none' : loopback ? 'opportunistic' : 'required',
    ...(url.username === '' ? {} : { user: decoded(url.username), password: password ?? decoded(url.password) }),
    ...(name === null || !/^[A-Za-z0-9.-]{1,255}$/.test(name) ? {} : { name }),
  }
}

/** Percent-decoded; as written when a lone `%` makes that impossible. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
