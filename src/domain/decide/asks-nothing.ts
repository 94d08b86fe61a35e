/** Whether a customer's word may pass without anybody being told. */
import type { Incident } from '../incident/incident.ts'
import type { ConversationEntry } from '../incident/shown.ts'
import type { Reading } from '../mail/reading.ts'
import type { Instant } from '../time/instant.ts'
import { chosenOffer } from './chosen-offer.ts'

/**
 * Thanks and "it arrived" ask for nothing, unless somebody waits for the customer's word: then "ok" is an answer. That is so
 * during `#wait`, while an offer stands, and after a question of the store in a matter that is not ended.
 */
export function asksNothing(
  reading: Reading,
  incident: Incident,
  conversation: readonly ConversationEntry[],
  answeredAt?: Instant,
): boolean {
  if (!reading.onlyThanks || chosenOffer(incident, reading, answeredAt) !== undefined) return false
  const { status } = incident.standing
  // "Is there anything else?" is asked of those whose matter is ended; their thanks are none the less thanks.
  if (status !== 'open' && status !== 'waiting') return true
  if (status === 'waiting') return false
  if (incident.offer !== undefined && incident.offer.chosen === undefined) return false
  return !/[?؟？]/.test(conversation.findLast((entry) => entry.side === 'store')?.text ?? '')
}
