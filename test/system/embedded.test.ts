/** Without DATABASE_URL: the database is one of our own in DATA_DIR, and lives and ends with the program. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '../../src/adapters/db/database.ts'
import { startEmbedded } from '../../src/adapters/db/embedded.ts'
import { claimsEnd, complaint, eachOnce, type Installation, install } from '../support/installation.ts'
import { quiet } from '../support/quiet-log.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const MAILS = 30

test('a program with a database of its own is killed, started again and stopped: each mail once, nothing left running', async () => {
  const shop = await install({ DATABASE_URL: '', MANAGERS: '', HANDOVER_AT: '23:59' })
  const folder = shop.env['DATA_DIR'] as string
  const first = await shop.start()
  for (let n = 1; n <= MAILS; n++) shop.mailbox.append(complaint(n))
  await until('some mails to be sent', () => shop.different() >= 10, 60_000)
  await first.end('SIGKILL')

  // The server lives on; whoever comes next uses it.
  const server = await startEmbedded(folder, quiet)
  const db = openDatabase(server.url)
  const leave = async () => {
    await db.close()
    await server.stop()
  }
  onTestFinished(leave)
  const sql: Installation['sql'] = async <R extends object>(text: string, values: readonly unknown[] = []) =>
    (await db.run({ name: '', text }, values)).rows as R[]
  const here = { ...shop, sql }
  const second = await shop.start()
  await until(
    'all to be said',
    async () => {
      await claimsEnd(here)
      await new Promise((resolve) => setTimeout(resolve, 500))
      return shop.different() >= MAILS * 3
    },
    60_000,
  )
  await eachOnce(here, MAILS)
  await leave()
  const ended = await second.end('SIGTERM')
  expect(ended.code).toBe(0)
  expect(ended.ms).toBeLessThan(10_000)
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
})
