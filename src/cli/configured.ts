/** The configuration for a command, or the list of all that is wrong with it. */
import { type Config, readConfig } from '../config/config.ts'
import type { ConfigProblem } from '../config/config-problem.ts'
import {
  type Installation,
  type MailboxEnvironment,
  mailboxEnvironments,
  readInstallation,
} from '../config/installation.ts'
import { type Environment, VARIABLES } from '../config/variables.ts'
import { type Io, UsageError } from './command.ts'

/** Throws `UsageError` naming every variable, what was found and what is expected. */
export function configured(io: Io, now?: number): Config {
  const { config, problems } = readConfig(io.env, now)
  if (config === undefined) throw new UsageError(problemList(problems))
  return config
}

/** All mailboxes of the installation, or the list of all that is wrong with them. */
export function configuredInstallation(io: Io, now?: number): Installation {
  const { installation, problems } = readInstallation(io.env, now)
  if (installation === undefined) throw new UsageError(problemList(problems))
  return installation
}

/** The environment of the mailbox that a command is about: the one there is, or the one that was named. */
export function environmentOf(env: Environment, address: string | undefined): Environment {
  const { mailboxes } = mailboxEnvironments(env)
  const addressOf = (one: MailboxEnvironment) => one.env['MAILBOX_ADDRESS']?.trim().toLowerCase() ?? ''
  const [first] = mailboxes
  if (address === undefined && first !== undefined && mailboxes.length === 1) return first.env
  const named = mailboxes.find((one) => addressOf(one) === address?.trim().toLowerCase())
  if (named !== undefined) return named.env
  const all = mailboxes.map(addressOf).filter(Boolean).join(', ') || 'none'
  throw new UsageError(
    address === undefined
      ? `--mailbox: found nothing, expected one of the mailboxes here: ${all}`
      : `--mailbox: found "${address}", expected one of the mailboxes here: ${all}`,
  )
}

function problemList(problems: readonly ConfigProblem[]): string {
  const lines = problems.filter(({ name }) => !(bare(name) in VARIABLES)).length
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

/** A variable without the file of the mailbox that it stands in. */
function bare(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1)
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
