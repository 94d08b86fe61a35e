/** Other forms of a word, where PostgreSQL has no dictionary for the language, and words one slip of a finger away. */
import { SEARCHING_PACKS } from '../language/searching-packs.ts'

const ENDINGS: readonly string[] = [...new Set(SEARCHING_PACKS.flatMap((pack) => pack.endings ?? []))].sort(
  (a, b) => b.length - a.length,
)
const SHORTEST_STEM = 4
/** Letters between which an e comes and goes: paczka, paczek; butelka, butelek. */
const FLEETING = /^([a-z]{2,}[bcdfghjklmnprstwz])([klnrc])$/
const FLED = /^([a-z]{2,}[bcdfghjklmnprstwz])e([klnrc])$/

/** What inflected forms of a folded word may begin with; empty for words too short or with digits in them. */
export function stemsOf(word: string): readonly string[] {
  if (word.length < SHORTEST_STEM || !/^[a-z]+$/.test(word)) return []
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= SHORTEST_STEM) ?? ''
  const stem = word.slice(0, word.length - ending.length)
  const others = [FLEETING, FLED].map((vowel, n) => stem.replace(vowel, n === 0 ? '$1e$2' : '$1$2'))
  return [...new Set([stem, ...others])]
}

/** Whether `word` is `stem` with one ending, or with none. */
export function isFormOf(word: string, stem: string): boolean {
  return word.startsWith(stem) && (word === stem || ENDINGS.includes(word.slice(stem.length)))
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** All that a folded word could have been before one slip: a letter too many, too few, wrong, or two changed over. */
export function oneSlipAway(word: string): readonly string[] {
  const found = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    found.add(head + tail.slice(1))
    if (tail.length > 1) found.add(`${head}${tail[1]}${tail[0]}${tail.slice(2)}`)
    for (const letter of LETTERS) found.add(head + letter + tail).add(head + letter + tail.slice(1))
  }
  found.delete(word)
  return [...found]
}

/** Slips between two words (Damerau): letters too many, too few, wrong, or neighbours changed over. Words of 40 letters at most. */
export function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, n) => n)]
  const cell = (row: number, column: number) => rows[row]?.[column] ?? 0
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j++) {
      const change = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(Math.min(change, cell(i - 1, j) + 1, cell(i, j - 1) + 1, swapped ? cell(i - 2, j - 2) + 1 : change))
    }
  }
  return cell(a.length, b.length)
}
