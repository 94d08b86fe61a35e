/** Time, moved by `once --now`: what happens because nobody writes. */
import { expect, test, vi } from 'vitest'
import { ANA, BOSS, complaint, type Installation, install, letter, MONDAY, RUI } from '../support/installation.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const [ana, rui, boss] = [ANA, RUI, BOSS].map((person) => person.replace(/.*<|>/g, ''))
const CUSTOMER = 'cliente1@correo1.example'

/** Who gets which mail at an instant. All that was said before is not said again, or it would stand in the list. */
async function saidAt(shop: Installation, now: string): Promise<readonly string[]> {
  await shop.once({ now })
  return (await shop.sent()).map((mail) => `${mail.template} to ${mail.to}`).sort()
}

test('an incident nobody answers: reminder, escalation, handover, a word to the customer, digest, each once', async () => {
  const shop = await install()
  shop.mailbox.append(complaint(1))
  expect(await saidAt(shop, MONDAY)).toEqual([
    `acknowledgement to ${CUSTOMER}`,
    `notification to ${ana}`,
    `notification to ${rui}`,
  ])
  expect(await saidAt(shop, '2026-03-02T10:29:00+01:00')).toEqual([])
  expect(await saidAt(shop, '2026-03-02T10:31:00+01:00')).toEqual([
    `first-answer-reminder to ${ana}`,
    `first-answer-reminder to ${rui}`,
  ])
  expect(await saidAt(shop, '2026-03-02T11:01:00+01:00')).toEqual([`escalation to ${boss}`])
  expect(await saidAt(shop, '2026-03-02T14:00:00+01:00')).toEqual([`handover to ${ana}`, `handover to ${rui}`])
  // Saturday, two hours after the limit of five days would be: the customer heard at its last daytime minute.
  expect(await saidAt(shop, '2026-03-07T10:00:00+01:00')).toEqual([`still-working to ${CUSTOMER}`])
  expect(await saidAt(shop, '2026-03-09T07:59:00+01:00')).toEqual([])
  expect(await saidAt(shop, '2026-03-09T08:00:00+01:00')).toEqual([`digest to ${boss}`])
  expect(await saidAt(shop, '2026-03-09T08:00:00+01:00')).toEqual([])
})

test('a promise: told to the customer, reminded on its day, missed at the next beginning of business', async () => {
  const shop = await install({ HANDOVER_AT: '23:59' })
  shop.mailbox.append(complaint(1))
  await shop.once({ now: MONDAY })
  const toAna = (await shop.sent()).find((mail) => mail.to === ana)
  shop.mailbox.append(
    letter({
      from: ANA,
      to: toAna?.replyTo as string,
      subject: `Re: ${toAna?.subject}`,
      text: '#promise 2026-03-05 le enviamos otra lámpara',
    }),
  )
  expect(await saidAt(shop, '2026-03-02T10:20:00+01:00')).toEqual([`promise to ${CUSTOMER}`, `receipt to ${ana}`])
  expect(await saidAt(shop, '2026-03-05T08:59:00+01:00')).toEqual([])
  expect(await saidAt(shop, '2026-03-05T09:00:00+01:00')).toEqual([`promise-reminder to ${ana}`])
  expect(await saidAt(shop, '2026-03-05T18:30:00+01:00')).toEqual([])
  expect(await saidAt(shop, '2026-03-06T09:00:00+01:00')).toEqual([
    `escalation to ${boss}`,
    `promise-reminder to ${ana}`,
  ])
})

test('a machine that was off for two weeks says what is late once, and one digest about the last full week', async () => {
  const shop = await install()
  shop.mailbox.append(complaint(1))
  await shop.once({ now: MONDAY })
  await shop.sent()
  const said = await saidAt(shop, '2026-03-18T15:00:00+01:00')
  expect(said.filter((line) => line.startsWith('digest'))).toEqual([`digest to ${boss}`])
  expect(said.filter((line) => line.startsWith('still-working'))).toEqual([`still-working to ${CUSTOMER}`])
  expect(said.filter((line) => line.startsWith('handover'))).toEqual([`handover to ${ana}`, `handover to ${rui}`])
  expect(said.filter((line) => line.startsWith('escalation'))).toEqual([`escalation to ${boss}`])
})
