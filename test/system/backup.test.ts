/** Backups: taken from a database at work, whole or not there, and brought back somewhere else. */
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createBackupFile } from '../../src/adapters/backup/backup-file.ts'
import { type Database, openDatabase } from '../../src/adapters/db/database.ts'
import { createDumpableDatabase } from '../../src/adapters/db/dump.ts'
import { checkDump, createDumpWriter, readDump } from '../../src/adapters/db/dump-text.ts'
import { startEmbedded } from '../../src/adapters/db/embedded.ts'
import { isEmbeddedThere, openRestorePlace } from '../../src/adapters/db/embedded-restore.ts'
import { migrate, migrationNames } from '../../src/adapters/db/migrator.ts'
import { backUp, restoreInto } from '../../src/app/backup.ts'
import { emptyDatabase, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { quiet } from '../support/quiet-log.ts'

const silent = () => undefined
const ODD = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, n) => n)), Buffer.from('\n\\.\n\r\n\\N\t\\x00')])

describe('the text of a dump', () => {
  const rows = ['1\ta\\\\.b\n2\t\\N\n', '3\tnot the end: \\\\.\n']
  const dump = () => {
    const writer = createDumpWriter()
    return Buffer.concat([
      writer.head({ takenAt: 7, version: '1', migrations: ['a'], mailboxes: ['x@store.example'] }),
      writer.table('first', ['id', 'text']),
      ...rows.map((row) => writer.rows(Buffer.from(row))),
      writer.endOfTable(),
      writer.table('without_rows', ['id']),
      writer.endOfTable(),
      writer.sequence('first_id_seq', '3', true),
      writer.end(),
    ])
  }
  async function* cut(bytes: Buffer, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }

  test.each([1, 2, 3, 4, 5, 7, 64, 10_000])('is read as it was written, in pieces of %s bytes', async (size) => {
    const seen: string[] = []
    for await (const part of readDump(cut(dump(), size))) {
      if (part.kind !== 'table') seen.push(part.kind)
      else {
        const read: Buffer[] = []
        for await (const chunk of part.rows) read.push(chunk)
        seen.push(`${part.table}: ${Buffer.concat(read)}`)
      }
    }
    expect(seen).toEqual(['head', `first: ${rows.join('')}`, 'without_rows: ', 'sequence', 'end'])
  })

  test.each([
    [`copy "mailbox" ("id") from program 'touch here'; copy "mailbox" ("id") from stdin;`],
    ['copy "mailbox" ("id"); drop table incident; copy "mailbox" ("id") from stdin;'],
    ['copy "mailbox" () from stdin;'],
    ['copy "public"."mailbox" ("id") from stdin;'],
    [`select setval('"a"', 1, true); drop table incident;`],
    ['drop table incident;'],
  ])('made by somebody else, it is no way to run %s', async (line) => {
    // Whoever makes a file makes its checksum, too.
    const before = `-- incidencias backup ${JSON.stringify({ format: 1, takenAt: 7, version: '1', migrations: [], mailboxes: [] })}\n${line}\n\\.\n`
    const end = JSON.stringify({
      rows: { mailbox: 0 },
      sha256: createHash('sha256').update(before).digest('hex'),
    })
    await expect(checkDump(cut(Buffer.from(`${before}-- end ${end}\n`), 64))).rejects.toThrow(/no backup has/)
  })

  test.each([{}, { takenAt: 7, version: '\x1b[2J', migrations: [], mailboxes: [] }])(
    'a first line that says %j is none',
    async (head) => {
      const line = `-- incidencias backup ${JSON.stringify({ format: 1, ...head })}\n`
      await expect(checkDump(cut(Buffer.from(line), 64))).rejects.toThrow(/first line/)
    },
  )

  test('cut anywhere, or with any byte another, it is no backup', async () => {
    const whole = dump()
    await expect(checkDump(cut(whole, 100))).resolves.toMatchObject({ rows: { first: 3, without_rows: 0 } })
    for (let at = 0; at < whole.length - 1; at += 3) {
      await expect(checkDump(cut(whole.subarray(0, at), 50)), `cut at ${at}`).rejects.toThrow()
      const other = Buffer.from(whole)
      other[at] = (other[at] as number) ^ 1
      await expect(checkDump(cut(other, 50)), `changed at ${at}`).rejects.toThrow()
    }
  })
})

describe('a database at work', () => {
  let source: FreshDatabase
  let folder: string
  beforeAll(async () => {
    source = await freshDatabase()
    folder = mkdtempSync(join(tmpdir(), 'incidencias-backup-'))
    chmodSync(folder, 0o755)
    for (let n = 0; n < 40; n++) await aMail(source.db, n)
    await source.db.run({ name: '', text: `select setval('incident_number', 2000)` }, [])
  })
  afterAll(async () => {
    await source.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  const database = () => createDumpableDatabase(source.url, '1.2.3')
  const to = (name: string) => createBackupFile(join(folder, name))

  test('is written as of one moment, into a file for its owner alone, and is the same elsewhere, byte for byte', async () => {
    let writing = true
    const writer = (async () => {
      for (let n = 1_000; writing; n++) await aMail(source.db, n)
    })()
    const underLoad = await backUp({ database: database(), file: to('load.gz'), check: checkDump }, silent)
    writing = false
    await writer
    expect(statSync(join(folder, 'load.gz')).mode & 0o777).toBe(0o600)
    // Every mail has its bytes: both rows of a transaction, or none.
    expect(underLoad.rows['raw_mail']).toBeGreaterThanOrEqual(40)
    expect(underLoad.rows['raw_mail_part']).toBe(underLoad.rows['raw_mail'])

    await backUp({ database: database(), file: to('quiet.gz'), check: checkDump }, silent)
    const target = await emptyDatabase()
    await createDumpableDatabase(target, '1.2.3').load(to('quiet.gz').read(), silent)
    expect(await digests(target)).toEqual(await digests(source.url))
    // A number given after the backup never means somebody else's incident.
    expect(Number((await ask<{ n: string }>(target, `select nextval('incident_number') as n`))[0]?.n)).toBeGreaterThan(
      3_000,
    )
    expect(await ask(target, `select from pg_trigger where not tgisinternal and tgenabled = 'D'`)).toEqual([])
    // And there is no second time.
    const again = createDumpableDatabase(target, '1.2.3').load(to('quiet.gz').read(), silent)
    await expect(again).rejects.toThrow('is not empty')
  })

  test('leaves nothing behind when it breaks in the middle, and never takes the place of another file', async () => {
    async function* breaking() {
      yield Buffer.from('-- incidencias backup')
      throw new Error('the connection broke')
    }
    await expect(to('broken.gz').write(breaking(), checkDump)).rejects.toThrow('the connection broke')
    writeFileSync(join(folder, 'mine.gz'), 'mine')
    await expect(backUp({ database: database(), file: to('mine.gz'), check: checkDump }, silent)).rejects.toThrow(
      'already',
    )
    expect(readFileSync(join(folder, 'mine.gz'), 'utf8')).toBe('mine')
    expect(readdirSync(folder).filter((name) => name.includes('.part') || name.includes('broken'))).toEqual([])
  })

  test('damaged on its way to the disk it gets no name', async () => {
    async function* damaged() {
      let n = 0
      for await (const chunk of database().dump(silent)) yield n++ === 3 ? Buffer.from(chunk).fill(97, 0, 1) : chunk
    }
    await expect(to('damaged.gz').write(damaged(), checkDump)).rejects.toThrow('no whole backup')
    expect(existsSync(join(folder, 'damaged.gz'))).toBe(false)
  })

  test('a backup of an older version is brought up to date', async () => {
    const older = await emptyDatabase()
    const db = openDatabase(older)
    onTestFinished(() => db.close())
    const names = await migrationNames()
    await migrate(db, names.at(-3))
    await db.run({ name: '', text: `insert into mailbox (address) values ('old@store.example')` }, [])
    const target = await emptyDatabase()
    const facts = await createDumpableDatabase(target, '2').load(
      createDumpableDatabase(older, '1').dump(silent),
      silent,
    )
    expect(facts.migrations).toEqual(names.slice(0, -2))
    expect(await ask(target, 'select address from mailbox')).toEqual([{ address: 'old@store.example' }])
    expect(await ask(target, 'select name from kysely_migration order by name')).toHaveLength(names.length)
  })

  test('a backup of a newer version is refused with a clear word, and nothing is changed', async () => {
    const target = await emptyDatabase()
    async function* newer() {
      for await (const chunk of database().dump(silent))
        yield Buffer.from(
          chunk.toString('latin1').replace('"migrations":[', '"migrations":["209901010000-later",'),
          'latin1',
        )
    }
    const loading = createDumpableDatabase(target, '1.2.3').load(newer(), silent)
    await expect(loading).rejects.toThrow(/newer version, 1\.2\.3 \(with 209901010000-later\): install/)
    expect(await ask(target, `select from pg_class where relname = 'mailbox'`)).toEqual([])
  })

  test('the embedded database is replaced when the new one is complete, and kept beside; never while it is in use', async () => {
    const dataDir = join(folder, 'data')
    await backUp({ database: database(), file: to('moved.gz'), check: checkDump }, silent)
    const restore = (file: string) =>
      restoreInto(
        {
          openPlace: () => openRestorePlace(dataDir, quiet),
          databaseAt: (url) => createDumpableDatabase(url, '1.2.3'),
          file: to(file),
          clock: { now: () => Date.parse('2026-03-02T10:00:00Z') },
        },
        silent,
      )
    // Into a folder without any.
    expect(await restore('moved.gz')).toBeUndefined()
    expect(isEmbeddedThere(dataDir)).toBe(true)
    const server = await startEmbedded(dataDir, quiet)
    expect(await digests(server.url)).toEqual(await digests(source.url))
    await expect(restore('moved.gz')).rejects.toThrow('stop it')
    await server.stop()
    expect(await restore('moved.gz')).toBe(join(dataDir, 'postgres.before-20260302T100000'))
    expect(readdirSync(dataDir)).toContain('postgres.before-20260302T100000')
  })
})

async function aMail(db: Database, n: number): Promise<void> {
  await db.transaction(async (tx) => {
    const hash = createHash('sha256').update(`${n}`).digest()
    const { rows } = await tx.run<{ id: string }>(
      {
        name: '',
        text: `insert into raw_mail (mailbox_id, inlet, content_hash, size, arrived_at, stored_at, status)
          values (1, 'imap', $1, $2, now(), now(), 'filed') returning id`,
      },
      [hash, ODD.length],
    )
    await tx.run(
      { name: '', text: 'insert into raw_mail_part (mailbox_id, raw_mail_id, part, bytes) values (1, $1, 0, $2)' },
      [rows[0]?.id, ODD],
    )
  })
}

async function ask<R extends object>(url: string, text: string): Promise<R[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<R>(text)).rows
  } finally {
    await client.end()
  }
}

/** What is in each table, whatever order its rows lie in. */
async function digests(url: string): Promise<unknown> {
  const tables = await ask<{ name: string }>(
    url,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%' order by 1`,
  )
  const one = ({ name }: { name: string }) =>
    `select '${name}' as name, count(*) as rows, md5(string_agg(t::text, '|' order by t::text collate "C")) as digest from "${name}" t`
  return ask(url, `${tables.map(one).join(' union all ')} order by name`)
}
