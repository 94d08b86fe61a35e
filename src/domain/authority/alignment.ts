/**
 * Alignment of domains as DMARC means it in its relaxed mode (RFC 7489 section 3.1.1), without a list of public suffixes: the same domain, or one
 * below the other, where the upper one is somebody's own.
 */
import { fromPunycode } from '../mail/safety/look-alike.ts'

/** The domain of an addr-spec in lower case; nothing when there is none. Quoted local parts may hold an `@`. */
export function domainOf(address: string): string | undefined {
  return domainName(address.slice(address.lastIndexOf('@') + 1))
}

/**
 * A domain name in lower case, in Unicode and without the final dot, however it was written; nothing when it is no name of two labels or more.
 */
export function domainName(text: string): string | undefined {
  const name = text.trim().toLowerCase().replace(/\.$/, '')
  if (name.length > 253) return undefined
  const labels = name.split('.').map(inUnicode)
  return labels.length >= 2 && labels.every((label) => /^[\p{L}\p{N}_]([\p{L}\p{M}\p{N}_-]{0,62})$/u.test(label))
    ? labels.join('.')
    : undefined
}

/** An `xn--` label as people read it. One that hides plain letters, or capitals, is no name and stays as it is. */
function inUnicode(label: string): string {
  if (!label.startsWith('xn--')) return label.normalize('NFC')
  const shown = fromPunycode(label.slice(4))
  return shown !== undefined && /[^\0-\x7f]/.test(shown) && shown === shown.toLowerCase().normalize('NFC')
    ? shown
    : label
}

/** Whether a pass for `signer` says something about mail from `author`. Both as `domainName` makes them. */
export function aligned(signer: string, author: string): boolean {
  if (signer === author) return true
  const [upper, lower] = signer.length < author.length ? [signer, author] : [author, signer]
  return lower.endsWith(`.${upper}`) && !isRegistry(upper)
}

/** Names under which strangers register theirs: `co.uk`, `com.br`, `com.pl`. */
function isRegistry(name: string): boolean {
  const labels = name.split('.')
  return labels.length === 2 && /^[a-z]{2}$/.test(labels[1] ?? '') && REGISTRY_LABELS.has(labels[0] ?? '')
}

const REGISTRY_LABELS = new Set(
  'co com net org gov gob gouv edu ac ne or go nom ltd plc me sch info biz web waw'.split(' '),
)
