/**
 * One mailbox from the environment, or several from `mailboxes/*.env`: files with the same variables, one for each mailbox. What the
 * environment says holds for all of them, but for what makes a mailbox itself; a file wins over it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { type Config, type FromFiles, readConfig } from './config.ts'
import type { ConfigProblem } from './config-problem.ts'
import { type Environment, VARIABLES, type Variable, type VariableName } from './variables.ts'

/** What the processes of an installation have in common, whatever mailboxes it serves. */
export type Shared = Pick<Config, 'database' | 'dataDir' | 'logLevel' | 'lmtpListen' | 'httpListen'>

/** A mailbox as a thread can be told of it. */
export type ConfiguredMailbox = { readonly env: Environment; readonly config: Config }

export type Installation = { readonly shared: Shared; readonly mailboxes: readonly ConfiguredMailbox[] }

export type InstallationResult =
  | { readonly installation: Installation; readonly problems?: undefined }
  | { readonly problems: readonly ConfigProblem[]; readonly installation?: undefined }

/** The environment of one mailbox; `file` as its reader would write it, absent when the environment itself is meant. */
export type MailboxEnvironment = { readonly file?: string; readonly env: Environment }

/** The environments of all mailboxes, in the order of their files. */
export function mailboxEnvironments(env: Environment): {
  readonly mailboxes: readonly MailboxEnvironment[]
  readonly problems: readonly ConfigProblem[]
} {
  const folder = env['MAILBOXES_DIR']?.trim() || VARIABLES.MAILBOXES_DIR.fallback || ''
  const files = envFiles(folder)
  if (files.length === 0) return { mailboxes: [{ env }], problems: [] }
  const problems: ConfigProblem[] = []
  const inherited = { ...env }
  for (const name of ofScope('mailbox')) {
    // A line that looks as if it counted, and does not, is worse than none.
    if (env[name]?.trim())
      problems.push({
        name,
        found: `a value in the environment, and ${files.length} files in ${folder}`,
        expected: 'it in the files, one for each mailbox',
      })
    delete inherited[name]
  }
  const mailboxes = files.map((file) => {
    const own = parseEnv(readFileSync(join(folder, file), 'utf8'))
    for (const name of ofScope('installation')) {
      if (own[name]?.trim())
        problems.push({
          name: `${join(folder, file)}: ${name}`,
          found: 'it in the file of one mailbox',
          expected: 'it in the environment: it holds for all mailboxes',
        })
    }
    // `brazil/` beside `brazil.env`; without it STORE_DIR is what it always was, and mailboxes may share it.
    const storeDir = resolve(folder, file.slice(0, -'.env'.length))
    return {
      file: join(folder, file),
      env: { ...inherited, ...(existsSync(storeDir) ? { STORE_DIR: storeDir } : {}), ...own },
    }
  })
  return { mailboxes, problems }
}

/** Reads all mailboxes. All that is wrong is said at once, with the file it stands in. */
export function readInstallation(env: Environment, now: number = Date.now()): InstallationResult {
  const { mailboxes, problems } = mailboxEnvironments(env)
  const read = mailboxes.map((mailbox) => ({ ...mailbox, ...readConfig(mailbox.env, now) }))
  const ofMailboxes = read.flatMap(({ file, problems: own = [] }) =>
    own.map((problem) => (file === undefined ? problem : { ...problem, name: `${file}: ${problem.name}` })),
  )
  const configured = read.flatMap(({ env, config }) => (config === undefined ? [] : [{ env, config }]))
  const [first] = configured
  const all = [...problems, ...ofMailboxes, ...amongThem(configured)]
  if (all.length > 0 || first === undefined) return { problems: all }
  return { installation: { shared: first.config, mailboxes: configured } }
}

/** A mailbox of a running installation, in another thread: the files of its store are not read again. */
export function readMailbox(env: Environment, known: FromFiles): Config | undefined {
  return readConfig(env, Date.now(), known).config
}

/** What two mailboxes cannot both be. */
function amongThem(mailboxes: readonly ConfiguredMailbox[]): readonly ConfigProblem[] {
  const seen = new Set<string>()
  return mailboxes.flatMap(({ config }) => {
    const { mailbox } = config.store
    const twice = seen.has(mailbox)
    seen.add(mailbox)
    return twice
      ? [
          {
            name: 'MAILBOX_ADDRESS',
            found: `${mailbox} in two files`,
            expected: 'an address of its own for each mailbox',
          },
        ]
      : []
  })
}

function ofScope(scope: NonNullable<Variable['scope']>): readonly VariableName[] {
  return (Object.keys(VARIABLES) as VariableName[]).filter((name) => (VARIABLES[name] as Variable).scope === scope)
}

/** None when there is no such folder. */
function envFiles(folder: string): readonly string[] {
  if (folder === '') return []
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.env') && name !== '.env')
      .sort()
  } catch {
    return []
  }
}
