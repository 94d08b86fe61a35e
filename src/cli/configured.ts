/** The configuration for a command, or the list of all that is wrong with it. */
import { type Config, readConfig } from '../config/config.ts'
import type { ConfigProblem } from '../config/config-problem.ts'
import { VARIABLES } from '../config/variables.ts'
import { type Io, UsageError } from './command.ts'

/** Throws `UsageError` naming every variable, what was found and what is expected. */
export function configured(io: Io, now?: number): Config {
  const { config, problems } = readConfig(io.env, now)
  if (config === undefined) throw new UsageError(problemList(problems))
  return config
}

function problemList(problems: readonly ConfigProblem[]): string {
  const lines = problems.filter(({ name }) => !(name in VARIABLES)).length
  const count = [counted(problems.length - lines, 'variable'), counted(lines, 'line of a file')].filter(Boolean)
  const next = [
    ...(lines < problems.length
      ? ['Set them in the environment or in a file .env here; .env.example shows all of them.']
      : []),
    ...(lines > 0
      ? [
          'npm run incidencias -- taxonomy --example (or policies --example) shows how such a file is written; templates/store/brand.yaml is the one for the look.',
        ]
      : []),
  ]
  return `The configuration cannot be used: ${count.join(' and ')} not as expected.\n\n${problemLines(problems)}\n\n${next.join('\n')}`
}

function counted(count: number, what: 'variable' | 'line of a file'): string {
  if (count === 0) return ''
  return count === 1 ? `1 ${what} is` : `${count} ${what === 'variable' ? 'variables' : 'lines of files'} are`
}

/** What was found and what is expected, of each. */
export function problemLines(problems: readonly ConfigProblem[]): string {
  return problems
    .map(({ name, found, expected }) => `  ${name}\n    found     ${found}\n    expected  ${expected}`)
    .join('\n')
}
