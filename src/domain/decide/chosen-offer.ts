import type { Incident } from '../incident/incident.ts'
import { fold } from '../language/fold.ts'
import type { Reading } from '../mail/reading.ts'

/** Which of the solutions offered the customer answered with: its number, its words, or both as the button writes them. */
export function chosenOffer({ offer }: Incident, { reply }: Reading): number | undefined {
  if (offer === undefined || reply.newText.length > 400) return undefined
  const [line = ''] = reply.newText.trim().split('\n', 1)
  const said = folded(line)
  const found = offer.options.findIndex((option, at) => {
    const words = folded(option)
    return said === `${at + 1}` || said === words || said === `${at + 1} ${words}`
  })
  return found === -1 ? undefined : found
}

function folded(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
