/** S30: one sender fills neither storage nor anybody's day. */
import { afterEach, describe, expect, test } from 'vitest'
import { createRawMails } from '../../src/adapters/db/raw-mails.ts'
import { type ATestStore, aMail, at, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const DAY = 24 * 3_600_000
const MOST = { mails: 5, bytes: 20_000 }

let store: ATestStore
afterEach(async () => store?.close())

/** As the inlet stores them, with a quota that a test can reach. Agents have ten times as much. */
function inletOf({ db, mailbox }: ATestStore) {
  const rawMails = createRawMails(db, (sender) =>
    sender === 'ana@shop.example' ? { mails: 50, bytes: 200_000 } : MOST,
  )
  return (when: number, mails: readonly string[], silent = false) =>
    rawMails.store(
      mailbox,
      'lmtp',
      mails.map((mail) => ({ arrivedAt: when, size: mail.length, content: Buffer.from(mail) })),
      undefined,
      when,
      silent,
    )
}

const from = (sender: string, count: number, text = 'Mi pedido 123456 no ha llegado.') =>
  Array.from({ length: count }, (_, n) => aMail({ from: sender, subject: `Pedido ${n}`, text }))

describe('one sender sends too much (S30)', () => {
  test('the rest is kept unread, others are served, managers hear of it once, and it can be let in', async () => {
    store = await openTestStore()
    const bring = inletOf(store)
    await bring(MONDAY, [...from('Bot <BOT@flood.example>', 8), ...from('luz@example.net', 2)])
    await bring(MONDAY + 1_000, [...from('bot@flood.example', 4), ...from('paz@example.net', 1)])
    await store.work(MONDAY + 2_000)
    expect(await store.ledger()).toMatchObject({ received: 15, quarantined: 7, filed: 8, pending: 0 })
    const said = (await store.said('flood')).filter(({ onceKey }) => onceKey.startsWith('kept:'))
    expect(said.length).toBe(1)
    expect(said[0]?.subject).toContain('flood.example')
    const acknowledged = (await store.said('acknowledgement')).map(({ to }) => to[0]?.address)
    expect(acknowledged).toContain('luz@example.net')
    expect(acknowledged).toContain('paz@example.net')

    // More of it, and nobody hears of it again.
    await bring(MONDAY + 3_000, from('bot@flood.example', 5))
    await store.work(MONDAY + 4_000)
    expect((await store.said('flood')).filter(({ onceKey }) => onceKey.startsWith('kept:')).length).toBe(1)
    expect((await store.rawMails.quarantined(store.mailbox))[0]?.cause).toMatch(/^held: /)

    // Let in, all of it is processed like any other mail.
    await store.rawMails.retryQuarantined(store.mailbox)
    await store.work(MONDAY + 5_000)
    expect(await store.ledger()).toMatchObject({ received: 20, quarantined: 0, pending: 0 })
  })

  test('a flood hides no mail that failed from the handover', async () => {
    store = await openTestStore()
    const bring = inletOf(store)
    await bring(MONDAY, from('bot@flood.example', 40))
    await bring(MONDAY + 1, [aMail({ from: 'luz@example.net', subject: 'The one that failed' })])
    const failed = (
      await store.rawMails.claim(store.mailbox, { count: 9, bytes: 1e6, longest: 1e6, leaseMs: 1 }, MONDAY + 2)
    ).at(-1)
    await store.rawMails.noteFailure(store.mailbox, failed?.id ?? 0, 'it broke', undefined)
    await store.work(at('2026-03-02T14:00:30+01:00'))
    const [handover] = await store.said('handover')
    expect(handover?.text).toContain('The one that failed')
  })

  test('a new day begins anew', async () => {
    store = await openTestStore()
    const bring = inletOf(store)
    await bring(MONDAY, from('bot@flood.example', 6))
    await bring(MONDAY + DAY, from('bot@flood.example', 5))
    expect(await store.ledger()).toMatchObject({ quarantined: 1, pending: 10 })
  })

  test('bytes count like mails, also of a mail that comes in pieces', async () => {
    store = await openTestStore()
    const bring = inletOf(store)
    await bring(MONDAY, from('bot@flood.example', 2, 'x'.repeat(9_000)))
    const [big = ''] = from('bot@flood.example', 1, 'x'.repeat(9_000))
    async function* pieces() {
      yield Buffer.from(big)
    }
    const rawMails = createRawMails(store.db, () => MOST)
    await rawMails.store(store.mailbox, 'lmtp', [{ arrivedAt: MONDAY, size: 0, content: pieces() }], undefined, MONDAY)
    expect(await store.ledger()).toMatchObject({ quarantined: 1, pending: 2 })
  })

  test('a mail that comes twice counts once; agents have more; history is no flood', async () => {
    store = await openTestStore()
    const bring = inletOf(store)
    const mails = from('luz@example.net', 5)
    await bring(MONDAY, mails)
    await bring(MONDAY, mails)
    await bring(MONDAY, from('Ana <ana@shop.example>', 20))
    await bring(MONDAY, from('years@example.net', 30), true)
    expect(await store.ledger()).toMatchObject({ quarantined: 0, pending: 55 })
  })

  test('several workers count together', async () => {
    store = await openTestStore()
    const bring = inletOf(store)
    const other = inletOf(store)
    await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        (n % 2 ? bring : other)(MONDAY, [...from('bot@flood.example', 2), ...from('zoe@flood.example', 1)]),
      ),
    )
    expect(await store.ledger()).toMatchObject({ quarantined: 8, pending: 10 })
  })
})
