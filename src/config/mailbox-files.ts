/** The files of a folder of mailboxes, as they stand. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { ConfigProblem } from './config-problem.ts'

/** `mailboxes/brazil.env`: `name` is `brazil`, `own` what it says. */
export type MailboxFile = {
  readonly file: string
  readonly name: string
  readonly own: Readonly<Record<string, string>>
}

const ENDING = '.env'
const LARGEST = 200_000

/** In the order of their names. A folder that is not there has no files, and is a problem only where somebody named it. */
export function mailboxFiles(
  folder: string,
  named: boolean,
): { readonly files: readonly MailboxFile[]; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = []
  const files: MailboxFile[] = []
  for (const base of namesIn(folder, named, problems)) {
    const file = join(folder, base)
    try {
      files.push({ file, name: base.slice(0, -ENDING.length), own: read(file) })
    } catch (error) {
      problems.push({ name: file, found: codeOf(error), expected: 'a file that can be read' })
    }
  }
  return { files, problems }
}

function namesIn(folder: string, named: boolean, problems: ConfigProblem[]): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ENDING) && !name.startsWith('.'))
      .sort()
  } catch (error) {
    const code = codeOf(error)
    // Whoever names a folder has one in mind: its disk may not be mounted.
    if (named || !['ENOENT', 'ENOTDIR'].includes(code))
      problems.push({ name: 'MAILBOXES_DIR', found: `"${folder}" (${code})`, expected: 'a folder that can be read' })
    return []
  }
}

function read(file: string): Readonly<Record<string, string>> {
  const { size, isFile } = facts(file)
  if (!isFile) throw new Error('something that is no file')
  if (size > LARGEST) throw new Error(`${size} bytes`)
  // Editors of Windows put a mark in front, which would be part of the first name.
  const own = parseEnv(readFileSync(file, 'utf8').replace(/^\ufeff/, ''))
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value ?? '']))
}

/** A pipe would never end. */
function facts(file: string): { readonly size: number; readonly isFile: boolean } {
  const found = statSync(file)
  return { size: found.size, isFile: found.isFile() }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.message : String(error)
}
