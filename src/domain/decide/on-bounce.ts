/** A mail of ours came back: which one, to whom it was sent, and what may follow from it. */

import type { Decision, Outcome } from '../incident/decision.ts'
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailName } from '../incident/mails.ts'
import type { Bounce, FailedRecipient, Reading } from '../mail/reading.ts'
import type { Instant } from '../time/instant.ts'
import { answerIn, type FailedDelivery, onDeliveryFailed } from './on-automatic-mail.ts'

/** A mail of ours as the outbox knows it. */
export type SentBefore = {
  readonly incident?: number
  readonly to: string
  readonly template: MailName
  readonly author?: string
  readonly text: string
  readonly onceKey: string
  /** When it was decided to send it. */
  readonly at: Instant
  /** The incidents of its numbered lines. */
  readonly lines?: readonly number[]
}

export type BounceInput = {
  readonly reading: Reading
  readonly bounce: Bounce
  readonly rawMailId: number
  readonly known: {
    sent(messageId: string): SentBefore | undefined
    byNumber(number: number): Incident | undefined
  }
}

/**
 * Only what proves to be about a mail of ours counts: a Message-ID in our outbox, or a valid signature in an address, a
 * Message-ID or a tag, of the bounce or of what it returned. Whoever got a mail of ours can forge a bounce of it: it
 * stops mail to nobody but the one it was sent to.
 */
export function onBounce(
  { reading, bounce, rawMailId, known }: BounceInput,
  factsOf: (incident: Incident) => Facts,
): Decision & { readonly outcome: Outcome } {
  const why = `bounce: ${reading.nature.evidence}`
  const original = originalOf(reading, bounce, known)
  // The number in a confirm address is that of a held mail.
  const signed = reading.references.find((r) => r.verdict === 'valid' && r.kind !== 'confirm')
  const number = original?.incident ?? signed?.number
  const incident = number === undefined ? undefined : known.byNumber(number)
  if (!incident) return { events: [], mails: [], outcome: { kind: 'automatic', why, bounced: true } }
  const facts = factsOf(incident)
  const base = {
    template: original?.template ?? 'relay',
    text: original?.text ?? '',
    ...(original?.author === undefined ? {} : { author: original.author }),
    ...answerIn(original?.onceKey),
  } as const
  // Tags and reply addresses are seen by everybody a mail is forwarded to; these two by the servers and the recipient.
  const proved = reading.references.some(
    (r) => r.verdict === 'valid' && r.number === number && (r.kind === 'bounce' || r.by === 'message-id'),
  )
  const certain = proved && incident.participants.length === 1
  const failures = failuresOf(bounce, original, incident, certain).map(
    ({ recipient, failure, certain }, index): FailedDelivery => ({
      ...base,
      recipient,
      // Without the mail itself it is not proved that it was sent to this one.
      severity: certain || failure.severity !== 'hard' ? failure.severity : 'soft',
      diagnostic: wordsOf(failure, bounce, recipient) ?? reading.reply.newText.slice(0, 1_000),
      id: index === 0 ? `bounce-${rawMailId}` : `bounce-${rawMailId}-${index}`,
      ...(failure.reason === 'complaint' ? { complaint: true } : {}),
    }),
  )
  let decided: Decision = { incident, events: [], mails: [] }
  for (const failure of failures) {
    const next = onDeliveryFailed(decided.incident, failure, facts)
    decided = {
      ...decided,
      ...next,
      events: decided.events.concat(next.events),
      mails: decided.mails.concat(next.mails),
    }
  }
  return { ...decided, outcome: { kind: 'automatic', why, incident: incident.number, bounced: true } }
}

/** The mail that came back, by its Message-ID: as returned, or as the bounce answers it. */
function originalOf(reading: Reading, bounce: Bounce, known: BounceInput['known']): SentBefore | undefined {
  const returned = bounce.originalMessageId === undefined ? undefined : known.sent(bounce.originalMessageId)
  if (returned !== undefined) return returned
  for (const reference of reading.references) {
    if (reference.by !== 'message-id' || reference.verdict !== 'valid') continue
    const found = known.sent(reference.found.replace(/[<>]/g, ''))
    if (found !== undefined) return found
  }
  return undefined
}

type Concerned = { readonly recipient: string; readonly failure: FailedRecipient; readonly certain: boolean }

/** Each recipient of ours that failed. */
function failuresOf(
  bounce: Bounce,
  original: SentBefore | undefined,
  incident: Incident,
  certain: boolean,
): readonly Concerned[] {
  const failures = bounce.failures ?? [bounce]
  if (original !== undefined) {
    // Passed on from there to another address, a mail fails under that other name.
    const failure = failures.find((each) => isAbout(each, original.to)) ?? bounce
    return [{ recipient: original.to, failure, certain: true }]
  }
  if (failures.every((each) => each.recipient === undefined)) {
    return [{ recipient: incident.customer.address, failure: bounce, certain }]
  }
  const seen = new Set<string>()
  return failures.flatMap((failure) => {
    const candidates = [failure.recipient, failure.originalRecipient].flatMap((each) => each?.toLowerCase() ?? [])
    const recipient = candidates.find((each) => incident.participants.includes(each)) ?? candidates[0]
    if (recipient === undefined || seen.has(recipient)) return []
    seen.add(recipient)
    return [{ recipient, failure, certain }]
  })
}

function isAbout(failure: FailedRecipient, address: string): boolean {
  return failure.recipient?.toLowerCase() === address || failure.originalRecipient?.toLowerCase() === address
}

/** The server's words; where it names others than the one we wrote to, each with its own. */
function wordsOf(failure: FailedRecipient, bounce: Bounce, recipient: string): string | undefined {
  const all = bounce.failures ?? [bounce]
  const others = all.filter((each) => each.recipient !== undefined && each.recipient.toLowerCase() !== recipient)
  if (others.length === 0) return failure.diagnostic
  return all
    .slice(0, 20)
    .map((each) => [each.recipient, each.diagnostic ?? each.status].filter((part) => part !== undefined).join(': '))
    .join('\n')
}
