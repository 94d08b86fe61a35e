/** The table of categories and topics in plain words, and what of it a store made. */
import type { QuestionId } from '../domain/classify/questions.ts'
import {
  BASE_TAXONOMY,
  type Category,
  findCategory,
  findTopic,
  type Names,
  type StorePhrases,
  type Taxonomy,
  type Topic,
} from '../domain/classify/taxonomy.ts'
import { LANGUAGES } from '../domain/language/language.ts'

/** Every category with its topics; `*` marks what is of the store. */
export function tableOf({ categories }: Taxonomy): string {
  return categories.map((category) => `${categoryLines(category).join('\n')}\n`).join('\n')
}

function categoryLines({ id, names, topics }: Category): readonly string[] {
  const before = findCategory(BASE_TAXONOMY, id)
  return [
    `${id}${before === undefined ? ' *' : ''}`,
    `    ${namesLine(names, before?.names)}`,
    ...topics.flatMap((topic) => topicLines(topic, findTopic(BASE_TAXONOMY, id, topic.id))),
  ]
}

function topicLines({ id, names, questions, phrases }: Topic, before: Topic | undefined): readonly string[] {
  return [
    `  ${id}${before === undefined ? ' *' : ''}`,
    `    ${namesLine(names, before?.names)}`,
    `    asks: ${asked(questions)}${asked(questions) === asked(before?.questions ?? questions) ? '' : ' *'}`,
    ...(phraseCount(phrases) === 0 ? [] : [`    phrases: ${phrasesLine(phrases)} *`]),
  ]
}

/** What mails show in each language, and in brackets what the store wants understood besides. */
function namesLine(names: Names, before: Names | undefined): string {
  return LANGUAGES.map((code) => {
    const [name = '', ...others] = names[code]
    const understood = others.filter((other) => before?.[code].includes(other) !== true)
    const also = understood.length === 0 ? '' : ` (${understood.join(', ')})`
    return `${code} ${name}${also}${name === before?.[code][0] && also === '' ? '' : ' *'}`
  }).join(' · ')
}

function asked(questions: readonly QuestionId[]): string {
  return questions.join(', ') || 'nothing'
}

function phrasesLine(phrases: StorePhrases): string {
  return Object.entries(phrases)
    .map(([code, list]) => `${code}: ${list.join(', ')}`)
    .join(' · ')
}

function phraseCount(phrases: StorePhrases): number {
  return Object.values(phrases).flat().length
}

/** What the store made, a line each; empty when it made nothing. */
export function changesOf({ categories }: Taxonomy): string {
  const topics = categories.flatMap(({ id, topics: all }) =>
    all.map((topic) => ({ path: `${id}/${topic.id}`, home: id, topic })),
  )
  const isNew = (home: string, topic: Topic) => findTopic(BASE_TAXONOMY, home, topic.id) === undefined
  const renamed = (names: Names, before: Names | undefined) =>
    before !== undefined && LANGUAGES.some((code) => names[code][0] !== before[code][0])
  const line = (what: string, ids: readonly string[]) => (ids.length === 0 ? [] : [`  ${what}: ${ids.join(', ')}`])
  return [
    ...line(
      'new categories',
      categories.map(({ id }) => id).filter((id) => findCategory(BASE_TAXONOMY, id) === undefined),
    ),
    ...line(
      'new topics',
      topics.filter(({ home, topic }) => topic.id !== 'other' && isNew(home, topic)).map(({ path }) => path),
    ),
    ...line('renamed', [
      ...categories
        .filter(({ id, names }) => renamed(names, findCategory(BASE_TAXONOMY, id)?.names))
        .map(({ id }) => id),
      ...topics
        .filter(({ home, topic }) => renamed(topic.names, findTopic(BASE_TAXONOMY, home, topic.id)?.names))
        .map(({ path }) => path),
    ]),
    ...line(
      'phrases',
      topics
        .filter(({ topic }) => phraseCount(topic.phrases) > 0)
        .map(({ path, topic }) => `${path} (${phraseCount(topic.phrases)})`),
    ),
  ].join('\n')
}
