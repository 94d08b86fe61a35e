import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBellTower } from '../../src/adapters/db/bell.ts'
import { createCorrections } from '../../src/adapters/db/corrections.ts'
import { type Database, openDatabase } from '../../src/adapters/db/database.ts'
import { createIncidents } from '../../src/adapters/db/incidents.ts'
import { createLeases } from '../../src/adapters/db/leases.ts'
import { createMailboxes } from '../../src/adapters/db/mailboxes.ts'
import { migrate } from '../../src/adapters/db/migrator.ts'
import { createOutbox } from '../../src/adapters/db/outbox.ts'
import { createRawMails } from '../../src/adapters/db/raw-mails.ts'
import { createReports } from '../../src/adapters/db/reports.ts'
import { dumpSchema, SCHEMA_FILE } from '../check/dump-schema.ts'
import { correctionsContract } from '../contract/corrections.contract.ts'
import { effectsContract } from '../contract/effects.contract.ts'
import { incidentsContract } from '../contract/incidents.contract.ts'
import { leasesContract } from '../contract/leases.contract.ts'
import { outboxContract } from '../contract/outbox.contract.ts'
import { aRawMail, rawMailsContract } from '../contract/raw-mails.contract.ts'
import { aFinishedMail, anIncident, aRecord, OPENED_AT as NOW } from '../support/an-incident.ts'
import { startCommitCutter } from '../support/commit-cutter.ts'
import { emptyDatabase, type FreshDatabase, freshDatabase } from '../support/database.ts'

let mailboxes = 0
function newMailbox({ db }: FreshDatabase) {
  return () => createMailboxes(db).ensure(`box${++mailboxes}@shop.example`)
}

rawMailsContract('PostgreSQL', async () => {
  const fresh = await freshDatabase()
  const incidents = createIncidents(fresh.db)
  return {
    rawMails: createRawMails(fresh.db),
    newMailbox: newMailbox(fresh),
    file: (mailbox, rawMailId) =>
      incidents.transaction(mailbox, (tx) =>
        tx.record(aRecord({ outcomes: [{ rawMailId, outcome: { kind: 'filed', incident: 1, opened: true } }] })),
      ),
    hold: (mailbox, rawMailId, until) =>
      incidents.transaction(mailbox, (tx) =>
        tx.record(aRecord({ outcomes: [{ rawMailId, outcome: { kind: 'held', why: 'x', agent: 'a@b', until } }] })),
      ),
    dispose: fresh.drop,
  }
})

incidentsContract('PostgreSQL', async () => {
  const fresh = await freshDatabase()
  return {
    incidents: createIncidents(fresh.db),
    rawMails: createRawMails(fresh.db),
    outbox: createOutbox(fresh.db),
    reports: createReports(fresh.db),
    newMailbox: newMailbox(fresh),
    dispose: fresh.drop,
  }
})

effectsContract('PostgreSQL', async () => {
  const fresh = await freshDatabase()
  return {
    incidents: createIncidents(fresh.db),
    rawMails: createRawMails(fresh.db),
    outbox: createOutbox(fresh.db),
    newMailbox: newMailbox(fresh),
    dispose: fresh.drop,
  }
})

correctionsContract('PostgreSQL', async () => {
  const fresh = await freshDatabase()
  return {
    corrections: createCorrections(fresh.db),
    incidents: createIncidents(fresh.db),
    reports: createReports(fresh.db),
    newMailbox: newMailbox(fresh),
    dispose: fresh.drop,
  }
})

outboxContract('PostgreSQL', async () => {
  const fresh = await freshDatabase()
  return { outbox: createOutbox(fresh.db), newMailbox: newMailbox(fresh), dispose: fresh.drop }
})

leasesContract('PostgreSQL', async () => {
  const fresh = await freshDatabase()
  return { leases: createLeases(fresh.db), mailbox: fresh.mailbox, dispose: fresh.drop }
})

describe('what only the database can do wrong', () => {
  let fresh: FreshDatabase
  let db: Database
  beforeAll(async () => {
    fresh = await freshDatabase()
    db = fresh.db
  })
  afterAll(async () => fresh?.drop())
  const sql = (text: string) => ({ name: '', text })

  test('a file of ours goes a month after its last use, unless a mail that is to be sent names it', async () => {
    const outbox = createOutbox(db)
    const box = await newMailbox(fresh)()
    const logo = { filename: 'logo.png', contentType: 'image/png', cid: 'logo', content: Uint8Array.from([7]) }
    const [sent, waits] = ['sent', 'waits'].map((key, n) =>
      aFinishedMail(key, { files: [{ ...logo, content: Uint8Array.from([n]) }] }),
    )
    if (sent === undefined || waits === undefined) throw new Error('two mails')
    const days = (n: number) =>
      db.run(sql(`update outbox_file set used_at = used_at - interval '${n} days' where mailbox_id = $1`), [box])
    await outbox.add(box, [sent], NOW)
    const [first] = await outbox.claim(box, 1, 1_000, NOW)
    await outbox.noteSent(box, [{ id: first?.id ?? 0, response: '250 ok' }], NOW)
    await outbox.add(box, [waits], NOW)
    await days(29)
    expect(await outbox.dropOldFiles(box)).toBe(0)
    await days(2)
    expect(await outbox.dropOldFiles(box)).toBe(1)
    const [second] = await outbox.claim(box, 1, 1_000, NOW)
    const hashes = [first, second].map((mail) => mail?.files?.[0]?.sha256 ?? '')
    expect([...(await outbox.files(box, hashes)).keys()]).toEqual([hashes[1]])
    // One that came to be used again is young again; it is not stored a second time.
    await days(20)
    await outbox.add(box, [aFinishedMail('again', { files: waits.files ?? [] })], NOW)
    await outbox.noteSent(box, [{ id: second?.id ?? 0, response: '250 ok' }], NOW)
    await days(20)
    expect(await outbox.dropOldFiles(box)).toBe(0)
  })

  test.each(['40P01', '40001'])('a transaction that fails with %s is run again as a whole', async (code) => {
    const incidents = createIncidents(db)
    const number = code === '40P01' ? 501 : 502
    let runs = 0
    const result = await incidents.transaction(fresh.mailbox, async (tx) => {
      await tx.record(aRecord({ incidents: [anIncident(number)], outbox: [aFinishedMail(code)] }))
      runs++
      if (runs < 3)
        await db.transaction(
          (own) => own.run(sql(`do $$ begin raise exception using errcode = '${code}'; end $$`), []),
          { tries: 1 },
        )
      return 'done'
    })
    expect([result, runs]).toEqual(['done', 3])
    const rows = await db.run(sql(`select from incident where number = ${number}`), [])
    expect(rows.count).toBe(1)
  })

  test('two transactions that lock each other both succeed', async () => {
    await db.run(sql('create table pair (id int primary key, n int); insert into pair values (1, 0), (2, 0)'), [])
    const both = ([first, second]: readonly [number, number]) =>
      db.transaction(async (tx) => {
        await tx.run(sql(`update pair set n = n + 1 where id = ${first}`), [])
        await new Promise((resolve) => setTimeout(resolve, 100))
        await tx.run(sql(`update pair set n = n + 1 where id = ${second}`), [])
      })
    await Promise.all([both([1, 2]), both([2, 1])])
    expect((await db.run(sql('select n from pair order by id'), [])).rows).toEqual([{ n: 2 }, { n: 2 }])
  })

  test.each([
    ['a table that is not there', 'select * from nowhere', 'permanent'],
    ['a server that goes away', 'select pg_terminate_backend(pg_backend_pid())', 'temporary'],
  ])('%s is a Failure that tells no secrets', async (_, text, lasting) => {
    const failure = await db.run(sql(text), []).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'Failure', where: 'database', lasting, cause: expect.anything() })
    expect((failure as Error).message).not.toMatch(/nowhere|select/)
    expect((await db.run(sql('select 1 as one'), [])).rows).toEqual([{ one: 1 }])
  })

  test('a server that is not there is a temporary Failure', async () => {
    const nobody = openDatabase('postgres://u:secret@127.0.0.1:1/x')
    await expect(nobody.transaction(async () => 1)).rejects.toMatchObject({
      lasting: 'temporary',
      message: 'the database cannot be reached',
    })
    await nobody.close()
  })

  test('a connection cut during COMMIT, 200 times over: each mail gets one outcome and one answer (F02)', async () => {
    const mails = Array.from({ length: 200 }, (_, n) => aRawMail(`Subject: cut ${n}\n\nx\n`))
    await createRawMails(db).store(fresh.mailbox, 'test', mails, undefined, NOW)
    const cutter = await startCommitCutter(fresh.url, (commit) =>
      commit % 2 === 1 ? 'pass' : commit % 4 === 0 ? 'before' : 'after',
    )
    const cut = openDatabase(cutter.url, { poolSize: 1 })
    const rawMails = createRawMails(cut)
    let opened = 0
    for (let now = NOW; ; now += 10) {
      const batch = await rawMails.claim(fresh.mailbox, { count: 1, bytes: 1e6, longest: 1e6, leaseMs: 1 }, now)
      if (batch.length === 0) break
      const rawMailId = batch[0]?.id ?? 0
      await createIncidents(cut)
        .transaction(fresh.mailbox, async (tx) => {
          const number = (await tx.numbers(1))[0] ?? 0
          await tx.record(
            aRecord({
              incidents: [anIncident(number, { subject: 'cut' })],
              outbox: [aFinishedMail(`ack ${rawMailId}`)],
              outcomes: [{ rawMailId, outcome: { kind: 'filed', incident: number, opened: true } }],
            }),
          )
          opened++
        })
        .catch((error: unknown) => expect(error).toMatchObject({ name: 'Failure', lasting: 'temporary' }))
    }
    await cut.close()
    await cutter.close()
    expect(cutter.cuts()).toBeGreaterThan(100)
    expect(opened).toBeGreaterThan(200)
    const counts = `select (select count(*) from incident where subject = 'cut') as incidents,
      (select count(*) from outbox_mail where once_key like 'ack %') as mails,
      (select count(*) from raw_mail where subject_hint like 'cut%' and status = 'filed') as filed`
    expect((await db.run(sql(counts), [])).rows).toEqual([{ incidents: 200, mails: 200, filed: 200 }])
  })

  test('a big mail is streamed in without being in memory as a whole', async () => {
    const piece = Buffer.alloc(64 * 1024, 'All work and no play.\r\n')
    // Rubbish that waits for its collector is no memory that is needed.
    setFlagsFromString('--expose-gc')
    const collectRubbish: () => void = runInNewContext('gc')
    collectRubbish()
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const content = async function* () {
      yield Buffer.from('Subject: big\r\n\r\n')
      for (let n = 0; n < 48 * 16; n++) {
        yield piece
        if (n % 64 !== 0) continue
        collectRubbish()
        most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      }
    }
    const size = 16 + 48 * 1024 * 1024
    await createRawMails(db).store(
      fresh.mailbox,
      'test',
      [{ content: content(), size, arrivedAt: NOW }],
      undefined,
      NOW,
    )
    expect(most).toBeLessThan(16 * 1024 * 1024)
    const stored = `select sum(length(bytes))::bigint as size from raw_mail_part p join raw_mail r on r.id = p.raw_mail_id where r.subject_hint = 'big'`
    expect((await db.run(sql(stored), [])).rows).toEqual([{ size }])
  })

  test('a bell wakes who waits, remembers one ring, and survives the loss of its connection', async () => {
    const tower = createBellTower(db)
    const bell = tower.of(1)
    const never = new AbortController().signal
    const woken = async (ms: number) => {
      const began = performance.now()
      await bell.wait('raw-mail', ms, never)
      return performance.now() - began < ms - 5
    }
    expect(await woken(50)).toBe(false)
    await bell.ring('raw-mail')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await woken(5_000)).toBe(true)
    const [heard] = await Promise.all([woken(5_000), bell.ring('outbox'), bell.ring('raw-mail')])
    expect(heard).toBe(true)
    await db.run(
      sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'incidencias bell'`),
      [],
    )
    expect(await woken(100)).toBe(false)
    const aborted = new AbortController()
    setTimeout(() => aborted.abort(), 20)
    await bell.wait('raw-mail', 60_000, aborted.signal)
    // Another mailbox's ring wakes nobody here.
    await tower.of(2).ring('raw-mail')
    expect(await woken(200)).toBe(false)
    await tower.close()
  })
})

describe('migrations', () => {
  test('give the schema that is checked in (else: node test/check/dump-schema.ts)', async () => {
    const fresh = await freshDatabase()
    expect(await dumpSchema(fresh.db)).toBe(readFileSync(SCHEMA_FILE, 'utf8'))
    await fresh.drop()
  })

  test('several processes that start at once migrate once', async () => {
    const url = await emptyDatabase()
    const databases = [1, 2, 3].map(() => openDatabase(url, { poolSize: 1 }))
    const ran = (await Promise.all(databases.map((db) => migrate(db)))).flat()
    expect(ran.length).toBeGreaterThan(3)
    expect(new Set(ran).size).toBe(ran.length)
    await databases[0]?.run(
      { name: '', text: `insert into kysely_migration values ('209901010000-from-the-future', '')` },
      [],
    )
    await expect(migrate(databases[1] as Database)).rejects.toMatchObject({
      lasting: 'permanent',
      message: expect.stringContaining('209901010000'),
    })
    await Promise.all(databases.map((db) => db.close()))
  })
})
