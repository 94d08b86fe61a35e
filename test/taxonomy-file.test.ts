/** What a store says of its categories in `taxonomy.yaml`, and what it is told when that cannot be. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../src/config/config.ts'
import type { ConfigProblem } from '../src/config/config-problem.ts'
import { readTaxonomyFile } from '../src/config/taxonomy-file.ts'
import type { Environment } from '../src/config/variables.ts'
import { BASE_TAXONOMY, findCategory, findTopic } from '../src/domain/classify/taxonomy.ts'

const read = (source: string) => readTaxonomyFile(source, BASE_TAXONOMY, 'es')

/** `line: found`, for each mistake. */
const mistakes = (source: string) => read(source).problems?.map(({ line, found }) => `${line}: ${found}`) ?? []

describe('what can be said', () => {
  test('names, questions and phrases of what exists and of what is new', () => {
    const { taxonomy } = read(`
categories:
  delivery:
    names: { es: Envíos }
    topics:
      installation:
        names:
          es: [instalación, montaje]
          en: installation
        ask: order-number
        phrases: { es: [instalación a domicilio, monta*], any: RentaPlus=6 }
      late: { ask: [] }
  rental:
    names: { es: Alquiler }
  gift-cards:
`)
    if (taxonomy === undefined) throw new Error('no taxonomy')
    expect(taxonomy.categories.map(({ id }) => id).slice(4)).toEqual(['rental', 'gift-cards'])
    expect(findCategory(taxonomy, 'delivery')?.names.es).toEqual(['Envíos', 'Entrega'])
    expect(findTopic(taxonomy, 'delivery', 'installation')).toEqual({
      id: 'installation',
      names: {
        es: ['instalación', 'montaje'],
        pt: ['instalación'],
        pl: ['instalación'],
        en: ['installation'],
        fr: ['instalación'],
        de: ['instalación'],
        it: ['instalación'],
      },
      questions: ['order-number'],
      phrases: { es: ['instalación a domicilio', 'monta*'], any: ['RentaPlus=6'] },
    })
    expect(findTopic(taxonomy, 'delivery', 'late')?.questions).toEqual([])
  })

  test.each(['', '# nothing yet\n', 'categories:\n', '\ufeffcategories: {}\r\n', '---\n'])('nothing: %j', (source) => {
    expect(read(source).taxonomy).toEqual(BASE_TAXONOMY)
  })

  test('words that mean something else in YAML are words', () => {
    const { taxonomy } = read('categories:\n  rental:\n    names: { es: No, en: 2026 days, pl: null }')
    expect(findCategory(taxonomy ?? BASE_TAXONOMY, 'rental')?.names).toMatchObject({
      es: ['No'],
      en: ['2026 days'],
      pl: ['null'],
    })
  })
})

describe('what cannot be, with its line', () => {
  test.each<[string, string, readonly string[]]>([
    ['a list', '- delivery', ['1: a list']],
    ['a text', 'hello', ['1: "hello"']],
    ['another word', 'categoires: {}', ['1: "categoires"']],
    ['a field nobody knows', 'categories:\n  rental:\n    nmes: { es: Alquiler }', ['3: "nmes"']],
    ['an id with capitals', 'categories:\n  Rental: {}', ['2: "Rental"']],
    ['an id with a blank', 'categories:\n  gift cards: {}', ['2: "gift cards"']],
    ['an id that ends words', 'categories:\n  delivery:\n    topics: { a/b: {} }', ['3: "a/b"']],
    [
      'an id that means something else',
      'categories: { sign: , pt: , other: , urgent: }',
      ['1: "sign"', '1: "pt"', '1: "other"', '1: "urgent"'],
    ],
    ['a category that is a text', 'categories:\n  rental: Alquiler', ['2: "Alquiler"']],
    ['a topic that is a list', 'categories:\n  rental:\n    topics: { deposit: [a] }', ['3: a list']],
    ['a language without mails', 'categories:\n  rental:\n    names: { nl: Huur }', ['3: "nl"']],
    ['a name of nothing', 'categories:\n  rental:\n    names:\n      es:\n', ['4: nothing']],
    [
      'a name that would part',
      'categories:\n  rental:\n    names: { es: a › b, en: "a/b" }',
      ['3: "a › b"', '3: "a/b"'],
    ],
    ['a name of two lines', 'categories:\n  rental:\n    names: { es: "a\\nb" }', ['3: "a\nb"']],
    ['a name with markup', 'categories:\n  rental:\n    names: { es: "<b>x</b>" }', ['3: "<b>x</b>"']],
    [
      'a name that is taken',
      'categories:\n  rental:\n    names:\n      es: Entrega\n      en: Rental',
      ['4: "Entrega"'],
    ],
    [
      'a question nobody asks',
      'categories:\n  rental:\n    topics:\n      deposit:\n        ask: [order-number, age]',
      ['5: "age"'],
    ],
    [
      'a phrase that is none',
      'categories:\n  rental:\n    topics:\n      deposit:\n        phrases:\n          es:\n            - fianza\n            - re*nta',
      ['8: "re*nta"'],
    ],
    [
      'phrases without a language',
      'categories:\n  rental:\n    topics:\n      deposit: { phrases: [fianza] }',
      ['4: a list'],
    ],
    [
      'a phrase of two topics',
      'categories:\n  rental:\n    topics:\n      a: { phrases: { es: [la fianza] } }\n      b: { phrases: { es: [la Fianza=6], pl: [la fianza] } }',
      ['5: "la Fianza=6"'],
    ],
    ['a name twice', 'categories:\n  rental: {}\n  delivery: {}\n  rental: {}', ['4: a name that stands here already']],
    ['no YAML', 'categories:\n  rental:\n\tnames: {}', ['3: Tabs are not allowed as indentation']],
    ['a reference', 'categories:\n  rental: &a {}\n  other-rental: *a', ['3: *a, which stands for something else']],
  ])('%s', (_, source, expected) => {
    expect(mistakes(source)).toEqual(expected)
  })

  test('everything at once, in order, and each says what is expected', () => {
    const { problems = [] } = read(
      'categories:\n  delivery:\n    names: { xx: a }\n    topics: { X: { ask: [b] } }\n  Y: { z: {} }',
    )
    expect(problems.map(({ line, found }) => `${line}: ${found}`)).toEqual([
      '3: "xx"',
      '4: "b"',
      '4: "X"',
      '5: "z"',
      '5: "Y"',
    ])
    for (const { expected } of problems) expect(expected.length).toBeGreaterThan(10)
  })
})

describe('in the configuration', () => {
  const GOOD = {
    SECRET: 'a-secret-of-more-than-thirty-two-characters',
    MAILBOX_ADDRESS: 'incidencias@store.example',
    SMTP_URL: 'smtp://smtp.store.example',
    LMTP_LISTEN: '127.0.0.1:2424',
  }
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'incidencias-store-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const file = (text: string | Buffer, name = 'taxonomy.yaml') => writeFileSync(join(folder, name), text)
  const configured = (env: Environment = {}) => readConfig({ ...GOOD, STORE_DIR: folder, ...env })
  const problems = (env: Environment = {}): readonly ConfigProblem[] => configured(env).problems ?? []
  const RENTAL = 'categories:\n  rental:\n    names: { es: Alquiler }\n'

  test('no file: the table', () => {
    expect(configured().config?.store.taxonomy).toEqual(BASE_TAXONOMY)
  })

  test('the folder is store in DATA_DIR, where nothing else is said', () => {
    mkdirSync(join(folder, 'store'))
    file(RENTAL, 'store/taxonomy.yaml')
    const { config } = readConfig({ ...GOOD, DATA_DIR: folder })
    expect(config?.store.taxonomy.categories.at(-1)?.id).toBe('rental')
    expect(config?.storeDir).toBe(join(folder, 'store'))
  })

  test('names that are missing are those of DEFAULT_LANGUAGE', () => {
    file('categories:\n  rental:\n    names: { es: Alquiler, pl: Wypożyczalnia }')
    const name = (env: Environment) => configured(env).config?.store.taxonomy.categories.at(-1)?.names.pt[0]
    expect(name({ DEFAULT_LANGUAGE: 'pl' })).toBe('Wypożyczalnia')
    expect(name({ DEFAULT_LANGUAGE: 'en' })).toBe('Alquiler')
  })

  test('agents may hear of a category of the store, and only of one that is there', () => {
    const AGENTS = 'Rui <rui@x.example> pt rental,delivery'
    expect(problems({ AGENTS })).toEqual([
      {
        name: 'AGENTS',
        found: '"rental"',
        expected: 'language one of es, pt, pl, en, fr, de, it; categories product_info, checkout, delivery, support',
      },
    ])
    file(RENTAL)
    expect(configured({ AGENTS }).config?.store.agents[0]).toMatchObject({
      language: 'pt',
      categories: ['rental', 'delivery'],
    })
  })

  test('mistakes stand beside those of the variables, with file and line; what they hide is not complained of', () => {
    file('categories:\n  rental:\n    names: { xx: Alquiler }\n')
    expect(problems({ TIME_ZONE: 'Madrid', AGENTS: 'Rui <rui@x.example> pt rental' })).toEqual([
      { name: 'TIME_ZONE', found: '"Madrid"', expected: expect.any(String) },
      {
        name: `${join(folder, 'taxonomy.yaml')}:3`,
        found: '"xx"',
        expected: 'names by language: es, pt, pl, en, fr, de, it',
      },
    ])
  })

  test.each<[string, () => void, string, string]>([
    ['a folder', () => mkdirSync(join(folder, 'taxonomy.yaml')), '', 'EISDIR'],
    ['no UTF-8', () => file(Buffer.from('categories:\n  rental: # alquiler de montaña\n', 'latin1')), ':2', 'UTF-8'],
    ['too large', () => file('#'.repeat(1_000_001)), '', '1000001 bytes'],
  ])('a file that cannot be read: %s', (_, write, line, found) => {
    write()
    expect(problems()).toMatchObject([{ name: `${join(folder, 'taxonomy.yaml')}${line}` }])
    expect(problems()[0]?.found).toContain(found)
  })

  test('a file of nearly the name is not passed over in silence', () => {
    file(RENTAL, 'taxonomy.yml')
    expect(problems()).toMatchObject([{ name: join(folder, 'taxonomy.yml'), expected: 'the name taxonomy.yaml' }])
  })

  test('a folder that is named must be there', () => {
    expect(problems({ STORE_DIR: join(folder, 'stroe') })).toMatchObject([{ name: 'STORE_DIR' }])
  })
})
