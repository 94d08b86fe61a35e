/**
 * Where a mail from before belongs (import, first start). Nothing of it was ours, so there are no signed references: the conversation is
 * put together again from what mails cite, the tags of the desk before, and who wrote to whom about which order or under which subject.
 */
import { type Incident, isParticipant } from '../incident/incident.ts'
import type { Reading } from '../mail/reading.ts'
import { bareSubject, outerPrefix } from '../mail/subject.ts'
import { DAY } from '../time/instant.ts'
import type { Candidates } from './candidates.ts'
import { foreignTags } from './foreign-tag.ts'
import type { Threaded } from './thread.ts'

/** What is known of a customer's incidents, ended ones too, the newest first. */
export type HistoricCandidates = Candidates & { of(address: string): readonly Incident[] }

/** Without a reference only conversations this young go on. */
const WINDOW = 14 * DAY

/** The incident of a customer's old mail where `thread` found none. */
export function historicThread(reading: Reading, sender: string, candidates: HistoricCandidates): Threaded | undefined {
  if (sender === '') return undefined
  return byTag(reading, sender, candidates) ?? byMatter(reading, sender, candidates)
}

/** The incident that old words of the store belong to; `to` are the outsiders they were sent to. */
export function threadOfStore(
  reading: Reading,
  to: readonly string[],
  candidates: HistoricCandidates,
): Threaded | undefined {
  const own = reading.references.find((r) => r.verdict === 'valid' && r.kind !== 'confirm' && r.kind !== 'bounce')
  const ofOurs = own && candidates.byNumber(own.number)
  if (own && ofOurs) return found(ofOurs, 'own-message-id', own.found)
  const cited = [...reading.mail.inReplyTo, ...[...reading.mail.references].reverse()]
  for (const id of [...cited, ...(reading.mail.messageId === undefined ? [] : [reading.mail.messageId])]) {
    const [ref] = candidates.byMessageId(id)
    if (ref) return found(ref.incident, 'references', `cites or is cited: <${id}>`)
  }
  for (const customer of to) {
    const one = byTag(reading, customer, candidates) ?? byMatter(reading, customer, candidates)
    if (one) return one
  }
  return undefined
}

function byTag(reading: Reading, customer: string, candidates: Candidates): Threaded | undefined {
  for (const tag of foreignTags(reading.mail.subject)) {
    const ref = candidates.byMessageId(tag).find(({ incident }) => isParticipant(incident, customer))
    if (ref) return found(ref.incident, 'foreign-tag', tag)
  }
  return undefined
}

/** The same order, or an answer under the same subject. */
function byMatter(reading: Reading, customer: string, candidates: HistoricCandidates): Threaded | undefined {
  const { arrivedAt, subject } = reading.mail
  const lately = candidates.of(customer).filter((incident) => {
    const last = Math.max(incident.lastCustomerAt, incident.lastHeardAt)
    return incident.standing.status !== 'merged' && Math.abs(arrivedAt - last) <= WINDOW
  })
  const order = reading.orderNumbers.find((number) => lately.some(({ orderNumbers }) => orderNumbers.includes(number)))
  if (order !== undefined) {
    const incident = lately.find(({ orderNumbers }) => orderNumbers.includes(order)) as Incident
    return found(incident, 'order-number', `same customer and same order ${order}`)
  }
  const bare = bareSubject(subject).toLowerCase()
  if (bare === '' || outerPrefix(subject) !== 'reply') return undefined
  const incident = lately.find((one) => bareSubject(one.subject).toLowerCase() === bare)
  return incident && found(incident, 'same-subject', `same customer, and an answer under the same subject`)
}

function found(incident: Incident, way: string, evidence: string): Threaded {
  return { incident, way, evidence, participant: true }
}
