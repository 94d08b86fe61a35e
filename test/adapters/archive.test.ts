/** Archives as mail programs write them: where a mail begins and ends, and when it came. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useOf } from '../../src/adapters/archive/folder-names.ts'
import { openArchive } from '../../src/adapters/archive/open-archive.ts'
import { readDate } from '../../src/adapters/mime/date.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mbox-'))
})
afterAll(() => rm(folder, { recursive: true }))

const LINE = 'From x@example.org Mon Mar  2 09:00:00 2026'
const NOW = Date.parse('2026-06-01T00:00:00Z')

async function read(content: string | Buffer, name = 'box') {
  const path = join(folder, name)
  await writeFile(path, content)
  const archive = await openArchive(path, { readDate, now: NOW })
  const mails: { text: string; at: string; size: number }[] = []
  for await (const mail of archive.from(0)) {
    const pieces: Uint8Array[] = []
    if (mail.content instanceof Uint8Array) pieces.push(mail.content)
    else for await (const piece of mail.content) pieces.push(piece)
    const text = Buffer.concat(pieces).toString('latin1')
    mails.push({ text, at: new Date(mail.arrivedAt).toISOString(), size: mail.size })
  }
  return mails
}

describe('an mbox file', () => {
  test.each([
    ['one mail, without the empty line at the end', `${LINE}\nA: 1\n\nx\n`, ['A: 1\n\nx\n']],
    ['with it', `${LINE}\nA: 1\n\nx\n\n`, ['A: 1\n\nx\n']],
    ['two mails', `${LINE}\nA: 1\n\nx\n\n${LINE}\nB: 2\n\ny\n\n`, ['A: 1\n\nx\n', 'B: 2\n\ny\n']],
    [
      'CRLF',
      `${LINE}\r\nA: 1\r\n\r\nx\r\n\r\n${LINE}\r\nB: 2\r\n\r\ny\r\n`,
      ['A: 1\r\n\r\nx\r\n', 'B: 2\r\n\r\ny\r\n'],
    ],
    [
      'quoted From lines (mboxo, mboxrd)',
      `${LINE}\nA: 1\n\n>From me\n>>From you\n> From here\n\n`,
      ['A: 1\n\nFrom me\n>From you\n> From here\n'],
    ],
    [
      'a From line of a person',
      `${LINE}\nA: 1\n\nx\n\nFrom the shop at 10:30 in 2026 I got\nnothing\n\n`,
      ['A: 1\n\nx\n\nFrom the shop at 10:30 in 2026 I got\nnothing\n'],
    ],
    [
      'mboxcl2: the length says where it ends',
      `${LINE}\nContent-Length: ${LINE.length + 8}\n\nx\n\n${LINE}\nB: 2\n\n${LINE}\nC: 3\n\ny\n`,
      [`Content-Length: ${LINE.length + 8}\n\nx\n\n${LINE}\nB: 2`, 'C: 3\n\ny\n'],
    ],
    [
      'a length that lies',
      `${LINE}\nContent-Length: 3\n\nlonger than that\n\n${LINE}\nB: 2\n\ny\n`,
      ['Content-Length: 3\n\nlonger than that\n', 'B: 2\n\ny\n'],
    ],
  ])('%s', async (_, content, texts) => {
    expect((await read(content)).map(({ text }) => text)).toEqual(texts)
  })

  test('bigger than what is in memory of it, with a mail of 6 MB', async () => {
    const big = `A: big\n\n${'0123456789abcde\n'.repeat(400_000)}>From inside\n`
    const small = Array.from({ length: 300 }, (_, n) => `A: ${n}\n\n${'y'.repeat(20_000)}\n`)
    const all = [big, ...small]
    const found = await read(all.map((mail) => `${LINE}\n${mail}\n`).join(''))
    expect(found.map(({ text }) => text)).toEqual([big.replace('>From', 'From'), ...small])
  })

  test.each([
    [
      'the server says when it came',
      'Received: from a by b; Tue, 03 Mar 2026 10:00:00 +0100\nDate: Mon, 02 Mar 2026 08:00:00 +0000',
      '2026-03-03T09:00:00.000Z',
    ],
    ['or who sent it', 'Date: Mon, 02 Mar 2026 08:00:00 +0000', '2026-03-02T08:00:00.000Z'],
    ['not what cannot be', 'Date: Mon, 02 Mar 2099 08:00:00 +0000', '2026-03-02T09:00:00.000Z'],
    ['nor a clock that was never set', 'Date: Thu, 01 Jan 1970 00:00:00 +0000', '2026-03-02T09:00:00.000Z'],
  ])('the date: %s', async (_, header, at) => {
    expect((await read(`${LINE}\n${header}\n\nx\n`))[0]?.at).toBe(at)
  })
})

test.each([
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'is a gzip file: unpack it first'],
  ['zip', Buffer.from('PK\u0003\u0004'), 'is a zip archive: unpack it first'],
  ['Outlook', Buffer.from('!BDN....'), 'is an Outlook data file'],
  ['empty', Buffer.alloc(0), 'is empty'],
  ['other', Buffer.from('Dear diary'), 'holds no mail: expected an mbox file'],
])('refuses what is no archive: %s', async (name, content, why) => {
  await expect(read(content, name)).rejects.toThrow(why)
})

test.each([
  ['[Gmail]/Enviados', 'sent'],
  ['.Wys&AUI-ane', 'sent'],
  ['Gesendete Elemente.mbox', 'sent'],
  ['INBOX.Drafts', 'drafts'],
  ['Papelera', 'rubbish'],
  ['Spam', 'spam'],
  ['Reklamacje', 'mail'],
])('the folder %s is for %s', (name, use) => {
  expect(useOf(name)).toBe(use)
})
