/** Where an address or a name stands in a text as a whole: `ana@mail.example` is not named by `susana@mail.example`. */

/** Letters that go on an address, or a word, to its left and to its right. */
const LEFT = /[\p{L}\p{N}._%+-]/u
const RIGHT = /[\p{L}\p{N}_%+-]/u

/** The places of `needle` (small letters) in `folded` (small letters), each as its first index. */
export function placesOf(folded: string, needle: string): readonly number[] {
  const places: number[] = []
  if (needle === '') return places
  for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + needle.length)) {
    if (isWhole(folded, at, needle.length)) places.push(at)
  }
  return places
}

/** Whether a text names the address or the name, in letters of whatever size. */
export function names(text: string, needle: string): boolean {
  return placesOf(text.toLowerCase(), needle).length > 0
}

/** A regular expression of PostgreSQL that finds an address as `placesOf` does; to be matched with `~*`. */
export function patternOf(needle: string): string {
  const literal = needle.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
  return `(?<![[:alnum:]._%+-])${literal}(?![[:alnum:]_%+-])(?!\\.[[:alnum:]])`
}

function isWhole(text: string, at: number, length: number): boolean {
  const end = at + length
  if (at > 0 && LEFT.test(text[at - 1] ?? '')) return false
  if (end < text.length && RIGHT.test(text[end] ?? '')) return false
  // A full stop ends a sentence, or goes on with the domain.
  return text[end] !== '.' || !/[\p{L}\p{N}]/u.test(text[end + 1] ?? '')
}
