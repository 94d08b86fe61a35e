/** Every reply of the corpus as if an agent had written it, with something in the quote that is no customer's business. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { ANA, type ATestStore, at, openTestStore } from '../support/a-store.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/mail/replies')
/** Those whose source shows plainly what is quoted. */
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.eml') && lastQuoted(name) !== undefined)
const MONDAY = at('2026-03-02T10:00:00+01:00')
const SECRET = 'CANARIO-7F3A'

let shop: ATestStore
let toAna: OutboxMail
beforeAll(async () => {
  shop = await openTestStore()
  await shop.receive(MONDAY, { from: 'Eva Stone <eva@example.org>', text: 'The lamp of order 774411 arrived broken.' })
  const notes = await shop.said('notification')
  toAna = notes.find((mail) => mail.to[0]?.address === ANA.address) as OutboxMail
})
afterAll(async () => {
  await shop.close()
})

/** The fixture from Ana to her signed address; the secret follows the last words of its quote. */
function asAna(name: string): string {
  const { raw, cut } = sourceOf(name)
  const words = lastQuoted(name) ?? ''
  const place = raw.lastIndexOf(words) + words.length
  const planted = `${raw.slice(0, place)} ${SECRET}${raw.slice(place)}`
  const kept = planted
    .slice(0, cut)
    .split('\n')
    .filter((line) => /^(?:MIME-Version|Content-)/i.test(line))
  const head = [`From: Ana <${ANA.address}>`, `To: ${toAna.replyTo}`, `Subject: Re: ${toAna.subject}`, ...kept]
  return [...head, `Message-ID: <${name}@agent.example>`, planted.slice(cut + 1)].join('\n')
}

function sourceOf(name: string): { readonly raw: string; readonly cut: number } {
  const raw = readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n')
  return { raw, cut: raw.indexOf('\n\n') }
}

/** Words a person calls quoted, or of the last line with a quote mark that is no part of the answer. */
function lastQuoted(name: string): string | undefined {
  const { raw, cut } = sourceOf(name)
  const { reply } = JSON.parse(readFileSync(join(FOLDER, name.replace('.eml', '.expected.json')), 'utf8'))
  const told: string | undefined = reply?.quotedText?.trim().split('\n').at(-1)
  const marked = raw
    .slice(cut)
    .split('\n')
    .findLast((line) => /^>[> ]*\p{L}/u.test(line))
  const isAnswered = marked !== undefined && (reply?.newText ?? '').includes(bare(marked))
  const last = bare(told ?? (isAnswered ? '' : (marked ?? '')))
  return [last, last.split(' ').at(-1) ?? ''].find((words) => words !== '' && raw.lastIndexOf(words) > cut)
}

function bare(line: string): string {
  return line.replace(/^[> ]+/, '').trim()
}

const isToCustomer = (mail: OutboxMail) => mail.to.some(({ address }) => address === 'eva@example.org')

test.each(NAMES)('S15 what %s quotes never leaves', async (name) => {
  const before = (await shop.said()).filter(isToCustomer).length
  const raw = asAna(name)
  const now = MONDAY + (NAMES.indexOf(name) + 1) * 60_000
  await shop.rawMails.store(
    shop.mailbox,
    'test',
    [{ arrivedAt: now, size: Buffer.byteLength(raw), content: Buffer.from(raw) }],
    undefined,
    now,
  )
  expect(await shop.work(now)).toMatchObject({ processed: 1, held: 0, quarantined: 0 })
  const said = (await shop.said()).filter(isToCustomer)
  expect(JSON.stringify(said.map(({ subject, text, html, headers }) => [subject, text, html, headers]))).not.toContain(
    SECRET,
  )
  // The answer went out without its quote, or the agent was asked about it.
  expect(said.length > before || (await shop.said('command-error')).length > 0).toBe(true)
})

test('most of them went out, without what they quoted', async () => {
  const relayed = (await shop.said()).filter((mail) => isToCustomer(mail) && mail.template === 'relay')
  expect(relayed.length).toBeGreaterThan(NAMES.length * 0.9)
})
