/** Which of an agent's held answers `#send` and `#discard` mean. */
import type { HeldAnswer, Incident } from '../incident/incident.ts'
import { LIMITS } from '../policy/limits.ts'
import type { Instant } from '../time/instant.ts'
import type { CommandContext, Refusal } from './command.ts'

/** The one whose explanation is answered, else the only one. A number behind the command names one of several. */
export function heldAnswerOf(incident: Incident, argument: string, context: CommandContext): HeldAnswer | Refusal {
  const { agent, now } = context
  const mine = (incident.heldAnswers ?? []).filter((held) => held.by === agent.address && isHeld(held, now))
  const named = namedBy(argument, context)
  const found = mine.find((held) => held.rawMailId === named)
  if (found) return found
  const [only, ...more] = mine
  if (only === undefined || named !== undefined) return { problem: 'nothing-held' }
  return more.length === 0 ? only : { problem: 'several-held', expected: mine.map((h) => `${h.rawMailId}`).join(', ') }
}

/** Whether it still waits: after some days the mail is gone. */
function isHeld(held: HeldAnswer, now: Instant): boolean {
  return now < held.at + LIMITS.hold.answer
}

/** The raw mail of the answer that is meant: by its number, or by answering the mail about it. */
export function namedBy(argument: string, { mail }: CommandContext): number | undefined {
  const named = argument === '' ? /^held-answer:(\d{1,15})/.exec(mail.answered?.onceKey ?? '')?.[1] : argument
  return named === undefined ? undefined : Number(named)
}
