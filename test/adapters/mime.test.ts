import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { attachmentReader } from '../../src/adapters/mime/attachment-reader.ts'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'

const ARRIVED = Date.parse('2026-11-02T10:15:30Z')
const FOLDER = join(import.meta.dirname, '../../fixtures/mail')

const input = (content: Uint8Array) => ({ content, truncated: false, size: content.length, arrivedAt: ARRIVED })
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'))

test('attachments are found by the numbers the mail gives them', async () => {
  for (const name of files) {
    const content = readFileSync(join(FOLDER, name))
    const { attachments } = await parseMail(input(content))
    const bytes = await attachmentReader.read(
      content,
      attachments.map((file) => file.index),
    )
    for (const file of attachments) {
      const found = bytes.get(file.index) ?? new Uint8Array()
      expect([found.length, createHash('sha256').update(found).digest('hex')]).toEqual([file.size, file.sha256])
    }
  }
})

test('a large attachment is measured in pieces and comes back whole', async () => {
  const bytes = Buffer.alloc(9_000_001, 'abc')
  const encoded = bytes.toString('base64').replace(/(.{76})/g, '$1\r\n')
  const head =
    'From: a@example.com\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
  const content = Buffer.from(head + encoded)
  const mail = await parseMail(input(content))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(mail.attachments).toMatchObject([{ filename: 'a.pdf', size: bytes.length, sha256 }])
  expect((await attachmentReader.read(content, [0])).get(0)).toEqual(bytes)
})

test('a mail of which only the beginning was taken in says so', async () => {
  const content = Buffer.from('From: a@example.com\n\nHola')
  const mail = await parseMail({ ...input(content), truncated: true, size: 99_000_000 })
  expect(mail).toMatchObject({
    text: 'Hola',
    size: 99_000_000,
    unreadable: 'only the first 25 of 99000000 bytes were taken in',
  })
})
