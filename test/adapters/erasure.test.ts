/** After `#forget` nothing of a person is left in any column of any table, and everybody else is as before. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressHash } from '../../src/adapters/db/erasure-row.ts'
import { createErasures } from '../../src/adapters/db/erasures.ts'
import { createIncidents } from '../../src/adapters/db/incidents.ts'
import { createOutbox } from '../../src/adapters/db/outbox.ts'
import { createRawMails } from '../../src/adapters/db/raw-mails.ts'
import { createReports } from '../../src/adapters/db/reports.ts'
import type { ClaimedMail, Outcome } from '../../src/app/ports.ts'
import type { Actor, Happening, IncidentEvent } from '../../src/domain/incident/events.ts'
import { fold } from '../../src/domain/incident/evolve.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { aFinishedMail, aMessage, aRecord, OPENED_AT as NOW, wanted } from '../support/an-incident.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const MINUTE = 60_000
const ZOE = { address: 'zoe.quim@person.example', name: 'Zoraida Quimera' }
const IVO = { address: 'ivo@mail.example', name: 'Ivo Ramos' }
const ANA = 'ana@shop.example'
/** Words that stand in what Zoraida wrote, or in what was written to her. */
const CANARIES = ['canarybird', 'kanarienvogel', 'ordre-88123']
const NEVER_AGAIN = [ZOE.address, 'zoraida', 'quimera', 'zoe.quim', ...CANARIES]

const customer = (address: string): Actor => ({ kind: 'customer', address })
const agent: Actor = { kind: 'agent', address: ANA }
const event = (by: Actor, happening: Happening, at = NOW): IncidentEvent => ({ at, by, ...happening })

function opened(number: number, who: typeof ZOE, changes: Partial<Extract<Happening, { kind: 'opened' }>> = {}) {
  return event(customer(who.address), {
    kind: 'opened',
    number,
    customer: who,
    language: 'es',
    subject: `Pedido de ${who.name}`,
    classification: {
      category: 'delivery',
      topic: 'damaged',
      sure: true,
      evidence: ['canarybird roto'],
      urgent: false,
    },
    orderNumbers: ['ordre-88123'],
    ...changes,
  })
}

const command = (incident: Incident, commands: readonly string[]): IncidentEvent => {
  const { customer: who, participants, standing, classification } = incident
  const { category, topic, sure, evidence, urgent } = classification
  const fields = { customer: who, participants, standing, category, topic, sure, evidence, urgent }
  return event(agent, { kind: 'commanded', commands, before: fields, after: fields })
}

test.each([
  ['Eva@Mail.example', 'eva@mail.example'],
  ['eva@münchen.example', 'eva@xn--mnchen-3ya.example'],
])('%s is known again when written %s', (one, other) => {
  expect(addressHash(one)).toBe(addressHash(other))
})

describe('forget', () => {
  let fresh: FreshDatabase
  let number: { own: number; ended: number; ivos: number; away: number }
  let figures: unknown
  let before: { ivo: unknown; ledger: unknown; mails: number }
  let id: Record<
    'own' | 'agents' | 'held' | 'loose' | 'wroteToIvo' | 'ivos' | 'quoting' | 'naming' | 'alike' | 'refused' | 'list',
    number
  >

  const incidents = () => createIncidents(fresh.db)
  const rawMails = () => createRawMails(fresh.db)
  const transaction = <T>(work: Parameters<ReturnType<typeof createIncidents>['transaction']>[1]) =>
    incidents().transaction(fresh.mailbox, work) as Promise<T>
  const load = async (one: number) =>
    (await incidents().transaction(fresh.mailbox, (tx) => tx.load(wanted({ numbers: [one] })))).incidents[0]

  const mail = (from: string, text: string, messageId: string) =>
    Buffer.from(`From: ${from}\r\nSubject: ${text}\r\nMessage-ID: <${messageId}>\r\n\r\n${text}\r\n`)
  const zoesMail = mail(`${ZOE.name} <${ZOE.address}>`, 'canarybird own', 'zoe.quim-1@client.example')

  /** Of every column of every table, whatever its type. */
  async function everything(): Promise<readonly { readonly table: string; readonly column: string; text: string }[]> {
    const ask = async (text: string) => (await fresh.db.run<Record<string, string>>({ name: '', text }, [])).rows
    const columns = await ask(`
      select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely%'`)
    const found: { table: string; column: string; text: string }[] = []
    for (const { table = '', column = '', type } of columns) {
      const value = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`
      for (const { text } of await ask(`select ${value} as text from "${table}" where "${column}" is not null`)) {
        found.push({ table, column, text: text ?? '' })
      }
    }
    return found
  }
  const places = async () =>
    (await everything())
      .filter(({ text }) =>
        NEVER_AGAIN.some((word) => text.toLowerCase().replaceAll(`a${ZOE.address}`, '').includes(word)),
      )
      .map(({ table, column }) => `${table}.${column}`)
  const ofIvo = async () => ({
    incident: await load(number.ivos),
    away: await load(number.away),
    mail: Buffer.from((await rawMails().read(fresh.mailbox, id.ivos)) ?? []).toString(),
  })

  /** What comes after the transaction, as far as it is the database's: then nothing is looked for any more. */
  async function finishErasures() {
    const erasures = createErasures(fresh.db)
    for (;;) {
      const waiting = await erasures.claim(fresh.mailbox, NOW + MINUTE, MINUTE)
      if (waiting === undefined) return
      while ((await erasures.sweep(fresh.mailbox, waiting.id)).more);
      await erasures.end(fresh.mailbox, waiting.id, 'done', [], NOW + MINUTE)
    }
  }

  beforeAll(async () => {
    fresh = await freshDatabase()
    const { mailbox } = fresh
    const [own = 0, ended = 0, ivos = 0, away = 0] = await transaction<readonly number[]>((tx) => tx.numbers(4))
    number = { own, ended, ivos, away }
    const sources: Readonly<Record<keyof typeof id, Buffer>> = {
      own: zoesMail,
      agents: mail(ANA, '#take Zoraida Quimera wrote: canarybird', 'a1@shop.example'),
      held: mail(`<${ZOE.address}>`, 'canarybird held', 'h1@client.example'),
      loose: mail(`<${ZOE.address}>`, 'canarybird away', 'l1@client.example'),
      wroteToIvo: mail(ZOE.address, 'kanarienvogel', 'w1@client.example'),
      ivos: mail(IVO.address, 'my own words', 'i1@client.example'),
      quoting: mail(ANA, `answer to ${ZOE.address}: kanarienvogel`, 'q1@shop.example'),
      naming: Buffer.from(
        `From: ${IVO.address}\r\nSubject: =?utf-8?Q?Ask_Zoe.Quim=40Person.example?=\r\nMessage-ID: <n1@client.example>\r\n\r\nAsk ${ZOE.name}, Zoe.Quim@Person.example, about 77\r\n`,
      ),
      // Commands that could not be done, and such to lines of a list: of no incident, and they quote hers.
      refused: mail(ANA, `Re: [INC-${own}-ABCDE] canarybird`, 'r1@shop.example'),
      list: mail(ANA, `#close 1\r\n\r\n> 1 [INC-${own}-ABCDE] canarybird`, 'l2@shop.example'),
      alike: mail(`a${ZOE.address}`, 'I only sound alike', 'x1@client.example'),
    }
    const names = Object.keys(sources) as (keyof typeof id)[]
    const incoming = names.map((name, n) => ({ content: sources[name], size: 100, arrivedAt: NOW + n, uid: n + 1 }))
    await rawMails().store(mailbox, 'imap', incoming, { folder: 'INBOX', uidValidity: 7n, lastUid: 9 }, NOW)
    const claimed: readonly ClaimedMail[] = await rawMails().claim(
      mailbox,
      { count: 20, bytes: 1e6, longest: 1e6, leaseMs: MINUTE },
      NOW + 99,
    )
    id = Object.fromEntries(names.map((name, n) => [name, claimed[n]?.id ?? 0])) as typeof id

    const first = opened(own, ZOE)
    const histories: Readonly<Record<number, readonly IncidentEvent[]>> = {
      [own]: [
        first,
        event(customer(ZOE.address), {
          kind: 'customer-wrote',
          evidence: `canarybird ${ZOE.address}`,
          onlyThanks: false,
          orderNumbers: ['ordre-88123'],
        }),
        event(agent, { kind: 'answered' }, NOW + 5 * MINUTE),
        event(agent, {
          kind: 'compensated',
          compensation: { at: NOW, by: ANA, amount: '12.50', currency: 'EUR', text: 'for Zoraida' },
        }),
        event(agent, { kind: 'offered', offer: { at: NOW, by: ANA, options: ['canarybird', 'cage'] } }),
        event(agent, { kind: 'copied', address: 'spouse@person.example', name: 'Mr Quimera', thirdParty: false }),
        event(agent, {
          kind: 'promised',
          promise: { dueAt: NOW + 9, remindAt: NOW + 8, text: 'canarybird', by: ANA, reminded: false, missed: false },
        }),
        event(
          { kind: 'system', policy: 'delivery' },
          {
            kind: 'delivery-failed',
            recipient: ZOE.address,
            severity: 'hard',
            diagnostic: `550 <${ZOE.address}> unknown`,
            template: 'relay',
          },
        ),
        event(agent, { kind: 'answer-held', held: { rawMailId: 77, by: ANA, at: NOW, because: 'leak' } }),
        command(fold([first]) as Incident, ['#promise fri canarybird']),
      ],
      [ended]: [
        opened(ended, ZOE, { linkedTo: own }),
        event(agent, { kind: 'resolved', endedBy: { agent: ANA } }, NOW + 9 * MINUTE),
      ],
      [ivos]: [
        opened(ivos, IVO, { subject: 'Ivos matter', orderNumbers: ['4411'], classification: { ...PLAIN } }),
        event(agent, { kind: 'copied', address: ZOE.address, name: ZOE.name, thirdParty: false }),
        event(customer(ZOE.address), { kind: 'customer-wrote', evidence: 'tag', onlyThanks: false, orderNumbers: [] }),
      ],
      [away]: [opened(away, IVO, { subject: 'Other matter', orderNumbers: ['4412'], classification: { ...PLAIN } })],
    }
    const about = [own, ended, ivos, away]
    const filed = (rawMailId: number, incident: number): { rawMailId: number; outcome: Outcome } => ({
      rawMailId,
      outcome: { kind: 'filed', incident, opened: false },
    })
    const file = {
      index: 0,
      filename: 'canarybird.jpg',
      contentType: 'image/jpeg',
      size: 3,
      inline: false,
      sha256: 'a',
    }
    const toZoe = { to: [ZOE], incident: own, subject: 'Re: canarybird', text: 'Dear Zoraida', html: '<p>Zoraida</p>' }
    const toAna = { to: [{ address: ANA, name: 'Ana' }], lane: 'notification', template: 'notification' } as const
    await transaction((tx) =>
      tx.record(
        aRecord({
          incidents: about.map((one) => fold(histories[one] ?? []) as Incident),
          nextDueAt: new Map(about.map((one) => [one, NOW + 3])),
          events: about.flatMap((one) =>
            (histories[one] ?? []).map((happened) => ({ incident: one, event: happened })),
          ),
          messages: [
            aMessage(own, {
              from: ZOE,
              text: 'canarybird',
              rawMailId: id.own,
              messageId: 'zoe.quim-1@client.example',
              attachments: [file],
            }),
            aMessage(own, {
              from: { address: ANA, name: 'Ana' },
              side: 'note',
              text: 'canarybird is hers',
              quoted: 'canarybird',
            }),
            aMessage(ivos, { from: ZOE, text: 'kanarienvogel', rawMailId: id.wroteToIvo, subject: 'Ivos matter' }),
            aMessage(ivos, {
              from: IVO,
              text: 'my own words',
              rawMailId: id.ivos,
              subject: 'Ivos matter',
              quoted: 'kanarienvogel',
            }),
            aMessage(away, { from: IVO, text: 'other words', subject: 'Other matter' }),
            aMessage(away, {
              from: IVO,
              text: `Ask ${ZOE.name}, Zoe.Quim@Person.example, about 77`,
              rawMailId: id.naming,
              subject: 'Other matter',
              attachments: [{ ...file, filename: 'Order of Zoe.Quim@Person.example.', sha256: 'b' }],
            }),
          ],
          refs: [
            { messageId: 'zoe.quim-1@client.example', incident: own, cited: false, from: ZOE.address },
            { messageId: 'w1@client.example', incident: ivos, cited: false, from: ZOE.address },
            { messageId: 'i1@client.example', incident: ivos, cited: false, from: IVO.address },
          ],
          outcomes: [
            filed(id.own, own),
            filed(id.agents, own),
            { rawMailId: id.held, outcome: { kind: 'held', why: 'no proof', agent: ANA, until: NOW + MINUTE } },
            { rawMailId: id.loose, outcome: { kind: 'automatic', why: `absence of ${ZOE.address}` } },
            filed(id.wroteToIvo, ivos),
            filed(id.ivos, ivos),
            filed(id.naming, away),
            { rawMailId: id.alike, outcome: { kind: 'automatic', why: 'absence' } },
            filed(id.quoting, ivos),
            { rawMailId: id.refused, outcome: { kind: 'ignored', why: 'refused: unknown-category' } },
            { rawMailId: id.list, outcome: { kind: 'ignored', why: 'commands on 1 lines of a list, answered' } },
          ],
          outbox: [
            aFinishedMail('sent to her', toZoe),
            aFinishedMail(`failed:${ZOE.address}`, { ...toZoe, messageId: 'f@shop.example', notBefore: NOW + 9 }),
            aFinishedMail('told ana', { ...toAna, incident: own, text: 'Zoraida wrote: canarybird' }),
            aFinishedMail('list', { ...toAna, template: 'list', text: `1 INC-${own}-ABCDE`, lines: [own, away] }),
            aFinishedMail('handover', { ...toAna, template: 'handover', text: 'nothing to hand over' }),
            aFinishedMail('to both', {
              to: [IVO, ZOE],
              incident: ivos,
              lane: 'reply',
              template: 'relay',
              text: 'Dear Ivo',
              html: '',
            }),
            aFinishedMail('to ivo', {
              to: [IVO],
              incident: away,
              lane: 'reply',
              template: 'relay',
              text: 'Dear Ivo',
              html: '',
            }),
          ],
          acknowledgements: [{ address: ZOE.address, domain: 'person.example', at: NOW, authenticated: true }],
          suppress: [{ address: ZOE.address, until: NOW + MINUTE, because: `550 ${ZOE.address}` }],
          pictures: [{ sha256: 'ab', address: ZOE.address }],
        }),
      ),
    )
    const ledger = await rawMails().ledger(mailbox)
    before = { ivo: await ofIvo(), ledger, mails: ledger.received }
    expect(new Set(await places()).size).toBeGreaterThan(20)
    figures = await transaction((tx) => tx.personFigures(ZOE.address))
    await transaction((tx) =>
      tx.record(
        aRecord({
          outbox: [aFinishedMail('certificate', { ...toAna, template: 'forgotten', incident: own, text: 'Erased.' })],
          effects: [{ kind: 'forget', address: ZOE.address, at: NOW + MINUTE, by: ANA }],
        }),
      ),
    )
    await finishErasures()
  })
  afterAll(async () => fresh?.drop())

  test('no column of any table has the address, the name or a word of the person', async () => {
    expect(await places()).toEqual([])
  })

  test('the certificate says how much it was', () => {
    expect(figures).toEqual({ incidents: 2, messages: 3, files: 1, mails: 7 })
  })

  test('what statistics count is as it was', async () => {
    const [own, ended] = [await load(number.own), await load(number.ended)]
    expect(own).toMatchObject({
      openedAt: NOW,
      firstAnsweredAt: NOW + 5 * MINUTE,
      language: 'es',
      classification: { category: 'delivery', topic: 'damaged' },
      standing: { status: 'closed', by: { agent: ANA } },
      compensations: [{ amount: '12.50', currency: 'EUR', text: '' }],
      customer: { address: expect.stringMatching(/^erased-\d+@invalid$/), name: '' },
    })
    expect(ended?.standing).toEqual({ status: 'resolved', at: NOW + 9 * MINUTE, by: { agent: ANA } })
    expect(await createReports(fresh.db).opened(fresh.mailbox, NOW, NOW + 1)).toHaveLength(4)
  })

  test.each(['own', 'ended', 'ivos', 'away'] as const)(
    'the incident %s is what its events add up to',
    async (which) => {
      const history = await incidents().history(fresh.mailbox, number[which])
      expect(fold(history)).toEqual(await load(number[which]))
    },
  )

  test('nothing is due about the person, and nothing waits to be sent there', async () => {
    const due = await incidents().due(fresh.mailbox, NOW + MINUTE, 9)
    expect(due.map((one) => one.number).sort()).toEqual([number.ivos, number.away].sort())
    const waiting = await createOutbox(fresh.db).claim(fresh.mailbox, 9, MINUTE, NOW + MINUTE)
    expect(waiting.map(({ onceKey, to }) => [onceKey, to.map(({ address }) => address)])).toEqual([
      ['to both', [IVO.address]],
      ['to ivo', [IVO.address]],
      ['handover', [ANA]],
      ['certificate', [ANA]],
    ])
  })

  test('others have what they had, and the person is out of their incidents', async () => {
    const ivo = before.ivo as Awaited<ReturnType<typeof ofIvo>>
    const { incident, away, mail: raw } = await ofIvo()
    expect([away, raw]).toEqual([ivo.away, ivo.mail])
    expect(incident).toEqual({ ...ivo.incident, participants: [IVO.address] })
    const read = async (one: number) => Buffer.from((await rawMails().read(fresh.mailbox, one)) ?? []).toString()
    expect(await read(id.naming)).toContain('\r\n\r\nAsk xxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxx, about 77\r\n')
    expect(await read(id.alike)).toContain('I only sound alike')
    const told = await incidents().transaction(fresh.mailbox, (tx) => tx.conversation([number.away], 9))
    expect(told.map(({ text }) => text)).toEqual(['other words', 'Ask […], […], about 77'])
    const said = await incidents().transaction(fresh.mailbox, (tx) => tx.conversation([number.ivos], 9))
    expect(said.map(({ text, quoted }) => [text, quoted])).toEqual([
      ['', ''],
      ['my own words', ''],
    ])
  })

  test('every mail keeps its place in the ledger, and reads as an empty one', async () => {
    const ledger = await rawMails().ledger(fresh.mailbox)
    expect(ledger.received).toBe(before.mails)
    expect(ledger).toEqual({ ...(before.ledger as object), held: 0, ignored: 3 })
    expect(await rawMails().read(fresh.mailbox, id.own)).toHaveLength(0)
    const pieces: Uint8Array[] = []
    for await (const piece of rawMails().pieces(fresh.mailbox, id.own)) pieces.push(piece)
    expect(Buffer.concat(pieces)).toHaveLength(0)
  })

  test('the same mail, fetched again, is still known, also by a Message-ID that named the person', async () => {
    const again = { content: zoesMail, size: zoesMail.length, arrivedAt: NOW, uid: 40 }
    const cursor = { folder: 'INBOX', uidValidity: 8n, lastUid: 40 }
    expect(await rawMails().store(fresh.mailbox, 'imap', [again], cursor, NOW)).toMatchObject({
      stored: 0,
      duplicates: 1,
    })
    expect(await rawMails().missing(fresh.mailbox, 'INBOX', 8n, [40])).toEqual([])
  })

  test('erasing somebody who is not there, or again, changes nothing', async () => {
    const all = await everything()
    await transaction((tx) =>
      tx.record(aRecord({ effects: [{ kind: 'forget', address: ZOE.address, at: NOW + MINUTE, by: ANA }] })),
    )
    await finishErasures()
    const besides = (rows: typeof all) => rows.filter(({ table }) => table !== 'erasure')
    expect(besides(await everything())).toEqual(besides(all))
  })

  test('mails whose keys name two erased people get keys of their own', async () => {
    const people = ['tia@person.example', 'teo@person.example']
    for (const address of people)
      await createOutbox(fresh.db).add(
        fresh.mailbox,
        [aFinishedMail(`kept:1:${address}`, { messageId: `kept.${address[1]}@shop.example` })],
        NOW,
      )
    await fresh.db.run(
      { name: '', text: `update outbox_mail set status = 'sent', incident_number = $1 where once_key like 'kept:%'` },
      [number.ivos],
    )
    for (const address of people) {
      await transaction((tx) => tx.record(aRecord({ effects: [{ kind: 'forget', address, at: NOW, by: ANA }] })))
      await finishErasures()
    }
    expect((await everything()).filter(({ text }) => people.some((one) => text.includes(one)))).toEqual([])
  })

  test('a mail she wrote before and nobody had is none any more, and one she writes now is welcome', async () => {
    const copies = [NOW, NOW + 2 * MINUTE].map((arrivedAt, n) => {
      const content = mail(`${ZOE.name} <Zoe.Quim@Person.example>`, `word ${n}`, `later${n}@client.example`)
      return { content, size: content.length, arrivedAt }
    })
    const before = await rawMails().ledger(fresh.mailbox)
    await rawMails().store(fresh.mailbox, 'import', copies, undefined, NOW + 3 * MINUTE)
    const after = await rawMails().ledger(fresh.mailbox)
    expect([after.ignored - before.ignored, after.pending - before.pending]).toEqual([1, 1])
    await rawMails().store(fresh.mailbox, 'import', copies, undefined, NOW + 3 * MINUTE)
    expect(await rawMails().ledger(fresh.mailbox)).toEqual(after)
    const left = await everything()
    expect(left.some(({ text }) => text.includes('word 0'))).toBe(false)
    expect(left.some(({ text }) => text.includes('word 1'))).toBe(true)
  })
})

const PLAIN = { category: 'support', topic: 'other', sure: true, evidence: [], urgent: false } as const
