import { readAuthentication } from '../domain/authority/authentication-results.ts'
import { unsignedWords } from '../domain/authority/signed-words.ts'
import { type SenderProof, senderOf } from '../domain/authority/speaker.ts'
import type { Reading } from '../domain/mail/reading.ts'
import type { Store } from '../domain/store.ts'
import type { Authenticate, ClaimedMail, MailboxId, RawMails } from './ports.ts'

export type FindSenderDeps = {
  readonly store: Store
  readonly authenticate: Authenticate
  readonly rawMails: Pick<RawMails, 'pieces'>
}

/**
 * What can be known of the sender's identity. DNS is asked only when a listed address has no other proof. A pass counts for a listed address
 * where the signature covers what is acted upon.
 */
export async function findSender(
  deps: FindSenderDeps,
  mailbox: MailboxId,
  raw: Pick<ClaimedMail, 'id' | 'confirmedBy'>,
  reading: Reading,
): Promise<SenderProof> {
  const confirmed = raw.confirmedBy === undefined ? {} : { confirmedBy: raw.confirmedBy }
  const { store } = deps
  const from = senderOf(reading)?.address
  const isListed = [...store.agents, ...store.managers].some((person) => person.address === from)
  if (store.trustedAuthservId !== undefined) {
    const { verdict, evidence, isDirect } = readAuthentication(reading.mail, store.trustedAuthservId)
    const gap = verdict === 'pass' && isListed && !isDirect ? unsignedWords(reading, store.mailbox) : undefined
    if (gap !== undefined) return { authentication: 'none', evidence: `${evidence}, but ${gap}`, ...confirmed }
    return { authentication: verdict, evidence, ...confirmed }
  }
  const isSigned = reading.references.some((r) => r.verdict === 'valid' && r.kind === 'agent' && r.issuedTo === from)
  if (from === undefined || !isListed || isSigned || raw.confirmedBy !== undefined)
    return { authentication: 'none', evidence: 'not asked', ...confirmed }
  const verdict = await deps.authenticate(deps.rawMails.pieces(mailbox, raw.id), from, reading.mail.arrivedAt)
  const gap = verdict === 'pass' ? unsignedWords(reading, store.mailbox) : undefined
  return {
    authentication: verdict === 'unknown' || gap !== undefined ? 'none' : verdict,
    evidence: `DKIM and DMARC by DNS: ${verdict}${gap === undefined ? '' : `, but ${gap}`}`,
    ...confirmed,
  }
}
