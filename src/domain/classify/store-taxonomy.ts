/** What a store makes of the table of categories: names, categories, topics, questions and phrases of its own. */
import { LANGUAGES, type Language } from '../language/language.ts'
import type { QuestionId } from './questions.ts'
import {
  BASE_TAXONOMY,
  type Category,
  findCategory,
  findTopic,
  inEveryLanguage,
  type Names,
  plain,
  readable,
  type StorePhrases,
  type Taxonomy,
  type Topic,
  taxonomyOf,
} from './taxonomy.ts'

export type StoreNames = Readonly<Partial<Record<Language, readonly string[]>>>

/** A topic as the store's file says it: one that exists is changed, another one added. */
export type TopicChange = {
  readonly id: string
  readonly names: StoreNames
  /** Absent: asked as before, or like `other` of its category. */
  readonly ask?: readonly QuestionId[]
  readonly phrases: StorePhrases
}

export type CategoryChange = {
  readonly id: string
  readonly names: StoreNames
  readonly topics: readonly TopicChange[]
}

/** Words that stand where a category's id could stand and mean something else: `other` in commands, languages in AGENTS, signs in the packs. */
export const RESERVED: readonly string[] = ['other', 'sign', 'urgent', 'any', ...LANGUAGES]

/** The base with what the store says. Names that are missing are those of `defaultLanguage`, then any that is given, then the id. */
export function withStore(base: Taxonomy, changes: readonly CategoryChange[], defaultLanguage: Language): Taxonomy {
  const changed = base.categories.map((category) => {
    const change = changes.find(({ id }) => id === category.id)
    return change === undefined ? category : changedCategory(category, change, defaultLanguage)
  })
  const added = changes
    .filter(({ id }) => findCategory(base, id) === undefined)
    .map((change) => addedCategory(change, defaultLanguage))
  return taxonomyOf([...changed, ...added])
}

function changedCategory(category: Category, change: CategoryChange, defaultLanguage: Language): Category {
  return {
    ...category,
    names: renamed(category.names, change.names),
    topics: withTopics(category.topics, change.topics, defaultLanguage),
  }
}

function addedCategory({ id, names: given, topics }: CategoryChange, defaultLanguage: Language): Category {
  const names = namesOf(given, capitalised(readable(id)), defaultLanguage)
  return { id, names, aliases: [], topics: withTopics([otherOf(names)], topics, defaultLanguage) }
}

/** What fits no topic of a category that the store added: called as that of any other, mails show the category alone. */
function otherOf(category: Names): Topic {
  const usual = findTopic(BASE_TAXONOMY, 'support', 'other')
  const names = (code: Language) => [...category[code], ...(usual?.names[code].slice(1) ?? [])]
  return { id: 'other', names: inEveryLanguage(names), questions: ['what-you-need'], phrases: {} }
}

/** Those that exist, changed, in their order; then those that are new; `other` stays the last. */
function withTopics(
  topics: readonly Topic[],
  changes: readonly TopicChange[],
  defaultLanguage: Language,
): readonly Topic[] {
  const changed = topics.map((topic): Topic => {
    const change = changes.find(({ id }) => id === topic.id)
    if (change === undefined) return topic
    const { names, ask, phrases } = change
    return { ...topic, names: renamed(topic.names, names), questions: ask ?? topic.questions, phrases }
  })
  const asked = changed.at(-1)?.questions ?? []
  const added = changes
    .filter(({ id }) => !topics.some((topic) => topic.id === id))
    .map(
      ({ id, names, ask, phrases }): Topic => ({
        id,
        names: namesOf(names, readable(id), defaultLanguage),
        questions: ask ?? asked,
        phrases,
      }),
    )
  return [...changed.slice(0, -1), ...added, ...changed.slice(-1)]
}

/** The given names first; the former ones are understood as before. */
function renamed(names: Names, given: StoreNames): Names {
  return inEveryLanguage((code) => [...new Set([...(given[code] ?? []), ...names[code]])])
}

function namesOf(given: StoreNames, otherwise: string, defaultLanguage: Language): Names {
  const any = LANGUAGES.flatMap((code) => given[code]?.slice(0, 1) ?? [])[0]
  const missing = given[defaultLanguage]?.[0] ?? any ?? otherwise
  return inEveryLanguage((code) => given[code] ?? [missing])
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** What mails call differently from the table, in one language: categories by id, topics by `category/topic`. */
export function namesOfStore(
  { categories }: Taxonomy,
  code: Language,
): Readonly<Record<'categories' | 'topics', Readonly<Record<string, string>>>> {
  const changed = (path: string, names: Names, before: Names | undefined): readonly (readonly [string, string])[] => {
    const [name] = names[code]
    return name === undefined || name === before?.[code][0] ? [] : [[path, name]]
  }
  return {
    categories: Object.fromEntries(
      categories.flatMap(({ id, names }) => changed(id, names, findCategory(BASE_TAXONOMY, id)?.names)),
    ),
    topics: Object.fromEntries(
      categories.flatMap(({ id, topics }) =>
        topics.flatMap((topic) =>
          changed(`${id}/${topic.id}`, topic.names, findTopic(BASE_TAXONOMY, id, topic.id)?.names),
        ),
      ),
    ),
  }
}

/** A name that something else has already, and where in the file it stands. */
export type Clash = {
  readonly path: readonly string[]
  readonly name: string
  /** The category or topic that has it. */
  readonly taken: string
}

/**
 * Names of the store that mean something else already, in whichever language: commands are understood in all of them. What merely is
 * understood besides (`paczka` for delivery) gives way to a name of the store.
 */
export function clashes(taxonomy: Taxonomy, changes: readonly CategoryChange[]): readonly Clash[] {
  return [
    ...clashesAmong(taxonomy.categories, changes, []),
    ...changes.flatMap(({ id, topics }) =>
      clashesAmong(findCategory(taxonomy, id)?.topics ?? [], topics, [id, 'topics']),
    ),
  ]
}

type Named = { readonly id: string; readonly names: Names }
type Given = { readonly id: string; readonly names: StoreNames }

function clashesAmong(all: readonly Named[], changes: readonly Given[], place: readonly string[]): readonly Clash[] {
  const given = new Map(
    changes.map(({ id, names }) => [id, new Set(LANGUAGES.flatMap((code) => names[code] ?? []).map(plain))]),
  )
  // Of two names that the store gives, the later one is told of: only what it did not give is taken from the beginning.
  const taken = new Map<string, string>()
  for (const { id, names } of all) {
    const shown = LANGUAGES.map((code) => plain(names[code][0] ?? ''))
    for (const name of [plain(id), ...shown.filter((name) => !given.get(id)?.has(name))]) taken.set(name, id)
  }
  return changes.flatMap(({ id, names }) =>
    LANGUAGES.flatMap((code) =>
      (names[code] ?? []).flatMap((name): readonly Clash[] => {
        const other = taken.get(plain(name))
        if (other === undefined) taken.set(plain(name), id)
        return other === undefined || other === id ? [] : [{ path: [...place, id, 'names', code], name, taken: other }]
      }),
    ),
  )
}
