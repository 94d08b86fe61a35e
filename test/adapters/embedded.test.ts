import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/adapters/db/database.ts'
import { type Embedded, startEmbedded } from '../../src/adapters/db/embedded.ts'
import { serverPid } from '../../src/adapters/db/embedded-cluster.ts'
import type { Log } from '../../src/app/ports.ts'
import { quiet } from '../support/quiet-log.ts'

const OWNER = join(import.meta.dirname, '../support/embedded-owner.ts')

describe('the embedded PostgreSQL', () => {
  let folder: string
  const children: ChildProcess[] = []
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'incidencias-embedded-'))
    chmodSync(folder, 0o755)
  })
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })
  afterAll(async () => {
    await (await startEmbedded(folder, quiet)).stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const cluster = () => join(folder, 'postgres')
  const notes = async (url: string): Promise<string[]> => {
    const db = openDatabase(url, { poolSize: 1 })
    try {
      const { rows } = await db.run<{ text: string }>({ name: '', text: 'select text from note order by text' }, [])
      return rows.map((row) => row.text)
    } finally {
      await db.close()
    }
  }
  /** Another process on the same folder; resolves when it has written its note. */
  const owner = async (note: string): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [OWNER, folder, note], { stdio: ['pipe', 'pipe', 'inherit'] })
    children.push(child)
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    expect(line.toString()).toContain('postgres://')
    return child
  }
  const end = async (child: ChildProcess): Promise<void> => {
    child.stdin?.write('stop\n')
    await once(child, 'exit')
  }
  const until = async (condition: () => boolean): Promise<void> => {
    for (let n = 0; n < 1_000 && !condition(); n++) await sleep(20)
    expect(condition()).toBe(true)
  }

  test('is created the first time, telling so, durable, and closed to others; it stops with its last user', async () => {
    const told: string[] = []
    const log: Log = { ...quiet, info: (event) => told.push(event) }
    const embedded = await startEmbedded(folder, log)
    expect(told).toEqual(['creating the embedded database', 'starting the embedded database'])
    const db = openDatabase(embedded.url, { poolSize: 1 })
    const settings = `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
      current_setting('listen_addresses') as listens, (select datcollate from pg_database where datname = current_database()) as locale`
    expect((await db.run({ name: '', text: settings }, [])).rows).toEqual([
      { fsync: 'on', encoding: 'UTF8', listens: '', locale: 'C' },
    ])
    await db.close()
    expect(statSync(cluster()).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600)
    await embedded.stop()
    expect(serverPid(cluster())).toBeUndefined()
  })

  test('three at once on one folder share one server, and the last to leave stops it', async () => {
    const users = await Promise.all([1, 2, 3].map(() => startEmbedded(folder, quiet)))
    const pid = serverPid(cluster())
    expect(new Set(users.map((user) => user.url)).size).toBe(1)
    await users[0]?.stop()
    await users[1]?.stop()
    expect(serverPid(cluster())).toBe(pid)
    await users[2]?.stop()
    expect(serverPid(cluster())).toBeUndefined()
  })

  test('the process that started it may end before one that joined', async () => {
    const first = await owner('first')
    const joined = await startEmbedded(folder, quiet)
    await end(first)
    expect(await notes(joined.url)).toContain('first')
    await joined.stop()
    expect(serverPid(cluster())).toBeUndefined()
  })

  test('a server whose owner was killed is adopted, and stopped by the one who adopted it', async () => {
    const killed = await owner('killed')
    const pid = serverPid(cluster())
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    expect(serverPid(cluster())).toBe(pid)
    const next = await startEmbedded(folder, quiet)
    expect([serverPid(cluster()), (await notes(next.url)).includes('killed')]).toEqual([pid, true])
    await next.stop()
    expect(serverPid(cluster())).toBeUndefined()
  })

  test('a server that is killed is started again under the same address, with everything committed', async () => {
    const embedded = await startEmbedded(folder, quiet)
    const db = openDatabase(embedded.url, { poolSize: 2 })
    await db.run({ name: '', text: 'create table if not exists note (text text)' }, [])
    await db.run({ name: '', text: `insert into note values ('before the crash')` }, [])
    const pid = serverPid(cluster()) ?? 0
    process.kill(pid, 'SIGKILL')
    await until(() => (serverPid(cluster()) ?? pid) !== pid)
    let seen: string[] | undefined
    for (let n = 0; n < 300 && seen === undefined; n++) {
      seen = await notes(embedded.url).catch(() => undefined)
      if (seen === undefined) await sleep(50)
    }
    expect(seen).toContain('before the crash')
    expect((await db.run({ name: '', text: 'select 1 as one' }, [])).rows).toEqual([{ one: 1 }])
    await db.close()
    await embedded.stop()
  })

  test('server and owner killed together: the next start recovers, and stale files do not matter', async () => {
    const killed = await owner('both killed')
    const pid = serverPid(cluster()) ?? 0
    killed.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    await once(killed, 'exit')
    writeFileSync(join(folder, 'postgres.lock'), '999999 1')
    expect(existsSync(join(cluster(), 'postmaster.pid'))).toBe(true)
    const next = await startEmbedded(folder, quiet)
    expect(await notes(next.url)).toContain('both killed')
    await next.stop()
  })

  test('nothing a customer wrote is in its log', async () => {
    const embedded = await startEmbedded(folder, quiet)
    const db = openDatabase(embedded.url, { poolSize: 1 })
    await db.run({ name: '', text: 'select $1::int' }, ['canary']).catch(() => undefined)
    await db.run({ name: '', text: `select 'canary'::int` }, []).catch(() => undefined)
    await db.close()
    await embedded.stop()
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('canary')
  })

  test('a path too long for a socket gets a port on the loopback, kept from start to start', async () => {
    const long = join(folder, 'x'.repeat(100))
    let embedded: Embedded = await startEmbedded(long, quiet)
    const { url } = embedded
    expect(url).toMatch(/@127\.0\.0\.1:\d+\//)
    await embedded.stop()
    embedded = await startEmbedded(long, quiet)
    expect(embedded.url).toBe(url)
    await embedded.stop()
  })

  test.runIf(process.getuid?.() === 0)(
    'as root, a folder the server’s user cannot enter is named, with the way out',
    async () => {
      const closed = join(folder, 'home')
      mkdirSync(closed, { mode: 0o700 })
      await expect(startEmbedded(join(closed, 'data'), quiet)).rejects.toMatchObject({
        lasting: 'permanent',
        message: expect.stringMatching(new RegExp(`cannot enter ${closed}: set DATA_DIR`)),
      })
    },
  )
})
