/** Who is speaking, and whether it is proved. What each may do stands in `MAY`. */
import type { Address } from '../mail/mail.ts'
import type { Reading } from '../mail/reading.ts'
import type { Person, Store } from '../store.ts'

export type Speaker =
  | { readonly role: 'agent'; readonly agent: Person; readonly proof: string }
  | { readonly role: 'unproved-agent'; readonly agent: Person; readonly why: string }
  | { readonly role: 'manager'; readonly manager: Person; readonly proof: string }
  /** Everybody else: whether a customer of an incident is for threading to say. */
  | { readonly role: 'other'; readonly address: string; readonly name: string }
  /** No usable From at all. */
  | { readonly role: 'nobody' }

/** What was found out about the sender before the decision. */
export type SenderProof = {
  /** Aligned DMARC or DKIM, from the trusted server's topmost Authentication-Results or verified by ourselves. */
  readonly authentication: 'pass' | 'fail' | 'none'
  readonly evidence: string
  /** The listed address that confirmed this held mail. */
  readonly confirmedBy?: string
}

/** The one From address that counts (RFC 5322 allows several; a mail with several is nobody's word, S08). */
export function senderOf(reading: Reading): { address: string; name: string } | undefined {
  const from = reading.mail.from
  return from.length === 1 ? from[0] : from.length === 0 ? undefined : { address: from[0]?.address ?? '', name: '' }
}

/** Who is to be answered: the sender, or the person for whom the form of our own site wrote. */
export function correspondentOf(reading: Reading): Address | undefined {
  return (reading.nature.kind === 'human' ? reading.nature.writer : undefined) ?? senderOf(reading)
}

/** Decides who speaks. A listed From address alone is nothing: the proof makes the agent. */
export function speakerOf(reading: Reading, store: Store, proof: SenderProof): Speaker {
  const sender = senderOf(reading)
  if (!sender || sender.address === '') return { role: 'nobody' }
  const severalFrom = reading.mail.from.length > 1
  const agent = store.agents.find((a) => a.address === sender.address)
  if (agent) {
    const found = severalFrom ? undefined : agentProof(reading, store, agent, proof)
    return found ? { role: 'agent', agent, proof: found } : { role: 'unproved-agent', agent, why: proof.evidence }
  }
  const manager = store.managers.find((m) => m.address === sender.address)
  if (manager && !severalFrom && proof.authentication === 'pass')
    return { role: 'manager', manager, proof: proof.evidence }
  return { role: 'other', ...sender }
}

function agentProof(reading: Reading, store: Store, agent: Person, proof: SenderProof): string | undefined {
  if (proof.confirmedBy === agent.address) return 'confirmed by the listed address'
  const passed = proof.authentication === 'pass'
  // An address issued to somebody else is a proof that belongs to somebody else, whatever else is right.
  const issued = reading.references.filter((r) => r.by === 'address' && r.verdict === 'valid' && r.kind === 'agent')
  if (issued.some((r) => r.issuedTo !== agent.address)) return undefined
  if (issued.length > 0 && (passed || store.trustedAuthservId === undefined)) {
    return passed ? `signed address and ${proof.evidence}` : 'signed address issued to this agent'
  }
  return passed ? proof.evidence : undefined
}
