/** A store with a category and topics of its own, from the mail of a customer to the digest. Its file is the example of the command line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadTemplates } from '../../src/adapters/template/templates.ts'
import { process as processMails } from '../../src/app/process.ts'
import { reportsDue } from '../../src/app/reports-due.ts'
import { readTaxonomyFile } from '../../src/config/taxonomy-file.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { answerTo, buttonsOf, DAY, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA, BOSS, RUI } from '../support/a-store.ts'
import { aDesk } from '../support/desk.ts'

const TEMPLATES = join(import.meta.dirname, '../../templates')
const EXAMPLE = readFileSync(join(TEMPLATES, 'store/taxonomy.yaml'), 'utf8')
const OLA = { address: 'ola@shop.example', name: 'Ola', language: 'pl', categories: ['delivery'] } as const

let desk: Desk
beforeAll(async () => {
  const { taxonomy, problems } = readTaxonomyFile(EXAMPLE, BASE_TAXONOMY, 'es')
  if (taxonomy === undefined) throw new Error(JSON.stringify(problems))
  desk = await openDesk({
    taxonomy,
    defaultLanguage: 'es',
    agents: [ANA, { ...RUI, categories: ['rental'] }, OLA],
    managers: [BOSS],
  })
})
afterAll(() => desk.close())

/** A customer writes; the number of the incident is that of the desk from then on. */
async function opens(name: string, text: string): Promise<void> {
  const address = `${name}@mail.example`
  desk.turnTo(address, 0)
  desk.turnTo(address, await desk.opens(MONDAY, text, `${name} <${address}>`, 'Una consulta'))
}

const classified = async () => {
  const { category, topic, sure } = (await desk.incident()).classification
  return { category, topic, sure }
}

test('a mail about a topic of the store is understood, acknowledged and shown as the store calls it', async () => {
  await opens('eva', 'Hola, he devuelto el proyector. ¿Cuándo me devuelven la fianza? Gracias.')
  expect(await classified()).toEqual({ category: 'rental', topic: 'deposit', sure: true })

  const { text } = await desk.last('acknowledgement', 'eva@mail.example')
  expect(text).toContain('fianza')
  expect(text).toContain('número de pedido')
  expect(text).toContain('En qué fecha se hizo el cobro')

  const hers = await desk.last('notification', ANA.address)
  expect(hers.text).toContain('Alquiler › fianza')
  expect(hers.text).toMatch(/Categoría: Alquiler › fianza \([^\n]*devuelven la fianza/)
  expect(buttonsOf(hers).map((button) => button.text)).toContain('#category delivery/other')
  expect(hers.html).toContain('>Envíos<')

  // Who hears of rentals hears of it, in his language; who hears of deliveries does not.
  expect((await desk.last('notification', RUI.address)).text).toContain('Aluguel › caução')
  expect(await desk.saidTo(OLA.address)).toEqual([])
})

test('a correction by the names of the store, told in them and counted for those who hear of it', async () => {
  await opens('leo', 'Hola, quiero hablar de mi pedido. Gracias.')
  const before = await desk.last('notification', ANA.address)
  await desk.answers(MONDAY + MINUTE, before, '#category envíos › montaje')
  expect(await classified()).toMatchObject({ category: 'delivery', topic: 'installation' })
  expect((await desk.last('receipt', ANA.address)).text).toContain('→ Envíos › instalación')

  await desk.answers(MONDAY + 2 * MINUTE, before, '#category Wypożyczalnia')
  expect(await classified()).toMatchObject({ category: 'rental', topic: 'other' })
  expect((await desk.last('receipt', ANA.address)).text).toContain('Envíos › instalación → Alquiler')

  await desk.answers(MONDAY + 3 * MINUTE, before, '#category alquilr')
  expect(await desk.refused()).toContain('rental/other')

  await desk.answers(MONDAY + 4 * MINUTE, before, '#history')
  expect((await desk.last('history', ANA.address)).text).toContain('Envíos › instalación')
})

test('a search by them', async () => {
  await opens('mia', 'Hello, your installation team did not come today. Order 551177.')
  const asked = await desk.last('notification', ANA.address)
  for (const [words, found] of [
    ['category:envíos/instalación', true],
    ['category:envíos', true],
    ['category:envíos/retraso', false],
    ['category:alquiler', false],
  ] as const) {
    await desk.answers(MONDAY + 5 * MINUTE, asked, `#find 551177 ${words}`)
    const { text } = await desk.last('found', ANA.address, 0)
    expect([words, text.includes('Envíos › instalación')]).toEqual([words, found])
  }
})

test('an incident that the store finds itself', async () => {
  const words = '#new\ncustomer: ivo@mail.example\ncategory: alquiler/fianza\n'
  await aDesk(desk.shop).ask(ANA, MONDAY + HOUR, words, { subject: 'Fianzas de marzo' })
  const all = await desk.shop.everyIncident()
  expect(all.at(-1)?.classification).toMatchObject({ category: 'rental', topic: 'deposit' })
})

test('what the file has no more is kept, asked about and shown by its id', async () => {
  await opens('zoe', 'Hola: ¿cuándo me devuelven la fianza?')
  const templates = await loadTemplates(TEMPLATES, { tried: true })
  const without = {
    ...desk.shop.deps,
    store: { ...desk.shop.store, agents: [ANA], taxonomy: BASE_TAXONOMY },
    templates: () => Promise.resolve(templates),
  }
  const answered = await desk.last('acknowledgement', 'zoe@mail.example')
  await desk.shop.deliver(MONDAY + HOUR, answerTo(answered, 'Mi pedido es el 774411.', { from: 'zoe@mail.example' }))
  await processMails(without, desk.shop.mailbox, () => MONDAY + HOUR)
  const shown = await desk.last('notification', ANA.address)
  expect(shown.text).toContain('774411')
  expect(shown.text).toContain('Rental › deposit')
  expect(await classified()).toMatchObject({ category: 'rental', topic: 'deposit' })

  await reportsDue(without, desk.shop.mailbox, MONDAY + 8 * DAY)
  const digests = (await desk.shop.said('digest')).filter((mail) => mail.to[0]?.address === BOSS.address)
  expect(digests.at(-1)?.text).toContain('Rental › deposit')
})

test('the digest counts them under the names of the store', async () => {
  await desk.shop.work(MONDAY + 15 * DAY)
  await opens('ola', 'Hola: ¿cuándo me devuelven la fianza?')
  const asked = await desk.last('notification', ANA.address)
  await desk.answers(MONDAY + 8 * DAY, asked, '#digest')
  const { text, html } = await desk.last('digest', ANA.address, 0)
  expect(text).toMatch(/Alquiler[^\n]*\d/)
  expect(text).toContain('Envíos')
  expect(text).toContain('Alquiler › fianza')
  expect(html).toContain('Alquiler › fianza')
})
