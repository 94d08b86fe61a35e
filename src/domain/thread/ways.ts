import type { Incident } from '../incident/incident.ts'
import type { Reading } from '../mail/reading.ts'
import type { Reference } from '../mail/reference.ts'
import { DAY, HOUR, MINUTE } from '../time/instant.ts'
import type { Candidates } from './thread.ts'

/** One way to find the incident of a mail: the incident and the evidence in words, or nothing. */
export type Way = {
  readonly id: string
  find(reading: Reading, sender: string, candidates: Candidates): { incident: Incident; evidence: string } | undefined
}

/** Same order, same sender: only incidents this young are joined without a reference. */
const ORDER_WINDOW = 14 * DAY
/** A mail this soon after our acknowledgement, and not the first, is a machine that does not say so. */
const RESPONDER_DELAY = 2 * MINUTE

/** THE list: from the strongest proof to the weakest. What none of them finds is a new incident. */
export const WAYS: readonly Way[] = [
  {
    id: 'signed-address',
    find: (reading, _sender, candidates) =>
      bySignature(reading, candidates, (r) => r.by === 'address' && (r.kind === 'customer' || r.kind === 'survey')),
  },
  {
    id: 'own-message-id',
    find: (reading, _sender, candidates) => bySignature(reading, candidates, (r) => r.by === 'message-id'),
  },
  {
    id: 'subject-tag',
    find: (reading, _sender, candidates) => bySignature(reading, candidates, (r) => r.by === 'subject-tag'),
  },
  {
    id: 'text-tag',
    find: (reading, _sender, candidates) => bySignature(reading, candidates, (r) => r.by === 'text-tag'),
  },
  { id: 'references', find: byReferences },
  { id: 'order-number', find: byOrderNumber },
  { id: 'unmarked-responder', find: byRepeatedInstantAnswers },
]

function bySignature(reading: Reading, candidates: Candidates, wanted: (reference: Reference) => boolean) {
  for (const reference of reading.references) {
    if (reference.verdict !== 'valid' || !wanted(reference)) continue
    const incident = candidates.byNumber(reference.number)
    if (incident) return { incident, evidence: reference.found }
  }
  return undefined
}

/**
 * References to a stored mail of a participant, in any order of arrival: this mail cites a stored one, or a stored
 * one of the same sender cites this. Message-IDs are no secrets, so a stranger only joins unconfirmed.
 */
function byReferences(reading: Reading, sender: string, candidates: Candidates) {
  for (const id of [...reading.mail.inReplyTo, ...[...reading.mail.references].reverse()]) {
    for (const ref of candidates.byMessageId(id)) {
      if (ref.cited && ref.from !== sender) continue
      if (!ref.cited && !ref.incident.participants.includes(ref.from)) continue
      return { incident: ref.incident, evidence: `cites <${id}>` }
    }
  }
  const own = reading.mail.messageId
  if (own === undefined) return undefined
  // Same Message-ID again with other content (F22), or the mail that an earlier one answered.
  const earlier = candidates
    .byMessageId(own)
    .find((ref) => ref.from === sender && ref.incident.participants.includes(sender))
  return (
    earlier && {
      incident: earlier.incident,
      evidence: earlier.cited ? `is cited by an earlier mail of the sender` : `repeats <${own}>`,
    }
  )
}

function byOrderNumber(reading: Reading, sender: string, candidates: Candidates) {
  for (const number of reading.orderNumbers) {
    const incident = candidates
      .liveOf(sender)
      .find((i) => i.orderNumbers.includes(number) && reading.mail.arrivedAt - i.lastCustomerAt <= ORDER_WINDOW)
    if (incident) return { incident, evidence: `same sender and same order ${number}` }
  }
  return undefined
}

/**
 * A responder that sets no header answers each acknowledgement with a new mail. The second time that a sender
 * "writes" within moments of an acknowledgement, the mail joins the newest incident instead of being acknowledged again.
 */
function byRepeatedInstantAnswers(reading: Reading, sender: string, candidates: Candidates) {
  const arrivedAt = reading.mail.arrivedAt
  const lately = candidates.acknowledgedAt(sender).filter((at) => arrivedAt >= at && arrivedAt - at <= HOUR)
  const incident = candidates.liveOf(sender)[0]
  if (!incident || lately.length < 2 || arrivedAt - Math.max(...lately) > RESPONDER_DELAY) return undefined
  return { incident, evidence: `came within moments of acknowledgement ${lately.length} to this sender` }
}
