/** What a store says of its policies in `policies.yaml`, and what it is told when that cannot be. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../src/config/config.ts'
import { readPoliciesFile } from '../src/config/policies-file.ts'
import type { Environment } from '../src/config/variables.ts'
import { BASE_TAXONOMY } from '../src/domain/classify/taxonomy.ts'
import { DEFAULT_POLICIES, type Policies, policyOf } from '../src/domain/policy/policies.ts'
import { hoursOn } from '../src/domain/time/business-time.ts'
import { DAYTIME } from '../src/domain/time/daytime.ts'
import { DAY, HOUR, MINUTE } from '../src/domain/time/instant.ts'

const EXAMPLE = readFileSync(join(import.meta.dirname, '../templates/store/policies.yaml'), 'utf8')

const read = (source: string) => readPoliciesFile(source, DEFAULT_POLICIES, BASE_TAXONOMY)
const policies = (source: string): Policies => {
  const { value, problems } = read(source)
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value.policies
}
/** `line: found`, for each mistake. */
const mistakes = (source: string) => read(source).problems?.map(({ line, found }) => `${line}: ${found}`) ?? []

describe('what can be said', () => {
  test('the example is what holds without a file', () => {
    expect(policies(EXAMPLE)).toEqual(DEFAULT_POLICIES)
    expect(read(EXAMPLE).value).toMatchObject({ days: new Map(), daytime: DAYTIME })
  })

  test('what the comments of the example show can be used as it stands', () => {
    const shown = EXAMPLE.split('\n')
      .filter((line) =>
        /^#\s{3}(?:\s{0,4}- when| {2,6}(?:no-silence|first-answer)|closed|hours| {2}[\d-]+:)/.test(line),
      )
      .map((line) => line.slice(4))
    const exceptions = shown.filter((line) => /- when|no-silence|first-answer/.test(line))
    const rest = shown.filter((line) => !exceptions.includes(line))
    expect([exceptions.length, rest.length]).toEqual([4, 5])
    expect(mistakes(['exceptions:', ...exceptions.map((line) => `  ${line}`), ...rest].join('\n'))).toEqual([])
  })

  test('the example of the documents can be used', () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/your-own.md'), 'utf8')
    const [, example = 'none'] = /```yaml\n(first-answer[^`]{1,2000})```/.exec(page) ?? []
    expect(mistakes(example)).toEqual([])
  })

  test.each(['', '# nothing yet\n', '\ufeffwaiting:\r\n', 'exceptions:\nclosed:\nhours:\n', 'exceptions: []'])(
    'nothing: %j',
    (source) => expect(policies(source)).toEqual(DEFAULT_POLICIES),
  )

  test.each<[string, string, (all: Policies) => unknown, unknown]>([
    ['minutes', 'first-answer: { within: 45m business }', (all) => all.base.firstAnswer.within, 45 * MINUTE],
    [
      'hours and minutes',
      'first-answer: { within: 1h 30m business }',
      (all) => all.base.firstAnswer.within,
      90 * MINUTE,
    ],
    ['hours', 'mails-to-managers: { every: 2h }', (all) => all.escalations.every, 2 * HOUR],
    ['days and hours', 'no-silence: { every: 3d 12h }', (all) => all.base.noSilence.every, 3.5 * DAY],
    ['a part of a number', 'escalation: { times-target: 1.5 }', (all) => all.base.escalation.timesTarget, 1.5],
    [
      'a list',
      'waiting: { remind-after: [2d, 5d, 9d] }',
      (all) => all.base.waiting.remindAfter,
      [2 * DAY, 5 * DAY, 9 * DAY],
    ],
    ['one of a list', 'waiting: { remind-after: 4d }', (all) => all.base.waiting.remindAfter, [4 * DAY]],
    ['no reminder', 'waiting: { remind-after: [] }', (all) => all.base.waiting.remindAfter, []],
    ['off', 'survey: { after: off }', (all) => all.base.survey, { after: 0, low: 2 }],
    [
      'only what is different',
      'no-silence:\n  most-in-a-row: 1',
      (all) => all.base.noSilence,
      { every: 5 * DAY, mostInARow: 1 },
    ],
    ['bounces', 'bounced: { silent-for: 90d }', (all) => all.bounced.silentFor, 90 * DAY],
  ])('%s', (_, source, of, value) => {
    expect(of(policies(source))).toEqual(value)
  })
})

describe('exceptions', () => {
  const within = (source: string, category: string, topic: string, urgent: boolean, language: 'es' | 'pt' = 'es') =>
    policyOf(policies(source), { classification: { category, topic, urgent } as never, language }).firstAnswer.within /
    MINUTE

  const PORTUGUESE = 'exceptions:\n  - when: { language: pt }\n    first-answer: { within: 1h business }\n'
  test.each<[string, string, Parameters<typeof within>[1], string, boolean, 'es' | 'pt', number]>([
    ['of a language', PORTUGUESE, 'delivery', 'late', false, 'pt', 60],
    ['of a language, not of others', PORTUGUESE, 'delivery', 'late', false, 'es', 30],
    ['what is said of urgent ones goes before', PORTUGUESE, 'delivery', 'late', true, 'pt', 10],
    [
      'the shipped one is changed, not doubled',
      'exceptions: [{ when: { urgent: yes }, first-answer: { within: 5m business } }]',
      'delivery',
      'late',
      true,
      'es',
      5,
    ],
    [
      'of a topic',
      'exceptions: [{ when: { topic: delivery/lost }, first-answer: { within: 15m business } }]',
      'delivery',
      'lost',
      false,
      'es',
      15,
    ],
    [
      'of a topic, not of its category',
      'exceptions: [{ when: { topic: delivery/lost }, first-answer: { within: 15m business } }]',
      'delivery',
      'late',
      false,
      'es',
      30,
    ],
    [
      'all that is named must be true',
      'exceptions: [{ when: { category: [delivery, checkout], language: pt }, first-answer: { within: 15m business } }]',
      'checkout',
      'charge',
      false,
      'es',
      30,
    ],
    [
      'the later of two',
      `${PORTUGUESE}  - when: { category: delivery }\n    first-answer: { within: 20m business }\n`,
      'delivery',
      'late',
      false,
      'pt',
      20,
    ],
  ])('%s', (_, source, category, topic, urgent, language, expected) => {
    expect(within(source, category, topic, urgent, language)).toBe(expected)
  })

  test('a category of the store itself', () => {
    const rental = {
      ...BASE_TAXONOMY,
      categories: [...BASE_TAXONOMY.categories, { id: 'rental', names: {}, topics: [] }],
    }
    const source = 'exceptions: [{ when: { category: rental }, survey: { after: off } }]'
    expect(readPoliciesFile(source, DEFAULT_POLICIES, rental as never).problems).toBeUndefined()
    expect(mistakes(source)).toEqual(['1: "rental"'])
    // While taxonomy.yaml has mistakes nobody knows.
    expect(readPoliciesFile(source, DEFAULT_POLICIES, undefined).problems).toBeUndefined()
  })
})

describe('what cannot be, with its line', () => {
  test.each<[string, string, readonly string[]]>([
    ['another word', 'first_answer: {}', ['1: "first_answer"']],
    ['a field nobody knows', 'waiting:\n  close: 14d', ['2: "close"']],
    ['a number without unit', 'waiting:\n  close-after: 14', ['2: "14"']],
    ['a word for a number', 'no-silence:\n  every: weekly', ['2: "weekly"']],
    ['time that does not say that it is of business', 'first-answer: { within: 30m }', ['1: "30m"']],
    ['business where the clock counts', 'no-silence: { every: 5d business }', ['1: "5d business"']],
    ['days of business, which have no length', 'first-answer: { within: 1d business }', ['1: "1d business"']],
    ['a first answer at once', 'first-answer: { within: 0m business }', ['1: "0m business"']],
    ['a flood', 'no-silence: { every: 1h }', ['1: "1h"']],
    ['a flood of another kind', 'no-silence: { most-in-a-row: 100 }', ['1: "100"']],
    ['mails to managers every minute', 'mails-to-managers: { every: 1m }', ['1: "1m"']],
    ['reminders that do not ascend', 'waiting:\n  remind-after: [7d, 3d]', ['2: [7d, 3d]']],
    ['reminders on one day', 'waiting:\n  remind-after:\n    - 3d\n    - 3d 2h', ['3: [3d, 3d 2h]']],
    ['a score there is not', 'survey: { low: 6 }', ['1: "6"']],
    ['half a score', 'survey: { low: 1.5 }', ['1: "1.5"']],
    ['a list for one', 'survey: { after: [2d, 3d] }', ['1: [2d, 3d]']],
    ['nothing', 'survey:\n  after:\n', ['2: nothing']],
    ['an exception for all', 'exceptions:\n  - survey: { after: off }', ['2: an exception for all incidents']],
    ['a condition nobody knows', 'exceptions:\n  - when: { colour: red, urgent: yes }', ['2: "colour"']],
    ['a category there is not', 'exceptions:\n  - when: { category: delvery }', ['2: "delvery"']],
    ['a topic without category', 'exceptions:\n  - when: { topic: lost }', ['2: "lost"']],
    [
      'an exception to what is the same for all',
      'exceptions:\n  - when: { urgent: yes }\n    bounced: { silent-for: 9d }',
      ['3: "bounced"'],
    ],
    [
      'the same exception twice',
      'exceptions:\n  - when: { language: [pt, es] }\n  - when: { language: [es, pt] }',
      ['3: a `when` that stands here already'],
    ],
    ['no list', 'exceptions: { when: { urgent: yes } }', ['1: names with values']],
    ['mail in the night', 'daytime: 07:00-21:00', ['1: "07:00-21:00"']],
    ['mail late in the evening', 'daytime: 10:00-22:00', ['1: "10:00-22:00"']],
    ['no time for mail', 'daytime: 10:00-11:00', ['1: "10:00-11:00"']],
    ['daytime in two', 'daytime: 09:00-12:00,16:00-20:00', ['1: "09:00-12:00,16:00-20:00"']],
    ['a day there is not', 'closed: [2026-02-30, 12-32]', ['1: "2026-02-30"', '1: "12-32"']],
    ['a day in another order', 'closed:\n  - 24.12.2026', ['2: "24.12.2026"']],
    ['days backwards', 'closed: 2026-12-31..2026-12-24', ['1: "2026-12-31..2026-12-24"']],
    ['two kinds of days', 'closed: 2026-12-24..12-26', ['1: "2026-12-24..12-26"']],
    ['closed for ever', 'closed: 2026-01-01..2036-01-01', ['1: "2026-01-01..2036-01-01"']],
    ['hours that are none', 'hours:\n  12-24: 9 to 13\n  12-31: 18:00-09:00', ['2: "9 to 13"', '3: "18:00-09:00"']],
    ['no YAML', 'waiting:\n\tclose-after: 14d', ['2: Tabs are not allowed as indentation']],
  ])('%s', (_, source, expected) => {
    expect(mistakes(source)).toEqual(expected)
  })

  test.each<[string, string, readonly string[]]>([
    [
      'closing before the last reminder',
      'waiting: { close-after: 6d }',
      ['1: close-after 6d, and the last reminder after 7d'],
    ],
    [
      'a reminder on the eve of closing',
      'waiting:\n  remind-after: [3d, 13d 6h]',
      ['2: close-after 14d, and the last reminder after 13d 6h'],
    ],
    [
      'the same of an exception',
      'exceptions:\n  - when: { language: pl }\n    waiting: { close-after: 7d 12h }',
      ['3: close-after 7d 12h, and the last reminder after 7d'],
    ],
    [
      'the same where two exceptions meet',
      'exceptions:\n  - when: { language: pl }\n    waiting: { close-after: 10d }\n  - when: { category: support }\n    waiting: { remind-after: [3d, 9d 12h] }',
      ['5: close-after 10d, and the last reminder after 9d 12h'],
    ],
    [
      'not where they cannot meet',
      'exceptions:\n  - when: { language: pl }\n    waiting: { close-after: 10d }\n  - when: { language: pt }\n    waiting: { remind-after: [3d, 9d 12h] }',
      [],
    ],
    [
      'the urgent waiting longest',
      'first-answer: { within: 5m business }',
      ['1: 5m business, and 10m business for the urgent ones of them'],
    ],
    [
      'the same of an exception',
      'exceptions:\n  - when: { category: checkout }\n    first-answer: { within: 5m business }',
      ['3: 5m business, and 10m business for the urgent ones of them'],
    ],
    ['a survey that cannot reopen', 'survey:\n  after: 40d', ['2: the survey after 40d, and reopening within 30d']],
  ])('what does not go together: %s', (_, source, expected) => {
    expect(mistakes(source)).toEqual(expected)
  })

  test('everything at once, in order, and each says what is expected; what was misread is not complained of twice', () => {
    const { problems = [] } = read(
      'daytime: 07:00-22:00\nwaiting: { remind-after: [3d, 20d], close-after: soon }\nbounced: { silent: 1d }\nhours: { x: y }',
    )
    expect(problems.map(({ line, found }) => `${line}: ${found}`)).toEqual([
      '1: "07:00-22:00"',
      '2: "soon"',
      '3: "silent"',
      '4: "x"',
      '4: "y"',
    ])
    for (const { expected } of problems) expect(expected.length).toBeGreaterThan(5)
    expect(problems[0]?.expected).toContain('within 08:00-21:00')
  })
})

describe('in the configuration', () => {
  const GOOD = {
    SECRET: 'a-secret-of-more-than-thirty-two-characters',
    MAILBOX_ADDRESS: 'incidencias@store.example',
    SMTP_URL: 'smtp://smtp.store.example',
    LMTP_LISTEN: '127.0.0.1:2424',
  }
  const NOW = Date.parse('2026-11-22T12:00Z')
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'incidencias-store-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const file = (text: string, name = 'policies.yaml') => writeFileSync(join(folder, name), text)
  const configured = (env: Environment = {}) => readConfig({ ...GOOD, STORE_DIR: folder, ...env }, NOW)
  /** Hours on these days, `9-18` or nothing. */
  const hours = (env: Environment, ...dates: readonly string[]) => {
    const calendar = configured(env).config?.store.calendar
    if (calendar === undefined) throw new Error(JSON.stringify(configured(env).problems))
    return dates.map((date) =>
      hoursOn(calendar, date)
        .map(({ from, to }) => `${from / 60}-${to / 60}`)
        .join(' '),
    )
  }

  test('no file: what is shipped, in daytime as usual', () => {
    const store = configured().config?.store
    expect(store?.policies).toEqual(DEFAULT_POLICIES)
    expect(store?.calendar.daytime).toBeUndefined()
    expect(store?.calendar.days).toBeUndefined()
  })

  test('numbers and daytime reach the store', () => {
    file('waiting: { close-after: 21d }\ndaytime: 10:00-20:00')
    expect(configured().config?.store).toMatchObject({
      policies: { base: { waiting: { remindAfter: [3 * DAY, 7 * DAY], closeAfter: 21 * DAY } } },
      calendar: { daytime: { from: 600, to: 1200 } },
    })
  })

  test('closing days: single, from and to, and of every year', () => {
    file('closed: [2026-12-07, 2027-08-02..2027-08-13, 12-24..01-02]')
    expect(hours({}, '2026-12-07', '2027-12-07', '2027-08-01', '2027-08-02', '2027-08-13')).toEqual([
      '',
      '9-18',
      '',
      '',
      '',
    ])
    expect(hours({}, '2027-08-16', '2030-12-24', '2030-12-31', '2031-01-02', '2031-01-03')).toEqual([
      '9-18',
      '',
      '',
      '',
      '9-18',
    ])
  })

  test('other hours go before closing days and holidays, a date before a day of every year', () => {
    file(
      'closed: [12-24, 2027-08-02..2027-08-06]\nhours:\n  2026-12-24: 09:00-13:00\n  2027-08-04: 10:00-12:00,16:00-18:00\n  2026-12-25: usual\n  12-31: 09:00-14:00\n  2026-12-31: closed',
    )
    const ES = { HOLIDAYS: 'ES' }
    expect(hours(ES, '2026-12-24', '2027-12-24', '2027-08-04', '2027-08-05')).toEqual(['9-13', '', '10-12 16-18', ''])
    expect(hours(ES, '2026-12-25', '2028-12-25', '2026-12-31', '2027-12-31')).toEqual(['9-18', '', '', '9-14'])
  })

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['a region', 'ES-MD', ['2026-05-01', '2026-04-02', '2026-03-19'], ['', '', '9-18']],
    ['another region', 'ES-CT', ['2026-06-24', '2026-09-11', '2026-04-02'], ['', '', '9-18']],
    ['a country alone', 'ES', ['2026-04-03', '2026-06-24'], ['', '9-18']],
    ['what moves with Easter', 'PL', ['2027-03-29', '2027-05-27', '2028-04-17'], ['', '', '']],
    [
      'days of banks and offices are none',
      'BR',
      ['2026-02-16', '2026-02-17', '2026-06-04', '2026-12-24'],
      ['9-18', '9-18', '9-18', '9-18'],
    ],
    [
      'half a public holiday ends the day early',
      'IS',
      ['2026-12-24', '2026-12-31', '2026-12-25'],
      ['9-13', '9-13', ''],
    ],
    [
      'ten years ahead, for a process that runs that long',
      'ES',
      ['2036-10-13', '2036-12-25', '2025-12-25'],
      ['9-18', '', ''],
    ],
  ])('holidays: %s', (_, HOLIDAYS, dates, expected) => {
    expect(hours({ HOLIDAYS }, ...dates)).toEqual(expected)
  })

  test('mistakes stand beside those of the variables, with file and line', () => {
    file('waiting:\n  close-after: soon')
    file('categories:\n  Rental: {}', 'taxonomy.yaml')
    expect(configured({ TIME_ZONE: 'Madrid' }).problems).toMatchObject([
      { name: 'TIME_ZONE' },
      { name: `${join(folder, 'taxonomy.yaml')}:2` },
      { name: `${join(folder, 'policies.yaml')}:2`, found: '"soon"', expected: 'a time from 1d to 180d such as 5d' },
    ])
  })

  test('a file of nearly the name is not passed over in silence', () => {
    file('', 'policies.yml')
    expect(configured().problems).toMatchObject([
      { name: join(folder, 'policies.yml'), expected: 'the name policies.yaml' },
    ])
  })

  test.each<[string, (path: string) => void]>([
    ['a link to nowhere', (path) => symlinkSync('/nowhere/policies.yaml', path)],
    ['a link to itself', (path) => symlinkSync('policies.yaml', path)],
    ['a folder', (path) => mkdirSync(path)],
  ])('%s is not passed over in silence either', (_, make) => {
    make(join(folder, 'policies.yaml'))
    expect(configured().problems).toMatchObject([{ expected: 'a file that can be read' }])
  })
})
