/** A mail that the clock has decided may wait in the outbox, because SMTP is away or the rate is used up: what becomes of it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { followUp } from '../../src/app/follow-up.ts'
import type { MailSender, MailSource, OutboxMail } from '../../src/app/ports.ts'
import { Failure } from '../../src/app/ports.ts'
import { send } from '../../src/app/send.ts'
import { isUnseen, tick } from '../../src/app/time.ts'
import type { MailName } from '../../src/domain/incident/mails.ts'
import { ANA, type ATestStore, at, openTestStore } from '../support/a-store.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A Monday. */
const T = at('2026-03-02T10:00:00+01:00')
const EVA = 'eva@example.org'

let shop: ATestStore
let left: { readonly at: number; readonly mail: OutboxMail }[]
beforeEach(async () => {
  shop = await openTestStore()
  left = []
})
afterEach(async () => {
  await shop.close()
})

/** The clock ticks, and then all that may leave does; with `away` nothing can. */
async function pass(now: number, away?: 'away') {
  const clock = { now: () => now }
  const sender: MailSender = {
    async send(mail) {
      if (away) throw new Failure('smtp', 'away')
      left.push({ at: now, mail })
      return { kind: 'sent', response: '250 ok', refused: [] }
    },
    async verify() {
      if (away) throw new Failure('smtp', 'away')
    },
    close: async () => {},
  }
  await shop.process(now)
  await tick({ ...shop.deps, mailbox: { id: shop.mailbox }, clock })
  return await send({ ...shop.deps, clock, sender, spent: { mails: [] } }, shop.mailbox)
}

/** Passes every three hours. */
async function passes(from: number, until: number, away?: 'away') {
  for (let now = from; now <= until; now += 3 * HOUR) await pass(now, away)
}

const toEva = () =>
  left
    .filter(({ mail }) => mail.to[0]?.address === EVA)
    .map(({ at, mail }) => [mail.template, (at - T) / HOUR] as const)

const statuses = (template: MailName) =>
  shop.db.ask(async (k) => {
    const rows = await k
      .selectFrom('outbox_mail')
      .select('status')
      .where('template', '=', template)
      .orderBy('id')
      .execute()
    return rows.map(({ status }) => status)
  })

const only = async () => (await shop.everyIncident())[0] ?? expect.fail('no incident')

/** Eva has asked and was answered, with these commands; all of it has left. */
async function answered(commands = '') {
  await shop.deliver(T, { from: EVA, text: 'Where is my order 774411?' })
  await pass(T)
  await fromAna(T + HOUR, `${commands}\n\nWhich address did you give?`)
  await pass(T + HOUR)
  expect(toEva().map(([template]) => template)).toEqual(['acknowledgement', 'relay'])
  left = []
}

const fromAna = async (when: number, text: string) => {
  const [incident] = await shop.everyIncident()
  await shop.deliver(when, {
    from: ANA.address,
    to: await addressOf('notification', ANA.address),
    subject: `about ${incident?.number}`,
    text,
  })
}

const fromEva = async (when: number, text: string) =>
  shop.deliver(when, { from: EVA, to: await addressOf('acknowledgement', EVA), text })

const addressOf = (template: MailName, to: string) =>
  shop.db.ask(async (k) => {
    const { parts } = await k
      .selectFrom('outbox_mail')
      .select('parts')
      .where('template', '=', template)
      .where('to_address', '=', to)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return (parts as { replyTo: string }).replyTo
  })

/** Five days after Ana's answer. */
const SILENT = T + 5 * DAY + HOUR

test('a word that is decided at the end of the day and cannot leave waits for the morning; an answer of an agent does not', async () => {
  await answered()
  await pass(SILENT, 'away')
  expect(await statuses('still-working')).toEqual(['pending'])
  const night = at('2026-03-07T22:00:00+01:00')
  expect(await pass(night)).toEqual({ sent: 0, failed: 0 })
  await fromAna(night, 'It is on its way.')
  // What the agent says makes it senseless, and goes at once.
  await pass(night)
  expect(toEva()).toEqual([['relay', (night - T) / HOUR]])
  expect(await statuses('still-working')).toEqual(['cancelled'])
})

test('it leaves in the morning when nobody wrote', async () => {
  await answered()
  await pass(SILENT, 'away')
  const night = at('2026-03-07T22:00:00+01:00')
  for (let now = night; now < at('2026-03-08T08:00:00+01:00'); now += HOUR) await pass(now)
  expect(toEva()).toEqual([])
  await pass(at('2026-03-08T08:00:00+01:00'))
  expect(toEva().map(([template]) => template)).toEqual(['still-working'])
})

test('the customer has written: the reminder does not leave, and counts as never said', async () => {
  await answered('#wait')
  const { lastHeardAt } = await only()
  await pass(T + 3 * DAY + HOUR, 'away')
  expect(await only()).toMatchObject({ remindedWaiting: 1, automaticInARow: 1 })
  await fromEva(T + 3 * DAY + 2 * HOUR, 'It is Calle Mayor 1 in Madrid, as in the order.')
  await passes(T + 3 * DAY + 2 * HOUR, T + 3 * DAY + 5 * HOUR)
  expect(toEva()).toEqual([])
  const incident = await only()
  expect(incident).toMatchObject({ standing: { status: 'open' }, lastHeardAt, automaticInARow: 0 })
  expect(incident.remindedWaiting).toBeUndefined()
  // Silence is counted from what the customer did hear.
  await passes(T + 3 * DAY + 8 * HOUR, T + 5 * DAY + 2 * HOUR)
  expect(toEva().map(([template]) => template)).toEqual(['still-working'])
})

test('a reminder does not outlive its incident', async () => {
  await answered('#wait')
  await pass(T + 3 * DAY + HOUR, 'away')
  await fromAna(T + 3 * DAY + 2 * HOUR, '#close')
  await pass(T + 3 * DAY + 2 * HOUR)
  expect(toEva()).toEqual([])
  expect(await statuses('reminder')).toEqual(['cancelled'])
})

test('what a sender has claimed is not taken from it', async () => {
  await answered('#wait')
  const due = T + 3 * DAY + HOUR
  await tick({ ...shop.deps, mailbox: { id: shop.mailbox }, clock: { now: () => due } })
  const [claimed] = await shop.outbox.claim(shop.mailbox, 1, HOUR, due)
  expect(claimed?.template).toBe('reminder')
  await fromEva(due, 'It is Calle Mayor 1.')
  await shop.process(due)
  expect(await statuses('reminder')).toEqual(['sending'])
  expect(await only()).toMatchObject({ lastHeardAt: due })
})

test('SMTP away for ten days: then one reminder leaves, and the next follow in the time that lies between them', async () => {
  await answered('#wait')
  await passes(T + 3 * DAY, T + 10 * DAY, 'away')
  expect((await statuses('reminder')).filter((status) => status === 'pending')).toHaveLength(1)
  expect(await only()).toMatchObject({ remindedWaiting: 1, standing: { status: 'waiting' } })
  const back = T + 10 * DAY + HOUR
  await passes(back, back + 12 * DAY)
  const told = toEva()
  expect(told.map(([template]) => template)).toEqual(['reminder', 'reminder', 'closing-notice'])
  for (const [n, [, hour]] of told.entries())
    if (n > 0) expect(hour - (told[n - 1]?.[1] ?? 0)).toBeGreaterThanOrEqual(24)
})

test('nobody is closed out by a notice that did not leave', async () => {
  await answered('#wait')
  await passes(T + 2 * DAY, T + 14 * DAY)
  expect(toEva().map(([template]) => template)).toEqual(['reminder', 'reminder'])
  await passes(T + 14 * DAY + HOUR, T + 18 * DAY, 'away')
  await passes(T + 18 * DAY, T + 20 * DAY)
  expect(toEva().map(([template]) => template)).toEqual(['reminder', 'reminder', 'closing-notice'])
  expect(await only()).toMatchObject({ standing: { status: 'closed', by: { policy: 'waiting-close' } } })
})

test('a machine that was off sends nothing that it decided days before', async () => {
  await answered()
  await pass(SILENT, 'away')
  await shop.deliver(SILENT + 2 * DAY, {
    from: EVA,
    to: await addressOf('acknowledgement', EVA),
    text: 'Any news?',
  })
  // The sender is quicker than the reader and the clock.
  const now = SILENT + 3 * DAY
  const clock = { now: () => now }
  const never: MailSender = {
    send: () => Promise.reject(new Error('sent')),
    verify: async () => {},
    close: async () => {},
  }
  expect(await send({ ...shop.deps, clock, sender: never, spent: { mails: [] } }, shop.mailbox)).toEqual({
    sent: 0,
    failed: 0,
  })
  await pass(now)
  const words = toEva()
  expect(words.map(([template]) => template)).toEqual(['still-working'])
  expect(await statuses('still-working')).toEqual(['cancelled', 'sent'])
})

test('a survey that waits while the matter is opened again is asked after the next resolution', async () => {
  await answered('#resolve')
  await pass(T + 2 * DAY + HOUR, 'away')
  expect(await statuses('survey')).toEqual(['pending'])
  await fromEva(T + 2 * DAY + 2 * HOUR, 'It broke again, the lamp does not work.')
  await pass(T + 2 * DAY + 2 * HOUR)
  expect(toEva()).toEqual([])
  expect((await only()).survey).toBeUndefined()
  await fromAna(T + 2 * DAY + 4 * HOUR, '#resolve\n\nA new one is on its way.')
  await passes(T + 2 * DAY + 4 * HOUR, T + 5 * DAY)
  expect(toEva().map(([template]) => template)).toEqual(['relay', 'survey'])
})

test('two matters of one customer, and one word that was late: the other waits a day from when it left', async () => {
  await answered('#wait')
  await pass(T + 3 * DAY + HOUR, 'away')
  await shop.deliver(T + 3 * DAY + 2 * HOUR, { from: EVA, text: 'Another thing: where is my order 998877?' })
  await pass(T + 3 * DAY + 2 * HOUR, 'away')
  await passes(T + 3 * DAY + 20 * HOUR, T + 10 * DAY)
  const told = toEva().filter(([template]) => template !== 'acknowledgement')
  expect(told.length).toBeGreaterThanOrEqual(3)
  for (const [n, [, hour]] of told.entries())
    if (n > 0) expect(hour - (told[n - 1]?.[1] ?? 0)).toBeGreaterThanOrEqual(24)
})

test('while the mailbox cannot be looked into, nobody is told of a word that may lie in it', async () => {
  const { rawMails } = shop.deps
  const mailbox = { id: shop.mailbox }
  const isUnseenAt = (now: number, source?: MailSource) =>
    isUnseen({ ...shop.deps, mailbox, clock: { now: () => now }, ...(source ? { source } : {}) })
  const source: MailSource = { open: () => Promise.reject(new Failure('imap', 'away')) }
  expect([await isUnseenAt(T), await isUnseenAt(T, source)]).toEqual([false, true])
  const cursor = { folder: 'INBOX', uidValidity: 1n, lastUid: 0, firstUid: 0 }
  await rawMails.store(shop.mailbox, 'imap', [], cursor, T)
  await rawMails.noteLooked(shop.mailbox, 'INBOX', T)
  expect(await rawMails.lookedAt(shop.mailbox)).toBe(T)
  expect([await isUnseenAt(T + 20 * MINUTE, source), await isUnseenAt(T + 21 * MINUTE, source)]).toEqual([false, true])

  await shop.receive(T, { from: EVA, text: 'Where is my order 774411?' })
  await followUp(shop.deps, shop.mailbox, T + 3 * HOUR, { unread: true })
  expect([await statuses('first-answer-reminder'), await statuses('escalation')]).toEqual([[], []])
  await followUp(shop.deps, shop.mailbox, T + 4 * HOUR)
  expect(await statuses('first-answer-reminder')).toHaveLength(2)
})
