import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'
import { createSeal } from '../../src/adapters/seal/seal.ts'
import { tagOf } from '../../src/domain/mail/reference.ts'
import { read } from '../../src/domain/read.ts'
import { lazyReader } from '../../src/wiring/lazy.ts'
import { A_STORE } from '../support/a-store.ts'
import { theWordSense } from '../support/word-sense.ts'

const ARRIVED = Date.parse('2026-11-02T10:15:30Z')
const FOLDER = join(import.meta.dirname, '../../fixtures/mail')
const SECRETS = {
  current: 'the secret of today, long enough for all',
  previous: ['the one before, long enough as well'],
}
const seal = createSeal(SECRETS.current, SECRETS.previous)
const reader = lazyReader({ store: A_STORE, secrets: SECRETS }, seal, 5_000)
afterAll(() => reader.close())

const input = (content: Uint8Array) => ({ content, truncated: false, size: content.length, arrivedAt: ARRIVED })
const aMail = (subject: string, text = 'Hola') =>
  input(Buffer.from(`From: a@example.com\nSubject: ${subject}\n\n${text}`))

test('the thread concludes from every mail of the corpus what is concluded here, in order, and leaves the bytes alone', async () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'))
  const contents = files.map((name) => readFileSync(join(FOLDER, name)))
  const sense = theWordSense()
  const there = await reader.read(contents.map(input))
  for (const [index, content] of contents.entries()) {
    const here = read(await parseMail(input(content)), A_STORE, seal, sense)
    expect(there[index], files[index]).toEqual(here)
  }
  expect(contents.filter((content) => content.length === 0)).toHaveLength(1)
})

test('what this secret signed, and the one before, is believed in the thread', async () => {
  const old = createSeal(SECRETS.previous[0] as string, [])
  const other = createSeal('somebody else and his secret, long too', [])
  const subjects = [seal, old, other].map((one) => `Re: [${tagOf(one, A_STORE.mailbox, 4821)}]`)
  const readings = await reader.read(subjects.map((subject) => aMail(subject)))
  const verdicts = readings.map((reading) => (reading instanceof Error ? reading : reading.references[0]?.verdict))
  expect(verdicts).toEqual(['valid', 'valid', 'forged'])
})

test('a big mail is handed over, not copied; a small one stays with its owner', async () => {
  const big = new Uint8Array(3_000_000).fill(120)
  big.set(Buffer.from('From: a@example.com\nSubject: Hola\n\n'))
  const [reading] = await reader.read([input(big)])
  expect(reading).toMatchObject({ mail: { subject: 'Hola', size: 3_000_000 } })
  expect(big.length).toBe(0)
  const small = aMail('Hola')
  await reader.read([small])
  expect(small.content.length).toBeGreaterThan(0)
})

test('after its end nothing is read', async () => {
  const closed = lazyReader({ store: A_STORE, secrets: SECRETS }, seal)
  await closed.ready()
  await closed.close()
  await expect(closed.read([aMail('Hola')])).rejects.toThrow('closed')
})

test('a thread that nobody asks ends, and another reads what comes then', async () => {
  const threads = () => (process.report.getReport() as { readonly workers: readonly unknown[] }).workers.length
  const idle = lazyReader({ store: A_STORE, secrets: SECRETS }, seal, 5_000, 200)
  const before = threads()
  await idle.read([aMail('Hola')])
  expect(threads()).toBe(before + 1)
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(threads()).toBe(before)
  expect(await idle.read([aMail('Otra vez')])).toMatchObject([{ mail: { subject: 'Otra vez' } }])
  await idle.close()
})
