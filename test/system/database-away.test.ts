/** The database dies, or its answer to COMMIT is lost: nothing is marked at the server too early, nothing is said twice. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startEmbedded } from '../../src/adapters/db/embedded.ts'
import { startCommitCutter } from '../support/commit-cutter.ts'
import { claimsEnd, complaint, eachOnce, install } from '../support/installation.ts'
import { quiet } from '../support/quiet-log.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const MAILS = 60

test.each(['before', 'after'] as const)(
  'the connection is cut just %s the server commits, at each step: each mail once',
  async (when) => {
    const shop = await install({ MANAGERS: '', HANDOVER_AT: '23:59' })
    // Of the first ten, two out of three: storing, deciding, and what is tried again after that.
    let first: number | undefined
    let armed = false
    const cutter = await startCommitCutter(shop.database.url, (commit) => {
      if (!armed) return 'pass'
      first ??= commit
      return commit - first < 10 && (commit - first) % 3 !== 2 ? when : 'pass'
    })
    onTestFinished(() => cutter.close())
    const worker = await shop.start({ DATABASE_URL: cutter.url })
    armed = true
    for (let n = 1; n <= MAILS; n++) shop.mailbox.append(complaint(n))
    await until(
      'all to be said',
      async () => {
        await claimsEnd(shop)
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        return shop.different() >= MAILS * 3
      },
      90_000,
    )
    expect(cutter.cuts()).toBeGreaterThanOrEqual(when === 'before' ? 6 : 3)
    expect((await worker.end()).code).toBe(0)
    await eachOnce(shop, MAILS)
  },
)

test('the database is stopped in the middle and comes back: nothing is marked meanwhile, work goes on by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'incidencias-own-database-'))
  chmodSync(folder, 0o755)
  let server = await startEmbedded(folder, quiet)
  const shop = await install(
    { MANAGERS: '', HANDOVER_AT: '23:59', DATABASE_URL: server.url },
    { databaseUrl: server.url },
  )
  onTestFinished(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  const worker = await shop.start()
  for (let n = 1; n <= MAILS; n++) shop.mailbox.append(complaint(n))
  await until('some mails to be sent', () => shop.different() >= 10, 60_000)
  await server.stop()
  const seen = shop.mailbox.mails().filter((mail) => mail.seen).length
  for (let n = MAILS + 1; n <= MAILS + 10; n++) shop.mailbox.append(complaint(n))
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  expect(shop.mailbox.mails().filter((mail) => mail.seen).length).toBe(seen)
  expect(worker.isRunning()).toBe(true)

  server = await startEmbedded(folder, quiet)
  await until(
    'all to be said',
    async () => {
      await claimsEnd(shop)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return shop.different() >= (MAILS + 10) * 3
    },
    90_000,
  )
  await eachOnce(shop, MAILS + 10)
  expect((await worker.end()).code).toBe(0)
})
