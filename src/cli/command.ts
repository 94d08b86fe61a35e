/** What a command of the command line is. Each file of this folder exports one; `index.ts` lists them. */
import type { Environment } from '../config/variables.ts'

/** Exit codes: `SERVER` a server could not be reached, `USAGE` wrong configuration or command line. */
export const EXIT = { OK: 0, SERVER: 1, USAGE: 2 } as const

/** The world as a command sees it, so that tests can give it another. */
export type Io = {
  /** One line (or several) to standard output: what was asked for. */
  readonly out: (text: string) => void
  /** To standard error: everything else. */
  readonly err: (text: string) => void
  readonly env: Environment
  /** What is typed, line by line; absent where nobody is asked. */
  readonly lines?: () => AsyncIterable<string>
  /** Where several mailboxes are served: the file of the one that `env` is of. */
  readonly mailboxFile?: string
}

export type Args = {
  /** Positional arguments in order. */
  readonly given: readonly string[]
  /** By long name in camel case: `--now ISO` is `now`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

export type Option = { readonly flags: string; readonly describe: string }

export type Command = {
  /** One word, or two where a word has several: `quarantine list`. */
  readonly name: string
  /** One line for the list of commands. */
  readonly describe: string
  /** Positional arguments as commander writes them: `<id>`, `[ids...]`. */
  readonly arguments?: readonly { readonly name: string; readonly describe: string }[]
  readonly options: readonly Option[]
  /** Concerns all mailboxes of the installation, or none. Others are about one: `--mailbox` says which, and `io.env` is its environment. */
  readonly ofInstallation?: true
  /** Longer words and examples below the help of this command. */
  readonly details?: string
  /** Loads its work when called, so that `--help` is quick. Resolves with the exit code. */
  run(args: Args, io: Io): Promise<number>
}

/** Something the user has to put right: its message is all that is shown, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A stranger's words on one line of a terminal: nothing that moves the cursor or turns the direction. */
export function printable(text: string, longest = 200): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean
}
