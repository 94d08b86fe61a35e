import { describe, expect, test } from 'vitest'
import { createLog, type LogLevel } from '../../src/adapters/log/log.ts'
import { Secret } from '../../src/config/secret.ts'

function lines(level: LogLevel, work: (log: ReturnType<typeof createLog>) => void): readonly Record<string, unknown>[] {
  const written: string[] = []
  work(createLog(level, { write: (line) => void written.push(line) }))
  return written.map((line) => JSON.parse(line))
}
const one = (data: Readonly<Record<string, unknown>>) => lines('info', (log) => log.info('it-happened', data))[0]

test('a line has time, level, event and data', () => {
  expect(one({ incident: 4821, uid: 7n, at: new Date(0) })).toMatchObject({
    level: 'info',
    event: 'it-happened',
    incident: 4821,
    uid: '7',
    at: '1970-01-01T00:00:00.000Z',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  })
})

test('what is below the level is not written', () => {
  const said = (level: LogLevel) =>
    lines(level, (log) => {
      log.info('a')
      log.warn('b')
      log.error('c')
    }).map((line) => line['event'])
  expect([said('debug'), said('warn'), said('error'), said('silent')]).toEqual([['a', 'b', 'c'], ['b', 'c'], ['c'], []])
})

describe('strangers and secrets stay out', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['a body', { text: 'canary' }],
    ['a body inside', { mail: { reply: { newText: 'canary', html: 'canary' } } }],
    ['a subject', { mail: { subject: 'canary' } }],
    ['bytes', { bytes: Buffer.from('canary') }],
    ['a password', { imap: { password: 'canary' } }],
    ['a secret', { key: new Secret('canary') }],
    ['a login in the text of an error', { error: new Error('cannot reach imaps://canary:canary@host') }],
    ['an address', { from: 'canary@example.com', all: ['Ana <acanary@example.com>'] }],
    [
      'an address inside an error',
      { error: new Error('550 no such user: canary@example.com', { cause: new Error('canary@x.example') }) },
    ],
    ['a signed address', { to: 'incidencias+c4821.7canary9@store.example' }],
    ['the signature of a tag', { tag: '[INC-4821-CANRY]', other: 'inc.4821.canary.canary@store.example' }],
    ['something very deep', { a: { b: { c: { d: { e: 'canary' } } } } }],
    ['something very long', { note: `${'x'.repeat(600)}canary` }],
  ])('%s', (_, data) => {
    expect(JSON.stringify(one(data)).toLowerCase()).not.toMatch(/canary|canry/)
  })

  test('what is left says enough', () => {
    const line = one({ from: 'Ana <ana@example.com>', tag: '[INC-4821-Q7RXM]', id: 'inc.4821.k3v9.7xk2@store.example' })
    expect(line).toMatchObject({ from: 'Ana <a…@example.com>', tag: '[INC-4821-…]', id: 'inc.4821.…@store.example' })
  })
})

test('errors show where they came from only at level debug', () => {
  const stack = (level: LogLevel) =>
    JSON.stringify(lines(level, (log) => log.error('failed', { error: new Error('no') })))
  expect(stack('info')).not.toContain('log.test.ts')
  expect(stack('debug')).toContain('log.test.ts')
})
