/** kill -9 at any moment costs nothing and doubles nothing. The moments are random, and the same in every run. */
import { expect, test, vi } from 'vitest'
import { claimsEnd, complaint, eachOnce, type Installation, install } from '../support/installation.ts'
import { spawnProgram, startProgram } from '../support/program.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const MAILS = 200
const KILLS = 12

test('killed twelve times during 200 mails: each mail one incident, one acknowledgement, one notification an agent', async () => {
  const shop = await install()
  const random = seeded(4_821)
  let delivered = 0
  for (let kill = 1; kill <= KILLS; kill++) {
    const upTo = Math.ceil((MAILS * kill) / KILLS)
    // Every fourth is a cron line's pass, cut wherever it happens to be; the rest are the service.
    const one = kill % 4 === 0 ? spawnProgram(['once'], shop.env) : await startProgram(shop.env)
    if (kill % 4 === 0) await sleep(1_000)
    while (delivered < upTo) shop.mailbox.append(complaint(++delivered))
    await sleep(random() * 3_500)
    await one.end('SIGKILL')
    await claimsEnd(shop)
  }
  await finish(shop)
  await eachOnce(shop, MAILS)
  const repeats = shop.sink.received.length - MAILS * 3
  expect(repeats, 'the same Message-ID again, at most what was in hand at a kill').toBeLessThanOrEqual(KILLS * 50)
  expect(shop.mailbox.mails().filter((mail) => !mail.seen)).toEqual([])
  const ledger = JSON.parse((await shop.run(['ledger', '--json'])).out)
  expect(ledger).toMatchObject({ adds: true, sum: { received: MAILS, filed: MAILS }, server: { missing: 0 } })
})

/** Passes until one finds nothing more to do. */
async function finish(shop: Installation): Promise<void> {
  await until(
    'everything to be done',
    async () => {
      const { counts } = await shop.once()
      return Object.values(counts).every((count) => count === 0)
    },
    120_000,
  )
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** mulberry32: numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
