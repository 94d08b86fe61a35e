/** Which of an agent's held answers `#send` and `#discard` mean. */
import type { HeldAnswer, Incident } from '../incident/incident.ts'
import type { CommandContext, Refusal } from './command.ts'

/** The one whose explanation is answered, else the only one. A number behind the command names one of several. */
export function heldAnswerOf(
  incident: Incident,
  argument: string,
  { agent, mail }: CommandContext,
): HeldAnswer | Refusal {
  const mine = (incident.heldAnswers ?? []).filter((held) => held.by === agent.address)
  const named = argument === '' ? /^held-answer:(\d{1,15})/.exec(mail.answered?.onceKey ?? '')?.[1] : argument
  const found = mine.find((held) => held.rawMailId === Number(named))
  if (found) return found
  const [only, ...more] = mine
  if (only === undefined || named !== undefined) return { problem: 'nothing-held' }
  return more.length === 0 ? only : { problem: 'several-held', expected: mine.map((h) => `${h.rawMailId}`).join(', ') }
}
