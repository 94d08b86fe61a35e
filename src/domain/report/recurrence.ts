/** What came more often than in the weeks before: topics, kinds of orders, couriers, articles, words. */
import type { Recurrence, RecurrenceKind } from './digest-figures.ts'
import type { Term, WordTally } from './recurring-words.ts'
import { type Counted, expectedOf, risen } from './significance.ts'
import type { Seen, WeekTally } from './week-tally.ts'

/** A recurrence with the numbers of its examples instead of their references. */
export type Found = Omit<Recurrence, 'references'> & { readonly examples: readonly number[] }

/**
 * How often each kind may give an alarm in a week in which nothing changed, at most. Topics are what a store acts on, and are
 * heard sooner: drawn by chance they give one alarm in thirteen weeks of a big store, in twenty to forty of a small one.
 */
export const CHANCES: Readonly<Record<RecurrenceKind, number>> = {
  topic: 0.15,
  'order-prefix': 0.01,
  product: 0.01,
  courier: 0.01,
  word: 0.02,
}
/** More of one kind is read by nobody. */
const MOST: Readonly<Record<RecurrenceKind, number>> = { topic: 5, 'order-prefix': 3, product: 3, courier: 3, word: 5 }

/** `before`: the full weeks before, at most four; of fewer than two nothing is said. */
export function recurrencesOf(
  week: { readonly tally: WeekTally; readonly words: WordTally },
  before: readonly { readonly tally: WeekTally; readonly words: WordTally }[],
): readonly Found[] {
  const all = [
    ...risenOf(
      'topic',
      seenFamily(week, before, ({ topics }) => topics),
    ).map((one): Found => {
      const [category = '', topic = 'other'] = one.what.split('/')
      return { ...one, category, topic }
    }),
    ...risenOf(
      'order-prefix',
      seenFamily(week, before, ({ prefixes }) => prefixes),
    ),
    ...(['product', 'courier'] as const).flatMap((kind) => risenOf(kind, termFamily(kind, week, before))),
  ]
  const words = risenOf('word', termFamily('word', week, before), Number.POSITIVE_INFINITY)
  return [...all, ...withoutRepeats(words).slice(0, MOST.word)]
}

type Candidate = Counted & Pick<Found, 'what' | 'examples' | 'language'>

function risenOf(kind: RecurrenceKind, family: readonly Candidate[], most = MOST[kind]): readonly Found[] {
  return risen(family, CHANCES[kind])
    .slice(0, most)
    .map((one) => ({
      ...{ kind, what: one.what, count: one.count, expected: expectedOf(one), examples: one.examples },
      ...(one.language === undefined ? {} : { language: one.language }),
    }))
}

type Weekly = { readonly tally: WeekTally; readonly words: WordTally }

/** What was seen in the week, among its customers. */
function seenFamily(
  week: Weekly,
  before: readonly Weekly[],
  of: (tally: WeekTally) => ReadonlyMap<string, Seen>,
): readonly Candidate[] {
  return Array.from(of(week.tally), ([what, { count, examples }]) => ({
    ...{ what, count, examples, total: week.tally.customers },
    before: before.map(({ tally }) => of(tally).get(what)?.count ?? 0),
    totalBefore: before.map(({ tally }) => tally.customers),
  }))
}

/** Words among the customers of their language: more Polish customers are no rise of every Polish word. */
function termFamily(kind: Term['kind'], week: Weekly, before: readonly Weekly[]): readonly Candidate[] {
  const ofLanguage = ({ language }: Term, { customers }: WordTally) =>
    kind === 'word' ? (customers.get(language) ?? 0) : [...customers.values()].reduce((sum, n) => sum + n, 0)
  return [...week.words.terms]
    .filter(([, term]) => term.kind === kind)
    .map(([key, term]) => ({
      ...{ what: term.shown, count: term.count, examples: term.examples, total: ofLanguage(term, week.words) },
      before: before.map(({ words }) => words.terms.get(key)?.count ?? 0),
      totalBefore: before.map(({ words }) => ofLanguage(term, words)),
      ...(kind === 'word' ? { language: term.language } : {}),
    }))
}

/** Of "manual" and "manual en inglés" the longer, where nearly all who wrote the one wrote the other. */
const NEARLY_ALL = 0.8

function withoutRepeats(words: readonly Found[]): readonly Found[] {
  const contains = (longer: Found, shorter: Found) =>
    longer !== shorter &&
    longer.language === shorter.language &&
    longer.what.includes(' ') &&
    longer.what.split(' ').includes(shorter.what)
  const kept = words.filter(
    (word) => !words.some((other) => contains(other, word) && other.count >= NEARLY_ALL * word.count),
  )
  // What is left over of a phrase whose single word says it all, or of two phrases with a word in common.
  const said: Found[] = []
  for (const word of kept) {
    const isSaid = said.some(
      (other) =>
        other.language === word.language && other.what.split(' ').some((part) => word.what.split(' ').includes(part)),
    )
    if (!isSaid) said.push(word)
  }
  return said
}
