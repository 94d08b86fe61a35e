/**
 * Verifies by ourselves who wrote a mail: DKIM signatures and the DMARC policy of the From domain, by DNS. SPF is not asked: the mail came
 * through a mailbox, and the address of the client that handed it in is not known.
 *
 * Pass needs a good signature by a domain aligned with the one From address that covers the whole body (no `l=` shorter than it). Whatever
 * cannot be found out in time is `unknown`, and then the sender has to confirm.
 */
import { Resolver } from 'node:dns/promises'
import type { DNSResolver } from 'mailauth'
import { authenticate } from 'mailauth'
import type { Authenticate } from '../../app/ports.ts'

type AuthenticateOptions = {
  /** Answers DNS questions instead of the system's resolver. */
  readonly resolver?: DNSResolver
  /** Milliseconds for everything together. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 5_000

export function createAuthenticate({ resolver, timeoutMs = TIMEOUT_MS }: AuthenticateOptions = {}): Authenticate {
  return async (content, from) => {
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
      return await Promise.race([verdictOn(content, from, ask).catch(() => 'unknown' as const), tooLate])
    } finally {
      clearTimeout(timer)
    }
  }
}

async function verdictOn(
  content: Uint8Array,
  from: string,
  resolver: DNSResolver,
): Promise<'pass' | 'fail' | 'unknown'> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const found = await authenticate(bytes, {
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
