/**
 * Every mail of the corpus, damaged at random from a seed, through parsing and reading: 2,000 runs, 100,000 with
 * `npm run test:nightly`. `FUZZ_RUNS` sets another number, `FUZZ_SEED` where chance begins; a failure names the seed that
 * brings it back.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'
import { createSeal } from '../../src/adapters/seal/seal.ts'
import type { Mail } from '../../src/domain/mail/mail.ts'
import { maskSecrets } from '../../src/domain/mail/mask.ts'
import { readReply } from '../../src/domain/mail/reply/read-reply.ts'
import { read } from '../../src/domain/read.ts'
import { A_STORE } from '../support/a-store.ts'
import { type Chance, chanceOf, damaged } from '../support/damage.ts'
import { theWordSense } from '../support/word-sense.ts'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? (process.env['MODE'] === 'nightly' ? 100_000 : 2_000))
const SEED = Number(process.env['FUZZ_SEED'] ?? 1)
const ARRIVED = Date.parse('2026-11-02T10:15:30Z')
const TIMEOUT_MS = 60_000 + 20 * RUNS
/** Processor time for one mail; honest ones take a hundredth of it. */
const LIMIT_MS = 1_000

const FOLDER = join(import.meta.dirname, '../../fixtures/mail')
const CORPUS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.eml'))
  .sort()
  .map((name) => ({ name, content: readFileSync(join(FOLDER, name)) }))
const seal = createSeal('a secret for tests that is long enough', [])
const sense = theWordSense()

describe(`${RUNS} damaged mails from seed ${SEED}`, { timeout: TIMEOUT_MS }, () => {
  test('are parsed and read without an exception, in bounded time, to text that PostgreSQL takes', async () => {
    const slow: string[] = []
    for (let run = 0; run < RUNS; run++) {
      const chance = chanceOf(SEED + run)
      const { name, content } = pick(chance)
      const bytes = damaged(content, pick(chance).content, chance)
      const before = process.cpuUsage()
      const mail = await parse(bytes)
      const reading = read(mail, A_STORE, seal, sense)
      const used = process.cpuUsage(before)
      if ((used.user + used.system) / 1_000 > LIMIT_MS) slow.push(`${name}, FUZZ_SEED=${SEED + run}`)
      expect(storable(mail, reading.reply), `${name}, FUZZ_SEED=${SEED + run} FUZZ_RUNS=1`).toBe(true)
    }
    expect(slow).toEqual([])
  })

  test('give the same when they are read again', async () => {
    for (let run = 0; run < RUNS / 10; run++) {
      const chance = chanceOf(SEED + run)
      const { name, content } = pick(chance)
      const bytes = damaged(content, pick(chance).content, chance)
      const [first, second] = [await parse(bytes), await parse(bytes)]
      expect(second, name).toEqual(first)
      expect(read(second, A_STORE, seal, sense), name).toEqual(read(first, A_STORE, seal, sense))
      const once = maskSecrets(readReply(first).newText)
      expect(maskSecrets(once), name).toBe(once)
    }
  })
})

describe('no word of a person is lost', { timeout: TIMEOUT_MS }, () => {
  test.each(['text', 'html'] as const)(
    'marker words put anywhere into the %s are new, quoted or signature',
    async (form) => {
      const mails = await Promise.all(CORPUS.map(async ({ name, content }) => ({ name, mail: await parse(content) })))
      const written = mails.filter(({ mail }) => (form === 'html' ? mail.html !== undefined : mail.text.trim() !== ''))
      expect(written.length).toBeGreaterThan(5)
      for (let run = 0; run < RUNS; run++) {
        const chance = chanceOf(SEED + run)
        const chosen = written[chance.below(written.length)]
        if (chosen === undefined) continue
        const { mail, markers } = form === 'html' ? markedHtml(chosen.mail, chance) : markedText(chosen.mail, chance)
        const reply = readReply(mail)
        const kept = [reply.newText, reply.quotedText, reply.signature, reply.hidden ?? ''].join('\n')
        const lost = markers.filter((marker) => !kept.includes(marker))
        expect(lost, `${chosen.name}, FUZZ_SEED=${SEED + run} FUZZ_RUNS=1`).toEqual([])
      }
    },
  )
})

function pick(chance: Chance): (typeof CORPUS)[number] {
  const mail = CORPUS[chance.below(CORPUS.length)]
  if (mail === undefined) throw new Error('the corpus is empty')
  return mail
}

function parse(content: Buffer): Promise<Mail> {
  return parseMail({ content, truncated: false, size: content.length, arrivedAt: ARRIVED })
}

function storable(...values: readonly object[]): boolean {
  return values.every((value) => {
    const json = JSON.stringify(value instanceof Map ? [...value] : value)
    return json.isWellFormed() && !json.includes('\\u0000') && !/\\ud[89a-f]/i.test(json)
  })
}

type Marked = { readonly mail: Mail; readonly markers: readonly string[] }

/** Lines of their own, and words inside lines. */
function markedText(mail: Mail, chance: Chance): Marked {
  const lines = mail.text.split('\n')
  const markers = Array.from({ length: 1 + chance.below(4) }, (_, i) => `zq${i}marker${chance.below(1_000_000)}`)
  for (const marker of markers) {
    const at = chance.below(lines.length + 1)
    if (chance.below(2) === 0) lines.splice(at, 0, marker)
    else {
      const line = lines[at] ?? ''
      const blank = line.indexOf(' ', chance.below(line.length + 1))
      lines[at] = blank < 0 ? `${line} ${marker}` : `${line.slice(0, blank)} ${marker}${line.slice(blank)}`
    }
  }
  // Only the text: with an HTML part beside it the reader may rightly take that one.
  const { html: _, ...plain } = mail
  return { mail: { ...plain, text: lines.join('\n') }, markers }
}

/** Words between tags, where a person can have written them. */
function markedHtml(mail: Mail, chance: Chance): Marked {
  const html = mail.html ?? ''
  const visible = html.replace(/<!--[\s\S]*?-->|<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, (hidden) =>
    '\0'.repeat(hidden.length),
  )
  const places = [...visible.matchAll(/>[^<\0]/g)].map((match) => match.index + 1)
  if (places.length === 0) return { mail, markers: [] }
  const markers = Array.from({ length: 1 + chance.below(4) }, (_, i) => `zq${i}marker${chance.below(1_000_000)}`)
  const marks = markers
    .map((marker) => ({ marker, at: places[chance.below(places.length)] ?? 0 }))
    .sort((a, b) => b.at - a.at)
  let marked = html
  for (const { marker, at } of marks) marked = `${marked.slice(0, at)} ${marker} ${marked.slice(at)}`
  return { mail: { ...mail, text: '', html: marked }, markers }
}
