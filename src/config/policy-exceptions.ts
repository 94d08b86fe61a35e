/** `exceptions` in `policies.yaml`: for which incidents, and what is different for them. */
import type { Taxonomy } from '../domain/classify/taxonomy.ts'
import { LANGUAGES } from '../domain/language/language.ts'
import type { Policies, PolicyChange, PolicyScope } from '../domain/policy/policies.ts'
import { POLICY_PARTS } from './policy-fields.ts'
import { type AnyChange, type Places, readParts } from './policy-numbers.ts'
import { type Entry, fieldsOf, type YamlReader } from './yaml-reader.ts'

const MOST_EXCEPTIONS = 40
const WHEN = ['category', 'topic', 'urgent', 'language'] as const

type Exception = Policies['exceptions'][number]

/**
 * The base's exceptions with those of the file. The same `when` is the same exception: what it names is changed. What is said of
 * urgent incidents stands behind the rest, so that it wins.
 */
export function readExceptions(
  list: Entry,
  base: readonly Exception[],
  reader: YamlReader,
  taxonomy: Taxonomy | undefined,
  places: Places,
): readonly Exception[] {
  const items = reader.items(list, 'a list: `- when: { urgent: yes }`, and below it what is different then')
  if (items.length > MOST_EXCEPTIONS) reader.tell(list.at, `${items.length} exceptions`, `at most ${MOST_EXCEPTIONS}`)
  const known = new Map(base.map((exception) => [scopeKey(exception.of), exception]))
  const own = new Map<string, { readonly at: number; readonly places: Places }>()
  for (const item of items.slice(0, MOST_EXCEPTIONS)) {
    const found: Places = new Map()
    const exception = readException(item, reader, taxonomy, found)
    if (exception === undefined) continue
    const key = scopeKey(exception.of)
    if (own.has(key))
      reader.tell(item.at, 'a `when` that stands here already', 'each `when` once, with all that is different then')
    own.set(key, { at: item.at, places: found })
    const before = known.get(key)
    known.set(key, { of: exception.of, change: mergedChange(before?.change, exception.change) })
  }
  const behind = (exception: Exception) => (exception.of.urgent === undefined ? 0 : 1)
  const ordered = [...known].toSorted(([, one], [, other]) => behind(one) - behind(other))
  for (const [n, [key]] of ordered.entries()) {
    const { at, places: found = new Map<string, number>() } = own.get(key) ?? {}
    if (at !== undefined) places.set(`exceptions.${n}`, at)
    for (const [path, place] of found) places.set(`exceptions.${n}.${path}`, place)
  }
  return ordered.map(([, exception]) => exception)
}

function mergedChange(before: PolicyChange = {}, change: PolicyChange): PolicyChange {
  const [one, other]: readonly AnyChange[] = [before, change]
  return Object.fromEntries(
    Object.keys({ ...one, ...other }).map((part) => [part, { ...one?.[part], ...other?.[part] }]),
  )
}

/** The same for the same incidents, however it is written. */
function scopeKey({ categories, topics, urgent, languages }: PolicyScope): string {
  return JSON.stringify([categories?.toSorted(), topics?.toSorted(), urgent, languages?.toSorted()])
}

function readException(
  item: Entry,
  reader: YamlReader,
  taxonomy: Taxonomy | undefined,
  places: Places,
): Exception | undefined {
  const names = Object.values(POLICY_PARTS).map(({ name }) => name)
  const fields = fieldsOf(item, ['when', ...names], reader)
  const change: PolicyChange = readParts(fields, POLICY_PARTS, '', reader, places)
  const when = fields.find(({ key }) => key === 'when')
  const of = when === undefined ? {} : readWhen(when, reader, taxonomy)
  if (of === undefined) return undefined
  if (Object.keys(of).length > 0) return { of, change }
  reader.tell(
    when?.at ?? item.at,
    'an exception for all incidents',
    `when: { … } with at least one of ${WHEN.join(', ')}`,
  )
  return undefined
}

/** Undefined when something in it was told of. */
export function readWhen(when: Entry, reader: YamlReader, taxonomy: Taxonomy | undefined): PolicyScope | undefined {
  const categories = taxonomy?.categories.map(({ id }) => id)
  const topics = taxonomy?.categories.flatMap(({ id, topics }) => topics.map((topic) => `${id}/${topic.id}`))
  const entries = fieldsOf(when, WHEN, reader)
  const texts = <T extends string>(name: (typeof WHEN)[number], known: readonly T[] | undefined, expected: string) =>
    entries
      .filter(({ key }) => key === name)
      .map((entry) =>
        reader.texts(entry, expected).flatMap(({ text, at }) => {
          const found = known === undefined ? (text as T) : known.find((one) => one === text)
          if (found === undefined) reader.tell(at, `"${text.slice(0, 60)}"`, expected)
          return found ?? []
        }),
      )[0]
  const scope = {
    categories: texts('category', categories, `one of ${(categories ?? []).join(', ')}, or a list of them`),
    topics: texts(
      'topic',
      topics,
      'a category and a topic such as delivery/damaged (incidencias taxonomy shows all), or a list',
    ),
    urgent: texts('urgent', ['yes', 'no'], 'yes or no'),
    languages: texts('language', LANGUAGES, `one of ${LANGUAGES.join(', ')}, or a list of them`),
  }
  if (Object.values(scope).some((found) => found !== undefined && found.length === 0)) return undefined
  const { urgent, ...rest } = scope
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, found]) => found !== undefined)),
    ...(urgent === undefined ? {} : { urgent: urgent[0] === 'yes' }),
  }
}
