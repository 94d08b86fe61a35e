/**
 * Signed references: the only things that prove which incident a mail belongs to.
 *
 *   tag          [INC-4821-Q7RXM]                            subject or text; 5 Crockford base32 characters
 *   address      incidencias+c4821.7xk2m9qd4t@store          kind, number, 10 characters
 *   Message-ID   <inc.4821.k3v9q0z2m4x8c1b7.7xk2m9qd4t@store> number, unique part, 10 characters
 *
 * Signing needs HMAC, which the domain does not have: it is handed in as `Seal`.
 */

/** What a signed reply address is for. `agent` is bound to one agent, `confirm` to the held mail's claimed agent. */
export type AddressKind = 'customer' | 'agent' | 'bounce' | 'confirm' | 'survey'

/** Signs and verifies with `SECRET`; verification also accepts `SECRET_PREVIOUS`. */
export type Seal = {
  /** Returns the first `length` Crockford base32 characters (upper case) of HMAC-SHA-256 over the parts. */
  sign(parts: readonly string[], length: number): string
  /** True when `signature` (any case; O reads 0, I and L read 1) is right for the parts under a current or previous secret. */
  verify(parts: readonly string[], signature: string): boolean
}

/** A reference as found in a mail, with the verdict on its signature. Never a bare number. */
export type Reference = {
  readonly by: 'address' | 'message-id' | 'subject-tag' | 'text-tag'
  readonly number: number
  readonly verdict: 'valid' | 'forged'
  /** For addresses only. */
  readonly kind?: AddressKind
  /** The listed agent an agent or confirm address was issued to; absent when it is forged. */
  readonly issuedTo?: string
  /** As it stood in the mail, for #explain. */
  readonly found: string
}
