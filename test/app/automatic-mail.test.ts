/** Loops, floods, machines, and what time does by itself: through the whole intake, on a database. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { followUp } from '../../src/app/follow-up.ts'
import type { OutboxMail } from '../../src/app/ports.ts'
import type { MailName } from '../../src/domain/incident/mails.ts'
import { tagOf } from '../../src/domain/mail/reference.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import {
  ANA,
  type ATestStore,
  aMail,
  at,
  BOSS,
  MAILBOX,
  type MailParts,
  openTestStore,
  RUI,
} from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const EVA = 'eva@mail.example'

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

/** A mail of ours as it arrives at somebody's. */
function arriving(mail: OutboxMail): MailParts {
  return {
    from: `${mail.from.name} <${mail.from.address}>`,
    to: mail.to[0]?.address ?? '',
    subject: mail.subject,
    text: mail.text,
    id: mail.messageId,
    headers: [
      `Return-Path: <${mail.envelopeFrom}>`,
      ...Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`),
      ...(mail.replyTo === undefined ? [] : [`Reply-To: ${mail.replyTo}`]),
      ...(mail.inReplyTo === undefined ? [] : [`In-Reply-To: <${mail.inReplyTo}>`]),
    ],
  }
}

async function to(address: string, store = shop): Promise<readonly OutboxMail[]> {
  return (await store.said()).filter((mail) => mail.to.some((recipient) => recipient.address === address))
}

/** How often each kind of mail was said. */
async function tally(names: readonly MailName[]): Promise<Record<string, number>> {
  const all = await shop.said()
  return Object.fromEntries(names.map((name) => [name, all.filter((mail) => mail.template === name).length]))
}

/** A customer's incident, and the notification that Ana got. */
async function opened(when = MONDAY): Promise<{ number: number; toAna: OutboxMail }> {
  await shop.receive(when, { from: `Eva <${EVA}>`, text: 'The lamp of order 774411 arrived broken.' })
  const [incident] = await shop.everyIncident()
  const toAna = (await shop.said('notification')).find((mail) => mail.to[0]?.address === ANA.address) as OutboxMail
  return { number: incident?.number as number, toAna }
}

function bounceOf(mail: OutboxMail, status = '5.1.1'): string {
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <mailer-daemon@mail.example>',
    `To: ${mail.envelopeFrom || MAILBOX}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <dsn1@mail.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The mail could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    '',
    `Final-Recipient: rfc822; ${mail.to[0]?.address}`,
    'Action: failed',
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 no such user here',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <${mail.messageId}>`,
    'Subject: x',
    '',
    'x',
    '--b--',
    '',
  ].join('\r\n')
}

describe('loops', () => {
  test('L01 two stores that face each other are still after one mail each', async () => {
    const other = await openTestStore({ mailbox: 'support@other.example', name: 'Other' })
    try {
      await shop.receive(MONDAY, { from: 'support@other.example', text: 'My parcel 774411 has not arrived.' })
      let round = 0
      let [fromShop, fromOther] = [0, 0]
      for (; round < 10; round += 1) {
        const now = MONDAY + (round + 1) * MINUTE
        const toOther = (await to('support@other.example', shop)).slice(fromShop)
        fromShop += toOther.length
        if (toOther.length > 0) await other.receive(now, ...toOther.map(arriving))
        const toShop = (await to(MAILBOX, other)).slice(fromOther)
        fromOther += toShop.length
        if (toShop.length > 0) await shop.receive(now, ...toShop.map(arriving))
        if (toOther.length + toShop.length === 0) break
      }
      expect(round).toBeLessThan(5)
      expect(fromShop).toBeLessThanOrEqual(2)
      expect(fromOther).toBeLessThanOrEqual(2)
    } finally {
      await other.close()
    }
  })

  test('L02 a responder without any header: 100 rounds, 3 incidents at most, every mail kept', async () => {
    for (let n = 0; n < 100; n += 1) {
      const now = MONDAY + n * 20_000
      await shop.receive(now, {
        from: 'robot@mail.example',
        subject: `Ticket ${n} received`,
        text: `Your ticket ${n} is being handled. Order 55${n}00.`,
      })
    }
    expect((await shop.everyIncident()).length).toBeLessThanOrEqual(3)
    expect((await shop.said('acknowledgement')).length).toBeLessThanOrEqual(3)
    expect(await shop.ledger()).toMatchObject({ received: 100, filed: 100 })
  })

  test('a responder that answers below our mail is acknowledged once, in twenty rounds', async () => {
    await shop.receive(MONDAY, { from: 'robot@mail.example', subject: 'Hello', text: 'Order 774411 is missing.' })
    let heard = 0
    for (let n = 1; n <= 20; n += 1) {
      const said = await to('robot@mail.example')
      const latest = said[0] as OutboxMail
      heard = said.length
      await shop.receive(MONDAY + n * MINUTE, {
        from: 'robot@mail.example',
        to: latest.replyTo ?? MAILBOX,
        subject: `Re: ${latest.subject}`,
        text: `We have received your message number ${n}.`,
        headers: [`In-Reply-To: <${latest.messageId}>`],
      })
    }
    expect(heard).toBe(1)
    expect(await shop.everyIncident()).toHaveLength(1)
  })

  test('L06 L13 our own address and our own mails coming back: ignored', async () => {
    const { toAna } = await opened()
    const before = (await shop.said()).length
    await shop.receive(
      MONDAY + MINUTE,
      { from: MAILBOX, text: 'Hello' },
      { from: `x <incidencias+c1.abc@shop.example>`, text: 'Hello' },
      arriving(toAna),
    )
    // An agent's box forwards everything back: under a new From, with our header and words.
    await shop.receive(MONDAY + 2 * MINUTE, { ...arriving(toAna), from: ANA.address, id: 'fwd@anas.example' })
    expect((await shop.said()).length).toBe(before)
    expect(await shop.everyIncident()).toHaveLength(1)
    expect(await shop.ledger()).toMatchObject({ received: 5, ignored: 4 })
  })
})

describe('machines', () => {
  test('L03 a bounce of the acknowledgement: noted, agents told, no acknowledgement, no more automatic mail', async () => {
    await opened()
    const [ack] = await shop.said('acknowledgement')
    const counts = await shop.receive(MONDAY + HOUR / 2, bounceOf(ack as OutboxMail))
    expect(counts).toMatchObject({ bounced: 1, opened: 0 })
    expect(await tally(['acknowledgement', 'delivery-failed'])).toEqual({ acknowledgement: 1, 'delivery-failed': 2 })
    expect((await shop.everyIncident())[0]?.undeliverableSince).toBe(MONDAY + HOUR / 2)
    for (let day = 1; day < 30; day += 1) await shop.work(MONDAY + day * DAY)
    expect(await tally(['still-working'])).toEqual({ 'still-working': 0 })
  })

  test("L03 a bounce of an agent's answer comes back to that agent, and the incident is his and open again", async () => {
    const { number, toAna } = await opened()
    await shop.receive(MONDAY + HOUR, {
      from: ANA.address,
      to: toAna.replyTo ?? '',
      text: '#resolve\n\nA new lamp is on its way.',
    })
    const [relay] = await shop.said('relay')
    await shop.receive(MONDAY + 2 * HOUR, bounceOf(relay as OutboxMail))
    const [told, ...more] = await shop.said('delivery-failed')
    expect(more).toEqual([])
    expect(told?.to[0]?.address).toBe(ANA.address)
    expect(told?.text).toContain('no such user here')
    expect(told?.text).toContain('new lamp')
    expect((await shop.everyIncident()).find((i) => i.number === number)).toMatchObject({
      assignee: ANA.address,
      standing: { status: 'open' },
    })
  })

  test('L03 a bounce in words alone is known by the subject it returns', async () => {
    await opened()
    const [ack] = await shop.said('acknowledgement')
    await shop.receive(MONDAY + HOUR, {
      from: 'MAILER-DAEMON@mail.example',
      to: MAILBOX,
      subject: 'failure notice',
      headers: ['Return-Path: <>'],
      text: [
        'Hi. This is the qmail-send program at mail.example.',
        "I'm afraid I wasn't able to deliver your message to the following addresses.",
        '',
        `<${EVA}>:`,
        'Sorry, no mailbox here by that name. (#5.1.1)',
        '',
        '--- Below this line is a copy of the message.',
        '',
        `To: ${EVA}`,
        `Subject: ${ack?.subject}`,
      ].join('\n'),
    })
    expect(await tally(['acknowledgement', 'delivery-failed'])).toEqual({ acknowledgement: 1, 'delivery-failed': 2 })
    // Whoever the mail was forwarded to knows the subject: agents are told, nothing is stopped.
    expect((await shop.everyIncident())[0]?.undeliverableSince).toBeUndefined()
  })

  test('L03 a complaint about the acknowledgement: agents are told so, no more automatic mail', async () => {
    await opened()
    const [ack] = await shop.said('acknowledgement')
    const complaint = [
      'From: feedback@mail.example',
      `To: ${MAILBOX}`,
      `Subject: FW: ${ack?.subject}`,
      'Message-ID: <fbl1@mail.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'This is an email abuse report.',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'User-Agent: MailExample/1.0',
      'Version: 1',
      `Original-Rcpt-To: <${EVA}>`,
      '--b',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: <${ack?.messageId}>`,
      `To: ${EVA}`,
      'Subject: x',
      '',
      'x',
      '--b--',
      '',
    ].join('\r\n')
    expect(await shop.receive(MONDAY + HOUR, complaint)).toMatchObject({ bounced: 1, opened: 0 })
    const [told] = await shop.said('delivery-failed')
    expect(told?.text).toContain('Feedback-Type: abuse')
    expect(told?.text).not.toContain('no ha llegado')
    for (let day = 1; day < 12; day += 1) await shop.work(MONDAY + day * DAY)
    expect(await tally(['still-working'])).toEqual({ 'still-working': 0 })
  })

  test('the address that bounced in one incident gets no automatic mail in another', async () => {
    await opened()
    await shop.receive(MONDAY + HOUR, { from: EVA, subject: 'Another', text: 'Order 991122 was charged twice.' })
    const [ack] = await shop.said('acknowledgement')
    await shop.receive(MONDAY + 2 * HOUR, bounceOf(ack as OutboxMail))
    for (let day = 1; day < 12; day += 1) await shop.work(MONDAY + day * DAY)
    expect(await tally(['still-working'])).toEqual({ 'still-working': 0 })
  })

  const AWAY = 'I am out of the office until 9 March. In urgent cases please contact Rui.'
  test.each<[string, string, readonly string[], string]>([
    ['known by its header alone', 'Re: ', ['Auto-Submitted: auto-replied'], 'Thank you for your message.'],
    ['known by its words alone', 'Automatic reply: ', [], AWAY],
    ['with both', 'Automatic reply: ', ['Auto-Submitted: auto-replied'], AWAY],
  ])("L04 an agent's vacation note %s is never relayed", async (_, prefix, headers, text) => {
    const { toAna } = await opened()
    const before = (await shop.said()).length
    await shop.receive(MONDAY + MINUTE, {
      from: ANA.address,
      to: toAna.replyTo ?? '',
      subject: `${prefix}${toAna.subject}`,
      headers,
      text,
    })
    expect((await shop.said()).length).toBe(before)
    expect((await shop.everyIncident())[0]?.firstAnsweredAt).toBeUndefined()
  })

  test("L05 a customer's vacation note reopens nothing and stops no clock", async () => {
    const { toAna } = await opened()
    await shop.receive(MONDAY + MINUTE, { from: ANA.address, to: toAna.replyTo ?? '', text: '#resolve\n\nDone.' })
    const [relay] = await shop.said('relay')
    const counts = await shop.receive(MONDAY + HOUR, {
      from: EVA,
      to: relay?.replyTo ?? '',
      subject: `Automatic reply: ${relay?.subject}`,
      text: 'I am away until Friday.',
      headers: ['Auto-Submitted: auto-replied (vacation)'],
    })
    expect(counts).toMatchObject({ automatic: 1, threaded: 0 })
    expect((await shop.everyIncident())[0]?.standing.status).toBe('resolved')
  })

  test('L09 a no-reply address: an incident, agents notified, nothing sent there for weeks', async () => {
    await shop.receive(MONDAY, { from: 'orders-noreply@mail.example' })
    for (let day = 1; day < 20; day += 1) await shop.work(MONDAY + day * DAY)
    expect(await shop.everyIncident()).toHaveLength(1)
    expect(await to('orders-noreply@mail.example')).toEqual([])
    expect(await tally(['notification', 'first-answer-reminder'])).toEqual({
      notification: 2,
      'first-answer-reminder': 2,
    })
  })
})

describe('floods', () => {
  test("L11 1,000 forged senders: few acknowledgements, never the sender's words, no flood of reminders, nothing days later", async () => {
    await shop.close()
    shop = await openTestStore({ trustedAuthservId: 'mx.shop.example' })
    const mails = Array.from({ length: 1_000 }, (_, n) => ({
      from: `"Win at evil.example" <victim${n}@d${n % 400}.example>`,
      subject: 'Visit evil.example now',
      text: `Click evil.example, order ${10_000 + n}`,
    }))
    await shop.receive(MONDAY, ...mails)
    const acks = await shop.said('acknowledgement')
    expect(acks.length).toBe(200)
    expect(
      acks.filter((mail) => JSON.stringify([mail.subject, mail.text, mail.html, mail.to]).includes('evil.example')),
    ).toEqual([])
    expect(await shop.ledger()).toMatchObject({ received: 1_000, filed: 1_000, quarantined: 0 })
    expect(await tally(['flood'])).toEqual({ flood: 1 })
    await shop.work(MONDAY + 3 * HOUR)
    expect((await shop.said('first-answer-reminder')).length).toBe(400)
    await shop.work(MONDAY + 5 * DAY + HOUR)
    const later = await shop.said('still-working')
    // The others go slowly, and people know of it.
    expect(later.length).toBe(50)
    expect((await shop.said('held-back')).map((mail) => mail.to[0]?.address).sort()).toEqual([
      ANA.address,
      BOSS.address,
      RUI.address,
    ])
    expect(
      later.filter((mail) => JSON.stringify([mail.subject, mail.text, mail.html, mail.to]).includes('evil.example')),
    ).toEqual([])
  })

  test('five acknowledgements an hour for an address, by arrival; the sixth tells a human', async () => {
    const matter = (n: number) => ({
      from: EVA,
      subject: `Matter ${n}`,
      text: `About order ${5_000 + n}: it is broken.`,
    })
    for (let n = 0; n < 7; n += 1) await shop.receive(MONDAY + n * 6 * MINUTE, matter(n))
    expect(await tally(['acknowledgement', 'flood'])).toEqual({ acknowledgement: 5, flood: 1 })
    expect(await to(BOSS.address)).not.toEqual([])
    await shop.receive(MONDAY + HOUR + MINUTE, matter(8))
    expect(await tally(['acknowledgement'])).toEqual({ acknowledgement: 6 })
    expect(await shop.everyIncident()).toHaveLength(8)
  })
})

describe('the same mail', () => {
  const mail = { from: EVA, text: 'The lamp of order 774411 arrived broken.' }
  const once = async () => {
    expect(await shop.everyIncident()).toHaveLength(1)
    expect(await tally(['acknowledgement'])).toEqual({ acknowledgement: 1 })
  }
  test('F22 with the same Message-ID and other content: both are kept in one incident', async () => {
    await shop.receive(MONDAY, { ...mail, id: 'same@mail.example' })
    await shop.receive(MONDAY + HOUR, {
      ...mail,
      id: 'same@mail.example',
      text: 'And now the lampshade fell off, too.',
    })
    await once()
    expect(await shop.ledger()).toMatchObject({ received: 2, filed: 2 })
    const { rows } = await shop.db.run({ name: '', text: 'select repeats_message_id from raw_mail order by id' }, [])
    expect(rows).toEqual([{ repeats_message_id: false }, { repeats_message_id: true }])
    expect(await tally(['notification'])).toEqual({ notification: 4 })
  })
  test('F23 without Message-ID, fetched twice: one', async () => {
    const raw = aMail({ ...mail, id: undefined })
    await shop.receive(MONDAY, raw)
    await shop.receive(MONDAY + MINUTE, raw)
    await once()
    expect(await tally(['notification'])).toEqual({ notification: 2 })
  })
  test('F24 by two routes: one', async () => {
    const raw = aMail({ ...mail, id: 'routes@mail.example' })
    await shop.receive(
      MONDAY,
      `Delivered-To: a@shop.example\r\nReceived: from x by y; Mon, 2 Mar 2026 09:00:00 +0000\r\n${raw}`,
      `Delivered-To: b@shop.example\r\n${raw}`,
    )
    await once()
    expect(await tally(['notification'])).toEqual({ notification: 2 })
  })
})

describe('time', () => {
  test('late mails get one apology for the delay, oldest first; clocks run from the arrival', async () => {
    await shop.deliver(MONDAY - 2 * DAY, { from: 'late1@a.example' })
    await shop.deliver(MONDAY - 3 * DAY, { from: 'late2@b.example' })
    await shop.deliver(MONDAY - HOUR, { from: 'fresh@c.example' })
    await shop.work(MONDAY)
    await shop.work(MONDAY + MINUTE)
    const acks = await shop.said('acknowledgement')
    expect(acks.map((mail) => mail.to[0]?.address)).toEqual(['late2@b.example', 'late1@a.example', 'fresh@c.example'])
    expect(acks[0]?.text).not.toBe(acks[2]?.text.replace('fresh', 'late2'))
    expect((await shop.everyIncident()).map((i) => i.openedAt)).toEqual([
      MONDAY - 3 * DAY,
      MONDAY - 2 * DAY,
      MONDAY - HOUR,
    ])
    expect(await tally(['still-working'])).toEqual({ 'still-working': 0 })
  })

  test('silence: three automatic mails in daytime, then people; two workers double nothing', async () => {
    await opened()
    for (let hour = 1; hour < 24 * 27; hour += 3) {
      const now = MONDAY + hour * HOUR
      await Promise.all([followUp(shop.deps, shop.mailbox, now), followUp(shop.deps, shop.mailbox, now)])
    }
    expect(await tally(['acknowledgement', 'still-working'])).toEqual({ acknowledgement: 1, 'still-working': 3 })
    // The first answer, and two silences that are people's to break.
    expect(await tally(['first-answer-reminder', 'nudge'])).toEqual({ 'first-answer-reminder': 2, nudge: 4 })
    expect(await shop.everyIncident()).toHaveLength(1)
  })

  test('after three weeks off: once each, and nothing to the customer in the night', async () => {
    await opened()
    const night = at('2026-03-23T23:30:00+01:00')
    await shop.work(night)
    expect(await tally(['still-working', 'first-answer-reminder'])).toEqual({
      'still-working': 0,
      'first-answer-reminder': 0,
    })
    await shop.work(at('2026-03-24T08:00:00+01:00'))
    await shop.work(at('2026-03-24T09:00:00+01:00'))
    expect(await tally(['still-working', 'first-answer-reminder'])).toEqual({
      'still-working': 1,
      'first-answer-reminder': 2,
    })
  })

  test('a promise: reminded in the morning of its day, kept by an answer in time', async () => {
    const { toAna } = await opened()
    const answer = (text: string, when: number) =>
      shop.receive(when, { from: ANA.address, to: toAna.replyTo ?? '', text })
    await answer('#promise 2026-03-05 a new lamp', MONDAY + 5 * MINUTE)
    await shop.work(at('2026-03-05T08:59:00+01:00'))
    expect(await tally(['promise', 'promise-reminder'])).toEqual({ promise: 1, 'promise-reminder': 0 })
    await shop.work(at('2026-03-05T09:00:00+01:00'))
    expect((await shop.said('promise-reminder')).map((mail) => mail.to[0]?.address)).toEqual([ANA.address])
    await answer('It has left the house.', at('2026-03-05T17:59:00+01:00'))
    await shop.work(at('2026-03-06T09:00:00+01:00'))
    expect(await tally(['promise-reminder', 'escalation'])).toEqual({ 'promise-reminder': 1, escalation: 0 })
    expect(
      (await shop.history((await shop.everyIncident())[0]?.number as number)).map((event) => event.kind),
    ).toContain('promise-kept')
  })

  test('a promise missed: agent and managers hear at the next beginning of business, once', async () => {
    const { toAna } = await opened()
    await shop.receive(MONDAY + MINUTE, {
      from: ANA.address,
      to: toAna.replyTo ?? '',
      text: '#promise 2026-03-06 a new lamp',
    })
    for (const when of ['2026-03-06T18:01', '2026-03-07T12:00', '2026-03-09T08:59'])
      await shop.work(at(`${when}:00+01:00`))
    expect(await tally(['escalation'])).toEqual({ escalation: 0 })
    await shop.work(at('2026-03-09T09:00:00+01:00'))
    await shop.work(at('2026-03-09T10:00:00+01:00'))
    expect(await tally(['escalation', 'promise-reminder'])).toEqual({ escalation: 1, 'promise-reminder': 2 })
  })

  test('a digest once a week and manager, for the last full week only; a handover once a day and agent', async () => {
    await shop.close()
    const second = { address: 'vice@shop.example', name: 'Vice', language: 'es', categories: [] } as const
    shop = await openTestStore({ managers: [BOSS, second] })
    await opened()
    await shop.work(at('2026-03-09T07:59:00+01:00'))
    expect(await tally(['digest'])).toEqual({ digest: 0 })
    await Promise.all([shop.work(at('2026-03-09T08:00:00+01:00')), shop.work(at('2026-03-09T08:00:30+01:00'))])
    await shop.work(at('2026-03-10T08:00:00+01:00'))
    expect((await shop.said('digest')).map((mail) => mail.to[0]?.address).sort()).toEqual([
      BOSS.address,
      second.address,
    ])
    // Three Mondays with the machine off: one digest each, late.
    await shop.work(at('2026-04-02T11:00:00+02:00'))
    expect(await tally(['digest'])).toEqual({ digest: 4 })
    await shop.work(at('2026-04-02T14:00:00+02:00'))
    await shop.work(at('2026-04-02T15:00:00+02:00'))
    expect((await shop.said('handover')).map((mail) => mail.to[0]?.address).sort()).toEqual([ANA.address, RUI.address])
    await shop.work(at('2026-04-04T15:00:00+02:00'))
    expect(await tally(['handover'])).toEqual({ handover: 2 })
  })

  test('one incident that cannot be decided holds up no other', async () => {
    await opened()
    await shop.receive(MONDAY + MINUTE, { from: 'bob@mail.example', text: 'Order 112233 is missing.' })
    const [first] = await shop.everyIncident()
    const templates = await shop.deps.templates()
    const render: typeof templates.render = (...args) => {
      if (JSON.stringify(args).includes(tagOf(shop.seal, MAILBOX, first?.number as number)))
        throw new Error('a value is missing')
      return templates.render(...args)
    }
    await followUp({ ...shop.deps, templates: async () => ({ ...templates, render }) }, shop.mailbox, MONDAY + 2 * HOUR)
    expect(await tally(['first-answer-reminder'])).toEqual({ 'first-answer-reminder': 2 })
    await followUp(shop.deps, shop.mailbox, MONDAY + 4 * HOUR)
    expect(await tally(['first-answer-reminder'])).toEqual({ 'first-answer-reminder': 4 })
  })
})
