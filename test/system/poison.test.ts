/** A mail that fails every time is set aside, whole; the queue goes on, people are told, and it can be tried again. */
import { expect, test, vi } from 'vitest'
import { complaint, complaintId, type Installation, install } from '../support/installation.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

test('three tries, then quarantine with the raw bytes; the rest goes on; retried when the cause is gone', async () => {
  const shop = await install({ MANAGERS: '' })
  await refuse(shop, complaintId(3))
  for (let n = 1; n <= 6; n++) shop.mailbox.append(complaint(n))

  const first = await shop.once({ now: '2026-03-02T10:00:00+01:00' })
  expect(first.counts).toMatchObject({ fetched: 6, opened: 5, quarantined: 0, sent: 15 })
  await shop.once({ now: '2026-03-02T10:05:00+01:00' })
  const third = await shop.once({ now: '2026-03-02T10:10:00+01:00' })
  expect(third.counts).toMatchObject({ quarantined: 1, processed: 1 })
  const fourth = await shop.once({ now: '2026-03-02T10:20:00+01:00' })
  expect(fourth.counts).toMatchObject({ quarantined: 0, processed: 0 })

  const list = await shop.run(['quarantine', 'list'])
  expect(list.out).toContain('cliente3@correo3.example')
  expect(list.out).toContain('3 attempts')
  expect(list.out).toContain('a fault of the test')
  const id = /^(\d+) /m.exec(list.out)?.[1] as string
  const shown = await shop.run(['quarantine', 'show', id])
  expect(shown.out).toContain(complaintId(3))
  expect((await shop.run(['handover'])).out).toContain('cliente3@correo3.example')
  await shop.sent()
  await shop.once({ now: '2026-03-02T14:00:00+01:00' })
  const handover = (await shop.sent()).find((mail) => mail.template === 'handover')
  expect(handover?.text).toContain('cliente3@correo3.example')

  // Still there: the retry is a try like the first.
  await shop.sql('drop trigger refuse on message')
  expect((await shop.run(['quarantine', 'retry', id])).code).toBe(0)
  const again = await shop.once({ now: '2026-03-02T14:10:00+01:00' })
  expect(again.counts).toMatchObject({ processed: 1, opened: 1, quarantined: 0 })
  const said = (await shop.sent()).filter((mail) => mail.text.includes('100003') || mail.to.startsWith('cliente3'))
  expect(said.map((mail) => mail.template)).toContain('acknowledgement')
  expect((await shop.run(['quarantine', 'list'])).out).toContain('No mail is in quarantine')
})

/** The database refuses every message with this Message-ID, as it refuses what it cannot hold. */
async function refuse(shop: Installation, messageId: string): Promise<void> {
  await shop.sql(`create function refuse() returns trigger language plpgsql as $$
    begin
      if new.message_id in ('${messageId}', trim(both '<>' from '${messageId}')) then
        raise exception using errcode = 'data_exception', message = 'a fault of the test';
      end if;
      return new;
    end $$`)
  await shop.sql('create trigger refuse before insert on message for each row execute function refuse()')
}
