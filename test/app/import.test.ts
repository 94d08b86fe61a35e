/** Archives of mail from before: what is restored, and that nobody ever hears of it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openArchive } from '../../src/adapters/archive/open-archive.ts'
import { forget } from '../../src/adapters/db/erase.ts'
import { createImports } from '../../src/adapters/db/imports.ts'
import { readDate } from '../../src/adapters/mime/date.ts'
import { importArchive } from '../../src/app/import.ts'
import { ANA, type ATestStore, aMail, at, MAILBOX, openTestStore } from '../support/a-store.ts'
import { memoryLeases } from '../support/memory-ports.ts'

const NOW = at('2026-03-20T10:00:00+01:00')
const DAY = 86_400_000

let shop: ATestStore
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'))
  shop = await openTestStore()
})
afterAll(async () => {
  await shop.close()
  await rm(folder, { recursive: true })
})

type Old = {
  readonly from: string
  readonly to?: string
  readonly day: string
  readonly id: string
  readonly re?: string
  readonly subject?: string
  readonly text?: string
  readonly headers?: readonly string[]
}

/** `day` such as `2026-01-05`; noon. */
function old({ day, re, headers = [], ...parts }: Old): string {
  const date = new Date(`${day}T12:00:00Z`).toUTCString()
  const cites = re === undefined ? [] : [`In-Reply-To: <${re}>`, `References: <${re}>`]
  const mail = aMail({ ...parts, headers: [...headers, ...cites] })
  return mail.replace(/^Date: .*$/m, `Date: ${date}`)
}

function mbox(...mails: readonly string[]): string {
  return mails.map((mail) => `From - Thu Mar 19 08:00:00 2026\n${mail.replaceAll('\r\n', '\n')}\n`).join('')
}

async function take(path: string, options: { now?: number; signal?: AbortSignal; closed?: boolean } = {}) {
  const { now = NOW, signal = new AbortController().signal, closed = false } = options
  const archive = await openArchive(path, { readDate, now })
  const deps = {
    ...shop.deps,
    imports: createImports(shop.db),
    leases: memoryLeases(),
    holder: 'test',
    clock: { now: () => now },
  }
  return await importArchive(deps, shop.mailbox, archive, { signal, closed })
}

const byCustomer = async (address: string) =>
  (await shop.everyIncident()).filter((incident) => incident.customer.address === address)

test('a conversation in two files is one incident, closed on the day of its last word', async () => {
  const box = join(folder, 'profile')
  await mkdir(box)
  const ask = {
    from: 'Lucía <lucia@customer.example>',
    id: 'l1@customer.example',
    day: '2026-01-05',
    subject: 'Broken cup',
  }
  await writeFile(
    join(box, 'INBOX'),
    mbox(
      old(ask),
      old({
        ...ask,
        id: 'l2@customer.example',
        re: 's1@desk.example',
        day: '2026-01-08',
        subject: 'Re: [Ticket#20260105] Broken cup',
      }),
      // This program cites nothing; the tag of the desk before leads to it.
      old({
        ...ask,
        id: 'l3@customer.example',
        day: '2026-01-20',
        subject: 'RE: [Ticket#20260105] Broken cup',
        text: 'And now?',
      }),
    ),
  )
  await writeFile(join(box, 'INBOX.msf'), 'an index')
  const answer = {
    from: `Shop <${MAILBOX}>`,
    to: 'lucia@customer.example',
    subject: 'Re: [Ticket#20260105] Broken cup',
  }
  await writeFile(
    join(box, 'Sent'),
    mbox(
      old({
        ...answer,
        id: 's1@desk.example',
        re: 'l1@customer.example',
        day: '2026-01-06',
        text: 'A new one is on its way.',
      }),
      old({
        ...answer,
        id: 's2@desk.example',
        re: 'l3@customer.example',
        day: '2026-01-21',
        text: 'It arrives tomorrow.',
      }),
      // A salesman who is no customer of any incident, and a circular.
      old({
        ...answer,
        to: 'a@x.example, b@x.example, c@x.example, d@x.example',
        id: 's3@desk.example',
        day: '2026-01-22',
        subject: 'Season',
      }),
    ),
  )
  await writeFile(join(box, 'Drafts'), mbox(old({ ...answer, id: 'd1@desk.example', day: '2026-01-22' })))
  const report = await take(box)
  expect(report).toMatchObject({
    mails: 6,
    opened: 1,
    joined: 4,
    ignored: 1,
    duplicates: 0,
    quarantined: 0,
    whole: true,
  })
  const [incident, ...more] = await byCustomer('lucia@customer.example')
  expect(more).toEqual([])
  expect(incident).toMatchObject({
    openedAt: at('2026-01-05T12:00:00Z'),
    firstAnsweredAt: at('2026-01-06T12:00:00Z'),
    standing: { status: 'closed', at: at('2026-01-21T12:00:00Z'), by: { policy: 'history' } },
    silentBecause: 'history',
  })
  const messages = await shop.incidents.transaction(shop.mailbox, (tx) => tx.conversation([incident?.number ?? 0], 10))
  expect(messages.map((message) => message.side)).toEqual(['customer', 'store', 'customer', 'customer', 'store'])
})

test('the same again brings nothing new, nor does the same mail by another way', async () => {
  expect(await take(join(folder, 'profile'))).toMatchObject({ duplicates: 6 })
  const mail = old({ from: 'eva@customer.example', id: 'e1@customer.example', day: '2026-02-01' })
  await shop.receive(NOW - 40 * DAY, mail)
  const said = (await shop.said()).length
  const eml = join(folder, 'eml')
  await mkdir(join(eml, 'deep'), { recursive: true })
  await writeFile(join(eml, 'deep', 'one.eml'), `Received: from x by y; Sun, 01 Feb 2026 12:00:05 +0000\r\n${mail}`)
  expect(await take(eml)).toMatchObject({ mails: 1, duplicates: 1, opened: 0 })
  expect((await shop.said()).length).toBe(said)
})

test('who may still wait stays open and is written to by nobody; the next mail wakes the incident', async () => {
  const maildir = join(folder, 'Maildir')
  for (const name of ['cur', 'new', 'tmp', '.Sent/cur']) await mkdir(join(maildir, name), { recursive: true })
  const young = '2026-03-14'
  const write = (place: string, mail: string) => writeFile(join(maildir, place), mail)
  await write('cur/1.a:2,S', old({ from: 'waits@customer.example', id: 'w1@c.example', day: young }))
  await write('cur/2.b:2,RS', old({ from: 'replied@customer.example', id: 'r1@c.example', day: young }))
  await write('new/3.c', old({ from: 'answered@customer.example', id: 'a1@c.example', day: young }))
  await write(
    '.Sent/cur/4.d:2,S',
    old({
      from: 'carla@old-agent.example',
      to: 'answered@customer.example',
      id: 'a2@d.example',
      re: 'a1@c.example',
      day: '2026-03-15',
    }),
  )
  await write('cur/5.e:2,S', old({ from: 'long-ago@customer.example', id: 'o1@c.example', day: '2026-02-20' }))
  // A command of an agent is no command, and a bounce tells nobody.
  await write(
    'cur/6.f:2,S',
    old({
      from: ANA.address,
      id: 'n1@agents.example',
      re: 'w1@c.example',
      day: '2026-03-16',
      subject: 'Re: My parcel',
      text: '#close\n\nseen',
    }),
  )
  await write('tmp/7.g', old({ from: 'half@customer.example', id: 'h1@c.example', day: young }))
  const before = (await shop.said()).length
  expect(await take(maildir)).toMatchObject({ mails: 6, stillOpen: 1, quarantined: 0 })
  const [waits] = await byCustomer('waits@customer.example')
  expect(waits).toMatchObject({ standing: { status: 'open' }, awaitingAnswerSince: at(`${young}T12:00:00Z`) })
  for (const customer of ['replied', 'answered', 'long-ago'])
    expect((await byCustomer(`${customer}@customer.example`))[0]?.standing.status, customer).toBe('closed')
  // No clock runs on any of it. (Eva wrote by another way; reports are about all that is open.)
  for (const days of [1, 3, 8, 15, 40, 70]) await shop.work(NOW + days * DAY)
  const [eva] = await byCustomer('eva@customer.example')
  const said = (await shop.said())
    .slice(before)
    .filter((mail) => mail.incident !== eva?.number && mail.incident !== undefined)
  expect(said.map((mail) => mail.template)).toEqual([])

  await shop.receive(NOW + 2 * DAY, {
    from: 'answered@customer.example',
    subject: 'Re: x',
    headers: ['In-Reply-To: <a2@d.example>'],
    text: 'It broke again. What now?',
  })
  const [woken, ...others] = await byCustomer('answered@customer.example')
  expect(others).toEqual([])
  expect(woken).toMatchObject({ standing: { status: 'open' }, awaitingAnswerSince: NOW + 2 * DAY })
  expect(woken?.silentBecause).toBeUndefined()
  expect((await shop.said('notification')).at(-1)?.incident).toBe(woken?.number)
})

test('an import that was ended goes on where it stood, and a mail that cannot be decided stops nobody', async () => {
  const many = join(folder, 'many.mbox')
  const mails = Array.from({ length: 260 }, (_, n) =>
    old({ from: `m${n}@many.example`, id: `m${n}@many.example`, day: '2025-06-01' }),
  )
  await writeFile(many, mbox(...mails))
  const stop = new AbortController()
  const archive = await openArchive(many, { readDate, now: NOW })
  const imports = createImports(shop.db)
  const ended: typeof imports = {
    ...imports,
    store: async (...args) => {
      if (args[3] > 100) throw new Error('the power went out')
      return await imports.store(...args)
    },
  }
  const deps = { ...shop.deps, leases: memoryLeases(), holder: 'test', clock: { now: () => NOW } }
  await expect(
    importArchive({ ...deps, imports: ended }, shop.mailbox, archive, { signal: stop.signal }),
  ).rejects.toThrow('the power went out')
  expect(await imports.unended(shop.mailbox)).toMatchObject([{ source: many }])
  expect(await take(many)).toMatchObject({ wentOnFrom: 100, opened: 260, duplicates: 0, pending: 0, whole: true })
  expect(await imports.unended(shop.mailbox)).toEqual([])
})

test('F20 who was erased does not come back by an archive, and begins anew by writing', async () => {
  const gone = old({ from: 'gone@erased.example', id: 'g1@erased.example', day: '2026-01-10' })
  const path = join(folder, 'erased.mbox')
  await writeFile(path, mbox(gone))
  await take(path)
  const [before] = await byCustomer('gone@erased.example')
  const erased = { kind: 'forget', address: 'gone@erased.example', at: NOW, by: ANA.address } as const
  await shop.db.transaction((tx) => forget(tx, shop.mailbox, erased))
  const again = old({
    from: 'gone@erased.example',
    id: 'g2@erased.example',
    day: '2026-01-11',
    re: 'g1@erased.example',
  })
  await writeFile(path, mbox(gone, again))
  const report = await take(path)
  expect(report).toMatchObject({ ignored: 2, opened: 0, joined: 0 })
  expect(await byCustomer('gone@erased.example')).toEqual([])
  // Whoever writes after being erased is welcome, and begins anew.
  await shop.receive(NOW + DAY, {
    from: 'gone@erased.example',
    subject: 'Re: My parcel',
    headers: ['In-Reply-To: <g1@erased.example>'],
  })
  const [anew] = await byCustomer('gone@erased.example')
  expect(anew?.number).toBeGreaterThan(before?.number ?? 0)
})

test('what the store wrote to somebody who was erased does not come back either, what went to others as well does', async () => {
  const shared = 'Re: Two vases'
  const of = (to: string, id: string, subject = 'Re: My parcel') =>
    old({ from: `Shop <${MAILBOX}>`, to, id, day: '2026-01-12', subject, text: 'Dear Ms Gone, we are sorry.' })
  const path = join(folder, 'Sent-of-the-erased')
  await writeFile(
    path,
    mbox(
      of('"Gone, G" <Gone@erased.example>', 'to1@desk.example'),
      of('gone@erased.example, other@many.example', 'to2@desk.example', shared),
    ),
  )
  await take(path)
  const { rows } = await shop.db.run<{ subject_hint: string; size: number; reason: string | null }>(
    {
      name: '',
      text: "select subject_hint, size, reason from raw_mail where inlet = 'import' order by id desc limit 2",
    },
    [],
  )
  expect(rows.toSorted((a, b) => a.size - b.size)).toMatchObject([
    { size: 0, subject_hint: '', reason: 'erased' },
    { subject_hint: shared },
  ])
})

test('storing waits for deciding, but not for mails of the erased, and not when deciding has failed', async () => {
  const path = join(folder, 'ahead.mbox')
  const from = 'gone@erased.example'
  const kept = Array.from({ length: 101 }, (_, n) => old({ from, id: `a${n}@erased.example`, day: '2026-01-12' }))
  const last = old({ from: 'late@many.example', id: 'late@many.example', day: '2026-02-01' })
  await writeFile(path, mbox(...kept, last))
  const deps = {
    ...shop.deps,
    imports: createImports(shop.db),
    leases: memoryLeases(),
    holder: 'test',
    clock: { now: () => NOW },
  }
  const run = async (rawMails = shop.deps.rawMails) =>
    importArchive(
      { ...deps, rawMails },
      shop.mailbox,
      await openArchive(path, { readDate, now: NOW }),
      { signal: AbortSignal.timeout(4_000) },
      0,
    )
  const away = { ...shop.deps.rawMails, claim: () => Promise.reject(new Error('the database went away')) }
  const began = performance.now()
  await expect(run(away)).rejects.toThrow('the database went away')
  expect(performance.now() - began).toBeLessThan(3_000)
  expect(await run()).toMatchObject({ ignored: 101, opened: 1, whole: true })
})
