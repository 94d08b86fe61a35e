/**
 * `taxonomy.yaml`: what a store makes of the table of categories. Text in, a taxonomy out, or everything that is wrong with it, each with
 * its line. `templates/store/taxonomy.yaml` is one that shows all there is.
 */
import { phraseFault } from '../domain/classify/phrase-fault.ts'
import { QUESTION_IDS, type QuestionId } from '../domain/classify/questions.ts'
import {
  type CategoryChange,
  clashes,
  RESERVED,
  type StoreNames,
  type TopicChange,
  withStore,
} from '../domain/classify/store-taxonomy.ts'
import { plain, type StorePhrases, type Taxonomy } from '../domain/classify/taxonomy.ts'
import { LANGUAGES, type Language } from '../domain/language/language.ts'
import { UNDERSTANDING_PACKS } from '../domain/language/understanding-packs.ts'
import { type Entry, fieldsOf, readYaml, type YamlProblem, type YamlReader } from './yaml-reader.ts'

export type TaxonomyResult =
  | { readonly taxonomy: Taxonomy; readonly problems?: undefined }
  | { readonly problems: readonly YamlProblem[]; readonly taxonomy?: undefined }

const SPOKEN = [...UNDERSTANDING_PACKS.map(({ code }) => code), 'any'] as const
const ID = /^[a-z][a-z0-9_-]{0,39}$/
const LONGEST_NAME = 60

/** The base with what the file says. Names that are missing are those of `defaultLanguage`. */
export function readTaxonomyFile(source: string, base: Taxonomy, defaultLanguage: Language): TaxonomyResult {
  const read = readYaml(source, (whole, reader) => {
    const places: Places = { names: new Map(), phrases: new Map() }
    const changes = fieldsOf(whole, ['categories'], reader).flatMap((categories) =>
      reader.entries(categories, 'ids of categories, each with names and topics below it').flatMap((category) => {
        const change = readCategory(category, reader, places)
        if (!isId(category, reader)) return []
        if (!RESERVED.includes(category.key)) return [change]
        reader.tell(category.at, `"${category.key}"`, 'another id: this one has a meaning of its own')
        return []
      }),
    )
    const taxonomy = withStore(base, changes, defaultLanguage)
    for (const { path, name, taken } of clashes(taxonomy, changes))
      reader.tell(
        places.names.get([...path, name].join('/')) ?? 0,
        `"${name}"`,
        `a name of its own: ${taken} is called so`,
      )
    return taxonomy
  })
  return read.problems === undefined ? { taxonomy: read.value } : { problems: read.problems }
}

/** Where each name stands, for what can only be said when all have been read; and whose each phrase is. */
type Places = { readonly names: Map<string, number>; readonly phrases: Map<string, string> }

function readCategory(category: Entry, reader: YamlReader, places: Places): CategoryChange {
  const id = category.key
  const fields = fieldsOf(category, ['names', 'topics'], reader)
  const topics = fields
    .filter(({ key }) => key === 'topics')
    .flatMap((entry) => reader.entries(entry, 'ids of topics, each with names, ask and phrases below it'))
  return {
    id,
    names: readNames(fields, id, reader, places),
    topics: topics.flatMap((topic) => {
      const change = readTopic(topic, `${id}/topics/${topic.key}`, reader, places)
      return isId(topic, reader) ? [change] : []
    }),
  }
}

function readTopic(topic: Entry, path: string, reader: YamlReader, places: Places): TopicChange {
  const fields = fieldsOf(topic, ['names', 'ask', 'phrases'], reader)
  const ask = fields.find(({ key }) => key === 'ask')
  return {
    id: topic.key,
    names: readNames(fields, path, reader, places),
    ...(ask === undefined ? {} : { ask: readQuestions(ask, reader) }),
    phrases: readPhrases(fields, path, reader, places),
  }
}

function readNames(fields: readonly Entry[], path: string, reader: YamlReader, places: Places): StoreNames {
  const names: Partial<Record<Language, readonly string[]>> = {}
  for (const entry of byLanguage(fields, 'names', LANGUAGES, reader)) {
    const texts = reader.texts(entry, 'a name, or a list of names of which the first is shown')
    for (const { text, at } of texts) {
      places.names.set(`${path}/names/${entry.key}/${text}`, at)
      if (!isName(text))
        reader.tell(
          at,
          `"${text.slice(0, LONGEST_NAME)}"`,
          `one line of at most ${LONGEST_NAME} characters with a letter and without / › > < : #`,
        )
    }
    if (texts.length > 0) names[entry.key] = texts.map(({ text }) => text)
  }
  return names
}

function readQuestions(ask: Entry, reader: YamlReader): readonly QuestionId[] {
  const expected = `any of ${QUESTION_IDS.join(', ')}`
  // Nothing to ask is said by an empty list.
  return reader.texts(ask, `${expected}, or [] to ask nothing`).flatMap(({ text, at }) => {
    const known = QUESTION_IDS.find((id) => id === text)
    if (known === undefined) reader.tell(at, `"${text}"`, expected)
    return known ?? []
  })
}

function readPhrases(fields: readonly Entry[], path: string, reader: YamlReader, places: Places): StorePhrases {
  const phrases: Partial<Record<keyof StorePhrases, readonly string[]>> = {}
  for (const entry of byLanguage(fields, 'phrases', SPOKEN, reader)) {
    const texts = reader.texts(entry, 'a phrase, or a list of phrases')
    for (const { text, at } of texts) {
      const fault = phraseFault(text)
      const said = `${entry.key} ${plain(text.replace(/=.*$/s, ''))}`
      const owner = places.phrases.get(said) ?? path
      places.phrases.set(said, owner)
      if (fault !== undefined) reader.tell(at, `"${text.slice(0, 60)}"`, fault)
      else if (owner !== path)
        reader.tell(at, `"${text}"`, `a phrase of its own: ${owner.replace('/topics', '')} has it`)
    }
    phrases[entry.key] = texts.map(({ text }) => text)
  }
  return phrases
}

/** What stands under each language of a field. */
function byLanguage<Code extends string>(
  fields: readonly Entry[],
  name: string,
  codes: readonly Code[],
  reader: YamlReader,
): readonly (Entry & { readonly key: Code })[] {
  const expected = `${name} by language: ${codes.join(', ')}`
  return fields
    .filter(({ key }) => key === name)
    .flatMap((field) => reader.entries(field, expected))
    .flatMap((entry) => {
      const key = codes.find((code) => code === entry.key)
      if (key !== undefined) return [{ ...entry, key }]
      reader.tell(entry.at, `"${entry.key}"`, expected)
      return []
    })
}

function isId({ key, at }: Entry, reader: YamlReader): boolean {
  if (ID.test(key)) return true
  reader.tell(
    at,
    `"${key.slice(0, 60)}"`,
    'an id of lower case letters, digits, - and _, with a letter first, at most 40 of them',
  )
  return false
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && /\p{L}/u.test(text) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/›><:#]/u.test(text)
}
