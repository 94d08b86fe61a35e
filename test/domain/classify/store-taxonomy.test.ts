import { describe, expect, test } from 'vitest'
import { compilePhrases } from '../../../src/adapters/phrases/phrase-net.ts'
import { classify } from '../../../src/domain/classify/classify.ts'
import { nearestCategories, parseCategory } from '../../../src/domain/classify/named-category.ts'
import { phraseFault } from '../../../src/domain/classify/phrase-fault.ts'
import { phraseFinder } from '../../../src/domain/classify/phrase-finder.ts'
import { questionsFor } from '../../../src/domain/classify/questions.ts'
import { readSignals } from '../../../src/domain/classify/signals.ts'
import {
  type CategoryChange,
  clashes,
  namesOfStore,
  type TopicChange,
  withStore,
} from '../../../src/domain/classify/store-taxonomy.ts'
import { BASE_TAXONOMY, findCategory, findTopic } from '../../../src/domain/classify/taxonomy.ts'
import type { Language } from '../../../src/domain/language/language.ts'
import { cutWords } from '../../../src/domain/language/words.ts'
import { theWordSense } from '../../support/word-sense.ts'

const topic = (id: string, more: Partial<TopicChange> = {}): TopicChange => ({ id, names: {}, phrases: {}, ...more })
const category = (id: string, more: Partial<CategoryChange> = {}): CategoryChange => ({
  id,
  names: {},
  topics: [],
  ...more,
})

const CHANGES: readonly CategoryChange[] = [
  category('delivery', {
    names: { es: ['Envíos'] },
    topics: [
      topic('installation', {
        names: { es: ['instalación', 'montaje en casa'], en: ['installation'] },
        ask: ['order-number', 'photo-of-item'],
        phrases: { es: ['instalación a domicilio', 'montador*'], en: ['installation team', 'fitter'] },
      }),
      topic('damaged', { phrases: { es: ['abollado*'] } }),
      topic('late', { ask: [] }),
    ],
  }),
  category('rental', {
    names: { es: ['Alquiler'], en: ['Rental'] },
    topics: [
      topic('deposit', {
        phrases: {
          es: ['fianza', 'devuel* ~ fianza', 'quién ~ devuelve la señal'],
          pl: ['kaucja'],
          any: ['rentaplus=6'],
        },
      }),
    ],
  }),
  category('gift-cards'),
]

const STORE = withStore(BASE_TAXONOMY, CHANGES, 'es')
const ids = (id: string) => findCategory(STORE, id)?.topics.map((each) => each.id) ?? []

describe('what a store adds', () => {
  test('stands behind what every store has, and other stays the last', () => {
    expect(STORE.categories.map(({ id }) => id)).toEqual([
      'product_info',
      'checkout',
      'delivery',
      'support',
      'rental',
      'gift-cards',
    ])
    expect(ids('delivery').slice(-3)).toEqual(['cost', 'installation', 'other'])
    expect(ids('delivery')).toHaveLength(13)
    expect(ids('rental')).toEqual(['deposit', 'other'])
    expect(ids('gift-cards')).toEqual(['other'])
  })

  test('nothing said, nothing changed', () => {
    expect(withStore(BASE_TAXONOMY, [], 'en')).toEqual(BASE_TAXONOMY)
  })

  test.each<[string, Language, string]>([
    ['delivery', 'es', 'Envíos'],
    ['delivery', 'pl', 'Dostawa'],
    ['rental', 'en', 'Rental'],
    ['rental', 'pl', 'Alquiler'],
    ['gift-cards', 'pt', 'Gift cards'],
  ])('%s is called in %s %s', (id, code, name) => {
    expect(findCategory(STORE, id)?.names[code][0]).toBe(name)
  })

  test('a name for no language of the store is better than none', () => {
    const [only] = withStore(
      BASE_TAXONOMY,
      [category('rental', { names: { pl: ['Wypożyczalnia'] } })],
      'es',
    ).categories.slice(-1)
    expect(only?.names.en).toEqual(['Wypożyczalnia'])
  })

  test('mails are told what is called otherwise than in the table, and that alone', () => {
    expect(namesOfStore(STORE, 'es')).toEqual({
      categories: { delivery: 'Envíos', rental: 'Alquiler', 'gift-cards': 'Gift cards' },
      topics: {
        'delivery/installation': 'instalación',
        'rental/deposit': 'deposit',
        'rental/other': 'Alquiler',
        'gift-cards/other': 'Gift cards',
      },
    })
    expect(namesOfStore(BASE_TAXONOMY, 'pl')).toEqual({ categories: {}, topics: {} })
  })

  test('it can be handed to another thread', () => {
    expect(structuredClone(STORE)).toEqual(STORE)
  })
})

describe('what is asked', () => {
  const NOTHING = { orderNumber: false, attachments: false, text: '', found: new Set<never>() }
  test.each([
    ['delivery', 'installation', ['order-number', 'photo-of-item']],
    ['delivery', 'late', []],
    ['delivery', 'damaged', ['order-number', 'photo-of-damage']],
    ['rental', 'deposit', ['what-you-need']],
    ['rental', 'other', ['what-you-need']],
    // Taken out of the file since.
    ['delivery', 'gone', ['order-number', 'what-you-need']],
    ['gone', 'gone', ['what-you-need']],
  ])('%s/%s', (id, about, questions) => {
    expect(questionsFor(id, about, NOTHING, STORE)).toEqual(questions)
  })
})

describe('in a command', () => {
  test.each([
    ['rental', 'rental', 'other'],
    ['Alquiler', 'rental', 'other'],
    ['alquiler/deposit', 'rental', 'deposit'],
    ['alquiler › otro', 'rental', 'other'],
    ['Rental deposit', 'rental', 'deposit'],
    ['gift cards', 'gift-cards', 'other'],
    ['Gift-Cards/other', 'gift-cards', 'other'],
    ['gift cards other', 'gift-cards', 'other'],
    ['instalacion', 'delivery', 'installation'],
    ['envíos › Montaje en casa', 'delivery', 'installation'],
    // What it was called before is understood as well.
    ['entrega/dañado', 'delivery', 'damaged'],
  ])('%s', (text, id, about) => {
    expect(parseCategory(text, STORE)).toEqual({ category: id, topic: about })
  })

  test('the nearest ones are named, by what they are called too', () => {
    expect(nearestCategories('alquilr', STORE)[0]).toBe('rental/other')
    expect(nearestCategories('rental/depsit', STORE)[0]).toBe('rental/deposit')
    expect(nearestCategories('instalacon', STORE)[0]).toBe('delivery/installation')
  })

  test('a name of the store goes before a word that is merely understood', () => {
    const store = withStore(BASE_TAXONOMY, [category('parcels', { names: { pl: ['Paczka'] } })], 'pl')
    expect(parseCategory('paczka', BASE_TAXONOMY)?.category).toBe('delivery')
    expect(parseCategory('paczka', store)?.category).toBe('parcels')
  })
})

describe('names that mean something else already', () => {
  test.each<[string, readonly CategoryChange[], readonly [string, string][]]>([
    [
      'a category of the table',
      [category('rental', { names: { es: ['entrega'] } })],
      [['rental/names/es', 'delivery']],
    ],
    ['in another language', [category('rental', { names: { en: ['Dostawa'] } })], [['rental/names/en', 'delivery']]],
    ['an id', [category('rental', { names: { en: ['Checkout'] } })], [['rental/names/en', 'checkout']]],
    [
      'a new one: the later is told of',
      [category('a1', { names: { es: ['Alquiler'] } }), category('b1', { names: { en: ['alquiler'] } })],
      [['b1/names/en', 'a1']],
    ],
    [
      'a topic of the same category',
      [category('delivery', { topics: [topic('box', { names: { es: ['Producto dañado'] } })] })],
      [['delivery/topics/box/names/es', 'damaged']],
    ],
    [
      'a topic of another category is another thing',
      [category('support', { topics: [topic('box', { names: { es: ['Producto dañado'] } })] })],
      [],
    ],
    ['its own', [category('delivery', { names: { es: ['Entrega', 'delivery'] } })], []],
    [
      'one that is free because it was renamed in every language',
      [
        category('delivery', { names: { es: ['Envíos'], pt: ['Envios'] } }),
        category('home', { names: { es: ['Entrega'] } }),
      ],
      [],
    ],
    ['what merely is understood', [category('rental', { names: { es: ['paquete'], pl: ['Paczka'] } })], []],
  ])('%s', (_, changes, expected) => {
    const found = clashes(withStore(BASE_TAXONOMY, changes, 'es'), changes)
    expect(found.map(({ path, taken }) => [path.join('/'), taken])).toEqual(expected)
  })
})

describe('phrases of the store', () => {
  const finder = phraseFinder(STORE, compilePhrases)
  const told = (text: string, language: Language | 'unknown' = 'es') =>
    classify(
      { subject: '', newText: cutWords(text), language },
      { ...theWordSense(), phrases: finder, taxonomy: STORE },
    )
  const signals = (text: string, language: Language | 'unknown' = 'es') =>
    readSignals({ subject: '', newText: cutWords(text), language }, finder).all.filter(({ ofStore }) => ofStore)

  test.each<[string, Language | 'unknown', string, string]>([
    ['¿Hacen instalación a domicilio del horno?', 'es', 'delivery', 'installation'],
    ['Los montadores no han venido.', 'es', 'delivery', 'installation'],
    ['The fitter never came to our house.', 'en', 'delivery', 'installation'],
    ['La lavadora ha llegado abollada por un lado.', 'es', 'delivery', 'damaged'],
    ['Tengo una duda sobre la FIANZA.', 'es', 'rental', 'deposit'],
    // Not a refund: the store says what is returned here.
    ['He devuelto el proyector. ¿Cuándo me devuelven la fianza?', 'es', 'rental', 'deposit'],
    ['¿Quién de ustedes me devuelve la señal?', 'es', 'rental', 'deposit'],
    ['Kiedy zwrócą mi Państwo kaucję? Kaucja to 200 zł.', 'pl', 'rental', 'deposit'],
    ['Tenho uma dúvida sobre o RentaPlus, podem me ligar?', 'pt', 'rental', 'deposit'],
    // A language that was not told: all of them are tried.
    ['kaucja', 'unknown', 'rental', 'deposit'],
    // What the store says nothing of is as before.
    ['Where is my parcel? It has not arrived.', 'en', 'delivery', 'late'],
  ])('%s', (text, language, id, about) => {
    expect(told(text, language)).toMatchObject({ category: id, topic: about })
  })

  test('are strong evidence, marked as the store’s and shown with their words', () => {
    expect(signals('La fianza, por favor: instalación a domicilio.')).toMatchObject([
      { tag: 'rental/deposit', points: 2.5, text: 'fianza', ofStore: true },
      { tag: 'delivery/installation', points: 4, text: 'instalación a domicilio', ofStore: true },
    ])
    expect(signals('RentaPlus')).toMatchObject([{ tag: 'rental/deposit', points: 6 }])
    expect(told('Tengo una duda sobre la fianza.')).toMatchObject({ sure: true, evidence: ['fianza'] })
  })

  test('are found in their language only', () => {
    expect(signals('kaucja kaucja, gdzie jest fianza', 'pl').map(({ text }) => text)).toEqual(['kaucja', 'kaucja'])
  })

  test('go before what the packs say of the same words', () => {
    const word = 'reembolso'
    const store = withStore(
      BASE_TAXONOMY,
      [category('rental', { topics: [topic('money', { phrases: { es: [word] } })] })],
      'es',
    )
    const read = (taxonomy: typeof store) =>
      readSignals(
        { subject: '', newText: cutWords(`Quiero mi ${word}.`), language: 'es' },
        phraseFinder(taxonomy, compilePhrases),
      ).all.filter(({ tag }) => !tag.startsWith('sign/'))
    expect(read(BASE_TAXONOMY).map(({ tag }) => tag)).not.toContain('rental/money')
    expect(
      read(store)
        .filter(({ text }) => text === word)
        .map(({ tag }) => tag),
    ).toEqual(['rental/money'])
  })

  test.each<[string, string | undefined]>([
    ['instalación a domicilio', undefined],
    ['montador*', undefined],
    ['no han _ el mueble', undefined],
    ['quién ~ montar', undefined],
    ['fianza=2.5', undefined],
    ['¿Montan los muebles?', undefined],
    ["j'ai loué", undefined],
    ['24h', undefined],
    ['ab', 'at least 3 letters'],
    ['', 'at least 3 letters'],
    ['fianza=strong', 'points'],
    ['fianza=-2', 'points'],
    ['fianza=2=3', 'points'],
    ['alquiler|alquilar', 'one phrase'],
    ['alquiler/alquilar', 'one phrase'],
    ['re*bolso', '* at the end'],
    ['code_word', 'between words'],
    ['*', 'at least'],
    ['~ montar', 'at the beginning'],
    ['_ montar', 'at the beginning'],
    ['al* casa', 'at the beginning'],
    ['montar ~', 'behind ~'],
    ['montar ~ ~ casa', 'behind ~'],
    ['montar ~ _ casa', 'behind ~'],
    ['x'.repeat(101), 'at most'],
  ])('%s: %s', (phrase, expected) => {
    if (expected === undefined) expect(phraseFault(phrase)).toBeUndefined()
    else expect(phraseFault(phrase)).toContain(expected)
  })

  test.each([
    'instalación a domicilio',
    'montador*',
    'no han _ el mueble',
    'quién ~ montar',
    '¿Montan los muebles?',
    "j'ai loué",
    '24 h',
  ])('what has no fault is found: %s', (phrase) => {
    const store = withStore(
      BASE_TAXONOMY,
      [category('rental', { topics: [topic('deposit', { phrases: { any: [phrase] } })] })],
      'es',
    )
    const text = phrase.replace('montador*', 'montadores').replace(' _ ', ' montado ').replace(' ~ ', ' lo va a ')
    const find = phraseFinder(store, compilePhrases)
    const { all } = readSignals({ subject: '', newText: cutWords(`Hola: ${text}, gracias`), language: 'es' }, find)
    expect(all.map(({ tag }) => tag)).toContain('rental/deposit')
  })
})

test('a topic that exists keeps what the store does not speak of', () => {
  const before = findTopic(BASE_TAXONOMY, 'delivery', 'damaged')
  expect(findTopic(STORE, 'delivery', 'damaged')).toEqual({ ...before, phrases: { es: ['abollado*'] } })
})
