/** Which incident a mail belongs to, and the proof. The ways are tried in the order of `ways.ts`; the first that answers decides. */
import { type Incident, isParticipant } from '../incident/incident.ts'
import type { Reading } from '../mail/reading.ts'
import type { Candidates } from './candidates.ts'
import { WAYS } from './ways.ts'

export type Threaded = {
  readonly incident: Incident
  /** The way that found it: an id of `ways.ts`. */
  readonly way: string
  /** For people, in `#explain`: what was found where. */
  readonly evidence: string
  /** The sender is a participant. Otherwise the mail is kept unconfirmed. */
  readonly participant: boolean
}

/** What threading says about one mail. `found` is absent for a new incident. */
export type Thread = {
  readonly found?: Threaded
  /** References with a wrong signature: they count for nothing, and agents are warned. */
  readonly forged: readonly string[]
  /** A stranger wrote to the signed address of an agent: nothing of that incident goes out. */
  readonly strangerAtAgentAddress: boolean
}

/** Finds the incident of a mail that no agent wrote. Pure; `now` is the arrival. */
export function thread(reading: Reading, sender: string, candidates: Candidates): Thread {
  const forged = reading.references.filter((r) => r.verdict === 'forged').map((r) => r.found)
  const strangerAtAgentAddress = reading.references.some(
    (r) => r.by === 'address' && r.verdict === 'valid' && r.kind === 'agent' && r.issuedTo !== sender,
  )
  for (const way of WAYS) {
    const found = way.find(reading, sender, candidates)
    if (!found) continue
    const participant = isParticipant(found.incident, sender)
    // Whoever uses an address that was given to an agent got it by a leak: only the customer is believed then.
    if (strangerAtAgentAddress && !participant) break
    return { found: { ...found, way: way.id, participant }, forged, strangerAtAgentAddress }
  }
  return { forged, strangerAtAgentAddress }
}

/** The incident a proved agent's mail is about: any valid reference will do, the agent's own address first. */
export function threadOfAgent(reading: Reading, candidates: Candidates): Incident | undefined {
  for (const reference of reading.references) {
    if (reference.verdict !== 'valid' || reference.kind === 'confirm' || reference.kind === 'bounce') continue
    const incident = candidates.byNumber(reference.number)
    if (incident) return incident
  }
  return undefined
}
