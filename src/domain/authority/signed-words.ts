/**
 * What of a mail its signature vouches for.
 *
 * A DKIM signature says that a domain signed these fields and this body, and nothing about who sends the mail on: a signed mail that an agent
 * wrote to somebody else passes for ever, whoever hands it in, with new fields around it. So the pass proves an agent only where the aligned
 * signature covers what is acted upon: the subject, that it was said to us, and which incident it is about. (RFC 6376 section 8.15 and 5.4.)
 *
 * Said to us means that a signed To or Cc names the mailbox. Microsoft 365 does not sign To; there it means a signed subject, In-Reply-To or
 * References with a valid reference of ours, or an address that was issued to this very agent, which nobody else knows. So answers to
 * notifications pass, and a fresh mail to the plain address is asked about, unless the store's own server reports a pass of SPF, too.
 *
 * Content-Type and its like are not demanded: large providers leave them out. Standing there twice they count for nothing.
 */
import type { Mail } from '../mail/mail.ts'
import type { Reading } from '../mail/reading.ts'
import type { Reference } from '../mail/reference.ts'
import { aligned, domainName, domainOf } from './alignment.ts'

/** Fields that a mail has once. Readers differ in which of two they take, and a signature covers the lower one. */
const ONCE = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
]

/**
 * Why the aligned signatures of this mail do not vouch for it; nothing when they do. Without any the pass rests on something else that the
 * store's own server knows.
 */
export function unsignedWords(reading: Reading, mailbox: string): string | undefined {
  const { mail } = reading
  const [author] = mail.from
  const domain = author === undefined ? undefined : domainOf(author.address)
  if (author === undefined || domain === undefined) return 'From has no domain'
  // A field beyond what is read could be the one that was signed.
  if (mail.unreadable !== undefined) return 'the mail could not be read in full'
  const twice = ONCE.find((name) => (mail.headers.get(name)?.length ?? 0) > 1)
  if (twice !== undefined) return `the field ${twice} stands there twice`
  const signatures = (mail.headers.get('dkim-signature') ?? []).map(signatureOf)
  const own = signatures.filter(({ signer }) => signer === undefined || aligned(signer, domain))
  if (own.length === 0) return undefined
  // Which of them is the good one is not known here: all have to cover it.
  if (own.some((signature) => signature.isPartial)) return 'the signature may cover a part of the body only (l=)'
  const isSigned = (name: string): boolean => own.every((signature) => signature.fields.has(name))
  if (!isSigned('from')) return 'From is not signed'
  if (mail.headers.has('subject') && !isSigned('subject')) return 'the subject is not signed'
  const named = reading.references.filter((reference) => reference.verdict === 'valid')
  const signed = named.filter((reference) => isVouchedFor(reference, mail, author.address, isSigned))
  const names = (field: 'to' | 'cc'): boolean =>
    isSigned(field) && mail[field].some(({ address }) => isOurs(address, mailbox))
  const isSaidToUs = names('to') || names('cc') || (!isSigned('to') && signed.some(({ by }) => by !== 'text-tag'))
  if (!isSaidToUs) return 'no signed field says that it was written to us'
  // The first one decides where the mail belongs; the others may be of incidents that were merged, in a long conversation.
  const [first] = named.filter(({ kind }) => kind !== 'confirm' && kind !== 'bounce')
  if (first === undefined || signed.some(({ number }) => number === first.number)) return undefined
  return `the incident ${first.number} is named in a field that is not signed`
}

/** Whether a valid reference stands where the signature covers it, or proves by itself that this agent was meant. */
function isVouchedFor(reference: Reference, mail: Mail, author: string, isSigned: (name: string) => boolean): boolean {
  const { by, found } = reference
  switch (by) {
    case 'address':
      if (reference.kind === 'agent') return reference.issuedTo === author
      return (['to', 'cc'] as const).some(
        (field) => isSigned(field) && mail[field].some(({ address }) => address.toLowerCase() === found),
      )
    case 'message-id':
      return (
        (isSigned('in-reply-to') && mail.inReplyTo.includes(found)) ||
        (isSigned('references') && mail.references.includes(found))
      )
    case 'subject-tag':
    case 'text-tag':
      return true
  }
}

/** The mailbox itself or an address below it. */
function isOurs(address: string, mailbox: string): boolean {
  const at = mailbox.lastIndexOf('@')
  const [local, host] = [mailbox.slice(0, at), mailbox.slice(at)]
  return address === mailbox || (address.startsWith(`${local}+`) && address.endsWith(host))
}

type Signature = {
  /** Absent when it cannot be read: then it may be the author's. */
  readonly signer: string | undefined
  readonly fields: ReadonlySet<string>
  readonly isPartial: boolean
}

/** The tags of a DKIM-Signature (RFC 6376 section 3.5) that matter here. */
function signatureOf(field: string): Signature {
  const tags = new Map<string, string>()
  for (const tag of field.split(';')) {
    const sign = tag.indexOf('=')
    // A tag said twice is malformed; the later one would win with some readers, so neither counts.
    const name = tag.slice(0, Math.max(sign, 0)).trim().toLowerCase()
    tags.set(name, tags.has(name) ? '' : tag.slice(sign + 1).replace(/\s/g, ''))
  }
  return {
    signer: domainName(tags.get('d') ?? ''),
    fields: new Set((tags.get('h') ?? '').toLowerCase().split(':')),
    isPartial: tags.has('l'),
  }
}
