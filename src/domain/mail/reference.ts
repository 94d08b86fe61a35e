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

/** The letter that stands for the kind in a signed address. */
export const KIND_LETTERS: Readonly<Record<AddressKind, string>> = {
  customer: 'c',
  agent: 'a',
  bounce: 'b',
  confirm: 'y',
  survey: 's',
}

export const TAG_SIGNATURE = 5
export const ADDRESS_SIGNATURE = 10

/** What each kind of reference signs. The mailbox is part of it: one secret may serve several mailboxes. */
export const signedParts = {
  tag: (mailbox: string, number: number) => ['tag', mailbox.toLowerCase(), String(number)],
  address: (mailbox: string, kind: AddressKind, number: number, issuedTo?: string) => [
    'address',
    mailbox.toLowerCase(),
    kind,
    String(number),
    (issuedTo ?? '').toLowerCase(),
  ],
  messageId: (mailbox: string, number: number, unique: string) => [
    'message-id',
    mailbox.toLowerCase(),
    String(number),
    unique.toLowerCase(),
  ],
} as const

/** `INC-4821-Q7RXM`, without brackets. */
export function tagOf(seal: Seal, mailbox: string, number: number): string {
  return `INC-${number}-${seal.sign(signedParts.tag(mailbox, number), TAG_SIGNATURE).toUpperCase()}`
}

/** `incidencias+c4821.7xk2m9qd4t@store`; agent and confirm addresses are bound to `issuedTo`. */
export function signedAddress(
  seal: Seal,
  mailbox: string,
  kind: AddressKind,
  number: number,
  issuedTo?: string,
): string {
  const at = mailbox.lastIndexOf('@')
  const signature = seal.sign(signedParts.address(mailbox, kind, number, issuedTo), ADDRESS_SIGNATURE).toLowerCase()
  return `${mailbox.slice(0, at)}+${KIND_LETTERS[kind]}${number}.${signature}${mailbox.slice(at)}`
}

/** `inc.4821.<unique>.7xk2m9qd4t@store`, without angle brackets. `unique` holds letters and digits only. */
export function signedMessageId(seal: Seal, mailbox: string, number: number, unique: string): string {
  const signature = seal.sign(signedParts.messageId(mailbox, number, unique), ADDRESS_SIGNATURE).toLowerCase()
  return `inc.${number}.${unique}.${signature}${mailbox.slice(mailbox.lastIndexOf('@'))}`
}

const OWN_MESSAGE_ID = /^inc\.(\d{1,15})\.([0-9a-z]{1,40})\.([0-9a-z]{10})@/i

/** Whether a Message-ID (without angle brackets) is one that `signedMessageId` made, about an incident or about none. */
export function isOwnMessageId(seal: Seal, mailbox: string, messageId: string): boolean {
  const found = OWN_MESSAGE_ID.exec(messageId)
  const [, number, unique, signature] = found ?? []
  if (number === undefined || unique === undefined || signature === undefined) return false
  return seal.verify(signedParts.messageId(mailbox, Number(number), unique), signature)
}
