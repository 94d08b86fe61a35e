/** The last look at words that go to many: what must not leave stops the mail whole, nobody is asked whether it may go all the same. */
import type { Applied } from '../command/apply-commands.ts'
import type { CommandProblem } from '../incident/command-answers.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { AgentMail } from './answer-agent.ts'
import { tooMuch } from './guards.ts'
import { leaksIn } from './leak-guard.ts'

/** What is wrong with the words and files of a round that these commands begin; nothing when they begin none. */
export function guardRound(
  { effects, deeds }: Pick<Applied, 'effects' | 'deeds'>,
  parent: Incident | undefined,
  { reading, known }: AgentMail,
  facts: MailFacts,
): readonly CommandProblem[] {
  const start = effects.find((effect) => effect.kind === 'start-round')
  const about = parent ?? deeds.find((deed) => deed.opened)?.opened
  if (start === undefined || about === undefined) return []
  // Its own reference is no customer's: whoever answers below it would be a stranger there.
  const leaks = leaksIn(start.round.text, { ...about, number: 0, absorbed: [], participants: [] }, known, facts)
  return [...leaks.map((line) => ({ line, problem: 'leak' }) as const), ...tooMuch(reading)]
}
