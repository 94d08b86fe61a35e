import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Migrator } from 'kysely/migration'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '../../src/adapters/db/database.ts'
import { createIncidents } from '../../src/adapters/db/incidents.ts'
import { inspectDatabase } from '../../src/adapters/db/inspect-database.ts'
import { createMailboxes } from '../../src/adapters/db/mailboxes.ts'
import { migrate } from '../../src/adapters/db/migrator.ts'
import { find } from '../../src/adapters/db/search.ts'
import type { Bounds } from '../../src/adapters/db/search-gather.ts'
import { indexMessages } from '../../src/app/index-messages.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { readSearch } from '../../src/domain/report/search-words.ts'
import { searchContract } from '../contract/search.contract.ts'
import { searchIndexContract } from '../contract/search-index.contract.ts'
import type { SearchUnderTest } from '../support/a-searched-mailbox.ts'
import { aMessage, anIncident, aRecord, OPENED_AT as NOW } from '../support/an-incident.ts'
import { emptyDatabase, type FreshDatabase, freshDatabase } from '../support/database.ts'

const DAY = 86_400_000
const sql = (text: string) => ({ name: '', text })
const question = (text: string) => readSearch(text, { agents: [], taxonomy: BASE_TAXONOMY, timeZone: 'UTC', now: NOW })

async function start(): Promise<SearchUnderTest> {
  const fresh = await freshDatabase()
  let mailboxes = 0
  return {
    incidents: createIncidents(fresh.db),
    newMailbox: () => createMailboxes(fresh.db).ensure(`search${++mailboxes}@shop.example`),
    change: async (text, values) => void (await fresh.db.run(sql(text), values)),
    dispose: fresh.drop,
  }
}

searchContract('PostgreSQL', start)
searchIndexContract('PostgreSQL', start)

describe('a search among many', () => {
  let fresh: FreshDatabase
  let db: Database
  const COUNT = 400
  /** Every message of an incident of its own, a day apart; the words say what the number can be divided by. */
  const textOf = (n: number) =>
    [
      n % 2 === 0 ? 'doble' : 'suelto',
      n % 7 === 0 ? 'semanal' : 'nunca',
      n % 90 === 0 ? 'raro' : 'normal',
      n < 200 ? 'anterior' : 'posterior',
    ].join(' ')
  beforeAll(async () => {
    fresh = await freshDatabase()
    db = fresh.db
    const all = Array.from({ length: COUNT }, (_, n) => n)
    await createIncidents(db).transaction(fresh.mailbox, (tx) =>
      tx.record(
        aRecord({
          incidents: all.map((n) =>
            anIncident(5_000 + n, {
              // No stemmer, so that all are equally long.
              language: 'pl',
              subject: 'x',
              orderNumbers: [],
              standing: n % 50 === 0 ? { status: 'open' } : { status: 'closed', at: NOW, by: { policy: 'x' } },
            }),
          ),
          messages: all.map((n) => aMessage(5_000 + n, { at: NOW + n * DAY, subject: 'x', text: textOf(n) })),
        }),
      ),
    )
  })
  afterAll(async () => fresh?.drop())

  /** So small that each of these messages is many. */
  const tight: Bounds = { walked: 10, firstFew: 2, mostFew: 400, enough: 12, mostHits: 20, stepMs: 700, allMs: 5_000 }
  const ask = (text: string, limit: number, bounds = tight) =>
    db.transaction((tx) => find(tx, fresh.mailbox, question(text), limit, bounds))

  test.each<[string, (n: number) => boolean]>([
    ['doble', (n) => n % 2 === 0],
    ['semanal', (n) => n % 7 === 0],
    ['raro', (n) => n % 90 === 0],
    ['anterior', (n) => n < 200],
    ['anterior semanal', (n) => n < 200 && n % 7 === 0],
    ['doble anterior -semanal', (n) => n < 200 && n % 2 === 0 && n % 7 !== 0],
    ['anterior status:open', (n) => n < 200 && n % 50 === 0],
    ['"suelto semanal"', (n) => n % 14 === 7],
    ['doble since:2026-06 before:2026-08', (n) => n % 2 === 0 && n >= 91 && n < 152],
    ['anterior since:2027', () => false],
    ['doble suelto', () => false],
  ])('the newest that say %s', async (text, says) => {
    const newest = Array.from({ length: COUNT }, (_, n) => COUNT - 1 - n)
      .filter(says)
      .slice(0, 4)
      .map((n) => 5_000 + n)
    const found = (await ask(text, 4)).incidents.map(({ incident }) => incident.number)
    expect(found.toSorted((a, b) => b - a)).toEqual(newest)
    const wide = { ...tight, walked: 1_000, mostHits: 1_000 }
    expect((await ask(text, 4, wide)).incidents.map(({ incident }) => incident.number)).toEqual(found)
  })

  test('what takes too long is given up, says so, and the transaction goes on', async () => {
    const holder = new Client({ connectionString: fresh.url })
    await holder.connect()
    try {
      await holder.query('begin; lock table message_search in access exclusive mode')
      const began = performance.now()
      const bounds = { ...tight, stepMs: 60, allMs: 150 }
      const both = await db.transaction(async (tx) => [
        await find(tx, fresh.mailbox, question('doble'), 4, bounds),
        (await tx.run(sql('select 1 as one'), [])).rows,
      ])
      expect(both).toEqual([{ incidents: [], corrections: [], complete: false }, [{ one: 1 }]])
      expect(performance.now() - began).toBeLessThan(2_000)
    } finally {
      await holder.end()
    }
  })

  test('settings of a search stay in it', async () => {
    const settings = `select current_setting('enable_bitmapscan') || current_setting('statement_timeout') as is`
    const [before, after] = await db.transaction(async (tx) => {
      const was = (await tx.run(sql(settings), [])).rows
      await find(tx, fresh.mailbox, question('doble'), 4)
      return [was, (await tx.run(sql(settings), [])).rows]
    })
    expect(after).toEqual(before)
  })

  test('many who write the same new words at the same time all succeed', async () => {
    const words = Array.from({ length: 50 }, (_, n) => `nuevo${String.fromCharCode(97 + (n % 26), 97 + (n >> 2))}`)
    const write = (n: number) =>
      createIncidents(db).transaction(fresh.mailbox, (tx) =>
        tx.record(
          aRecord({
            incidents: [anIncident(9_000 + n)],
            messages: (n % 2 === 0 ? words : words.toReversed()).map((word) => aMessage(9_000 + n, { text: word })),
          }),
        ),
      )
    await Promise.all([0, 1, 2, 3].map(write))
    expect((await ask(words[7] ?? '', 9)).incidents).toHaveLength(4)
  })
})

describe('the queue of what is to be indexed', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase()
  })
  afterAll(async () => fresh?.drop())
  const words = async (text: string, values: readonly unknown[]) => (await fresh.db.run(sql(text), values)).rows

  test('several workers and people who erase get along, and nothing erased stays', async () => {
    const incidents = createIncidents(fresh.db)
    const COUNT = 120
    for (let from = 0; from < COUNT; from += 40) {
      const some = Array.from({ length: 40 }, (_, n) => from + n)
      const erased = some.filter((n) => n % 3 === 0)
      await incidents.transaction(fresh.mailbox, (tx) =>
        tx.record(
          aRecord({
            incidents: some.map((n) => anIncident(n + 1)),
            messages: some.map((n) => aMessage(n + 1, { text: `Xantipa${'abcdefghij'[n % 10]} compartida` })),
          }),
        ),
      )
      const work = async () => {
        for (let n = 0; n < 8; n++) await incidents.index(fresh.mailbox, 7)
      }
      const erase = async (n: number) => {
        await words(`update message set text = '' where mailbox_id = $1 and incident_number = $2`, [
          fresh.mailbox,
          n + 1,
        ])
      }
      await Promise.all([work(), work(), ...erased.map(erase)])
      await words(`update message set text = 'Nada compartida.' where mailbox_id = $1 and text like 'Xantipa%'`, [
        fresh.mailbox,
      ])
    }
    while (await indexMessages({ incidents }, fresh.mailbox));
    expect(await words('select from search_queue where mailbox_id = $1', [fresh.mailbox])).toEqual([])
    expect(
      await words(
        `select word from search_word where mailbox_id = $1 and (word like 'xantipa%' or word = 'compartida')`,
        [fresh.mailbox],
      ),
    ).toEqual([{ word: 'compartida' }])
    expect(
      await words(
        `select count(*)::int as all, count(*) filter (where search::text like '%xantipa%')::int as erased
          from message_search where mailbox_id = $1`,
        [fresh.mailbox],
      ),
    ).toEqual([{ all: COUNT, erased: 0 }])
  })

  test('what is being indexed by another worker is waited for a moment, and then not', async () => {
    const mailbox = await createMailboxes(fresh.db).ensure('otra@shop.example')
    const incidents = createIncidents(fresh.db)
    await incidents.transaction(mailbox, (tx) =>
      tx.record(aRecord({ incidents: [anIncident(900)], messages: [aMessage(900, { text: 'El jarrón.' })] })),
    )
    const ask = () => fresh.db.transaction((tx) => find(tx, mailbox, question('jarron'), 5))
    const holder = new Client({ connectionString: fresh.url })
    await holder.connect()
    try {
      await holder.query('begin')
      await holder.query('select search_work($1, 10)', [mailbox])
      const waiting = ask()
      setTimeout(() => void holder.query('commit'), 100)
      expect(await waiting).toMatchObject({ incidents: [{ incident: { number: 900 } }], complete: true })
      await incidents.transaction(mailbox, (tx) =>
        tx.record(aRecord({ messages: [aMessage(900, { text: 'Otro florero.' })] })),
      )
      await holder.query('begin')
      await holder.query('select search_work($1, 10)', [mailbox])
      expect(await ask()).toMatchObject({ incidents: [{ incident: { number: 900 } }], complete: false })
    } finally {
      await holder.end()
    }
  })

  test('a beginning of very many words is found, too', async () => {
    const mailbox = await createMailboxes(fresh.db).ensure('muchas@shop.example')
    const letters = 'abcdefghij'
    const many = Array.from({ length: 100 }, (_, n) => `crista${letters[n % 10]}${letters[Math.floor(n / 10)]}`)
    await createIncidents(fresh.db).transaction(mailbox, (tx) =>
      tx.record(aRecord({ incidents: [anIncident(901)], messages: many.map((text) => aMessage(901, { text })) })),
    )
    const found = async (text: string) =>
      (await fresh.db.transaction((tx) => find(tx, mailbox, question(text), 5))).incidents.length
    expect([await found('crista*'), await found('cristaa*'), await found('cristx*')]).toEqual([1, 1, 0])
  })
})

describe('where the database is another', () => {
  test('messages from before are found after the update', async () => {
    const db = openDatabase(await emptyDatabase())
    onTestFinished(() => db.close())
    const folder = join(import.meta.dirname, '../../migrations')
    const before = readdirSync(folder).filter((file) => file.endsWith('.ts') && file < '202611222100')
    const provider = {
      getMigrations: async () =>
        Object.fromEntries(
          await Promise.all(before.map(async (file) => [file.slice(0, -3), await import(join(folder, file))])),
        ),
    }
    const { error } = await new Migrator({ db: await db.kysely(), provider }).migrateToLatest()
    expect(error).toBeUndefined()
    const mailbox = await createMailboxes(db).ensure('incidencias@shop.example')
    await db.run(
      sql(`insert into incident (mailbox_id, number, status, customer_address, customer_name, language, category, topic, urgent,
          order_numbers, subject, opened_at, last_customer_at, last_heard_at, facts)
        select $1, n, 'open', 'eva@mail.example', 'Eva', 'es', 'delivery', 'other', false, '{}', 'Hola', now(), now(), now(),
          '{"participants": [], "classification": {}}' from generate_series(1, 10) n`),
      [mailbox],
    )
    await db.run(
      sql(`insert into message (mailbox_id, incident_number, at, side, from_address, from_name, subject, text, quoted, attachments)
        select $1, 1 + n % 10, now() - n * interval '1 minute', 'customer', 'eva@mail.example', 'Eva', 'Hola',
          case n when 4100 then 'El jarrón.' else 'Nada.' end, '', '[]' from generate_series(1, 4500) n`),
      [mailbox],
    )
    await migrate(db)
    const ask = () => db.transaction((tx) => find(tx, mailbox, question('jarron'), 5))
    expect(await ask()).toMatchObject({ incidents: [], complete: false })
    while (await indexMessages({ incidents: createIncidents(db) }, mailbox));
    const { incidents, complete } = await ask()
    expect([incidents.map(({ incident }) => incident.number), complete]).toEqual([[1], true])
  })

  test('without the right to create extensions everything works, typos of one letter included', async () => {
    const url = await emptyDatabase()
    const admin = new Client({ connectionString: url })
    await admin.connect()
    onTestFinished(() => admin.end())
    const role = `plain_${new URL(url).pathname.slice(1)}`
    await admin.query(`create role ${role} login password 'plain'`)
    await admin.query(`grant all on schema public to ${role}`)
    const plainUrl = new URL(url)
    plainUrl.username = role
    plainUrl.password = 'plain'
    const db = openDatabase(plainUrl.href)
    try {
      await migrate(db)
      expect((await db.run(sql('select from pg_extension'), [])).count).toBe(1)
      expect((await inspectDatabase(plainUrl.href)).missing).toEqual(['unaccent', 'pg_trgm'])
      const mailbox = await createMailboxes(db).ensure('incidencias@shop.example')
      await createIncidents(db).transaction(mailbox, (tx) =>
        tx.record(
          aRecord({
            incidents: [anIncident(1)],
            messages: [aMessage(1, { text: 'El jarrón ŻÓŁTY, Łódź.' })],
          }),
        ),
      )
      const count = async (text: string) =>
        (await db.transaction((tx) => find(tx, mailbox, question(text), 5))).incidents.length
      expect(await Promise.all(['jarron', 'JARRÓN', 'zolty', 'lodz', 'jarrno', 'nada'].map(count))).toEqual([
        1, 1, 1, 1, 1, 0,
      ])
    } finally {
      await db.close()
      await admin.query(`drop owned by ${role}`)
      await admin.query(`drop role ${role}`)
    }
  })
})
