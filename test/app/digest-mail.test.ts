/** A digest as it leaves: pictures beside the words that show them, the table attached, each file stored once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportsDue } from '../../src/app/reports-due.ts'
import { lazyCharts } from '../../src/wiring/lazy.ts'
import { type ATestStore, at, BOSS, openTestStore } from '../support/a-store.ts'
import { anIncident, aRecord } from '../support/an-incident.ts'

const EWA = { address: 'ewa@shop.example', name: 'Ewa', language: 'pl', categories: [] } as const
const JOAO = { address: 'joao@shop.example', name: 'João', language: 'pl', categories: [] } as const

let shop: ATestStore
beforeAll(async () => {
  shop = await openTestStore({ managers: [BOSS, EWA, JOAO] })
  // The store is there since February, with one incident a week; nothing is read here, so no thread for it is started.
  await shop.deliver(at('2026-02-12T10:00:00+01:00'), { from: 'eva@mail.example' })
  await shop.incidents.transaction(shop.mailbox, async (tx) => {
    const [first = 0, second = 0] = await tx.numbers(2)
    const incidents = [
      anIncident(first, { openedAt: at('2026-02-24T10:00:00+01:00') }),
      anIncident(second, { openedAt: at('2026-03-03T10:00:00+01:00') }),
    ]
    await tx.record(aRecord({ incidents }))
  })
})
afterAll(async () => shop?.close())

test('charts are shown in the text and go along, in the language of each manager; the table is attached', async () => {
  const deps = { ...shop.deps, charts: lazyCharts }
  expect(await reportsDue(deps, shop.mailbox, at('2026-03-09T08:00:00+01:00'))).toBe(3)
  const digests = await shop.said('digest')
  expect(digests.map(({ to, files }) => [to[0]?.address, files?.map(({ filename }) => filename)])).toEqual(
    [BOSS, EWA, JOAO].map(({ address }) => [
      address,
      [...['volume', 'in-target', 'categories', 'backlog'].map((name) => `${name}-2026-W10.png`), 'week-2026-W10.csv'],
    ]),
  )
  for (const { html, files = [], text } of digests) {
    for (const { cid } of files) if (cid !== undefined) expect(html).toContain(`<img src="cid:${cid}" alt="`)
    expect(html.match(/src="cid:/g)).toHaveLength(4)
    expect(text).not.toContain('cid:')
    const found = await shop.outbox.files(
      shop.mailbox,
      files.map(({ sha256 }) => sha256),
    )
    const [volume, table] = [files[0], files[4]].map((file) => Buffer.from(found.get(file?.sha256 ?? '') ?? []))
    expect(volume?.subarray(1, 4).toString()).toBe('PNG')
    expect(table?.toString()).toMatch(/^\ufeffweek,from,to,/)
    expect(table?.toString()).toContain('2026-W10,2026-03-02,2026-03-08,opened,,1,incidents\r\n')
  }
  const [boss, ewa, joao] = digests.map(({ files = [] }) => files.map(({ sha256 }) => sha256))
  expect(ewa).toEqual(joao)
  expect(boss?.[0]).not.toBe(ewa?.[0])
  expect(boss?.[4]).toBe(ewa?.[4])
}, 30_000)

test('a digest whose charts cannot be drawn goes all the same, and says in words what they show', async () => {
  const charts = { draw: () => Promise.reject(new Error('no memory')) }
  expect(await reportsDue({ ...shop.deps, charts }, shop.mailbox, at('2026-03-16T08:00:00+01:00'))).toBe(3)
  const polish = (await shop.said('digest')).findLast(({ language }) => language === 'pl')
  expect(polish?.files?.map(({ filename }) => filename)).toEqual(['week-2026-W11.csv'])
  expect(polish?.html).not.toContain('<img')
})
