/** The configuration for a command, or the list of all that is wrong with it. */
import { type Config, type ConfigProblem, readConfig } from '../config/config.ts'
import { type Io, UsageError } from './command.ts'

/** Throws `UsageError` naming every variable, what was found and what is expected. */
export function configured(io: Io, now?: number): Config {
  const { config, problems } = readConfig(io.env, now)
  if (config === undefined) throw new UsageError(problemList(problems))
  return config
}

function problemList(problems: readonly ConfigProblem[]): string {
  const lines = problems.map(
    ({ name, found, expected }) => `  ${name}\n    found     ${found}\n    expected  ${expected}`,
  )
  const count = problems.length === 1 ? '1 variable is' : `${problems.length} variables are`
  return `The configuration cannot be used: ${count} not as expected.\n\n${lines.join('\n')}\n\nSet them in the environment or in a file .env here; .env.example shows all of them.`
}
