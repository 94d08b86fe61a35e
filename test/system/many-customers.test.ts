/** Words to many customers with the program itself: within the rate of a pass, on from one to the next, and after a kill -9. */
import { expect, test, vi } from 'vitest'
import { ANA, claimsEnd, type Installation, install, letter, MONDAY } from '../support/installation.ts'
import { startProgram } from '../support/program.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const CUSTOMERS = 300
const calm = { MANAGERS: '', HANDOVER_AT: '23:59', AGENTS: `${ANA} es`, TRUSTED_AUTHSERV_ID: 'mx.shop.example' }

const announcement = () =>
  letter({
    from: ANA,
    subject: 'Lámparas de marzo',
    headers: { 'Authentication-Results': 'mx.shop.example; dmarc=pass header.from=shop.example' },
    text: `#nuevo\n${Array.from({ length: CUSTOMERS }, (_, n) => `cliente: c${n}@correo${n}.example`).join('\n')}\n\nDesenchúfela, por favor.`,
  })

const written = (shop: Installation) =>
  shop.sink.received.map((mail) => mail.to[0] as string).filter((to) => to.startsWith('c') && to.includes('@correo'))

const waiting = async (shop: Installation) =>
  Number(
    (await shop.sql<{ n: number }>(`select count(*) as n from outbox_mail where status in ('pending', 'sending')`))[0]
      ?.n,
  )

test('a pass sends what its rate allows and ends, the next goes on, and the last one tells the agent', async () => {
  const shop = await install({ ...calm, SMTP_RATE: '40/min' })
  shop.mailbox.append(announcement())
  const first = await shop.once({ now: MONDAY })
  expect(first.counts).toMatchObject({ fetched: 1, processed: 1, opened: 1, sent: 40, failed: 0 })
  expect(await waiting(shop)).toBeLessThanOrEqual(200)
  const second = await shop.once({ now: '2026-03-02T10:01:00+01:00' })
  expect(second.counts).toMatchObject({ processed: 0, sent: 40 })
  const rest = await shop.once({ now: '2026-03-02T10:02:00+01:00', env: { SMTP_RATE: '' } })
  expect(rest.counts.failed).toBe(0)
  expect(written(shop)).toHaveLength(CUSTOMERS)
  expect(new Set(written(shop)).size).toBe(CUSTOMERS)
  const toAna = (await shop.sent()).filter((mail) => mail.to === 'ana@shop.example')
  expect(toAna.map((mail) => mail.template)).toEqual(['receipt', 'round-progress', 'round-progress'])
  expect(await waiting(shop)).toBe(0)
})

test('killed in the middle of it: each customer hears it, and none of it is made twice', async () => {
  const shop = await install(calm)
  shop.mailbox.append(announcement())
  for (const heard of [30, 120, 200]) {
    const service = await startProgram(shop.env)
    await until(`${heard} customers`, () => written(shop).length >= heard, 120_000)
    await service.end('SIGKILL')
    await claimsEnd(shop)
  }
  const service = await startProgram(shop.env)
  await until(
    'the end',
    async () =>
      (await shop.sql('select from round where ended_at is not null')).length === 1 && (await waiting(shop)) === 0,
    120_000,
  )
  await service.end()
  expect(new Set(written(shop)).size).toBe(CUSTOMERS)
  // A mail in hand at a kill may go again, the same one: nobody is written to with two.
  const made = await shop.sql<{ n: number }>(`select count(*) as n from outbox_mail where once_key like 'round:%'`)
  expect(Number(made[0]?.n)).toBe(CUSTOMERS)
  expect(written(shop).length - CUSTOMERS).toBeLessThanOrEqual(3 * 50)
})
