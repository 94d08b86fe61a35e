/** What every way of mail into the database promises: each mail once, byte for byte, and none before it is stored. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRawMails } from '../../src/adapters/db/raw-mails.ts'
import { Failure, type RawMails } from '../../src/app/ports.ts'
import { rawMail } from '../support/a-mail.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

export type DoorUnderTest = {
  /** Brings these mails (each character is a byte) to our door. True when the other side was told that all are taken. */
  bring(...mails: readonly string[]): Promise<boolean>
  /** The other side tries again what it still has. */
  again(): Promise<boolean>
  dispose(): Promise<void>
}

export const A_MAILBOX = 'incidencias@shop.example'

const HEAD = 'From: Zoé <zoe@example.net>\r\nTo: incidencias@shop.example\r\nSubject: Pedido\r\n'

const ODD_MAILS: readonly (readonly [string, string])[] = [
  ['lines of dots', `${HEAD}\r\n.\r\n..\r\n...\r\n.x\r\n\r\n.\r\n.`],
  ['bytes of eight bits', `${HEAD}Content-Transfer-Encoding: 8bit\r\n\r\n\xe9\xff\xfe\x80 \xc3\xb1\r\n`],
  ['a header without a body', HEAD],
  ['an empty body', `${HEAD}\r\n`],
  ['a body of empty lines', `${HEAD}\r\n\r\n\r\n\r\n`],
  ['no header that is known', 'nothing here is a field\r\n\r\nor is it\r\n'],
  ['a line of a million characters', `${HEAD}\r\n${'x'.repeat(1_000_000)}\r\n`],
  ['a field of many lines', `${HEAD}X-Long: a\r\n${' folded\r\n'.repeat(3_000)}\r\nText\r\n`],
  ['a line like that of an mbox', `${HEAD}\r\nFrom here on\r\n>From there\r\n`],
  ['what looks like the protocol', `${HEAD}\r\nQUIT\r\nDATA\r\n250 OK\r\nA1 OK done\r\n)\r\n`],
]

export function takingInContract(
  name: string,
  open: (rawMails: RawMails, database: FreshDatabase) => Promise<DoorUnderTest>,
): void {
  describe(`mail that comes ${name}`, () => {
    let database: FreshDatabase
    let door: DoorUnderTest
    let failing: Error | undefined

    beforeAll(async () => {
      database = await freshDatabase()
      const rawMails = createRawMails(database.db)
      const store: RawMails['store'] = async (...given) => {
        if (failing === undefined) return await rawMails.store(...given)
        for (const { content } of given[2]) if (!(content instanceof Uint8Array)) for await (const _ of content);
        throw failing
      }
      door = await open({ ...rawMails, store }, database)
    }, 30_000)
    afterAll(async () => {
      await door?.dispose()
      await database?.drop()
    })

    /** All that is stored, oldest first. */
    async function stored(): Promise<readonly string[]> {
      const { rows } = await database.db.run<{ id: number }>(
        { name: '', text: 'select id from raw_mail where mailbox_id = $1 order by id' },
        [database.mailbox],
      )
      const rawMails = createRawMails(database.db)
      const all = await Promise.all(rows.map(({ id }) => rawMails.read(database.mailbox, id)))
      return all.map((bytes) => Buffer.from(bytes ?? []).toString('latin1'))
    }

    test('odd mails come byte for byte', async () => {
      const mails = ODD_MAILS.map(([odd, mail], n) => {
        const [first = '', ...rest] = mail.split('\r\n')
        const own = odd.startsWith('no header') ? mail : [first, `Message-ID: <${n}@odd.example>`, ...rest].join('\r\n')
        return own.endsWith('\r\n') ? own : `${own}\r\n`
      })
      expect(await door.bring(...mails)).toBe(true)
      const found = await stored()
      const lost = ODD_MAILS.filter((_, n) => found[n] !== mails[n]).map(([odd]) => odd)
      expect([found.length, lost]).toEqual([mails.length, []])
    })

    test('a big mail comes whole', async () => {
      const big = rawMail('big', 3_500_000)
      expect(await door.bring(big)).toBe(true)
      expect((await stored()).at(-1) === big).toBe(true)
    })

    test('the same mail twice is one, small or big', async () => {
      const before = (await stored()).length
      await door.bring(rawMail('twice'), rawMail('twice-big', 2_000_000))
      await door.bring(rawMail('twice'), rawMail('twice-big', 2_000_000))
      expect((await stored()).length).toBe(before + 2)
    })

    test('what could not be stored stays with the other side, and comes again', async () => {
      const before = (await stored()).length
      failing = new Failure('database', 'the database cannot be reached')
      expect(await door.bring(rawMail('later'), rawMail('later-big', 2_000_000))).toBe(false)
      expect((await stored()).length).toBe(before)
      failing = undefined
      expect(await door.again()).toBe(true)
      const after = await stored()
      expect(
        after
          .slice(before)
          .map((mail) => mail.length)
          .sort(),
      ).toEqual([rawMail('later'), rawMail('later-big', 2_000_000)].map((mail) => mail.length).sort())
    })

    test('an answer that was lost brings the mail again, and it is known', async () => {
      const before = (await stored()).length
      failing = new Failure('database', 'the connection broke during COMMIT')
      const mail = rawMail('lost-answer')
      const rawMails = createRawMails(database.db)
      // Stored, and nobody heard of it.
      await rawMails.store(
        database.mailbox,
        'test',
        [{ arrivedAt: Date.now(), size: mail.length, content: Buffer.from(mail) }],
        undefined,
        Date.now(),
      )
      await door.bring(mail)
      failing = undefined
      await door.again()
      expect((await stored()).length).toBe(before + 1)
    })
  })
}
