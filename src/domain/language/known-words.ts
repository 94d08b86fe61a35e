/**
 * Which words speak for which languages. The list was made beforehand (`test/check/word-votes.ts`) from the words of the packs
 * and from the mails that the classifier learns from: a word speaks for a language by its share in it, "não" for one alone,
 * "de" a little for several. It is looked up in lower case, folded too.
 */

/** Places of languages and how much the word speaks for each, one after the other. */
export type Vote = readonly number[]
export type KnownWords = (word: string) => Vote | undefined

/** Reads the list: a line for each word, `esta es52 pt31`, in hundredths. `languages` gives languages their places. */
export function readWordVotes(languages: readonly string[], list: string): KnownWords {
  const places = new Map(languages.map((code, place) => [code, place]))
  const said = new Map<string, string>()
  for (let at = 0; at < list.length; ) {
    const end = list.indexOf('\n', at)
    const blank = list.indexOf(' ', at)
    said.set(list.slice(at, blank), list.slice(blank + 1, end))
    at = end + 1
  }
  // Most words are never asked for: a vote is read when it is.
  const votes = new Map<string, Vote>()
  return (word) => {
    const known = votes.get(word)
    const own = known === undefined ? said.get(word) : undefined
    if (own === undefined) return known
    const vote = own.split(' ').flatMap((one) => {
      const place = places.get(one.slice(0, 2))
      return place === undefined ? [] : [place, Number(one.slice(2)) / 100]
    })
    votes.set(word, vote)
    return vote
  }
}

/** The word in lower case with its diacritics and one kind of apostrophe. */
export function asWritten(lower: string, at: number, folded: string): string {
  if (lower.startsWith(folded, at)) return folded
  const word = lower.slice(at, at + folded.length)
  return folded.includes("'") ? word.replace(/[’‘´]/g, "'") : word
}
