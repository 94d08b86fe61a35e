/** What the reading thread learned outlives it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMailReader } from '../../src/adapters/mime/reading-thread.ts'
import type { Learner, MailReader } from '../../src/app/ports.ts'
import type { Reading } from '../../src/domain/mail/reading.ts'

let reader: MailReader & Learner
beforeEach(() => {
  reader = createMailReader({
    thread: { file: new URL('../support/learning-thread.ts', import.meta.url), data: {} },
    timeLimitMs: 5_000,
    readBeginning: async (mail) => ({ mail, orderNumbers: ['beginning'] }) as unknown as Reading,
  })
})
afterEach(() => reader.close())

const lesson = (topic: string) => ({ category: 'delivery', topic, features: { bytes: Uint8Array.of(1), kind: 'test' } })

/** How many lessons the thread knows that reads mails with these subjects. */
async function known(...subjects: readonly string[]) {
  const contents = subjects.map((subject) => Buffer.from(`From: a@example.com\nSubject: ${subject}\n\nHola`))
  const readings = await reader.read(
    contents.map((content) => ({ content, truncated: false, size: content.length, arrivedAt: 0 })),
  )
  return readings.map((reading) => (reading instanceof Error ? 'error' : reading.orderNumbers[0]))
}

test('what is learned counts from the next mail on, and takes the place of what was learned before', async () => {
  expect(await known('Hola')).toEqual(['0'])
  expect(await reader.learn([lesson('late'), lesson('lost')])).toMatchObject({ used: 2 })
  expect(await known('Hola', 'Hola')).toEqual(['2', '2'])
  await reader.learn([])
  expect(await known('Hola')).toEqual(['0'])
})

test('a mail that ends the thread takes no lessons along', async () => {
  await reader.learn([lesson('late')])
  expect(await known('one', 'end', 'two')).toEqual(['1', 'beginning', '1'])
})

test.each(['end', 'fail'])('lessons that %s leave a thread that reads without any', async (topic) => {
  await reader.learn([lesson('late')])
  await expect(reader.learn([lesson('late'), lesson(topic)])).rejects.toThrow()
  expect(await known('Hola', 'end', 'Hola')).toEqual(['0', 'beginning', '0'])
  expect(await reader.learn([lesson('late')])).toMatchObject({ used: 1 })
})

test('features of what cannot be seen are none, and the others are there', async () => {
  await reader.learn([lesson('late')])
  const texts = ['abc', 'fail', 'end', 'abcd'].map((text) => ({ subject: '', text }))
  const { kind, all } = await reader.features(texts)
  expect([kind, ...all.map((bytes) => [...bytes])]).toEqual(['test', [3], [], [], [4]])
  expect(await known('Hola')).toEqual(['1'])
})

test('what is not seen because the end came is not taken for a text without features', async () => {
  const features = reader.features([{ subject: '', text: 'abc' }])
  const closing = reader.close()
  await expect(features).rejects.toThrow('closed')
  await closing
})

test('after its end nothing is learned', async () => {
  await reader.close()
  await expect(reader.learn([lesson('late')])).rejects.toThrow('closed')
})
