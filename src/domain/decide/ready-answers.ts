/** `#use`: the words of ready answers, around the agent's own. */
import { commandNamed } from '../command/names.ts'
import type { CommandLine } from '../command/read-commands.ts'
import { readyAnswer, type UseContext } from '../command/use.ts'
import type { CommandProblem } from '../incident/command-answers.ts'
import type { Incident } from '../incident/incident.ts'

/** The text with what the lines insert: before it where they stand above it, after it where they stand below. */
export function withReadyAnswers(
  lines: readonly CommandLine[],
  text: string,
  incident: Incident,
  context: UseContext,
): { readonly text: string; readonly problems: readonly CommandProblem[] } {
  const above: string[] = []
  const below: string[] = []
  const problems: CommandProblem[] = []
  for (const line of lines) {
    if (line.stray || commandNamed(line.word)?.name !== 'use' || line.argument === '') continue
    const found = readyAnswer(line.argument, incident, context)
    if ('problem' in found) problems.push({ line: line.line, ...found })
    else if (line.below) below.push(found.text)
    else above.push(found.text)
  }
  return { text: [...above, text, ...below].filter((part) => part !== '').join('\n\n'), problems }
}
