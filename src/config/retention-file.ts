/**
 * `retention.yaml`: what goes after which time. Text in, rules out, or everything that is wrong with it, each with its line.
 * `templates/store/retention.yaml` is one that shows all there is.
 */
import type { Taxonomy } from '../domain/classify/taxonomy.ts'
import {
  LEFTOVERS,
  type Leftover,
  RETENTION_STEPS,
  type RetentionAges,
  type RetentionRules,
} from '../domain/policy/retention.ts'
import { DAY } from '../domain/time/instant.ts'
import { readWhen } from './policy-exceptions.ts'
import { type Entry, fieldsOf, readYaml, type YamlProblem, type YamlReader } from './yaml-reader.ts'

export type RetentionResult =
  | { readonly value: RetentionRules; readonly problems?: undefined }
  | { readonly problems: readonly YamlProblem[]; readonly value?: undefined }

const UNITS: Readonly<Record<string, number>> = { d: 1, w: 7, months: 30.5, month: 30.5, y: 365.25 }
const AS_TIME = 'a time such as 90d, 12w, 6 months or 3y'
/** A reply reopens for thirty days, and the digest looks back five weeks: what is needed for that does not go before. */
const LEAST: Readonly<Record<string, number>> = { 'delete-attachments': 30, anonymise: 60, delete: 90 }
const LEAST_LEFTOVER = 7
const MOST_EXCEPTIONS = 40
const MOST_HELD = 500

/** `taxonomy` undefined: which categories there are is not known, and not looked at. */
export function readRetentionFile(source: string, taxonomy: Taxonomy | undefined): RetentionResult {
  return readYaml(source, (whole, reader): RetentionRules => {
    const fields = fieldsOf(whole, ['incidents', 'exceptions', 'others', 'hold'], reader)
    const of = (name: string) => fields.filter(({ key }) => key === name)
    return {
      incidents: Object.assign({}, ...of('incidents').map((entry) => readAges(entry, [], reader))),
      exceptions: of('exceptions').flatMap((entry) => readExceptions(entry, reader, taxonomy)),
      leftovers: Object.assign({}, ...of('others').map((entry) => readLeftovers(entry, reader))),
      hold: of('hold').flatMap((entry) => readHold(entry, reader)),
    }
  })
}

function readAges(entry: Entry, besides: readonly string[], reader: YamlReader): RetentionAges {
  const ages = fieldsOf(entry, [...besides, ...RETENTION_STEPS], reader).flatMap((field) => {
    const step = RETENTION_STEPS.find((one) => one === field.key)
    if (step === undefined) return []
    const least = LEAST[step] ?? 0
    const age = readAge(field, least, `${AS_TIME}, at least ${least}d, or never`, reader)
    return age === undefined ? [] : [[step, age] as const]
  })
  return Object.fromEntries(ages)
}

function readExceptions(list: Entry, reader: YamlReader, taxonomy: Taxonomy | undefined): RetentionRules['exceptions'] {
  const items = reader.items(list, 'a list: `- when: { category: payment }`, and below it what is different then')
  if (items.length > MOST_EXCEPTIONS) reader.tell(list.at, `${items.length} exceptions`, `at most ${MOST_EXCEPTIONS}`)
  return items.slice(0, MOST_EXCEPTIONS).flatMap((item) => {
    const fields = fieldsOf(item, ['when', ...RETENTION_STEPS], reader)
    const when = fields.find(({ key }) => key === 'when')
    const scope = when === undefined ? {} : readWhen(when, reader, taxonomy)
    if (scope === undefined) return []
    const { urgent, ...of } = scope
    if (urgent !== undefined || Object.keys(of).length === 0) {
      const found = urgent === undefined ? 'an exception for all incidents' : 'urgent'
      reader.tell(when?.at ?? item.at, found, 'when: { … } with at least one of category, topic, language')
      return []
    }
    return [{ of, ages: readAges(item, ['when'], reader) }]
  })
}

function readLeftovers(entry: Entry, reader: YamlReader): RetentionRules['leftovers'] {
  const found = fieldsOf(entry, LEFTOVERS, reader).flatMap((field): readonly (readonly [Leftover, number])[] => {
    const name = LEFTOVERS.find((one) => one === field.key)
    const age = readAge(field, LEAST_LEFTOVER, `${AS_TIME}, at least ${LEAST_LEFTOVER}d, or never`, reader)
    return name === undefined || typeof age !== 'number' ? [] : [[name, age]]
  })
  return Object.fromEntries(found)
}

function readHold(entry: Entry, reader: YamlReader): readonly number[] {
  const expected = `numbers of incidents such as [4821, 4790], at most ${MOST_HELD}`
  const texts = reader.texts(entry, expected)
  if (texts.length > MOST_HELD) reader.tell(entry.at, `${texts.length} incidents`, expected)
  return texts.flatMap(({ text, at }) => {
    const number = /^(?:INC-)?(\d{1,15})(?:-[0-9A-Z]{5})?$/i.exec(text)?.[1]
    if (number === undefined) reader.tell(at, `"${text.slice(0, 60)}"`, expected)
    return number === undefined ? [] : [Number(number)]
  })
}

/** Milliseconds; undefined when something was told of. */
function readAge(field: Entry, leastDays: number, expected: string, reader: YamlReader): number | 'never' | undefined {
  const [first] = reader.texts(field, expected)
  if (first === undefined) return undefined
  const text = first.text.toLowerCase()
  if (text === 'never') return 'never'
  const found = /^(\d{1,5})\s?(d|w|months?|y)$/.exec(text)
  const days = Number(found?.[1]) * (UNITS[found?.[2] ?? ''] ?? Number.NaN)
  if (days >= leastDays && days <= 36_525) return Math.round(days * DAY)
  reader.tell(first.at, `"${first.text.slice(0, 60)}"`, expected)
  return undefined
}
