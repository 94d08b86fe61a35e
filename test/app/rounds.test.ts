/** Words to many customers: each gets the own mail in the own incident, once, whoever dies; and nobody else waits for it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database, Runner } from '../../src/adapters/db/database.ts'
import { createIncidents } from '../../src/adapters/db/incidents.ts'
import { createRounds } from '../../src/adapters/db/rounds.ts'
import type { OutboxMail } from '../../src/app/ports.ts'
import { ROUND_LIMITS, workRounds } from '../../src/app/rounds.ts'
import { ANA, type ATestStore, at, MAILBOX, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore({}, async () => 'pass')
})
afterEach(async () => {
  await shop.close()
})

const work = (now = MONDAY, limits = ROUND_LIMITS) => workRounds(shop.deps, shop.mailbox, now, undefined, limits)

/** Sends what waits, as far as `most`; returns what was sent. */
async function sendAll(now = MONDAY, most = Number.POSITIVE_INFINITY): Promise<OutboxMail[]> {
  const sent: OutboxMail[] = []
  while (sent.length < most) {
    const claimed = await shop.outbox.claim(shop.mailbox, Math.min(50, most - sent.length), HOUR, now)
    if (claimed.length === 0) break
    await shop.outbox.noteSent(
      shop.mailbox,
      claimed.map(({ id }) => ({ id, response: '250 ok' })),
      now,
    )
    sent.push(...claimed)
    everSent.push(...claimed)
  }
  return sent
}

/** As a pass does it: until nothing moves any more. */
async function workAndSend(now = MONDAY): Promise<OutboxMail[]> {
  const sent = await sendAll(now)
  while ((await work(now)) > 0) sent.push(...(await sendAll(now)))
  return sent
}

const rows = async (text: string) => (await shop.db.run({ name: '', text }, [])).rows
const waiting = async () =>
  Number(
    (await rows(`select count(*) as n from outbox_mail where lane = 4 and status in ('pending', 'sending')`))[0]?.['n'],
  )

const list = (count: number) =>
  Array.from({ length: count }, (_, i) => `customer: Customer ${i} <c${i}@mail${i}.example>`).join('\n')

/** Ana opens a matter with these words below the command, and what follows is done but for the rounds. */
async function open(text: string, subject = 'Lamps of March', headers: readonly string[] = []): Promise<number> {
  await shop.receive(MONDAY, { from: `Ana <${ANA.address}>`, subject, text: `#new\n${text}`, headers })
  const errors = await shop.said('command-error')
  if (errors.length > 0) throw new Error(errors[0]?.text)
  const [parent] = await rows(`select number from incident where parent is null and customer_address = ''`)
  return Number(parent?.['number'])
}

/** Ana writes to the address of the receipt. */
async function command(text: string, now: number): Promise<void> {
  const receipt = everSent.findLast((mail) => mail.template === 'receipt')
  await shop.receive(now, { from: ANA.address, to: receipt?.replyTo as string, subject: 'Re: Lamps', text })
}

/** Everything that was sent in this test, oldest first. */
let everSent: OutboxMail[] = []
beforeEach(() => {
  everSent = []
})

describe('three customers', () => {
  test('without words nobody is written to until #tell', async () => {
    await open('customer: eva@mail.example; ivo@mail.example es')
    expect((await workAndSend()).map((mail) => mail.template)).toEqual(['receipt', 'round-progress'])
    expect(await shop.everyIncident()).toHaveLength(3)
    await command('#tell\n\nYour lamp gets too hot.', MONDAY + HOUR)
    const told = await workAndSend(MONDAY + HOUR)
    expect(told.filter((mail) => mail.template === 'relay').map((mail) => mail.to[0]?.address)).toEqual([
      'eva@mail.example',
      'ivo@mail.example',
    ])
    await command('#tell\n\nOnce more.', MONDAY + 2 * HOUR)
    await command('#tell\n\nAnd at once again.', MONDAY + 2 * HOUR)
    expect((await shop.said('command-error')).map((mail) => mail.text).join()).toContain('#stop')
  })

  test('a line that names no customer comes back as it was written, with what is right', async () => {
    await shop.receive(MONDAY, {
      from: ANA.address,
      to: MAILBOX,
      subject: '#new Lamps',
      text: 'customer: eva@mail.example\ncustomer: foo bar\n\nYour lamp gets too hot.',
    })
    const refused = (await shop.said('command-error')).at(-1)?.text ?? ''
    expect(refused).toContain('2: foo bar')
    expect(refused).not.toMatch(/Se espera: 2: foo bar/)
  })

  test('addresses that bounce, and our own, are left out and counted', async () => {
    const until = '2026-12-31T00:00:00Z'
    await rows(
      `insert into suppressed_address (mailbox_id, address, until, because) values (${shop.mailbox}, 'ivo@mail.example', '${until}', '550')`,
    )
    await open(`customer: eva@mail.example; ivo@mail.example; ${ANA.address}; ${MAILBOX}\n\nYour lamp gets too hot.`)
    const sent = await workAndSend()
    expect(sent.filter((mail) => mail.template === 'relay').map((mail) => mail.to[0]?.address)).toEqual([
      'eva@mail.example',
    ])
    const report = sent.find((mail) => mail.template === 'round-progress')
    expect(report?.to[0]?.address).toBe(ANA.address)
    expect(report?.text).toMatch(/3/)
    expect(await shop.everyIncident()).toHaveLength(2)
  })

  test('a mail that fails is counted in the last report, which waits for it', async () => {
    await open('customer: eva@mail.example; ivo@mail.example\n\nYour lamp gets too hot.')
    await work()
    const claimed = await shop.outbox.claim(shop.mailbox, 10, HOUR, MONDAY)
    expect(await work()).toBe(0)
    for (const { id } of claimed.slice(1)) await shop.outbox.noteGivenUp(shop.mailbox, id, '550 5.1.1 unknown', MONDAY)
    await shop.outbox.noteSent(shop.mailbox, [{ id: claimed[0]?.id as number, response: '250 ok' }], MONDAY)
    expect(await work()).toBe(1)
    const figures = await shop.incidents.transaction(shop.mailbox, (tx) => tx.roundFigures(1))
    expect(figures).toMatchObject({ total: 2, done: 2, failed: 2, waitingToBeSent: 0 })
  })

  test.each([
    [
      'an agent’s address in the text',
      `customer: eva@mail.example\n\nWrite to incidencias+a12.0123456789@shop.example.`,
    ],
    ['a reference of ours', 'customer: eva@mail.example\n\nSee INC-4821-Q7RXM.'],
  ])('%s stops the mail', async (_, text) => {
    await expect(open(text)).rejects.toThrow()
    expect(await workAndSend()).toHaveLength(1)
    expect(await shop.everyIncident()).toEqual([])
  })

  test('each hears it in the own language and incident, and answers come back there', async () => {
    const parent = await open(
      'customer: Eva Gómez <eva@mail.example> es\ncustomer: Rui <rui.silva@mail.example> pt; Ola <ola@poczta.example> pl\n\nThe lamps of March get too hot. Please unplug yours.',
    )
    const mails = (await workAndSend()).filter((mail) => mail.template === 'relay')
    expect(mails.map((mail) => [mail.to[0]?.address, mail.language])).toEqual([
      ['eva@mail.example', 'es'],
      ['rui.silva@mail.example', 'pt'],
      ['ola@poczta.example', 'pl'],
    ])
    for (const mail of mails) {
      expect(mail.from.name).toBe('Ana – Tienda Sol')
      expect(mail.subject).toMatch(/^Lamps of March/)
      expect(mail.text).toContain('Please unplug yours.')
      expect(mail.text).not.toMatch(/customer:|mail\.example|poczta\.example|ana@shop/)
      expect(mail.headers).not.toHaveProperty('Auto-Submitted')
      expect(mail.inReplyTo).toBeUndefined()
    }
    expect(new Set(mails.map((mail) => mail.replyTo)).size).toBe(3)
    const all = await shop.everyIncident()
    const children = all.filter((incident) => incident.parent === parent)
    expect(children).toHaveLength(3)
    for (const child of children) expect(child).toMatchObject({ firstAnsweredAt: MONDAY, subject: 'Lamps of March' })
    expect(all.find(({ number }) => number === parent)).toMatchObject({
      assignee: ANA.address,
      silentBecause: 'parent',
    })
    expect(all.find(({ number }) => number === parent)?.runningRound).toBeUndefined()

    // All three answer: by reply address, and below our mail without it.
    const [toEva, toRui, toOla] = mails as [OutboxMail, OutboxMail, OutboxMail]
    await shop.receive(
      MONDAY + HOUR,
      {
        from: 'eva@mail.example',
        to: toEva.replyTo as string,
        subject: 'Re: Lamps',
        text: 'Gracias, ya está. ¿Y ahora?',
      },
      {
        from: 'rui.silva@mail.example',
        to: MAILBOX,
        subject: 'Re: Lamps',
        text: 'E o reembolso?',
        headers: [`In-Reply-To: <${toRui.messageId}>`],
      },
      {
        from: 'ola@poczta.example',
        to: toOla.replyTo as string,
        subject: 'Odp: Lamps',
        text: 'Czy dostanę nową lampę?',
      },
    )
    const after = (await shop.everyIncident()).filter((incident) => incident.parent === parent)
    expect(after).toHaveLength(3)
    for (const child of after) expect(child.awaitingAnswerSince).toBe(MONDAY + HOUR)
    const figures = await shop.incidents.transaction(shop.mailbox, (tx) => tx.children(parent, 10))
    expect(figures).toMatchObject({ total: 3, written: 3, answered: 3, ended: 0 })

    // Words to all: below what each wrote last, and their questions stay open.
    await command('#tell\n\nNew lamps are on their way.', MONDAY + 2 * HOUR)
    const told = (await workAndSend(MONDAY + 2 * HOUR)).filter((mail) => mail.template === 'relay')
    expect(told).toHaveLength(3)
    for (const mail of told) expect(mail.inReplyTo).toBeDefined()
    for (const child of (await shop.everyIncident()).filter((incident) => incident.parent === parent))
      expect(child).toMatchObject({ awaitingAnswerSince: MONDAY + HOUR, lastHeardAt: MONDAY + 2 * HOUR })

    // Who waits for an answer is not told that it is done.
    const eva = after.find(({ customer }) => customer.address === 'eva@mail.example')
    const toAna = everSent.find(
      (mail) =>
        mail.template === 'notification' && mail.incident === eva?.number && mail.to[0]?.address === ANA.address,
    )
    await shop.receive(MONDAY + 3 * HOUR, {
      from: ANA.address,
      to: toAna?.replyTo as string,
      subject: 'Re: Lamps',
      text: 'Tomorrow you have it.',
    })
    await command('#resolve\n\nAll lamps were replaced.', MONDAY + 4 * HOUR)
    const resolved = (await workAndSend(MONDAY + 4 * HOUR)).filter(({ onceKey }) => onceKey.startsWith('round:'))
    expect(resolved.map((mail) => mail.to[0]?.address)).toEqual(['eva@mail.example'])
    const ended = (await shop.everyIncident()).filter((incident) => incident.parent === parent)
    expect(ended.map(({ standing }) => standing.status).sort()).toEqual(['open', 'open', 'resolved'])
    expect((await shop.everyIncident()).find(({ number }) => number === parent)?.standing.status).toBe('resolved')
  })
})

/** A mail with a table of customers attached. */
function withTable(table: string, text: string, subject: string): string {
  return [
    `From: Ana <${ANA.address}>`,
    `To: ${MAILBOX}`,
    `Subject: ${subject}`,
    'Message-ID: <table@client.example>',
    'Date: Mon, 02 Mar 2026 09:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
    '--b',
    'Content-Type: text/csv; charset=utf-8; name="clientes.csv"',
    'Content-Disposition: attachment; filename="clientes.csv"',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(table, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '--b--',
    '',
  ].join('\r\n')
}

/** Five thousand take a minute: at night. */
const MANY = Number(process.env['ROUND_CUSTOMERS'] ?? (process.env['MODE'] === 'nightly' ? 5_000 : 500))

test('many customers in one mail: few mails wait at any time, and what else is to be sent goes before them', async () => {
  const table = [
    'nombre;correo;idioma',
    ...Array.from({ length: MANY }, (_, i) => `"Cliente, ${i}";c${i}@mail${i % 700}.example;${i % 2 ? 'es' : ''}`),
  ].join('\r\n')
  let transactions = 0
  const { incidents } = shop.deps
  const counted = {
    ...shop.deps,
    incidents: {
      ...incidents,
      transaction: ((mailbox, job) => {
        transactions += 1
        return incidents.transaction(mailbox, job)
      }) as typeof incidents.transaction,
    },
  }

  const began = performance.now()
  await shop.receive(MONDAY, withTable(table, '#new\r\n\r\nThe lamps of March get too hot.', 'Lamps of March'))
  const decided = performance.now()
  expect(await shop.said('receipt')).toHaveLength(1)

  let most = 0
  let heap = 0
  let replied = false
  for (let minute = 0; minute < 200; minute++) {
    const now = MONDAY + minute * MINUTE
    const steps = await workRounds(counted, shop.mailbox, now)
    most = Math.max(most, await waiting())
    heap = Math.max(heap, process.memoryUsage().heapUsed)
    if (minute === 5) {
      // In the middle of it a customer answers, and Ana answers the customer.
      const [first] = everSent.filter(({ onceKey }) => onceKey.startsWith('round:'))
      await shop.receive(now, {
        from: first?.to[0]?.address as string,
        to: first?.replyTo as string,
        subject: 'Re: Lamps',
        text: 'Is mine one of them?',
      })
      const notice = (await sendAll(now, 10)).find(
        (mail) => mail.template === 'notification' && mail.to[0]?.address === ANA.address,
      )
      await shop.receive(now, {
        from: ANA.address,
        to: notice?.replyTo as string,
        subject: 'Re: Lamps',
        text: 'It is not.',
      })
      const [next] = await sendAll(now, 1)
      expect(next?.text).toContain('It is not.')
      replied = true
    }
    const sent = await sendAll(now, 60)
    if (steps === 0 && sent.length === 0) break
  }
  const done = performance.now()
  const toCustomers = everSent.filter(({ onceKey }) => onceKey.startsWith('round:')).map((mail) => mail.to[0]?.address)
  const reports = everSent.filter(({ template }) => template === 'round-progress').length
  if (MANY > 1_000)
    console.log({ decided: decided - began, done: done - decided, transactions, most, heap: heap / 1e6 })
  expect(replied).toBe(true)
  expect(toCustomers).toHaveLength(MANY)
  expect(new Set(toCustomers).size).toBe(MANY)
  expect(most).toBeLessThanOrEqual(ROUND_LIMITS.waiting)
  // At the beginning, now and then, and at the end.
  expect(reports).toBeGreaterThanOrEqual(2)
  expect(reports).toBeLessThanOrEqual(6)
  expect(transactions).toBeLessThan(MANY / 50 + 10)
  const [ended] = await rows(
    `select count(*) as n from incident where parent is not null and first_answered_at is not null`,
  )
  expect(Number(ended?.['n'])).toBe(MANY)
}, 300_000)

describe('#stop', () => {
  test('nobody more is written to, what was said in vain is taken back, and the report says how many got it', async () => {
    const parent = await open(`${list(300)}\n\nThe lamps of March get too hot.`)
    await work()
    expect(await waiting()).toBe(200)
    await sendAll(MONDAY, 60)
    // Twenty of them are in the hands of the sender at that moment, and the server wants half of those later.
    const speaking = await shop.outbox.claim(shop.mailbox, 20, HOUR, MONDAY)
    await command('#stop', MONDAY + MINUTE)
    expect(await waiting()).toBe(20)
    expect(await work(MONDAY + MINUTE)).toBe(0)
    await shop.outbox.noteSent(
      shop.mailbox,
      speaking.slice(0, 10).map(({ id }) => ({ id, response: '250 ok' })),
      MONDAY,
    )
    everSent.push(...speaking.slice(0, 10))
    for (const { id } of speaking.slice(10)) await shop.outbox.noteAgain(shop.mailbox, id, '451 later', MONDAY + HOUR)
    const rest = await workAndSend(MONDAY + 2 * MINUTE)
    expect(rest.filter(({ onceKey }) => onceKey.startsWith('round:'))).toEqual([])
    const got = new Set(
      everSent.filter(({ onceKey }) => onceKey.startsWith('round:')).map((mail) => mail.to[0]?.address),
    )
    const report = everSent.findLast((mail) => mail.template === 'round-progress')
    expect(report?.text).toContain(`${got.size}`)
    expect(await waiting()).toBe(0)

    const children = (await shop.everyIncident()).filter((incident) => incident.parent === parent)
    expect(children).toHaveLength(200)
    for (const child of children) {
      const heard = got.has(child.customer.address)
      expect([heard, child.standing.status, child.firstAnsweredAt]).toEqual([
        heard,
        heard ? 'open' : 'closed',
        heard ? MONDAY : undefined,
      ])
    }
    const [kept] = await rows(
      'select count(*) as n from message m join incident i on i.number = m.incident_number where i.parent is not null',
    )
    expect(Number(kept?.['n'])).toBe(got.size)

    // The matter is free again, and only who heard the first words hears the next.
    await command('#tell\n\nPlease forget our last mail.', MONDAY + HOUR)
    const told = (await workAndSend(MONDAY + HOUR)).filter((mail) => mail.onceKey.startsWith('round:'))
    expect(new Set(told.map((mail) => mail.to[0]?.address))).toEqual(got)
  }, 60_000)

  test('a round of #resolve that is stopped leaves open whom nobody told', async () => {
    await open(`${list(5)}\n\nThe lamps of March get too hot.`)
    await workAndSend()
    await command('#resolve', MONDAY + HOUR)
    await sendAll(MONDAY + HOUR)
    await work(MONDAY + HOUR)
    await sendAll(MONDAY + HOUR, 2)
    await command('#stop', MONDAY + HOUR + MINUTE)
    await workAndSend(MONDAY + HOUR + MINUTE)
    const children = (await shop.everyIncident()).filter((incident) => incident.parent !== undefined)
    expect(children.map(({ standing }) => standing.status).sort()).toEqual([
      'open',
      'open',
      'open',
      'resolved',
      'resolved',
    ])
    for (const child of children)
      expect(child.lastHeardAt).toBe(child.standing.status === 'open' ? MONDAY : MONDAY + HOUR)
  })
})

test('#undo of #resolve on the parent stops it for the customers who were not told', async () => {
  const parent = await open(`${list(5)}\n\nThe lamps of March get too hot.`)
  const [begun] = (await workAndSend()).filter((mail) => mail.template === 'receipt')
  expect(begun?.text).toContain('a 5 clientes')
  await command('#resolve\n\nAll lamps were replaced.', MONDAY + HOUR)
  const receipt = (await sendAll(MONDAY + HOUR)).find((mail) => mail.template === 'receipt')
  expect(receipt?.text).toContain('All lamps were replaced.')
  expect(receipt?.text).toContain('a todos los clientes de este asunto')
  expect(receipt?.text).toContain('#stop')
  await work(MONDAY + HOUR)
  await sendAll(MONDAY + HOUR, 2)
  await command('#undo', MONDAY + HOUR + MINUTE)
  await workAndSend(MONDAY + HOUR + MINUTE)
  const all = await shop.everyIncident()
  expect(all.find(({ number }) => number === parent)?.standing.status).toBe('open')
  const children = all.filter((incident) => incident.parent === parent)
  expect(children.map(({ standing }) => standing.status).sort()).toEqual([
    'open',
    'open',
    'open',
    'resolved',
    'resolved',
  ])
})

/** Throws at its step and at all after it: the dead do nothing more. */
function dying(db: Database, steps: number): { readonly db: Database; died(): boolean } {
  let count = 0
  const step = () => {
    count += 1
    if (count >= steps) throw new Error('died')
  }
  const stepping = (on: Runner): Runner['run'] => {
    return async (statement, values) => {
      step()
      return await on.run(statement, values)
    }
  }
  const mortal: Database = {
    ...db,
    run: stepping(db),
    async transaction(job, options) {
      const result = await db.transaction(async (tx) => {
        const done = await job({ ...tx, run: stepping(tx) })
        step()
        return done
      }, options)
      step()
      return result
    },
  }
  return { db: mortal, died: () => count >= steps }
}

describe('workers', () => {
  const limits = { waiting: 20, piece: 3 }
  const toCustomers = () =>
    everSent.filter(({ onceKey }) => onceKey.startsWith('round:')).map((mail) => mail.to[0]?.address)

  test('F01 dying at every step in turn: each customer has one incident and one mail', async () => {
    await open(`${list(8)}\n\nThe lamps of March get too hot.`)
    await sendAll()
    let deaths = 0
    for (;;) {
      const life = dying(shop.db, deaths + 2)
      const deps = { ...shop.deps, rounds: createRounds(life.db), incidents: createIncidents(life.db) }
      await workRounds(deps, shop.mailbox, MONDAY, undefined, limits).catch((error: unknown) => {
        expect(String(error)).toContain('died')
      })
      await sendAll(MONDAY, 1)
      if (!life.died()) break
      deaths += 1
    }
    await workAndSend()
    expect(deaths).toBeGreaterThan(10)
    expect(toCustomers()).toHaveLength(8)
    expect(new Set(toCustomers()).size).toBe(8)
    expect(await shop.everyIncident()).toHaveLength(9)
    expect(everSent.filter((mail) => mail.template === 'round-progress')).toHaveLength(1)
  }, 60_000)

  test('F14 several at once write to nobody twice', async () => {
    await open(`${list(30)}\n\nThe lamps of March get too hot.`)
    while ((await waiting()) > 0 || (await rows('select from round where ended_at is null')).length > 0) {
      await Promise.all([work(MONDAY, limits), work(MONDAY, limits), work(MONDAY, limits), work(MONDAY, limits)])
      await sendAll()
    }
    await sendAll()
    expect(toCustomers()).toHaveLength(30)
    expect(new Set(toCustomers()).size).toBe(30)
    expect(everSent.filter((mail) => mail.template === 'round-progress')).toHaveLength(1)
  })

  test('a customer whose mail cannot be made is left out, and the others are written to', async () => {
    const names = ['Eva', 'Ivo', 'Uma', 'Pau', 'Leo']
    await open(
      `${names.map((name) => `customer: ${name} <${name}@mail.example>`).join('\n')}\n\nYour lamp gets too hot.`,
    )
    const templates = await shop.deps.templates()
    const render: typeof templates.render = (name, language, data, context) => {
      if (JSON.stringify(data).includes('"name":"Uma"')) throw new Error('no such value')
      return templates.render(name, language, data, context)
    }
    const deps = { ...shop.deps, templates: async () => ({ ...templates, render }) }
    while ((await workRounds(deps, shop.mailbox, MONDAY, undefined, limits)) > 0) await sendAll()
    expect(toCustomers()).toEqual(['eva@mail.example', 'ivo@mail.example', 'pau@mail.example', 'leo@mail.example'])
    const figures = await shop.incidents.transaction(shop.mailbox, (tx) => tx.roundFigures(1))
    expect(figures).toMatchObject({ total: 5, done: 4, skipped: 1, sent: 4 })
    expect(everSent.filter((mail) => mail.template === 'round-progress')).toHaveLength(1)
  })

  test('two rounds take turns', async () => {
    await open(`${list(40)}\n\nThe lamps of March get too hot.`)
    await shop.receive(MONDAY, {
      from: ANA.address,
      subject: 'Chairs',
      text: '#new\ncustomer: eva@mail.example; ivo@mail.example\n\nYour chair is late.',
    })
    await work(MONDAY, limits)
    const sent = await sendAll()
    expect(sent.some((mail) => mail.to[0]?.address === 'eva@mail.example')).toBe(true)
    expect(sent.filter(({ onceKey }) => onceKey.startsWith('round:')).length).toBeLessThan(30)
  })
})
