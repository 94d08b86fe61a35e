import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readMails } from './eval/corpus.ts'

const folder = mkdtempSync(join(tmpdir(), 'incidencias-mails-'))
afterAll(() => rmSync(folder, { recursive: true }))

const MAIL = { id: 'a', lang: 'es', subject: '', body: 'No llega', category: 'delivery', topic: 'late', urgent: false }

function reading(...lines: readonly string[]) {
  const file = join(folder, 'mails.jsonl')
  writeFileSync(file, lines.join('\n'))
  return readMails(file)
}

describe('a file of labelled mails', () => {
  test('holds one a line; what other sets do not say is empty', () => {
    expect(reading(JSON.stringify(MAIL), '', JSON.stringify({ ...MAIL, more: 1 }))).toEqual([
      { ...MAIL, variant: '', signs: [] },
      { ...MAIL, variant: '', signs: [], more: 1 },
    ])
  })

  test.each([
    ['no JSON', 'delivery late', 'one line'],
    ['a mail over several lines', '{', 'one line'],
    ['no language and no words', JSON.stringify({ id: 'a', subject: '', category: 'delivery' }), 'lang, body'],
  ])('%s: says in which line, and what is wrong', (_, line, words) => {
    expect(() => reading(JSON.stringify(MAIL), line)).toThrow('mails.jsonl:2: expected a mail')
    expect(() => reading(JSON.stringify(MAIL), line)).toThrow(words)
  })
})
