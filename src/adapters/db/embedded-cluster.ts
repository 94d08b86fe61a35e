/**
 * The files of the embedded PostgreSQL and the programs that work on them. Nothing here knows who else uses them; see
 * `embedded.ts` for that.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { platform } from 'node:os'
import { join, resolve } from 'node:path'
import { Failure } from '../../app/ports.ts'
import { findPrograms, type Programs } from './embedded-programs.ts'
import { refuseClosedFolders, type ServerUser, serverUser } from './embedded-user.ts'

export type Cluster = {
  /** PGDATA. */
  readonly folder: string
  readonly binaries: Programs
  readonly user: ServerUser
  readonly password: string
  /** A folder for a socket, or a port on the loopback. */
  readonly listen: { readonly socketFolder: string } | { readonly port: number }
  readonly logFile: string
}

/** Longest path a Unix socket may have (the smallest limit in use is macOS's 104, with its end). */
const LONGEST_SOCKET_PATH = 100
const SOCKET_PORT = 5432

/**
 * Settings for a small machine: durable (fsync stays on), quiet, and no statement in any log, because statements hold
 * what customers wrote.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '60',
  shared_buffers: '64MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
}

/** Makes the cluster if there is none. `told` is called before what takes a while. */
export async function prepareCluster(dataDir: string, told: (what: string) => void): Promise<Cluster> {
  const base = resolve(dataDir)
  const user = serverUser()
  if (user !== undefined)
    refuseClosedFolders(base, user, 'set DATA_DIR to a folder it can enter, such as /var/lib/incidencias')
  const binaries = findPrograms(base, user)
  const folder = join(base, 'postgres')
  const password = readPassword(join(base, 'postgres.password'))
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    told('creating the embedded database')
    createCluster(folder, base, binaries, user, password)
  }
  return {
    folder,
    binaries,
    user,
    password,
    listen: await whereToListen(base, folder),
    logFile: join(base, 'postgres.log'),
  }
}

/** Starts the server. It has its own session: neither our end nor a Ctrl-C in our terminal ends it by itself. */
export function spawnServer(cluster: Cluster): ChildProcess {
  const { listen } = cluster
  const where =
    'port' in listen
      ? { listen_addresses: '127.0.0.1', port: String(listen.port), unix_socket_directories: '' }
      : {
          listen_addresses: '',
          port: String(SOCKET_PORT),
          unix_socket_directories: listen.socketFolder,
          unix_socket_permissions: '0700',
        }
  const settings = Object.entries({ ...SETTINGS, ...where }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(cluster.logFile, 'w', 0o600)
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.folder, ...settings], {
    ...cluster.user,
    cwd: cluster.folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: serverEnvironment(),
  })
  child.unref()
  return child
}

export function clusterUrl({ listen, password }: Cluster, database: string): string {
  const login = `postgres://postgres:${password}@`
  return 'port' in listen
    ? `${login}127.0.0.1:${listen.port}/${database}`
    : `${login}localhost:${SOCKET_PORT}/${database}?host=${encodeURIComponent(listen.socketFolder)}`
}

/** The pid of the server on these files, if it is alive. */
export function serverPid(folder: string): number | undefined {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 0 && isPostgres(pid) ? pid : undefined
}

/** The server's own last words, for messages about a start that failed. */
export function lastLogLines(cluster: Cluster): string {
  if (!existsSync(cluster.logFile)) return ''
  return readFileSync(cluster.logFile, 'utf8').trim().split('\n').slice(-3).join(' | ')
}

function createCluster(folder: string, base: string, binaries: Programs, user: ServerUser, password: string): void {
  // What an interrupted first start left behind has no PG_VERSION, and initdb refuses a folder that is not empty.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const passwordFile = join(base, `postgres.${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user !== undefined) chownSync(passwordFile, user.uid, user.gid)
  const options = [
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--locale=C',
    '--encoding=UTF8',
  ]
  try {
    execFileSync(binaries.initdb, [`--pgdata=${folder}`, ...options, '--no-instructions'], {
      ...user,
      cwd: base,
      env: serverEnvironment(),
      stdio: 'pipe',
    })
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    const words = String((error as { stderr?: Buffer }).stderr ?? '').trim()
    throw new Failure('database', `the embedded database could not be created: ${words}`, 'permanent', { cause: error })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function readPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8')
}

/** A socket only its owner can open; where its path would be too long, a port that is chosen once and kept. */
async function whereToListen(base: string, folder: string): Promise<Cluster['listen']> {
  const fits = join(folder, `.s.PGSQL.${SOCKET_PORT}`).length <= LONGEST_SOCKET_PATH
  if (fits && platform() !== 'win32') return { socketFolder: folder }
  const file = join(base, 'postgres.port')
  if (!existsSync(file)) writeFileSync(file, String(await freePort()), { mode: 0o600 })
  return { port: Number(readFileSync(file, 'utf8')) }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** After a crash the pid in a file may belong to anybody; where /proc tells, we look. */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.includes('(postgres)') && !stat.includes(') Z ')
  } catch {
    return true
  }
}

/** Nothing of our environment: it holds passwords, and the server needs none of it. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(platform() === 'win32' && { SystemRoot: process.env['SystemRoot'] }),
  }
}
