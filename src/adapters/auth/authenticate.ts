/**
 * Verifies by ourselves who wrote a mail: DKIM signatures and the DMARC policy of the From domain, by DNS. SPF is not asked: the mail came
 * through a mailbox, and the address of the client that handed it in is not known.
 *
 * Pass needs a good signature by a domain aligned with the one From address that covers the whole body (no `l=` shorter than it), with a key
 * of 1024 bits or more that is not only being tried (`t=y`). Whatever cannot be found out in time is `unknown`, and then the sender has to
 * confirm. What of the header the signature covers is not asked here: `domain/authority/signed-words.ts` does.
 */
import { Resolver } from 'node:dns/promises'
import { Readable } from 'node:stream'
import { domainToASCII } from 'node:url'
import type { DKIMResult, DNSResolver } from 'mailauth'
import { type Authenticate, Failure } from '../../app/ports.ts'
import type { Instant } from '../../domain/time/instant.ts'

type AuthenticateOptions = {
  /** Answers DNS questions instead of name servers. */
  readonly resolver?: DNSResolver
  /** Name servers (`127.0.0.1:5353`) instead of the system's. */
  readonly servers?: readonly string[]
  /** Milliseconds for everything together. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 5_000

export function createAuthenticate(options: AuthenticateOptions = {}): Authenticate {
  const { resolver, servers, timeoutMs = TIMEOUT_MS } = options
  return async (content, from, arrivedAt) => {
    const pieces = content[Symbol.asyncIterator]()
    const head = await headOf(pieces)
    if (!isSignedByRelative(head, from)) return 'unknown'
    const dns = resolver === undefined ? new Resolver({ timeout: 2_000, tries: 2 }) : undefined
    if (servers !== undefined) dns?.setServers(servers)
    const lookUp: DNSResolver = resolver ?? ((name, type) => dns?.resolve(name, type) as Promise<string[][] | string[]>)
    const isAbout = aboutDomainOf(from)
    const ask: DNSResolver = async (name, type) => (isAbout(name) ? await lookUp(name, type) : await noSuchName(name))
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise<'unknown'>((done) => {
      timer = setTimeout(() => {
        dns?.cancel()
        done('unknown')
      }, timeoutMs)
    })
    const question = { from, arrivedAt, resolver: ask }
    try {
      return await Promise.race([verdictOn(Readable.from(together(head, pieces)), question).catch(undecided), tooLate])
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
  const start = head.toString('utf8', 0, HEADER_BYTES)
  const end = start.search(/\r?\n\r?\n/)
  const fields = (end === -1 ? start : start.slice(0, end)).replace(/\r?\n[ \t]/g, ' ').split(/\r?\n/)
  const family = familyOf(from.slice(from.lastIndexOf('@') + 1))
  const signatures = fields.filter((field) => /^dkim-signature\s*:/i.test(field))
  return (
    signatures.length <= MOST_SIGNATURES &&
    signatures.some((field) => familyOf(/[;:\s]d\s*=([^;]*)/i.exec(field)?.[1] ?? '') === family)
  )
}

/**
 * Whether a name says something of the author: it lies in the author's own domain, or above it as a policy may. Beside a signature that claims
 * to be the author's others may stand, and their name servers can keep silent for as long as we wait.
 */
function aboutDomainOf(from: string): (name: string) => boolean {
  const domain = inAscii(from.slice(from.lastIndexOf('@') + 1))
  const family = familyOf(domain)
  return (name) => {
    const asked = inAscii(name)
    return familyOf(asked) === family || (asked.startsWith('_dmarc.') && domain.endsWith(asked.slice('_dmarc'.length)))
  }
}

function noSuchName(name: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(`${name} is not asked about`), { code: 'ENOTFOUND' }))
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
  return inAscii(domain.replace(/\s/g, '')).split('.').slice(-2).join('.')
}

/** A domain as DNS knows it: `xn--` for what is not ASCII. */
function inAscii(domain: string): string {
  const name = domain.trim().toLowerCase().replace(/\.$/, '')
  return domainToASCII(name) || name
}

type Question = { readonly from: string; readonly arrivedAt: Instant; readonly resolver: DNSResolver }

async function verdictOn(
  content: Readable,
  { from, arrivedAt, resolver }: Question,
): Promise<'pass' | 'fail' | 'unknown'> {
  // Loaded when first needed: most stores let their own server check, and the library is large.
  const [{ dkimVerify }, { evaluateDmarc }] = await Promise.all([
    import('mailauth/lib/dkim/verify.js'),
    import('mailauth/lib/dmarc/index.js'),
  ])
  const { headerFrom, fromFields, results } = await dkimVerify(content, {
    resolver,
    rejectRsaSha1: true,
    curTime: new Date(arrivedAt),
  })
  const [author, ...others] = headerFrom
  if (author === undefined || others.length > 0 || comparable(author) !== comparable(from)) return 'unknown'
  const good = results.filter(({ status }) => status.result === 'pass' && !status.underSized && !status.testing)
  const dkimDomains = good.map(({ signingDomain = '' }) => ({ domain: signingDomain }))
  const dmarc = await evaluateDmarc({ headerFrom, fromFields, dkimDomains, resolver })
  if (dmarc.response === false) return 'unknown'
  const policy = dmarc.response.status.result
  const domain = inAscii(author.slice(author.lastIndexOf('@') + 1))
  const isAligned = ({ signingDomain = '', status }: DKIMResult): boolean => {
    if (inAscii(signingDomain) === domain) return true
    // A policy that cannot be read might be a strict one.
    if (policy === 'temperror' || policy === 'permerror') return false
    return dmarc.dkimAligned?.has(inAscii(signingDomain)) ?? Boolean(status.aligned)
  }
  if (good.some(isAligned)) return 'pass'
  const isBroken = results.some(
    (signature) =>
      signature.status.aligned &&
      (signature.status.result === 'fail' ||
        signature.status.underSized ||
        signature.bodyHash !== signature.bodyHashExpecting),
  )
  return isBroken ? 'fail' : 'unknown'
}

/** An addr-spec for comparing: lower case, the domain as DNS knows it. */
function comparable(address: string): string {
  const at = address.lastIndexOf('@') + 1
  return address.slice(0, at).toLowerCase() + inAscii(address.slice(at))
}
