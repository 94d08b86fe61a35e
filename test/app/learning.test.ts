/** What agents correct with `#category`, through the whole intake: the next mails are read so, by every worker, until it is taken back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadGuardMails } from '../../src/adapters/model/load-model.ts'
import { learnAll, MOST_LESSONS, NOTHING_LEARNED } from '../../src/app/learn.ts'
import type { Lesson } from '../../src/app/ports.ts'
import { process as processMails } from '../../src/app/process.ts'
import { lazyReader } from '../../src/wiring/lazy.ts'
import { buttonsOf, type Desk, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA } from '../support/a-store.ts'

/** A matter of this store alone, which nobody could know. */
const MATTERS = [
  'Hola, os escribo por la jaima Aurora del certamen de Almería.',
  'Buenos días: es por la jaima Aurora, la del certamen. Un saludo.',
  'Soy del certamen de Almería, lo de la jaima Aurora otra vez.',
  'La jaima Aurora del certamen, me dijeron que escribiese aquí.',
]
const SAME_MATTER = 'Buenas, una cosa de la jaima Aurora para el certamen de Almería.'
const OTHER_MATTER = 'El paquete llegó roto: la lámpara está hecha añicos. ¿Me mandan otra?'

/** What is taught here must not reach a neighbour. */
const OWN_THREAD = { timeLimitMs: 5_000, ownThread: true }

let desk: Desk
let now = 0
beforeEach(async () => {
  desk = await openDesk({}, OWN_THREAD)
  now = MONDAY
})
afterEach(() => desk.close())

const classified = async (number: number) => {
  const { category, topic } = (await desk.incident(number)).classification
  return `${category}/${topic}`
}
let customers = 0
/** A customer writes, minutes later; how the mail was classified. */
async function opens(text: string, subject = 'Consulta'): Promise<{ number: number; guess: string }> {
  now += 2 * MINUTE
  const number = await desk.opens(now, text, `Eva <someone${++customers}@mail.example>`, subject)
  return { number, guess: await classified(number) }
}
async function says(number: number, command: string): Promise<void> {
  now += 2 * MINUTE
  await desk.answers(now, await desk.last('notification', ANA.address, number), command)
}
/** Somewhere the matter was not taken for. */
const elsewhere = (guess: string) => (guess.startsWith('checkout/') ? 'delivery/lost' : 'checkout/coupon')

/** Four mails of the matter, each corrected. */
async function correctsTheMatter() {
  const first = await opens(MATTERS[0] ?? '')
  const place = elsewhere(first.guess)
  await says(first.number, `#category ${place}`)
  const numbers = [first.number]
  for (const text of MATTERS.slice(1)) {
    const { number, guess } = await opens(text)
    if (guess !== place) await says(number, `#category ${place}`)
    numbers.push(number)
  }
  return { place, guess: first.guess, numbers }
}

const stored = () => desk.shop.deps.corrections.latest(desk.shop.mailbox, MOST_LESSONS)

/** Another process on the same database. */
function aWorker() {
  const { deps, store, seal, mailbox } = desk.shop
  const reader = lazyReader(
    { store, secrets: { current: 'a secret for tests that is long enough', previous: [] } },
    seal,
  )
  const worker = { ...deps, reader, learner: reader, learning: { ...NOTHING_LEARNED } }
  return {
    ...worker,
    async reads(text: string): Promise<string> {
      now += 2 * MINUTE
      const before = new Set((await desk.shop.everyIncident()).map(({ number }) => number))
      await desk.shop.deliver(now, { from: `someone${++customers}@mail.example`, subject: 'Consulta', text })
      await processMails(worker, mailbox, () => now)
      const opened = (await desk.shop.everyIncident()).find(({ number }) => !before.has(number))
      return opened === undefined ? 'nothing' : `${opened.classification.category}/${opened.classification.topic}`
    },
  }
}

describe('what agents correct', () => {
  test('is how the next mail of that matter is read, and is stored without its words; another matter is read as ever', async () => {
    const before = await opens(OTHER_MATTER)
    const { place, guess, numbers } = await correctsTheMatter()
    expect(guess).not.toBe(place)
    expect((await opens(SAME_MATTER)).guess).toBe(place)
    expect((await opens(OTHER_MATTER)).guess).toBe(before.guess)
    const rows = await desk.shop.db.run(
      { name: '', text: 'select to_jsonb(c) as row from correction c where mailbox_id > 0' },
      [],
    )
    expect(rows.count).toBeGreaterThan(0)
    expect(JSON.stringify(rows.rows)).not.toMatch(/jaima|someone|Aurora/i)
    for (const { features, incident } of await stored()) {
      expect(numbers).toContain(incident)
      expect(features?.bytes.length).toBeGreaterThan(0)
    }
  })

  test('is learned from the button of the notification as well', async () => {
    const { number, guess } = await opens('¿?', 'Consulta')
    const buttons = buttonsOf(await desk.last('notification', ANA.address, number))
    const other = buttons.find(({ text }) => text.startsWith('#category') && !text.includes(guess.split('/')[0] ?? ''))
    await says(number, other?.text ?? 'no such button')
    expect(await stored()).toHaveLength(1)
  })

  test('is unlearned by #undo', async () => {
    const { numbers } = await correctsTheMatter()
    for (const number of numbers) {
      now += 2 * MINUTE
      const receipts = await desk.saidTo(ANA.address, 'receipt', number)
      const last = receipts.at(-1)
      if (last !== undefined) {
        expect(await stored()).not.toEqual([])
        await desk.answers(now, last, '#undo')
      }
    }
    expect(await stored()).toEqual([])
    expect((await opens(SAME_MATTER)).guess).toBe(await guessOfNobody(SAME_MATTER))
  })

  test('is unlearned when its customer is forgotten', async () => {
    const { numbers } = await correctsTheMatter()
    const corrected = (await stored()).length
    await says(numbers[0] ?? 0, '#forget')
    expect(await stored()).toHaveLength(corrected - 1)
  })

  test('is known to every worker, and to one that starts again', async () => {
    const { place } = await correctsTheMatter()
    const [one, two] = [aWorker(), aWorker()]
    expect([await one.reads(SAME_MATTER), await two.reads(SAME_MATTER)]).toEqual([place, place])
    await Promise.all([one.reader.close(), two.reader.close()])
    const restarted = aWorker()
    expect(await restarted.reads(SAME_MATTER)).toBe(place)
    const all = [await learnAll(restarted, desk.shop.mailbox), await learnAll(desk.shop.deps, desk.shop.mailbox)]
    expect(all[0]).toEqual(all[1])
    await restarted.reader.close()
  })

  test('reaches a worker that had learned less, within minutes', async () => {
    const worker = aWorker()
    const before = await worker.reads(SAME_MATTER)
    const { place } = await correctsTheMatter()
    expect(before).not.toBe(place)
    expect(await worker.reads(SAME_MATTER)).toBe(place)
    expect(await desk.shop.deps.corrections.reset(desk.shop.mailbox)).toBeGreaterThan(0)
    expect(await worker.reads(SAME_MATTER)).toBe(before)
    await worker.reader.close()
  })

  test('goes to another mailbox, once', async () => {
    const { place } = await correctsTheMatter()
    await opens(SAME_MATTER)
    const lessons = (await stored()).flatMap(({ id: _, incident: __, features, ...lesson }): Lesson[] =>
      features === undefined ? [] : [{ ...lesson, features }],
    )
    await desk.close()
    desk = await openDesk({}, OWN_THREAD)
    const { corrections } = desk.shop.deps
    expect(await corrections.add(desk.shop.mailbox, lessons)).toBe(lessons.length)
    expect(await corrections.add(desk.shop.mailbox, lessons)).toBe(0)
    expect((await opens(SAME_MATTER)).guess).toBe(place)
  })
})

/** How a mail is read where nothing was learned. */
async function guessOfNobody(text: string): Promise<string> {
  const other = await openDesk({}, OWN_THREAD)
  const number = await other.opens(MONDAY, text, 'Eva <eva@mail.example>', 'Consulta')
  const { category, topic } = (await other.incident(number)).classification
  await other.close()
  return `${category}/${topic}`
}

describe('what would do harm', () => {
  test('counts in part or not at all: the guard has no fewer right than without it', async () => {
    const { corrections } = desk.shop.deps
    const { mailbox } = desk.shop
    // Mails of the guard itself, each put where it does not belong.
    const mails = loadGuardMails().slice(0, 80)
    const texts = mails.map(({ subject, body }) => ({ subject, text: body }))
    const { kind, all } = await desk.shop.deps.learner.features(texts)
    const nonsense = mails.map((mail, i): Lesson => {
      const [category, topic] =
        mail.category === 'delivery' ? (['checkout', 'coupon'] as const) : (['delivery', 'late'] as const)
      const features = { kind, bytes: all[i] ?? new Uint8Array() }
      return { category, topic, language: mail.lang, at: MONDAY + i, features }
    })
    await corrections.add(mailbox, nonsense)
    const { guard, part, used } = await learnAll(desk.shop.deps, mailbox)
    expect(used).toBe(mails.length)
    expect(part).toBeLessThan(1)
    expect(guard.now).toBeGreaterThanOrEqual(guard.base)
    expect(guard.mails).toBeGreaterThan(100)
  })

  test('lessons that fail stop no mail', async () => {
    const { deps, mailbox } = desk.shop
    const broken = {
      ...deps,
      learning: { ...NOTHING_LEARNED },
      learner: { ...deps.learner, learn: async () => Promise.reject(new Error('no')) },
    }
    const { number } = await opens(MATTERS[0] ?? '')
    await says(number, '#category checkout/coupon')
    now += 2 * MINUTE
    await desk.shop.deliver(now, { from: 'eva@mail.example', text: SAME_MATTER })
    expect(await processMails(broken, mailbox, () => now)).toMatchObject({ processed: 1, opened: 1, quarantined: 0 })
  })
})
