/** Two processes on one mailbox and one database: everything once, and either can go at any time. */
import { expect, test, vi } from 'vitest'
import { complaint, eachOnce, type Installation, install, letter } from '../support/installation.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const MAILS = 100

test('two processes share the work: each mail and each reply once; the survivor of a kill -9 takes over', async () => {
  // Nobody is reminded and nothing is reported while this runs, whatever the day.
  const shop = await install({ MANAGERS: '', HANDOVER_AT: '23:59' })
  const workers = await Promise.all([shop.start(), shop.start()])
  for (let n = 1; n <= MAILS; n++) shop.mailbox.append(complaint(n))
  await until('the first acknowledgements', () => shop.different() >= MAILS * 3, 60_000)
  await eachOnce(shop, MAILS)

  // Each customer answers the acknowledgement.
  const acknowledgements = (await shop.sent()).filter((mail) => mail.template === 'acknowledgement')
  for (const mail of acknowledgements) {
    shop.mailbox.append(
      letter({
        from: mail.to,
        to: mail.replyTo,
        subject: `Re: ${mail.subject}`,
        text: 'Se me olvidó decir que la caja venía abierta.',
        headers: { 'In-Reply-To': mail.messageId },
      }),
    )
  }
  await until('the replies to be told', () => shop.different() >= MAILS * 5, 60_000)
  const told = (await shop.sent()).map((mail) => `${mail.template} to ${mail.to}`)
  expect(count(told)).toEqual({
    'notification to ana@shop.example': MAILS,
    'notification to rui@shop.example': MAILS,
  })
  await eachOnceInDatabase(shop)

  // The one that receives dies; a mail that comes then is answered by the other.
  const [{ holder = '' } = {}] = await shop.sql<{ holder: string }>(`select holder from lease where name = 'inlet'`)
  const receiving = workers.find((worker) => holder.includes(`-${worker.pid}-`))
  expect(receiving).toBeDefined()
  await receiving?.end('SIGKILL')
  const since = performance.now()
  shop.mailbox.append(complaint(MAILS + 1))
  await until('the survivor to take over', () => shop.different() >= MAILS * 5 + 3, 60_000)
  expect(performance.now() - since).toBeLessThan(60_000)
  const survivor = workers.find((worker) => worker !== receiving)
  expect((await survivor?.end('SIGTERM'))?.code).toBe(0)
})

test('told to stop under load a process is gone within ten seconds, and another goes on where it stopped', async () => {
  const shop = await install({ MANAGERS: '', HANDOVER_AT: '23:59' })
  const first = await shop.start()
  for (let n = 1; n <= MAILS; n++) shop.mailbox.append(complaint(n))
  await until('some mails to be sent', () => shop.different() >= 20, 60_000)
  const ended = await first.end('SIGTERM')
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.ms).toBeLessThan(10_000)
  await shop.start()
  await until('the rest', () => shop.different() >= MAILS * 3, 60_000)
  await eachOnce(shop, MAILS)
  expect(shop.sink.received.length).toBe(MAILS * 3)
})

function count(lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const line of lines) counts[line] = (counts[line] ?? 0) + 1
  return counts
}

async function eachOnceInDatabase(shop: Installation): Promise<void> {
  const rows = await shop.sql<{ incidents: number; messages: number; waiting: number }>(
    `select (select count(*)::int from incident) as incidents,
       (select count(*)::int from message where side = 'customer') as messages,
       (select count(*)::int from raw_mail where status = 'pending') as waiting`,
  )
  expect(rows).toEqual([{ incidents: MAILS, messages: MAILS * 2, waiting: 0 }])
}
