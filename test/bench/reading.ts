/**
 * What reading a mail costs in processor time, by kind: the kinds of `fixtures/mail`, and the bench's own mails by size.
 * Beside it stands what mailparser's `simpleParser` takes for its part of the same work, in the same run.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'
import { createSeal } from '../../src/adapters/seal/seal.ts'
import { read } from '../../src/domain/read.ts'
import { A_STORE } from '../support/invented-store.ts'
import { theWordSense } from '../support/word-sense.ts'
import { mails } from './mix.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/mail')
const ARRIVED = Date.parse('2026-11-02T10:15:30Z')
/** Each kind is gone through until this much processor time is spent, so that small kinds are measured as well. */
const ENOUGH_MS = 400

type Kind = { readonly name: string; readonly mails: readonly Buffer[] }

/** Prints one line a kind: parse, read, and the parser of the library, in milliseconds of processor time a mail. */
export async function compareReading(say: (line: string) => void): Promise<void> {
  const seal = createSeal('a secret for the bench that is long enough', [])
  const sense = theWordSense()
  const parse = (content: Buffer) => parseMail({ content, truncated: false, size: content.length, arrivedAt: ARRIVED })
  const all = [...fixtureKinds(), ...sizeKinds()]
  for (const content of all.flatMap((kind) => kind.mails)) read(await parse(content), A_STORE, seal, sense)
  say('reading, ms of processor time a mail:')
  say(row(['kind', 'mails', 'KB', 'parse', 'read', 'simpleParser', 'parse/it']))
  for (const { name, mails: some } of all) {
    const parsed = await Promise.all(some.map(parse))
    const parsing = await cost(some, parse)
    const reading = await cost(parsed, (mail) => read(mail, A_STORE, seal, sense))
    const library = await cost(some, (content) => simpleParser(content))
    const bytes = some.reduce((sum, content) => sum + content.length, 0)
    say(
      row([
        name,
        String(some.length),
        (bytes / some.length / 1_000).toFixed(1),
        parsing.toFixed(2),
        reading.toFixed(2),
        library.toFixed(2),
        (parsing / library).toFixed(2),
      ]),
    )
  }
}

function fixtureKinds(): readonly Kind[] {
  return readdirSync(FIXTURES).map((name) => ({
    name,
    mails: readdirSync(join(FIXTURES, name))
      .filter((file) => file.endsWith('.eml'))
      .map((file) => readFileSync(join(FIXTURES, name, file))),
  }))
}

function sizeKinds(): readonly Kind[] {
  const mixed = [...mails('mix', 120)]
  const between = (from: number, to: number): readonly Buffer[] =>
    mixed.filter(({ length }) => length >= from && length < to)
  return [
    { name: 'plain 3 KB', mails: [...mails('small', 50)] },
    { name: 'html 25 KB', mails: between(10_000, 100_000) },
    { name: 'file 300 KB', mails: between(100_000, 1_000_000) },
    { name: 'file 3 MB', mails: between(1_000_000, 10_000_000) },
  ].filter((kind) => kind.mails.length > 0)
}

/** Mean milliseconds of processor time of this thread. */
async function cost<T>(items: readonly T[], work: (item: T) => unknown): Promise<number> {
  const before = process.threadCpuUsage()
  let count = 0
  for (;;) {
    for (const item of items) await work(item)
    count += items.length
    const { user, system } = process.threadCpuUsage(before)
    if ((user + system) / 1_000 > ENOUGH_MS) return (user + system) / 1_000 / count
  }
}

function row(cells: readonly string[]): string {
  return cells.map((cell, n) => (n === 0 ? cell.padEnd(14) : cell.padStart(13))).join('')
}
