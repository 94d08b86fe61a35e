import { type Incident, isParticipant } from '../incident/incident.ts'
import type { Reading } from '../mail/reading.ts'
import type { Reference } from '../mail/reference.ts'
import { DAY, MINUTE } from '../time/instant.ts'
import type { Candidates } from './candidates.ts'
import { foreignTags } from './foreign-tag.ts'

/** One way to find the incident of a mail: the incident and the evidence in words, or nothing. */
export type Way = {
  readonly id: string
  find(reading: Reading, sender: string, candidates: Candidates): { incident: Incident; evidence: string } | undefined
}

/** Same order, same sender: only incidents this young are joined without a reference. */
const ORDER_WINDOW = 14 * DAY
/** A mail this soon after what we said, when that was not the first, is a machine that does not say so. */
const RESPONDER_DELAY = 2 * MINUTE

/** THE list: from the strongest proof to the weakest. What none of them finds is a new incident. */
export const WAYS: readonly Way[] = [
  {
    id: 'signed-address',
    find: (reading, sender, candidates) =>
      bySignature(
        reading,
        sender,
        candidates,
        (r) => r.by === 'address' && (r.kind === 'customer' || r.kind === 'survey'),
      ),
  },
  {
    id: 'own-message-id',
    find: (reading, sender, candidates) => bySignature(reading, sender, candidates, (r) => r.by === 'message-id'),
  },
  {
    id: 'subject-tag',
    find: (reading, sender, candidates) => bySignature(reading, sender, candidates, (r) => r.by === 'subject-tag'),
  },
  {
    id: 'text-tag',
    find: (reading, sender, candidates) => bySignature(reading, sender, candidates, (r) => r.by === 'text-tag'),
  },
  { id: 'references', find: byReferences },
  { id: 'foreign-tag', find: byForeignTag },
  { id: 'order-number', find: byOrderNumber },
  { id: 'unmarked-responder', find: byRepeatedInstantAnswers },
]

/** Of several references of one kind (one's own case, and a friend's) that of the sender's own incident counts. */
function bySignature(
  reading: Reading,
  sender: string,
  candidates: Candidates,
  wanted: (reference: Reference) => boolean,
) {
  const found = reading.references.flatMap((reference) => {
    if (reference.verdict !== 'valid' || !wanted(reference)) return []
    const incident = candidates.byNumber(reference.number)
    return incident ? [{ incident, evidence: reference.found }] : []
  })
  return found.find(({ incident }) => isParticipant(incident, sender)) ?? found[0]
}

/**
 * References to a stored mail of a participant, in any order of arrival: this mail cites a stored one, or a stored
 * one of the same sender cites this. Message-IDs are no secrets, so a stranger only joins unconfirmed.
 */
function byReferences(reading: Reading, sender: string, candidates: Candidates) {
  for (const id of [...reading.mail.inReplyTo, ...[...reading.mail.references].reverse()]) {
    for (const ref of candidates.byMessageId(id)) {
      if (ref.cited && (ref.from !== sender || sender === '')) continue
      if (!ref.cited && !isParticipant(ref.incident, ref.from)) continue
      return { incident: ref.incident, evidence: `cites <${id}>` }
    }
  }
  const own = reading.mail.messageId
  if (own === undefined) return undefined
  // Same Message-ID again with other content (F22), or the mail that an earlier one answered.
  const earlier = candidates.byMessageId(own).find((ref) => ref.from === sender && isParticipant(ref.incident, sender))
  return (
    earlier && {
      incident: earlier.incident,
      evidence: earlier.cited ? `is cited by an earlier mail of the sender` : `repeats <${own}>`,
    }
  )
}

/** A conversation that was begun at another desk, and came here by an import: its tag counts from whom it belongs to. */
function byForeignTag(reading: Reading, sender: string, candidates: Candidates) {
  for (const tag of foreignTags(reading.mail.subject)) {
    const ref = candidates.byMessageId(tag).find(({ incident }) => isParticipant(incident, sender))
    if (ref) return { incident: ref.incident, evidence: tag }
  }
  return undefined
}

function byOrderNumber(reading: Reading, sender: string, candidates: Candidates) {
  if (sender === '') return undefined
  for (const number of reading.orderNumbers) {
    const incident = candidates
      .liveOf(sender)
      .find((i) => i.orderNumbers.includes(number) && reading.mail.arrivedAt - i.lastCustomerAt <= ORDER_WINDOW)
    if (incident) return { incident, evidence: `same sender and same order ${number}` }
  }
  return undefined
}

/**
 * A responder that sets no header answers each acknowledgement with a new mail. Whoever was acknowledged twice within a
 * day and "writes" within moments of what we said, or of such a mail before, joins the newest incident instead of
 * being acknowledged again.
 */
function byRepeatedInstantAnswers(reading: Reading, sender: string, candidates: Candidates) {
  const { arrivedAt } = reading.mail
  const lately = candidates.acknowledgedAt(sender).filter((at) => arrivedAt >= at && arrivedAt - at <= DAY)
  const live = candidates.liveOf(sender)
  const [incident] = live
  if (sender === '' || !incident || lately.length < 2) return undefined
  // Another order is another matter, once: a machine may number its answers, and people do not write a fourth time.
  const isOther = reading.orderNumbers.some((number) => !incident.orderNumbers.includes(number))
  if (isOther && lately.length === 2) return undefined
  // Processing may come long after arrival: the answer follows what was said, not what was written.
  const moments = [...lately, incident.lastCustomerAt, ...live.map((i) => i.lastHeardAt)]
  if (!moments.some((at) => arrivedAt >= at && arrivedAt - at <= RESPONDER_DELAY)) return undefined
  return { incident, evidence: `came within moments of what followed ${lately.length} acknowledgements to this sender` }
}
