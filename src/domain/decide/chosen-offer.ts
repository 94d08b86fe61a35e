import type { Incident } from '../incident/incident.ts'
import { isAroundChoice } from '../language/choice-words.ts'
import { fold } from '../language/fold.ts'
import type { Reading } from '../mail/reading.ts'
import { LIMITS } from '../policy/limits.ts'
import type { Instant } from '../time/instant.ts'

/**
 * Which of the solutions offered the customer answered with: its number ("2", "la 2", "option 2"), its words or those that only it has ("the
 * voucher"), or both as the button writes them. A number alone that answers a mail from before the offer is no choice from it.
 * @param answeredAt when the mail of ours that this one answers was made, where that is known
 */
export function chosenOffer({ offer }: Incident, { reply, mail }: Reading, answeredAt?: Instant): number | undefined {
  if (offer === undefined || reply.newText.length > 400) return undefined
  if (mail.arrivedAt - offer.at > LIMITS.offer.stands) return undefined
  const [line = ''] = reply.newText.trim().split('\n', 1)
  const said = wordsOf(line)
  const options = offer.options.map(wordsOf)
  const asButton = options.findIndex((words, at) => isSame(said, words) || isSame(said, [`${at + 1}`, ...words]))
  if (asButton !== -1) return asButton
  const meant = said.filter((word) => !isAroundChoice(word))
  if (meant.length === 0 || said.length > MOST_WORDS) return undefined
  const isOfAnother = answeredAt !== undefined && answeredAt < offer.at
  const byNumber = options.findIndex((_, at) => isSame(meant, [`${at + 1}`]))
  if (byNumber !== -1) return isOfAnother ? undefined : byNumber
  const [only, ...others] = options.flatMap((words, at) => (meant.every((word) => words.includes(word)) ? [at] : []))
  return others.length > 0 || meant.every((word) => /^\d/.test(word)) ? undefined : only
}

/** Longer than a choice is a letter. */
const MOST_WORDS = 8

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, at) => word === b[at])
}
