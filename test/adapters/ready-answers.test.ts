import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readReadyAnswers } from '../../src/adapters/template/ready-answers.ts'
import { parseCategory } from '../../src/domain/classify/named-category.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { readyAnswer, useLine } from '../../src/domain/command/use.ts'
import { LANGUAGES, type Language } from '../../src/domain/language/language.ts'
import { languageOfVariant, VARIANTS } from '../../src/domain/language/variants.ts'
import { ana, anIncident, now, store as plainStore } from '../domain/command/support.ts'

const TEMPLATES = join(import.meta.dirname, '../../templates')
const readyAnswers = await readReadyAnswers(TEMPLATES, BASE_TAXONOMY)
const store = { ...plainStore, readyAnswers }

const of = (language: Language) => readyAnswers[language] ?? []
const NAMES = of('en').map(({ name }) => name)
const EVERY = LANGUAGES.flatMap((language) => of(language).map((answer) => ({ language, ...answer })))

/** Polish greets without a name: it would have to be declined. */
const keysOf = (text: string) =>
  [...new Set([...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? ''))].filter((key) => key !== 'name').sort()

const GIVEN: Readonly<Record<string, string>> = {
  amount: '1.249,90 €',
  date: 'mediados de diciembre',
  days: '14',
  link: 'https://parcels.example/track/ES-77120934',
  product: 'Kołdra „Noc” 200 × 220',
  tracking: 'ES-77120934',
}

function used(
  name: string,
  language: Language,
  customer: string,
  given: readonly string[],
  more: readonly string[] = [],
): string {
  const incident = anIncident({
    language,
    customer: { address: 'eva@mail.example', name: customer },
    orderNumbers: ['A-10482'],
  })
  const values = given.map((key) => `${key}="${GIVEN[key] ?? ''}"`)
  const found = readyAnswer([name, ...values, ...more].join(' '), incident, { store, agent: ana, now, language: 'es' })
  return 'text' in found ? found.text : `! ${found.problem}: ${found.expected}`
}

describe('ready answers', () => {
  test('there are some, about every category', () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(12)
    expect(new Set(of('en').map(({ about = '' }) => about.split('/')[0]))).toEqual(
      new Set(['checkout', 'delivery', 'product_info', 'support']),
    )
  })

  test.each(LANGUAGES)('are the same in %s as in English: names, subjects and keys', (language) => {
    const shape = (each: Language) => of(each).map(({ name, about, text }) => ({ name, about, keys: keysOf(text) }))
    expect(shape(language)).toEqual(shape('en'))
  })

  test.each(VARIANTS)('are all there in the variant %s, each in its words', async (variant) => {
    const language = languageOfVariant(variant)
    const varied = (await readReadyAnswers(TEMPLATES, BASE_TAXONOMY, [variant]))[language] ?? []
    expect(varied.map(({ name, about, text }) => ({ name, about, keys: keysOf(text) }))).toEqual(
      of(language).map(({ name, about, text }) => ({ name, about, keys: keysOf(text) })),
    )
    for (const [index, { text, title }] of varied.entries()) {
      expect(text).not.toBe(of(language)[index]?.text)
      expect(title.length).toBeLessThanOrEqual(60)
      expect(text.length).toBeLessThanOrEqual(1200)
    }
  })

  test.each(EVERY)('$language/$name is about something known and short enough to read', ({ about, title, text }) => {
    expect(about === undefined ? undefined : parseCategory(about, BASE_TAXONOMY)).toBeDefined()
    expect(title.length).toBeLessThanOrEqual(60)
    expect(text.length).toBeLessThanOrEqual(1200)
    expect(text).not.toMatch(/^#|^>/m)
  })

  test.each(EVERY)('$language/$name leaves nothing to fill in', ({ language, name, text }) => {
    const keys = keysOf(text).filter((key) => key in GIVEN)
    const filled = used(name, language, 'Eva Ruiz', keys)
    expect(filled).not.toMatch(/[{}]|^!|undefined/)
    for (const key of keys) expect(filled).toContain(GIVEN[key])
  })

  test.each([
    ['en', 'Hello Eva,', 'Hello,'],
    ['es', 'Hola, Eva:', 'Hola:'],
    ['pt', 'Olá, Eva,', 'Olá,'],
    ['pl', 'Dzień dobry,', 'Dzień dobry,'],
    ['de', 'Guten Tag Eva,', 'Guten Tag,'],
  ] as const)('greet in %s with and without a name', (language, named, nameless) => {
    for (const name of NAMES) {
      const keys = Object.keys(GIVEN)
      expect(used(name, language, 'Eva Ruiz', keys).split('\n')[0]).toBe(named)
      expect(used(name, language, '', keys).split('\n')[0]).toBe(nameless)
    }
  })

  test('one without its values is not sent, and says which are missing', () => {
    expect(used('refund-done', 'es', 'Eva', ['days'])).toBe('! missing-value: amount=…')
  })

  test.each([
    ['en', 'vie', 'by 27 November'],
    ['es', '2026-11-27', 'el 27 de noviembre'],
    ['pt', 'viernes', 'até 27 de novembro'],
    ['pl', '27/11', 'do 27 listopada'],
    ['pl', '8 de enero', 'do 8 stycznia 2027'],
    ['es', 'viernes por la tarde', 'el viernes por la tarde'],
    ['es', '24/11/2026', '! date-in-the-past'],
    ['en', 'viernes 26', '! ambiguous-date: 2026-11-27, 2026-11-26'],
  ] as const)('a day is told to a customer who reads %s in their words: %s', (language, date, expected) => {
    expect(used('damaged-parcel', language, 'Eva', [], [`date=${date}`])).toContain(expected)
  })

  test('one tap writes the line with what the agent has to add', () => {
    const line = (name: string, orderNumbers: readonly string[]) => {
      const answer = of('es').find((each) => each.name === name)
      if (answer === undefined) throw new Error(`no ${name}`)
      return useLine(answer, anIncident({ orderNumbers }), store, ana)
    }
    expect(line('refund-done', ['A-10482'])).toBe('#use refund-done amount= days=')
    expect(line('refund-done', [])).toBe('#use refund-done amount= order= days=')
  })

  test('the helps name one that needs no more than they show', () => {
    for (const language of LANGUAGES) expect(used('refund-policy', language, 'Eva', ['days'])).toContain('14')
  })
})
