/**
 * Who uses the embedded server: a file for each user in `DATA_DIR/postgres.users`, named after the process. The last
 * one to leave stops the server, whoever started it, so `once` from cron and `start` may share it in any order. What a
 * killed process leaves behind is told by its pid and the moment that pid was given out.
 */
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../../app/ports.ts'

/** Longer than a recovery after a crash takes on a large database. */
const LONGEST_WAIT_MS = 180_000

export type Users = {
  /** Only one process at a time starts or stops the server. */
  alone<T>(work: () => Promise<T>): Promise<T>
  enter(name: string): void
  leave(name: string): void
  /** Users that are alive, ourselves included. */
  count(): number
}

export function createUsers(dataDir: string): Users {
  const folder = join(dataDir, 'postgres.users')
  const lockFile = join(dataDir, 'postgres.lock')
  mkdirSync(folder, { recursive: true, mode: 0o700 })

  return {
    async alone(work) {
      await lock(lockFile)
      try {
        return await work()
      } finally {
        rmSync(lockFile, { force: true })
      }
    },
    enter: (name) => writeFileSync(join(folder, name), identity(process.pid), { mode: 0o600 }),
    leave: (name) => rmSync(join(folder, name), { force: true }),
    count() {
      let alive = 0
      for (const name of readdirSync(folder)) {
        const file = join(folder, name)
        if (isAlive(read(file))) alive++
        else rmSync(file, { force: true })
      }
      return alive
    },
  }
}

async function lock(file: string): Promise<void> {
  const until = Date.now() + LONGEST_WAIT_MS
  while (Date.now() < until) {
    try {
      writeFileSync(file, identity(process.pid), { flag: 'wx', mode: 0o600 })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (isAlive(read(file))) await sleep(50 + Math.random() * 50)
    else await takeAway(file)
  }
  throw new Failure(
    'database',
    `another process has been starting or stopping the embedded database for too long (${file})`,
  )
}

/** Removes the lock of a dead process. Somebody else may do the same and lock again meanwhile: theirs is put back. */
async function takeAway(file: string): Promise<void> {
  // A holder that has made the file and not yet written its name needs a moment.
  if (read(file) === '') await sleep(200)
  if (isAlive(read(file))) return
  const aside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    renameSync(file, aside)
    if (isAlive(read(aside))) linkSync(aside, file)
  } catch {
    // Gone already, or locked anew: the next round of waiting will tell.
  } finally {
    rmSync(aside, { force: true })
  }
}

/** A pid with the moment its process began, where the system tells (Linux): pids come again, above all in containers. */
function identity(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return `${pid}`
  }
}

function isAlive(holder: string): boolean {
  const pid = Number(holder.split(' ')[0])
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return identity(pid) === holder
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
