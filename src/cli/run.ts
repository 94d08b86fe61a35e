/** From arguments to an exit code: builds the command line from the list, runs one command, says what went wrong. */
import { CommanderError, Command as Program } from 'commander'
import { type Command, EXIT, type Io, UsageError } from './command.ts'
import { environmentOf } from './configured.ts'
import { commands, groups } from './index.ts'

const NOTHING_LOST: Readonly<Record<string, string>> = {
  imap: 'Nothing was lost: mails stay at the server and are taken in when it can be reached again.',
  smtp: 'Nothing was lost: mails wait in the outbox and are sent when it can be reached again.',
  database: 'Nothing was lost: no mail is marked, moved or deleted at the server before it is stored.',
}

/** Runs `incidencias ARGUMENTS`. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.OK
  const program = build(io, (ended) => {
    code = ended
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return explain(error, io)
  }
}

function build(io: Io, ended: (code: number) => void): Program {
  const program = settled(new Program('incidencias'), io)
    .description('The incident inbox of an online store: customers write, agents answer by mail, nobody is forgotten.')
    .addHelpText(
      'after',
      '\nConfiguration is read from the environment and from .env; start with:\n  npm run incidencias -- doctor',
    )
  const parents = new Map<string, Program>()
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ')
    if (second === undefined) {
      program.addCommand(leaf(command, first, io, ended))
      continue
    }
    const parent = parents.get(first) ?? settled(new Program(first), io).description(groups[first] ?? '')
    if (!parents.has(first)) program.addCommand(parent)
    parents.set(first, parent.addCommand(leaf(command, second, io, ended)))
  }
  return program
}

function leaf(command: Command, word: string, io: Io, ended: (code: number) => void): Program {
  const program = settled(new Program(word), io).description(command.describe)
  for (const { name, describe } of command.arguments ?? []) program.argument(name, describe)
  for (const { flags, describe } of command.options) program.option(flags, describe)
  if (command.ofInstallation !== true)
    program.option('--mailbox <which>', 'its address or the name of its file, where several are served')
  if (command.details !== undefined) program.addHelpText('after', `\n${command.details}`)
  return program.action(async () => {
    const { mailbox, ...options } = program.opts<Record<string, string | undefined>>()
    const given = program.args
    // A command about all of them may have a --mailbox of its own.
    if (command.ofInstallation === true) ended(await command.run({ given, options: program.opts() }, io))
    else ended(await command.run({ given, options }, about(io, mailbox)))
  })
}

/** The world as the one mailbox sees it. */
function about(io: Io, mailbox: string | undefined): Io {
  const { env, file } = environmentOf(io.env, mailbox)
  return { ...io, env, ...(file === undefined ? {} : { mailboxFile: file }) }
}

function settled(program: Program, io: Io): Program {
  const write = (say: (text: string) => void) => (text: string) => say(text.replace(/\n$/, ''))
  return program
    .exitOverride()
    .configureOutput({ writeOut: write(io.out), writeErr: write(io.err) })
    .showHelpAfterError('(incidencias --help shows all commands)')
}

/** Says what happened and what to do next; where in the code it happened only at LOG_LEVEL=debug. */
function explain(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.OK : EXIT.USAGE
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof UsageError) io.err(message)
  else if (isFailure(error)) {
    io.err(
      `${error.where}: ${message}\n${NOTHING_LOST[error.where] ?? 'Nothing was lost.'}\nNext: npm run incidencias -- doctor`,
    )
  } else
    io.err(
      `This should not have happened: ${message}\nNothing that was stored is lost. LOG_LEVEL=debug shows where it happened.`,
    )
  if (io.env['LOG_LEVEL'] === 'debug' && error instanceof Error) io.err(error.stack ?? '')
  return error instanceof UsageError ? EXIT.USAGE : EXIT.SERVER
}

/** By its shape: loading the ports for every `--help` would be slow, and jobs may bring it from another thread. */
function isFailure(error: unknown): error is Error & { readonly where: string } {
  return error instanceof Error && error.name === 'Failure' && 'where' in error && typeof error.where === 'string'
}
