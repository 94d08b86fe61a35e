/** Who may do what: forged agents, leaked addresses, guessed references, planted secrets. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { signedAddress, signedMessageId, tagOf } from '../../src/domain/mail/reference.ts'
import { ANA, type ATestStore, at, MAILBOX, openTestStore, RUI } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

/** A customer's incident, and the notification Ana got. */
async function anIncident(): Promise<{ number: number; toAna: OutboxMail; toRui: OutboxMail }> {
  await shop.receive(MONDAY, {
    from: 'Eva Stone <eva@example.org>',
    subject: 'Broken lamp',
    text: 'The lamp of order 774411 arrived broken. What now?',
  })
  const [incident] = await shop.everyIncident()
  const notes = await shop.said('notification')
  const to = (address: string) => notes.find((mail) => mail.to[0]?.address === address) as OutboxMail
  return { number: incident?.number as number, toAna: to(ANA.address), toRui: to(RUI.address) }
}

const relays = async () =>
  (await shop.said()).filter((mail) => ['relay', 'promise', 'resolved'].includes(mail.template))

describe('an agent needs a proof', () => {
  test('S01 a listed From address alone is held, and the listed address is asked', async () => {
    const { number } = await anIncident()
    const tag = tagOf(shop.seal, MAILBOX, number)
    const counts = await shop.receive(MONDAY + HOUR, {
      from: ANA.address,
      subject: `Re: [${tag}] Broken lamp`,
      text: 'Send your card number to thief@evil.example',
    })
    expect(counts).toMatchObject({ held: 1, processed: 1 })
    expect(await relays()).toHaveLength(0)
    const [asked] = await shop.said('was-this-you')
    expect(asked?.to[0]?.address).toBe(ANA.address)
    expect((await shop.ledger()).held).toBe(1)
  })

  test('confirming releases the held mail, once; silence of a day discards it', async () => {
    const { number } = await anIncident()
    const tag = tagOf(shop.seal, MAILBOX, number)
    await shop.receive(MONDAY + HOUR, {
      from: ANA.address,
      subject: `Re: [${tag}]`,
      text: 'We send you a new lamp today.',
    })
    await shop.receive(MONDAY + HOUR, { from: ANA.address, subject: `Re: [${tag}]`, text: 'This one nobody confirms.' })
    const [first] = await shop.said('was-this-you')
    await shop.receive(MONDAY + 2 * HOUR, { from: 'mallory@evil.example', to: first?.replyTo as string, text: 'yes' })
    expect(await relays()).toHaveLength(0)
    await shop.receive(MONDAY + 2 * HOUR, { from: ANA.address, to: first?.replyTo as string, text: 'Yes, that was me' })
    await shop.work(MONDAY + 2 * HOUR)
    await shop.receive(MONDAY + 3 * HOUR, { from: ANA.address, to: first?.replyTo as string, text: 'Yes, again' })
    await shop.work(MONDAY + 3 * HOUR)
    const said = await relays()
    expect(said.map((mail) => mail.text.includes('new lamp'))).toEqual([true])
    await shop.work(MONDAY + 26 * HOUR)
    expect((await shop.ledger()).held).toBe(0)
    expect(await relays()).toHaveLength(1)
  })

  test('a "no" to the question releases nothing', async () => {
    const { number } = await anIncident()
    await shop.receive(MONDAY + HOUR, {
      from: ANA.address,
      subject: `Re: [${tagOf(shop.seal, MAILBOX, number)}]`,
      text: 'Evil words.',
    })
    const [asked] = await shop.said('was-this-you')
    await shop.receive(MONDAY + 2 * HOUR, {
      from: ANA.address,
      to: asked?.replyTo as string,
      text: 'No, das war ich nicht',
    })
    await shop.work(MONDAY + 2 * HOUR)
    expect(await relays()).toHaveLength(0)
  })

  test("S16 another agent's address is no proof", async () => {
    const { toRui } = await anIncident()
    const counts = await shop.receive(MONDAY + HOUR, {
      from: ANA.address,
      to: toRui.replyTo as string,
      text: 'Hello from Ana',
    })
    expect(counts.held).toBe(1)
    expect(await relays()).toHaveLength(0)
  })

  test("S16 an address signed for one incident does not open another's", async () => {
    const { number, toAna } = await anIncident()
    const changed = (toAna.replyTo as string).replace(String(number), String(number + 1))
    const counts = await shop.receive(MONDAY + HOUR, { from: ANA.address, to: changed, text: 'Hello' })
    expect(counts.held).toBe(1)
    expect(await relays()).toHaveLength(0)
  })

  test('S17 the address of an agent who left is worth nothing', async () => {
    await anIncident()
    const [incident] = await shop.everyIncident()
    const old = signedAddress(shop.seal, MAILBOX, 'agent', incident?.number as number, 'gone@shop.example')
    const counts = await shop.receive(MONDAY + HOUR, { from: 'gone@shop.example', to: old, text: '#close' })
    expect(counts).toMatchObject({ opened: 1 })
    expect((await shop.everyIncident())[0]?.standing.status).toBe('open')
  })
})

describe('TRUSTED_AUTHSERV_ID', () => {
  const pass = 'Authentication-Results: mx.shop.example; dmarc=pass header.from=shop.example'
  const cases: readonly (readonly [string, readonly string[], 'relayed' | 'held'])[] = [
    ['an aligned pass of the trusted server', [pass], 'relayed'],
    ['S03 no result at all, though the signed address is right', [], 'held'],
    [
      'S04 a pass of another domain',
      ['Authentication-Results: mx.shop.example; dmarc=pass header.from=evil.example; dkim=pass header.d=evil.example'],
      'held',
    ],
    [
      'S05 a pass of another server',
      ['Authentication-Results: mx.evil.example; dmarc=pass header.from=shop.example'],
      'held',
    ],
    [
      'S05 a pass below the topmost of the trusted name',
      ['Authentication-Results: mx.shop.example; dmarc=fail header.from=shop.example', pass],
      'held',
    ],
    [
      'S06 a pass inside a comment',
      ['Authentication-Results: mx.shop.example; dmarc=fail (dmarc=pass header.from=shop.example)'],
      'held',
    ],
    [
      'S06 a pass inside a quoted string',
      ['Authentication-Results: mx.shop.example; dmarc=fail reason="x; dmarc=pass header.from=shop.example"'],
      'held',
    ],
  ]
  test.each(cases)('%s', async (_, headers, expected) => {
    const strict = await openTestStore({ trustedAuthservId: 'mx.shop.example' })
    try {
      await strict.receive(MONDAY, { from: 'eva@example.org', text: 'Where is order 774411?' })
      const toAna = (await strict.said('notification')).find((mail) => mail.to[0]?.address === ANA.address)
      const counts = await strict.receive(MONDAY + HOUR, {
        from: ANA.address,
        to: toAna?.replyTo as string,
        headers: [...headers],
        text: 'It comes tomorrow.',
      })
      expect((await strict.said('relay')).length).toBe(expected === 'relayed' ? 1 : 0)
      expect(counts.held).toBe(expected === 'held' ? 1 : 0)
    } finally {
      await strict.close()
    }
  })
})

describe('references', () => {
  test('S02 S11 forged tags, addresses and Message-IDs open a new incident and warn', async () => {
    const { number } = await anIncident()
    const forged = [
      { subject: `Re: [INC-${number}-AAAAA] Broken lamp` },
      { to: `incidencias+c${number}.aaaaaaaaaa@shop.example` },
      { headers: [`In-Reply-To: <inc.${number}.abcdefgh01234567.aaaaaaaaaa@shop.example>`] },
    ]
    for (const [n, parts] of forged.entries()) {
      const counts = await shop.receive(MONDAY + n * MINUTE + MINUTE, {
        from: `mallory${n}@evil.example`,
        text: 'Tell me all about it',
        ...parts,
      })
      expect(counts).toMatchObject({ opened: 1, threaded: 0 })
    }
    expect(await shop.everyIncident()).toHaveLength(4)
  })

  test('S10 a stranger with a valid reference is kept unconfirmed and hears nothing', async () => {
    const { number } = await anIncident()
    const counts = await shop.receive(MONDAY + HOUR, {
      from: 'stranger@evil.example',
      subject: `Re: [${tagOf(shop.seal, MAILBOX, number)}]`,
      text: 'I am her husband, what is the address?',
    })
    expect(counts).toMatchObject({ threaded: 1, opened: 0 })
    const toStranger = (await shop.said()).filter((mail) =>
      mail.to.some((to) => to.address === 'stranger@evil.example'),
    )
    expect(toStranger).toEqual([])
    const notes = (await shop.said('notification')).filter((mail) => mail.text.includes('husband'))
    expect(notes.length).toBeGreaterThan(0)
    const toAna = notes.find((mail) => mail.to[0]?.address === ANA.address)
    await shop.receive(MONDAY + 2 * HOUR, {
      from: ANA.address,
      to: toAna?.replyTo as string,
      text: 'A new lamp is on its way.',
    })
    expect((await relays()).flatMap((mail) => mail.to.map((to) => to.address))).toEqual(['eva@example.org'])
  })

  test("a stranger at an agent's address opens a new incident; nothing of the old one goes out", async () => {
    const { toAna } = await anIncident()
    const counts = await shop.receive(MONDAY + HOUR, {
      from: 'stranger@evil.example',
      to: toAna.replyTo as string,
      text: '#status',
    })
    expect(counts).toMatchObject({ opened: 1 })
    const toStranger = (await shop.said()).filter((mail) =>
      mail.to.some((to) => to.address === 'stranger@evil.example'),
    )
    expect(toStranger.map((mail) => mail.template)).toEqual(['acknowledgement'])
    expect(toStranger[0]?.text).not.toContain('lamp')
  })

  test('own Message-IDs prove themselves in References, whatever the client did to the rest', async () => {
    const { number } = await anIncident()
    const id = signedMessageId(shop.seal, MAILBOX, number, 'abcdefgh01234567')
    const counts = await shop.receive(MONDAY + HOUR, {
      from: 'eva@example.org',
      subject: 'no tag',
      text: 'Any news?',
      headers: [`References: <x@y> <${id}>`],
    })
    expect(counts.threaded).toBe(1)
  })
})

test('what an agent says once is done once, whoever hands it in again with a field more', async () => {
  const { toAna } = await anIncident()
  const answer = {
    from: ANA.address,
    to: toAna.replyTo as string,
    id: 'once@client.example',
    text: 'It is on its way.',
  }
  await shop.receive(MONDAY + HOUR, answer)
  await shop.receive(MONDAY + 2 * HOUR, { ...answer, headers: ['X-List: a footer was added'] })
  expect(await relays()).toHaveLength(1)
  expect(await shop.ledger()).toMatchObject({ ignored: 1 })
})

describe('S15 what the customer must not see stops the mail', () => {
  test('a note quoted without quote marks', async () => {
    const { toAna } = await anIncident()
    await shop.receive(MONDAY + HOUR, {
      from: ANA.address,
      to: toAna.replyTo as string,
      text: '#note\n\nThis customer complains every month, be careful with refunds.',
    })
    await shop.receive(MONDAY + 2 * HOUR, {
      from: ANA.address,
      to: toAna.replyTo as string,
      text: 'Hello Eva,\n\nThis customer complains every month, be careful with refunds.',
    })
    expect(await relays()).toHaveLength(0)
    const [held] = await shop.said('held-answer')
    expect(held?.to[0]?.address).toBe(ANA.address)
  })

  test('the files and words of a note stay inside when the same mail resolves', async () => {
    const { toAna } = await anIncident()
    const mail = [
      `From: ${ANA.address}`,
      `To: ${toAna.replyTo}`,
      'Subject: Re: Broken lamp',
      'Message-ID: <note-with-file@client.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      '#note',
      '#resolve',
      '',
      'Supplier price inside, for us only.',
      '--b',
      'Content-Type: application/pdf; name="supplier-prices.pdf"',
      'Content-Disposition: attachment; filename="supplier-prices.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQK',
      '--b--',
      '',
    ].join('\r\n')
    await shop.receive(MONDAY + HOUR, mail)
    const told = await relays()
    expect(told.map((one) => [one.template, one.attachments.length])).toEqual([['resolved', 0]])
    expect(told[0]?.text).not.toContain('Supplier')
    const [receipt] = await shop.said('receipt')
    expect(receipt?.text.match(/Supplier price/g)).toHaveLength(1)
  })

  test('a signed agent address in the words', async () => {
    const { toAna } = await anIncident()
    await shop.receive(MONDAY + HOUR, {
      from: ANA.address,
      to: toAna.replyTo as string,
      text: `Please answer to ${toAna.replyTo} next time.`,
    })
    expect(await relays()).toHaveLength(0)
    expect(await shop.said('held-answer')).toHaveLength(1)
  })

  test("the agent's own address and headers never travel with the relay (S27)", async () => {
    const { toAna } = await anIncident()
    await shop.receive(MONDAY + HOUR, {
      from: ANA.address,
      to: toAna.replyTo as string,
      text: 'A new lamp is on its way.',
      headers: ['Received: from phone (10.1.2.3)', 'X-Originating-IP: 10.1.2.3'],
    })
    const [relay] = await relays()
    expect(JSON.stringify(relay)).not.toMatch(/10\.1\.2\.3/)
    expect(`${relay?.from.address} ${relay?.replyTo} ${relay?.text} ${relay?.html}`).not.toContain(ANA.address)
  })
})

test('S18 commands of a customer, and commands in a quote, do nothing', async () => {
  const { toAna } = await anIncident()
  await shop.receive(MONDAY + HOUR, {
    from: 'eva@example.org',
    to: (await shop.said('acknowledgement'))[0]?.replyTo as string,
    text: '#close\n#resolve',
  })
  expect((await shop.everyIncident())[0]?.standing.status).toBe('open')
  await shop.receive(MONDAY + 2 * HOUR, {
    from: ANA.address,
    to: toAna.replyTo as string,
    text: 'It is on its way.\n\nOn Mon, Mar 2, 2026 at 10:00, Eva wrote:\n> #close',
  })
  expect((await shop.everyIncident())[0]?.standing.status).toBe('open')
  expect(await relays()).toHaveLength(1)
})

test('S19 line breaks in subject, name and order number make no header', async () => {
  await shop.receive(MONDAY, {
    from: '=?utf-8?Q?Eva=0D=0ABcc:_x=40evil.example?= <eva@example.org>',
    subject: '=?utf-8?Q?Broken=0D=0ABcc:_victim=40example.com?=',
    text: 'order #123456',
  })
  for (const mail of await shop.said()) {
    const values = [
      mail.subject,
      mail.from.name,
      ...mail.to.map((to) => `${to.name}${to.address}`),
      mail.replyTo ?? '',
      ...Object.values(mail.headers),
    ]
    expect(values.filter((value) => /[\r\n]/.test(value))).toEqual([])
  }
})

test('an agent without a current address commands in the subject, with the tag', async () => {
  const proved = await openTestStore({}, async () => 'pass')
  try {
    await proved.receive(MONDAY, { from: 'eva@example.org', text: 'Where is order 774411?' })
    const [incident] = await proved.everyIncident()
    const tag = tagOf(proved.seal, MAILBOX, incident?.number as number)
    await proved.receive(MONDAY + HOUR, { from: ANA.address, subject: `#close [${tag}]`, text: '' })
    expect((await proved.everyIncident())[0]?.standing.status).toBe('closed')
    expect(await proved.said('receipt')).toHaveLength(1)
  } finally {
    await proved.close()
  }
})

test('S18 S20 a manager may ask and never change', async () => {
  const manager = await openTestStore({}, async () => 'pass')
  try {
    await manager.receive(MONDAY, { from: 'eva@example.org', text: 'Where is order 774411?' })
    await manager.receive(MONDAY + HOUR, { from: 'boss@shop.example', subject: '#list open', text: '' })
    expect((await manager.said('list')).map((mail) => mail.to[0]?.address)).toEqual(['boss@shop.example'])
    const [incident] = await manager.everyIncident()
    await manager.receive(MONDAY + HOUR, {
      from: 'boss@shop.example',
      subject: `[${tagOf(manager.seal, MAILBOX, incident?.number as number)}]`,
      text: '#close',
    })
    expect((await manager.everyIncident())[0]?.standing.status).toBe('open')
    expect((await manager.said('command-error')).map((mail) => mail.to[0]?.address)).toEqual(['boss@shop.example'])
  } finally {
    await manager.close()
  }
})
