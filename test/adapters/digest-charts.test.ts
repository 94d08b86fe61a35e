/** What the charts of a digest show and say, in each language. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chartsOf } from '../../src/adapters/template/charts.ts'
import { Phrasing } from '../../src/adapters/template/phrasing.ts'
import { withDigestFiles } from '../../src/app/digest-files.ts'
import type { Charts } from '../../src/app/ports.ts'
import type { MailToSend } from '../../src/domain/incident/mails.ts'
import { LANGUAGES, type Language } from '../../src/domain/language/language.ts'
import type { DigestFigures } from '../../src/domain/report/digest-figures.ts'
import { memoryLog } from '../support/memory-ports.ts'

const say = (language: Language) => {
  const json = readFileSync(join(import.meta.dirname, `../../templates/${language}/words.json`), 'utf8')
  const file = JSON.parse(json) as Record<string, Record<string, unknown>>
  const topics = Object.entries(file['topics'] ?? {}).flatMap(([category, names]) =>
    Object.entries(names as Record<string, string>).map(([topic, name]) => [`${category}/${topic}`, name] as const),
  )
  return new Phrasing(language, { ...file, topics: Object.fromEntries(topics) } as ConstructorParameters<
    typeof Phrasing
  >[1])
}

const week = (number: number, opened: number, resolved: number, share?: number) => ({
  name: `2026-W${number}`,
  number,
  from: Date.UTC(2026, 10, number),
  opened,
  resolved,
  ...(share === undefined ? {} : { inTarget: { count: Math.round(share * 100), total: 100, share } }),
})

/** A week with a past; the rest of a digest is of no concern here. */
const figures = (changes: Partial<DigestFigures> = {}) =>
  ({
    series: {
      weeks: [week(45, 21, 20, 0.7), week(46, 25, 24), week(47, 34, 29, 0.91)],
      categories: [
        { category: 'delivery', counts: [9, 10, 20] },
        { category: 'checkout', counts: [12, 15, 14] },
      ],
    },
    inTarget: { count: 91, total: 100, share: 0.91, before: 0.84 },
    backlog: [
      { olderThanDays: 0, upToDays: 1, count: 12 },
      { olderThanDays: 1, upToDays: 3, count: 0 },
      { olderThanDays: 14, count: 2 },
    ],
    ...changes,
  }) as DigestFigures

const told = (language: Language, changes: Partial<DigestFigures> = {}) =>
  Object.fromEntries(chartsOf(say(language), figures(changes)).map(({ name, alt }) => [name, alt]))

describe('the alternative text of a chart', () => {
  test('tells the message in words', () => {
    expect(told('en')).toEqual({
      volume:
        'New and finished incidents per week, W45 to W47. Latest week: 34 new, 29 finished. More came in than was finished.',
      'in-target':
        'First answers within target, W45 to W47. Most recently 91%; lowest 70%, highest 91%. That is better than in the four weeks before (70%).',
      categories: 'New incidents per week by category, W45 to W47. Latest week: Delivery 20; Order and payment 14.',
      backlog: 'Open incidents by age: ≤ 1 day: 12; 2–3 days: 0; > 14 days: 2.',
    })
  })

  test.each(LANGUAGES)('in %s leaves nothing to be filled in', (language) => {
    for (const chart of chartsOf(say(language), figures()))
      expect(JSON.stringify(chart)).not.toMatch(/\{\w+\}|undefined/)
  })

  test('calls nothing better or worse that may be chance, or that nothing can be compared with', () => {
    const inTarget = { count: 91, total: 100, share: 0.91 }
    expect(told('pl', { inTarget })['in-target']).toBe(
      'Pierwsze odpowiedzi w założonym czasie, od T45 do T47. Ostatnio 91%; najmniej 70%, najwięcej 91%. Różnica wobec poprzednich czterech tygodni (70%) może być przypadkowa.',
    )
    const { inTarget: _, ...rest } = figures()
    expect(chartsOf(say('pl'), rest).map(({ name }) => name)).not.toContain('in-target')
  })
})

describe('what is drawn', () => {
  test('nothing of a store in its first week but what is open', () => {
    const series = { weeks: [week(47, 3, 1, 1)], categories: [] }
    expect(Object.keys(told('es', { series }))).toEqual(['backlog'])
    expect(told('es', { series, backlog: [{ olderThanDays: 0, upToDays: 1, count: 0 }] })).toEqual({})
  })

  test('of many categories the most frequent, and the others as one', () => {
    const { weeks } = figures().series
    const categories = Array.from({ length: 9 }, (_, at) => ({
      category: `own-${at}`,
      counts: [9 - at, 9 - at, 9 - at],
    }))
    const chart = chartsOf(say('de'), figures({ series: { weeks, categories } }))[2]
    expect(chart?.kind === 'stack' && chart.parts.map(({ label, values }) => [label, ...values])).toEqual([
      ...[9, 8, 7, 6, 5].map((count, at) => [`Own ${at}`, count, count, count]),
      ['übrige', 10, 10, 10],
    ])
  })
})

describe('the files of a digest', () => {
  const mail = (language: Language) =>
    ({ name: 'digest', language, data: { storeWeek: '2026-W47', figures: EMPTY } }) as unknown as MailToSend
  const EMPTY = {
    ...figures(),
    from: 0,
    to: 7,
    byCategory: [],
    byTopic: [],
    byLanguage: [],
    promises: {},
    compensations: [],
    offers: {},
    ledger: {},
    recurrences: [],
  }
  const templates = { charts: (language: Language, of: DigestFigures) => chartsOf(say(language), of) }
  const store = {
    mailbox: 'incidencias@shop.example',
    calendar: { timeZone: 'UTC', week: [], holidays: new Set<string>() },
  }
  const run = (draw: Charts['draw'], log = memoryLog()) =>
    withDigestFiles([mail('es'), mail('es'), mail('pl')], templates, { store: store as never, charts: { draw }, log })

  test('are its charts, drawn once a language, and its table', async () => {
    let times = 0
    const all = await run(async (charts) => {
      times += 1
      return charts.map(({ title }) => new TextEncoder().encode(title))
    })
    expect(times).toBe(2)
    expect(all[1]?.files.map(({ filename, cid }) => [filename, cid])).toEqual([
      ['volume-2026-W47.png', 'volume-2026-W47.es@shop.example'],
      ['in-target-2026-W47.png', 'in-target-2026-W47.es@shop.example'],
      ['categories-2026-W47.png', 'categories-2026-W47.es@shop.example'],
      ['backlog-2026-W47.png', 'backlog-2026-W47.es@shop.example'],
      ['week-2026-W47.csv', undefined],
    ])
    expect(all[2]?.mail.data).toMatchObject({ charts: { volume: 'volume-2026-W47.pl@shop.example' } })
  })

  test('are the table alone when nothing can be drawn: the digest goes all the same', async () => {
    const log = memoryLog()
    const all = await run(() => Promise.reject(new Error('no memory')), log)
    expect(all.map(({ files, mail: { data } }) => [files.length, data])).toEqual(
      Array(3).fill([1, expect.objectContaining({ charts: {} })]),
    )
    expect(JSON.stringify(log)).toContain('charts-not-drawn')
  })
})
