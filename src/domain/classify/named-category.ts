/** Categories and topics as people write them: in commands, searches and files. */
import { type CategoryAndTopic, plain, type Taxonomy } from './taxonomy.ts'

/**
 * Reads `delivery/damaged`, `entrega`, `Dostawa / late`, the names that mails show (`Entrega › producto dañado`), or a topic alone that only one
 * category has (`coupon`, `cupón`).
 */
export function parseCategory(text: string, taxonomy: Taxonomy): CategoryAndTopic | undefined {
  const { categoryByName } = taxonomy
  const said = plain(text.slice(0, 120))
  const [, name = said, topic = ''] = /^([^/›>:]{1,60}?) ?[/›>:] ?([^/›>:]{0,60})$/.exec(said) ?? []
  if (/[/›>:]/.test(topic === '' ? name : topic)) return undefined
  const category = categoryByName.get(name)
  if (category !== undefined) return topic === '' ? { category, topic: 'other' } : topicIn(taxonomy, category, topic)
  if (topic !== '') return undefined
  return onlyTopic(taxonomy, name) ?? categoryWithTopic(taxonomy, name)
}

/** `entrega atrasado`, `mobile rental returns`: the words of a category, then those of one of its topics. */
function categoryWithTopic(taxonomy: Taxonomy, said: string): CategoryAndTopic | undefined {
  const words = said.split(' ')
  for (let length = words.length - 1; length > 0; length--) {
    const category = taxonomy.categoryByName.get(words.slice(0, length).join(' '))
    if (category !== undefined) return topicIn(taxonomy, category, words.slice(length).join(' '))
  }
  return undefined
}

function topicIn({ topicsByName }: Taxonomy, category: string, name: string): CategoryAndTopic | undefined {
  return topicsByName.get(name)?.find((found) => found.category === category)
}

function onlyTopic({ topicsByName }: Taxonomy, name: string): CategoryAndTopic | undefined {
  const [only, ...more] = topicsByName.get(name) ?? []
  return more.length === 0 ? only : undefined
}

/** Up to five `category/topic` that look most like a text nobody could read; for the help in an error. */
export function nearestCategories(
  text: string,
  { categories, categoryByName, topicsByName }: Taxonomy,
): readonly string[] {
  const [name = '', topic = ''] = plain(text.slice(0, 80)).split(/ ?[/›>:] ?| /)
  const known = categoryByName.get(name)
  const near = (category: string) =>
    known === category
      ? 0
      : nearest(
          name,
          [...categoryByName].filter(([, id]) => id === category).map(([said]) => said),
        )
  const scored = categories.flatMap((category) => {
    const nameDistance = near(category.id)
    return category.topics.map(({ id }) => {
      const names = [...topicsByName]
        .filter(([, homes]) => homes.some((home) => home.category === category.id && home.topic === id))
        .map(([said]) => said)
      const topicDistance = topic === '' ? (id === 'other' ? 0 : 1) : nearest(topic, names)
      return {
        label: `${category.id}/${id}`,
        far: Math.min(nameDistance + topicDistance, nearest(name, names) + (topic === '' ? 0.5 : 3)),
      }
    })
  })
  return scored
    .sort((a, b) => a.far - b.far)
    .slice(0, 5)
    .map((item) => item.label)
}

function nearest(said: string, names: readonly string[]): number {
  return Math.min(...names.map((name) => distance(said, name)))
}

/** Edits between two short words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap))
    }
    row = next
  }
  return row[b.length] ?? 0
}
