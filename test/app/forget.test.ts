/** A person who was erased is nowhere: in no row of any table, in no folder of the mailbox. Everybody else has what they had. */
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressHash } from '../../src/adapters/db/erasure-row.ts'
import { createImapSource } from '../../src/adapters/inlet/imap.ts'
import { createImapEraser } from '../../src/adapters/inlet/imap-erase.ts'
import { erasuresDue } from '../../src/app/erase-at-server.ts'
import { Failure, type MailboxEraser } from '../../src/app/ports.ts'
import { DAY, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA, aMail, BOSS, MAILBOX } from '../support/a-store.ts'
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts'

const T = MONDAY + HOUR
const ZOE = 'zoe.quim@person.example'
const NAME = 'Zoraida Quimera'
const CANARIES = [ZOE, 'zoe.quim', 'zoraida', 'quimera', 'canarybird', 'kanarienvogel']

/** Every row of every table as text. */
async function everything({ shop: { db } }: Desk): Promise<string> {
  const ask = async (text: string) => (await db.run<Record<string, string>>({ name: '', text }, [])).rows
  const tables = await ask(`select table_name as t from information_schema.tables where table_schema = 'public'`)
  const rows: string[] = []
  for (const { t } of tables) {
    const bytes = t === 'raw_mail_part' ? `, encode(x.bytes, 'escape')` : ''
    for (const row of await ask(`select concat(x::text${bytes}) as row from "${t}" x`)) rows.push(`${t}: ${row['row']}`)
  }
  return rows.join('\n')
}

const namesIn = (text: string) => CANARIES.filter((word) => text.toLowerCase().includes(word))

describe.runIf(hasDovecot())('forget, with the folders of the mailbox', () => {
  let desk: Desk
  let dovecot: Dovecot
  let client: ImapFlow
  const access = () => ({
    host: dovecot.host,
    port: dovecot.port,
    secure: false,
    tls: 'none' as const,
    user: 'store',
    password: 'secret',
    folder: 'INBOX',
  })
  const folders = ['INBOX', 'Done', 'Sent', 'Trash', 'Archive.2025']
  /** Another mailbox of the installation takes its mail from there. */
  const OTHER = 'Lisboa'
  const tablesWithHash = async () =>
    (await everything(desk)).split('\n').flatMap((row) => (row.includes(addressHash(ZOE)) ? [row.split(':')[0]] : []))
  const left = () => folders.flatMap((folder) => dovecot.mails(folder).map(({ content }) => `${folder}: ${content}`))
  const erase = (eraser: MailboxEraser | undefined, now: number) =>
    erasuresDue({ ...desk.shop.deps, eraser }, desk.shop.mailbox, now)

  beforeAll(async () => {
    desk = await openDesk()
    dovecot = (await startDovecot()) as Dovecot
    client = new ImapFlow({
      host: dovecot.host,
      port: dovecot.port,
      secure: false,
      auth: { user: 'store', pass: 'secret' },
      logger: false,
      doSTARTTLS: false,
    })
    await client.connect()
    for (const folder of [...folders.slice(1), OTHER]) await client.mailboxCreate(folder)
    const put = (folder: string, mail: Parameters<typeof aMail>[0], at = T - DAY) =>
      client.append(folder, Buffer.from(aMail(mail)), [], new Date(at))
    const from = `${NAME} <Zoe.Quim@Person.example>`
    await put('INBOX', {
      from,
      subject: 'canarybird',
      text: 'My canarybird has not arrived. Order 123456.',
      id: 'zoe.quim-1@x.example',
    })
    await put('INBOX', {
      from: 'ivo@mail.example',
      subject: 'My lamp',
      text: `Ask ${NAME}, ${ZOE}, my lamp has not come.`,
      id: 'ivo1@x.example',
    })
    await put('INBOX', {
      from: 'pia@mail.example',
      subject: 'Vase',
      text: 'My vase is late.',
      headers: [`Cc: ${NAME} <${ZOE}>`],
      id: 'pia1@x.example',
    })
    // Taken in: these have their places in the ledger.
    const source = createImapSource({
      ...access(),
      after: { kind: 'keep' },
      logger: desk.shop.deps.log,
      clock: { now: () => T },
    })
    const session = await source.open(new AbortController().signal)
    const cursor = { folder: 'INBOX', uidValidity: session.uidValidity, lastUid: 3 }
    for await (const mail of session.fetch([1, 2, 3]))
      await desk.shop.rawMails.store(desk.shop.mailbox, 'imap', [mail], cursor, T)
    await session.close()
    await desk.shop.work(T)
    const [zoes] = (await desk.shop.everyIncident()).filter(({ customer }) => customer.address === ZOE)
    const told = (await desk.saidTo(ANA.address, 'notification', zoes?.number ?? 0)).at(-1)
    if (told === undefined) throw new Error('nobody was told')
    await desk.answers(T + MINUTE, told, 'Dear Zoraida, your kanarienvogel leaves today.')
    // Moved, sent, thrown away, filed years ago; and what only looks like hers.
    await put('Done', { from, subject: 'canarybird again', text: 'canarybird' })
    await put('Sent', { from: MAILBOX, to: `"Quimera, Z." <${ZOE}>`, subject: 'Re: canarybird', text: 'kanarienvogel' })
    await put('Trash', {
      from: 'x@spam.example',
      headers: [`Reply-To: <${ZOE}>`],
      subject: 'zoraida',
      text: 'canarybird',
    })
    await put('Archive.2025', {
      from: 'pia@mail.example',
      headers: [`Cc: ivo@mail.example,\r\n <${ZOE}>`],
      text: 'canarybird',
    })
    await put('Archive.2025', { from: 'azoe@other.example', subject: 'not her', text: 'I only sound alike.' })
    await put(OTHER, { from, subject: 'canarybird', text: 'I wrote to the other shop.' })
    // Not taken in yet.
    await put('INBOX', {
      from: 'pia@mail.example',
      to: `${MAILBOX}, friend@mail.example`,
      subject: 'new',
      text: 'A new matter.',
    })
    await put('INBOX', { from, subject: 'I am back', text: 'A new word after it.' }, T + DAY)
    expect(namesIn(left().join('\n'))).toEqual(CANARIES)
    expect(await tablesWithHash()).toContain('sender_day')
    expect(namesIn(await everything(desk))).toEqual(CANARIES)
    await desk.sends(T + HOUR)
    await desk.answers(T + HOUR, told, '#forget')
  }, 90_000)
  afterAll(async () => {
    client?.close()
    await dovecot?.dispose()
    await desk?.close()
  })

  test('a server that is away is asked again, later and later', async () => {
    const away: MailboxEraser = { erase: () => Promise.reject(new Failure('imap', 'connection lost')) }
    await erase(away, T + 2 * HOUR)
    expect(await erase(away, T + 2 * HOUR + MINUTE)).toBe(0)
    expect(await desk.saidTo(ANA.address, 'forgotten-at-server', 0)).toEqual([])
    const certificates = await desk.said('forgotten', 0)
    expect(certificates.map(({ to }) => to[0]?.address).sort()).toEqual([ANA.address, BOSS.address])
  })

  test('then every folder is searched, and nothing of the person is left in any of them', async () => {
    await erase(createImapEraser({ ...access(), ofOthers: [OTHER] }), T + 3 * HOUR)
    const kept = left().filter((mail) => !mail.includes('I am back'))
    expect(namesIn(kept.join('\n'))).toEqual([])
    expect(kept.some((mail) => mail.includes('I only sound alike'))).toBe(true)
    expect(kept.some((mail) => mail.includes('A new matter'))).toBe(true)
  })

  test('what the person wrote to another mailbox of the account is none of ours', () => {
    expect(dovecot.mails(OTHER)).toHaveLength(1)
  })

  test('what the person wrote afterwards is welcome', () => {
    expect(left().some((mail) => mail.includes('A new word after it'))).toBe(true)
  })

  test('no row of any table names the person', async () => {
    const naming = (await everything(desk)).split('\n').filter((row) => namesIn(row).length > 0)
    expect(naming).toEqual([])
    // What keeps the person's mails from coming in again.
    expect(await tablesWithHash()).toEqual(['erasure'])
  })

  test('others have their incidents, and their words', async () => {
    const all = await desk.shop.everyIncident()
    const pias = all.find(({ customer }) => customer.address === 'pia@mail.example')
    expect(pias?.standing.status).toBe('open')
    expect(await everything(desk)).toContain('my lamp has not come')
  })

  test('whoever asked and the managers hear what was done where', async () => {
    const told = await desk.said('forgotten-at-server', 0)
    expect(told.map(({ to }) => to[0]?.address).sort()).toEqual([ANA.address, BOSS.address])
    const [mail] = told
    for (const words of ['INBOX', 'Done', 'Sent', 'Trash', 'Archive.2025']) expect(mail?.text).toContain(words)
    expect(mail?.text).toMatch(/2 (mails|correos)/)
    expect(await erase(createImapEraser({ ...access(), ofOthers: [OTHER] }), T + 4 * HOUR)).toBe(0)
  })
})

describe('forget, when the server refuses for a week', () => {
  test('people are told what they have to do, and the address is kept no longer', async () => {
    const desk = await openDesk()
    try {
      await desk.begin()
      const told = await desk.last('notification')
      await desk.answers(T, told, '#forget')
      const refusing: MailboxEraser = {
        erase: async () => ({
          folders: [{ folder: 'INBOX', count: 1 }],
          flagged: 1,
          left: 0,
          refused: [{ folder: 'Sent', why: 'imap: no' }],
        }),
      }
      const due = (now: number) => erasuresDue({ ...desk.shop.deps, eraser: refusing }, desk.shop.mailbox, now)
      for (let now = T; now < T + 8 * DAY; now += 5 * HOUR) await due(now)
      const [mail] = await desk.saidTo(ANA.address, 'forgotten-at-server', 0)
      expect(mail?.text).toContain('Sent: imap: no')
      expect(mail?.text).toMatch(/by hand|search all folders/)
      expect(await everything(desk)).not.toContain(desk.eva)
    } finally {
      await desk.close()
    }
  })
})
