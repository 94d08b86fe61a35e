/** Two mailboxes in one database that are alike to the last key: all that is asked and done for one is as if the other were not there. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IncidentTransaction, MailboxId } from '../../src/app/ports.ts'
import { freshDatabase } from '../support/database.ts'
import { CALLS, everyPort, type Ports, SEEDS } from '../support/every-port.ts'
import { CANARY, type Twin, twinOf } from '../support/look-alikes.ts'

const DB = join(import.meta.dirname, '../../src/adapters/db')
const FILES = readdirSync(DB).filter((name) => name.endsWith('.ts'))

/** Of whole databases, processes and files: no mailbox has a part in them. */
const NOT_OF_A_MAILBOX = ['bell.ts', 'dump.ts', 'dump-text.ts', 'embedded-users.ts', 'mail-identity.ts', 'mailboxes.ts']

let box: MailboxId
let twin: Twin
let before: Awaited<ReturnType<Twin['theirs']>>
const ports: { alone?: Ports; beside?: Ports } = {}

beforeAll(async () => {
  const { db, mailbox } = await freshDatabase()
  box = mailbox
  const filling = everyPort(db)
  for (const [name, call] of Object.entries(CALLS))
    await call(filling, box, 1).catch((error: unknown) => {
      throw new Error(`${name}: ${error}`, { cause: error })
    })
  for (const text of SEEDS) await db.run({ name: '', text }, [box])
  twin = await twinOf(db, box)
  before = await twin.theirs()
  ports.alone = everyPort(twin.alone)
  ports.beside = everyPort(twin.beside)
})
afterAll(async () => twin?.close())

describe('beside a mailbox with the same numbers, addresses and keys', () => {
  test('which has rows in every table', () => {
    const empty = [...twin.others].filter(([, rows]) => rows === 0).map(([table]) => table)
    expect(empty).toEqual([])
  })

  test.each(Object.entries(CALLS))('%s', async (_, call) => {
    const alone = plain(await call(ports.alone as Ports, box, 2))
    const beside = plain(await call(ports.beside as Ports, box, 2))
    expect(beside).toEqual(alone)
    expect(JSON.stringify(beside) ?? '').not.toContain(CANARY)
    const was = before
    before = await twin.theirs()
    expect(before).toEqual(was)
  })
})

describe('nothing is left out', () => {
  const named = new Set(Object.keys(CALLS).map((key) => key.split(' ')[0]))

  test('every method of every port has a call', async () => {
    const missing: string[] = []
    for (const file of FILES.filter((name) => !NOT_OF_A_MAILBOX.includes(name))) {
      const source: Record<string, unknown> = await import(/* @vite-ignore */ join(DB, file))
      for (const [name, make] of Object.entries(source)) {
        if (!/^create[A-Z]/.test(name) || typeof make !== 'function') continue
        const port = `${name.charAt('create'.length).toLowerCase()}${name.slice('create'.length + 1)}`
        for (const [method, is] of Object.entries(make(twin.beside) as object))
          if (typeof is === 'function' && !named.has(`${port}.${method}`) && !named.has(`reports.${method}`))
            missing.push(`${port}.${method}`)
      }
    }
    expect(missing).toEqual([])
  })

  test('and everything that a transaction can do', async () => {
    const methods = await (ports.beside as Ports).incidents.transaction(box, async (tx: IncidentTransaction) =>
      Object.keys(tx),
    )
    expect(methods.filter((method) => !named.has(`tx.${method}`))).toEqual([])
  })

  test('nearly every statement was run', () => {
    const names = FILES.filter((name) => !NOT_OF_A_MAILBOX.includes(name)).flatMap((name) =>
      [...readFileSync(join(DB, name), 'utf8').matchAll(/\bname: '([a-z][\w-]*)'/g)].map(
        ([, found]) => found as string,
      ),
    )
    const missing = names.filter((name) => !twin.ran.has(name))
    expect(names.length).toBeGreaterThan(100)
    // What is left are ways inside a method that need more than a few rows; that each names its mailbox is seen to by `guards/statements`.
    expect(missing.length, missing.join(', ')).toBeLessThan(names.length / 10)
  })
})

/** As it can be compared: without classes, and without what differs from run to run. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (value instanceof Map) return [...value].map(plain)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return value
}
