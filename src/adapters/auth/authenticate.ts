/**
 * Verifies by ourselves who wrote a mail: DKIM signatures and the DMARC policy of the From domain, by DNS. SPF is not asked: the mail came
 * through a mailbox, and the address of the client that handed it in is not known.
 *
 * Pass needs a good signature by a domain aligned with the one From address that covers the whole body (no `l=` shorter than it). Whatever
 * cannot be found out in time is `unknown`, and then the sender has to confirm.
 */
import { Resolver } from 'node:dns/promises'
import { Readable } from 'node:stream'
import type { DNSResolver } from 'mailauth'
import { type Authenticate, Failure } from '../../app/ports.ts'

type AuthenticateOptions = {
  /** Answers DNS questions instead of the system's resolver. */
  readonly resolver?: DNSResolver
  /** Milliseconds for everything together. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 5_000

export function createAuthenticate({ resolver, timeoutMs = TIMEOUT_MS }: AuthenticateOptions = {}): Authenticate {
  return async (content, from) => {
    const pieces = content[Symbol.asyncIterator]()
    const head = await headOf(pieces)
    if (!isSignedByRelative(head, from)) return 'unknown'
    const dns = resolver === undefined ? new Resolver({ timeout: 2_000, tries: 2 }) : undefined
    const ask: DNSResolver = resolver ?? ((name, type) => dns?.resolve(name, type) as Promise<string[][] | string[]>)
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise<'unknown'>((done) => {
      timer = setTimeout(() => {
        dns?.cancel()
        done('unknown')
      }, timeoutMs)
    })
    try {
      return await Promise.race([verdictOn(Readable.from(together(head, pieces)), from, ask).catch(undecided), tooLate])
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Each may want the whole body hashed in its own way: a mail of megabytes with thousands would stop us for minutes. */
const MOST_SIGNATURES = 10

/** Longer header blocks than this are nobody's work. */
const HEADER_BYTES = 256 * 1024

/**
 * Whether any signature can be aligned at all: without one there is nothing to ask, and a flood of forged mail must not make us
 * wait for name servers of its choice.
 */
function isSignedByRelative(head: Buffer, from: string): boolean {
  const start = head.toString('latin1', 0, HEADER_BYTES)
  const end = start.search(/\r?\n\r?\n/)
  const fields = (end === -1 ? start : start.slice(0, end)).replace(/\r?\n[ \t]/g, ' ').split(/\r?\n/)
  const family = familyOf(from.slice(from.lastIndexOf('@') + 1))
  const signatures = fields.filter((field) => /^dkim-signature\s*:/i.test(field))
  return (
    signatures.length <= MOST_SIGNATURES &&
    signatures.some((field) => familyOf(/[;:\s]d\s*=([^;]*)/i.exec(field)?.[1] ?? '') === family)
  )
}

/** A mail that cannot be brought here is no mail that cannot be proved. */
function undecided(error: unknown): 'unknown' {
  if (error instanceof Failure) throw error
  return 'unknown'
}

/** The pieces up to the end of what is looked at here, in one. */
async function headOf(pieces: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const head: Uint8Array[] = []
  for (let bytes = 0; bytes < HEADER_BYTES; ) {
    const { done, value } = await pieces.next()
    if (done === true) break
    head.push(value)
    bytes += value.byteLength
  }
  return Buffer.concat(head)
}

async function* together(head: Buffer, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value
}

/** The last two labels of a name: relatives share them, whatever the policy says then. */
function familyOf(domain: string): string {
  return domain.replace(/\s/g, '').toLowerCase().replace(/\.$/, '').split('.').slice(-2).join('.')
}

async function verdictOn(content: Readable, from: string, resolver: DNSResolver): Promise<'pass' | 'fail' | 'unknown'> {
  // Loaded when first needed: most stores let their own server check, and the library is large.
  const { authenticate } = await import('mailauth')
  const found = await authenticate(content, {
    resolver,
    rejectRsaSha1: true,
    disableArc: true,
    disableBimi: true,
    mta: 'localhost',
  })
  const authors = found.dkim.headerFrom ?? []
  if (authors.length !== 1 || authors[0]?.toLowerCase() !== from.toLowerCase()) return 'unknown'
  const ours = (found.dkim.results ?? []).filter((signature) => signature.status.aligned)
  if (ours.some(({ status }) => status.result === 'pass' && !status.underSized)) return 'pass'
  const broken = ours.some(
    ({ status, bodyHash, bodyHashExpecting }) =>
      status.result === 'fail' || status.underSized || bodyHash !== bodyHashExpecting,
  )
  return broken ? 'fail' : 'unknown'
}
