const LONGEST = 100
const FEWEST_LETTERS = 3

/** What a phrase of a store should be where it would not be found as it is written; undefined when it can be found. */
export function phraseFault(phrase: string): string | undefined {
  const [, body = '', points] = /^([^=]*)(?:=(.*))?$/s.exec(phrase) ?? []
  if (phrase.length > LONGEST) return `at most ${LONGEST} characters`
  if (points !== undefined && !/^\s*[1-9](?:\.\d)?\s*$/.test(points))
    return 'points from 1 to 9.9 behind the =, such as =2.5'
  if (/[|/]/.test(body)) return 'one phrase an entry, without | and /'
  if ((body.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < FEWEST_LETTERS)
    return `at least ${FEWEST_LETTERS} letters or digits`
  const parts = body.trim().split(/[\s-]+/)
  if (parts.some((part) => !/^(?:_|~|[^_~*]+\*?)$/.test(part)))
    return '_ and ~ between words, and * at the end of a word'
  if (/^(?:[_~]|.{1,2}\*)$/.test(parts[0] ?? '')) return 'a word at the beginning, or three letters of one before *'
  if (parts.some((part, n) => part === '~' && /^[_~]?$/.test(parts[n + 1] ?? ''))) return 'a word behind ~'
  return undefined
}
