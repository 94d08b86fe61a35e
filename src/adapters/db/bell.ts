/**
 * Wakes sleeping workers over LISTEN/NOTIFY, on one connection of its own that is opened when first waited for. A ring
 * nobody waits for is remembered until the next wait. While the connection is away, rings are lost: waiting ends with
 * its timeout then, and nothing else suffers. Each mailbox has a bell of its own on that connection.
 */
import { Client } from 'pg'
import type { Bell, MailboxId } from '../../app/ports.ts'
import type { Database } from './database.ts'

type Topic = Parameters<Bell['ring']>[0]

const CHANNEL = 'incidencias'
const RETRY_MS = 2_000

/** The connection that all bells of a process ring on. */
export type BellTower = { of(mailbox: MailboxId): Bell; close(): Promise<void> }

export function createBellTower(db: Database): BellTower {
  const rung = new Set<string>()
  const waiting = new Map<string, Set<() => void>>()
  let client: Client | undefined
  let opening: Promise<void> | undefined
  let retryAt = 0
  let closed = false

  function heard(topic: string): void {
    const sleepers = waiting.get(topic)
    if (sleepers === undefined || sleepers.size === 0) {
      rung.add(topic)
      return
    }
    for (const wake of [...sleepers]) wake()
  }

  /** Never throws: a bell that cannot be heard is a bell that does not ring. */
  function listen(): Promise<void> {
    if (client !== undefined || closed || Date.now() < retryAt) return Promise.resolve()
    opening ??= open().finally(() => {
      opening = undefined
    })
    return opening
  }

  async function open(): Promise<void> {
    const fresh = new Client({
      connectionString: db.url,
      keepAlive: true,
      keepAliveInitialDelayMillis: 30_000,
      application_name: 'incidencias bell',
      connectionTimeoutMillis: 10_000,
    })
    const lost = () => {
      if (client === fresh) client = undefined
      retryAt = Date.now() + RETRY_MS
    }
    fresh.on('error', lost)
    fresh.on('end', lost)
    fresh.on('notification', ({ payload }) => heard(payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
      if (closed) await fresh.end()
      else client = fresh
    } catch {
      lost()
      await fresh.end().catch(() => undefined)
    }
  }

  return {
    of: (mailbox) => ({
      async ring(topic) {
        await db.run({ name: 'bell-ring', text: `select pg_notify('${CHANNEL}', $1)` }, [soundOf(mailbox, topic)])
      },
      async wait(topic, timeoutMs, signal) {
        const sound = soundOf(mailbox, topic)
        const until = Date.now() + timeoutMs
        await listen()
        if (signal.aborted || rung.delete(sound)) return
        await sleep(sound, Math.max(until - Date.now(), 0), signal)
      },
    }),
    async close() {
      closed = true
      for (const sleepers of waiting.values()) for (const wake of [...sleepers]) wake()
      await opening
      await client?.end().catch(() => undefined)
    },
  }

  function sleep(topic: string, ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const sleepers = waiting.get(topic) ?? new Set()
      waiting.set(topic, sleepers)
      const wake = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', wake)
        sleepers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      signal.addEventListener('abort', wake)
      sleepers.add(wake)
    })
  }
}

function soundOf(mailbox: MailboxId, topic: Topic): string {
  return `${topic} ${mailbox}`
}
