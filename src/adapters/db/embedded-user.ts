/** Who runs the embedded server when we are root, and whether that user gets to its files. */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Failure } from '../../app/ports.ts'

/** Who runs the server: PostgreSQL refuses root, so root hands over to the user `postgres`. */
export type ServerUser = { readonly uid: number; readonly gid: number } | undefined

/** Finds the user `postgres`, or makes it; undefined when we are not root. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return undefined
  const found = lookUpUser()
  if (found !== undefined) return found
  for (const [program, args] of [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ] as const) {
    try {
      execFileSync(program, args, { stdio: 'pipe' })
    } catch {}
    const made = lookUpUser()
    if (made !== undefined) return made
  }
  const message =
    'PostgreSQL does not run as root and the user `postgres` could not be created: create it, or do not run as root'
  throw new Failure('database', message, 'permanent')
}

function lookUpUser(): ServerUser {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString())
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/** Throws, naming the folder, when the server's user cannot pass through one on the way. */
export function refuseClosedFolders(path: string, user: { uid: number; gid: number }, wayOut: string): void {
  const folder = closedFolder(path, user)
  if (folder === undefined) return
  const message = `the user \`postgres\`, which runs the embedded database, cannot enter ${folder}: ${wayOut}`
  throw new Failure('database', message, 'permanent')
}

export function canEnter(path: string, user: { uid: number; gid: number }): boolean {
  return closedFolder(path, user) === undefined
}

/** The first folder on the way up that the user cannot pass through. */
function closedFolder(path: string, user: { uid: number; gid: number }): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return folder
    if (dirname(folder) === folder) return undefined
  }
}
