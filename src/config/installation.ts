/**
 * One mailbox from the environment, or several from `mailboxes/*.env`: files with the same variables, one for each mailbox. What the
 * environment says holds for all of them, but for what makes a mailbox itself; a file wins over it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { amongMailboxes, foldersOfOthers } from './among-mailboxes.ts'
import { type Config, readConfig } from './config.ts'
import type { ConfigProblem } from './config-problem.ts'
import { type MailboxFile, mailboxFiles } from './mailbox-files.ts'
import { type Environment, VARIABLES, type Variable, type VariableName } from './variables.ts'

/** What the processes of an installation have in common, whatever mailboxes it serves. */
export type Shared = Pick<Config, 'database' | 'dataDir' | 'logLevel' | 'lmtpListen' | 'httpListen'>

/** The environment of one mailbox. */
export type MailboxEnvironment = {
  readonly env: Environment
  /** As its reader would write it; absent when the environment itself is meant. */
  readonly file?: string
  /** What people call it: its file without `.env`. */
  readonly name?: string
}

export type ConfiguredMailbox = MailboxEnvironment & { readonly config: Config }

export type Installation = { readonly shared: Shared; readonly mailboxes: readonly ConfiguredMailbox[] }

export type InstallationResult =
  | { readonly installation: Installation; readonly problems?: undefined }
  | { readonly problems: readonly ConfigProblem[]; readonly installation?: undefined }

/** The environments of all mailboxes, in the order of their files. Of files that cannot be read there are problems only. */
export function mailboxEnvironments(env: Environment): {
  readonly mailboxes: readonly MailboxEnvironment[]
  readonly problems: readonly ConfigProblem[]
} {
  const given = env['MAILBOXES_DIR']?.trim()
  const folder = given || VARIABLES.MAILBOXES_DIR.fallback || ''
  const { files, problems } = mailboxFiles(folder, Boolean(given))
  if (files.length === 0) return { mailboxes: problems.length === 0 ? [{ env }] : [], problems }
  const inherited = { ...env }
  for (const name of ofScope('mailbox')) delete inherited[name]
  return {
    mailboxes: files.map(({ file, name, own }) => ({
      file,
      name,
      // `brazil/` beside `brazil.env`; without it STORE_DIR is what it always was, and mailboxes may share it.
      env: { ...inherited, ...(existsSync(join(folder, name)) ? { STORE_DIR: join(folder, name) } : {}), ...own },
    })),
    problems: [...problems, ...misplaced(env, folder, files)],
  }
}

/** Reads all mailboxes. All that is wrong is said at once, with the file it stands in. */
export function readInstallation(env: Environment, now: number = Date.now()): InstallationResult {
  const { mailboxes, problems } = mailboxEnvironments(env)
  const read = mailboxes.map((mailbox) => ({ ...mailbox, ...readConfig(mailbox.env, now) }))
  const configured = read.flatMap(({ config, problems: _, ...mailbox }) =>
    config === undefined ? [] : [{ ...mailbox, config }],
  )
  const [first] = configured
  const all = [...problems, ...inEach(read), ...amongMailboxes(configured)]
  if (all.length > 0 || first === undefined) return { problems: all }
  return { installation: { shared: first.config, mailboxes: knowingEachOther(configured) } }
}

/**
 * Each with the addresses of the others, so that no two of them ever talk to each other without a person, and with their folders, so that
 * none touches what is another's.
 */
function knowingEachOther(mailboxes: readonly ConfiguredMailbox[]): readonly ConfiguredMailbox[] {
  if (mailboxes.length < 2) return mailboxes
  const addresses = mailboxes.map(({ config }) => config.store.mailbox)
  return mailboxes.map(({ config, ...mailbox }) => {
    const siblings = Object.freeze(addresses.filter((address) => address !== config.store.mailbox))
    const others = mailboxes.map((other) => other.config).filter((other) => other !== config)
    const store = Object.freeze({ ...config.store, siblings })
    const imap = config.imap && Object.freeze({ ...config.imap, ofOthers: foldersOfOthers(config, others) })
    return { ...mailbox, config: Object.freeze({ ...config, store, ...(imap ? { imap } : {}) }) }
  })
}

/** The problems of each with its file; those that all have from the environment once, and lines of a shared file once. */
function inEach(
  read: readonly (MailboxEnvironment & { readonly problems?: readonly ConfigProblem[] | undefined })[],
): readonly ConfigProblem[] {
  const same = (a: ConfigProblem) => (b: ConfigProblem) =>
    a.name === b.name && a.found === b.found && a.expected === b.expected
  const said: ConfigProblem[] = []
  for (const { file, problems = [] } of read)
    for (const problem of problems) {
      const ofEnvironment =
        !(problem.name in VARIABLES) ||
        ((VARIABLES[problem.name as VariableName] as Variable).scope !== 'mailbox' &&
          read.every(({ problems: others = [] }) => others.some(same(problem))))
      const placed = file === undefined || ofEnvironment ? problem : { ...problem, name: `${file}: ${problem.name}` }
      if (!said.some(same(placed))) said.push(placed)
    }
  return said
}

/** Lines that look as if they counted, and do not. */
function misplaced(env: Environment, folder: string, files: readonly MailboxFile[]): readonly ConfigProblem[] {
  const inEnvironment = ofScope('mailbox').filter((name) => env[name]?.trim())
  return [
    ...inEnvironment.map((name) => ({
      name,
      found: `a value in the environment, and ${files.length === 1 ? 'a file' : `${files.length} files`} in ${folder}`,
      expected: 'it in the files, one for each mailbox',
    })),
    ...files.flatMap(({ file, own }) =>
      Object.keys(own).flatMap((name) => {
        if (!(name in VARIABLES))
          return [
            {
              name: `${file}: ${name}`,
              found: 'a name that is no variable of ours',
              expected: 'a name as in .env.example',
            },
          ]
        if ((VARIABLES[name as VariableName] as Variable).scope !== 'installation') return []
        return [
          {
            name: `${file}: ${name}`,
            found: 'it in the file of one mailbox',
            expected: 'it in the environment: it holds for all mailboxes',
          },
        ]
      }),
    ),
  ]
}

function ofScope(scope: NonNullable<Variable['scope']>): readonly VariableName[] {
  return (Object.keys(VARIABLES) as VariableName[]).filter((name) => (VARIABLES[name] as Variable).scope === scope)
}
