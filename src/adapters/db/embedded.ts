/**
 * PostgreSQL in DATA_DIR, for stores without a database server of their own. Any number of our processes may share the
 * folder: the first starts the server, the last to leave stops it. A server whose starter was killed is found and used;
 * one that died is started again by whoever notices first, under the same address, so open pools recover.
 */
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { Failure, type Log } from '../../app/ports.ts'
import { type Cluster, clusterUrl, lastLogLines, prepareCluster, serverPid, spawnServer } from './embedded-cluster.ts'
import { createUsers, type Users } from './embedded-users.ts'
import { asFailure, sqlState } from './failures.ts'

export type Embedded = {
  readonly url: string
  /** Leaves; the last user stops the server. */
  stop(): Promise<void>
}

const DATABASE = 'incidencias'
/** Recovery after a crash is part of a start. */
const LONGEST_START_MS = 120_000
/** A server that exits at once is tried again this long, and longer where a killed one is still going. */
const LONGEST_EXITS_MS = 10_000
const STILL_GOING = /shared memory block|lock file|is still in use/i
const LONGEST_STOP_MS = 30_000
/** How often a user looks whether the server lives. */
const WATCH_MS = 2_000

/** Makes, starts or joins the server of `dataDir`. The first time takes a few seconds and is told to `log`. */
export async function startEmbedded(dataDir: string, log: Log): Promise<Embedded> {
  const base = resolve(dataDir)
  const cluster = await prepare(base, log)
  const users = createUsers(base)
  const name = `${process.pid}-${randomBytes(4).toString('hex')}`
  await users.alone(async () => {
    users.enter(name)
    try {
      await ensureRunning(cluster, log)
    } catch (error) {
      users.leave(name)
      throw error
    }
  })
  const stopWatching = watch(cluster, users, log)
  const leaveAtExit = () => leaveNow(cluster, users, name)
  process.once('exit', leaveAtExit)

  let stopping: Promise<void> | undefined
  const stop = async () => {
    process.removeListener('exit', leaveAtExit)
    await stopWatching()
    await users.alone(async () => {
      users.leave(name)
      if (users.count() === 0) await stopServer(cluster)
    })
  }
  return {
    url: clusterUrl(cluster, DATABASE),
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/** Creating the files is done by one process; the lock needs a folder that exists. */
async function prepare(base: string, log: Log): Promise<Cluster> {
  try {
    mkdirSync(base, { recursive: true, mode: 0o755 })
    return await createUsers(base).alone(() => prepareCluster(base, (what) => log.info(what, { folder: base })))
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error)) throw error
    const message = `the data folder ${base} cannot be used (${error.message}): set DATA_DIR to a folder that can be written`
    throw new Failure('database', message, 'permanent', { cause: error })
  }
}

async function ensureRunning(cluster: Cluster, log: Log): Promise<void> {
  const until = Date.now() + LONGEST_START_MS
  let child: ChildProcess | undefined
  let exits: number | undefined
  while (Date.now() < until) {
    const running = child === undefined ? serverPid(cluster.folder) !== undefined : child.exitCode === null
    if (!running) {
      if (child === undefined) log.info('starting the embedded database', { folder: cluster.folder })
      else {
        // The last backend of a killed one may have to go first; damaged files do not mend themselves.
        exits ??= Date.now()
        if (Date.now() - exits > LONGEST_EXITS_MS && !STILL_GOING.test(lastLogLines(cluster))) break
        await sleep(500)
      }
      child = spawnServer(cluster)
      await new Promise((done) => child?.once('spawn', done).once('error', done))
    }
    if (await answers(cluster)) return
    await sleep(50)
  }
  throw new Failure(
    'database',
    `the embedded database in ${cluster.folder} did not start: ${lastLogLines(cluster)}\nIf it is damaged, a backup mends it: npm run incidencias -- restore FILE --yes`,
  )
}

/** True when our database takes connections; creates it the first time. */
async function answers(cluster: Cluster): Promise<boolean> {
  const client = new Client({ connectionString: clusterUrl(cluster, DATABASE), connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    if (sqlState(error) === '3D000') {
      await createDatabase(cluster)
      return true
    }
    if (sqlState(error).startsWith('28')) throw asFailure(error)
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function createDatabase(cluster: Cluster): Promise<void> {
  const client = new Client({ connectionString: clusterUrl(cluster, 'postgres') })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(`create database ${DATABASE}`)
  } catch (error) {
    throw asFailure(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Starts a server that died again. Returns how to end watching. */
function watch(cluster: Cluster, users: Users, log: Log): () => Promise<void> {
  let ended = false
  let repairing = Promise.resolve()
  const timer = setInterval(() => {
    if (serverPid(cluster.folder) !== undefined) return
    repairing = repairing.then(async () => {
      if (ended || serverPid(cluster.folder) !== undefined) return
      log.warn('the embedded database died and is started again', { folder: cluster.folder })
      await users.alone(() => ensureRunning(cluster, log))
    })
    repairing = repairing.catch((error: unknown) => {
      log.error('the embedded database could not be started again', { error: String(error) })
    })
  }, WATCH_MS)
  timer.unref()
  return async () => {
    ended = true
    clearInterval(timer)
    await repairing
  }
}

/** Fast shutdown: connections are ended, everything committed is kept. */
async function stopServer(cluster: Cluster): Promise<void> {
  const pid = serverPid(cluster.folder)
  if (pid === undefined) return
  signal(pid, 'SIGINT')
  for (const began = Date.now(); serverPid(cluster.folder) === pid; await sleep(20)) {
    if (Date.now() - began < LONGEST_STOP_MS) continue
    // Without a checkpoint: the next start recovers from the log, nothing is lost.
    signal(pid, 'SIGQUIT')
    return
  }
}

/** For a process that ends without `stop`: no waiting is possible here, and a server left behind does no harm. */
function leaveNow(cluster: Cluster, users: Users, name: string): void {
  try {
    users.leave(name)
    const pid = serverPid(cluster.folder)
    if (pid !== undefined && users.count() === 0) signal(pid, 'SIGINT')
  } catch {}
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {}
}
