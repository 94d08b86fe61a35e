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
  if (config !== undefined) return config
  const { mailboxFile: file } = io
  const placed = (problem: ConfigProblem) =>
    file !== undefined && problem.name in VARIABLES ? { ...problem, name: `${file}: ${problem.name}` } : problem
  throw new UsageError(problemList(problems.map(placed)))
}

/** All mailboxes of the installation, or the list of all that is wrong with them. */
export function configuredInstallation(io: Io, now?: number): Installation {
  const { installation, problems } = readInstallation(io.env, now)
  if (installation === undefined) throw new UsageError(problemList(problems))
  return installation
}

/** The environment of the mailbox that a command is about: the one there is, or the one that was named, by address or file. */
export function environmentOf(env: Environment, named: string | undefined): MailboxEnvironment {
  const { mailboxes, problems } = mailboxEnvironments(env)
  const addressOf = (one: MailboxEnvironment) => one.env['MAILBOX_ADDRESS']?.trim().toLowerCase() ?? ''
  const [first] = mailboxes
  if (named === undefined && first !== undefined && mailboxes.length === 1) return first
  const wanted = named?.trim().toLowerCase()
  const meant = wanted && mailboxes.find((one) => addressOf(one) === wanted || one.name?.toLowerCase() === wanted)
  if (meant) return meant
  // A file that cannot be read may be the one that is meant.
  if (problems.length > 0) throw new UsageError(problemList(problems))
  const called = (one: MailboxEnvironment) =>
    [one.name, addressOf(one) && `<${addressOf(one)}>`].filter(Boolean).join(' ')
  const all = mailboxes.map(called).filter(Boolean).join(', ') || 'none'
  const found = named === undefined ? 'nothing' : `"${named}"`
  throw new UsageError(`--mailbox: found ${found}, expected one of the mailboxes here: ${all}`)
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
