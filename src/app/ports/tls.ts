/** Why a connection that was to be encrypted is none, in words for whoever runs the system; no server's words and no host. */

/** What Node and OpenSSL call it. */
const FAULTS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  CERT_NOT_YET_VALID: "the server's certificate is not valid yet, or the clock of this machine is wrong",
  CERT_REVOKED: "the server's certificate was revoked",
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another name than the one we connect to",
  NO_STARTTLS: 'the server offers no encryption (STARTTLS), or somebody on the way takes the offer out',
  HOSTNAME_MISMATCH: "the server's certificate is for another name than the one we connect to",
}

const UNKNOWN_AUTHORITY = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
])

/** Some libraries keep only the words. */
const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/does not support STARTTLS|Error upgrading connection with STARTTLS: 5/i, 'NO_STARTTLS'],
  [/certificate has expired/i, 'CERT_HAS_EXPIRED'],
  [/certificate is not yet valid/i, 'CERT_NOT_YET_VALID'],
  [/certificate's altnames/i, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [
    /self[- ]signed certificate|unable to (?:verify|get) (?:the first|local issuer|issuer)/i,
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ],
]

/**
 * What is wrong with the encryption, with `no password was sent`; undefined when the error is about something else. Asking again changes
 * nothing: somebody has to look, and it may be somebody else's server.
 */
export function tlsFault(error: unknown): string | undefined {
  const named = tlsFaultName(error)
  if (named === undefined) return undefined
  const fault = UNKNOWN_AUTHORITY.has(named)
    ? "nobody we know vouches for the server's certificate (a private authority goes into NODE_EXTRA_CA_CERTS)"
    : FAULTS[named]
  return fault === undefined ? undefined : `${fault}; no password was sent`
}

/** As Node and OpenSSL call it; `NO_STARTTLS`: there is no encryption at all. */
export function tlsFaultName(error: unknown): string | undefined {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string }
  const known = FAULTS[code] !== undefined || UNKNOWN_AUTHORITY.has(code)
  return known ? code : BY_WORDS.find(([words]) => words.test(message))?.[1]
}
