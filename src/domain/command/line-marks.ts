/** Marks: `#` and a word at the beginning of a line, however a mail program dressed them. */
import { tidyArgument } from './line-arguments.ts'
import { commandNamed, looksLikeCommand } from './names.ts'

/** One command of a line: the word behind the sign and what follows it. */
export type Mark = { readonly written: string; readonly word: string; readonly argument: string }

/** What one line is. A `stray` mark stands where, or is written as, none may be. */
export type SeenLine =
  | { readonly kind: 'blank' | 'text' }
  | { readonly kind: 'stray'; readonly mark: Mark }
  | { readonly kind: 'marked'; readonly marks: readonly Mark[] }

const LONGEST = 4_000
const MOST_ON_A_LINE = 20

/** Not shown by any mail program, so they must not hide anything: soft hyphens, zero-width and direction marks, fillers, the keycap. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|[\u20e3\u2800\ufffc\ufff9-\ufffb]/gu

/** The line as a person sees it, with every kind of `#` as the plain one. */
export function asSeen(raw: string): string {
  return withoutUnseen(raw.slice(0, LONGEST))
    .replace(/[＃﹟♯]/g, '#')
    .trim()
}

/** The text without what no mail program shows. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '')
}

/** What a line is, given as it is seen. */
export function lookAt(seen: string): SeenLine {
  if (seen === '') return { kind: 'blank' }
  const before = BEFORE.exec(seen)?.[0] ?? ''
  const bare = seen.slice(before.length)
  const first = wordAt(bare, 1)
  if (bare.startsWith('#') && first !== undefined) return marked(bare, first, /["“„«‘'`*_~([{|]/.test(before))
  const apart = APART.exec(bare)
  if (apart && commandNamed(apart[2] ?? '') !== undefined)
    return { kind: 'stray', mark: markOf(bare, apart[1]?.length ?? 0, apart[2] ?? '', false) }
  return atTheEnd(seen) ?? { kind: 'text' }
}

/**
 * All that may stand before the sign: anything but letters, figures and `>`, which makes a quote, or the number of a list.
 * Its length is bounded, not what it is: a new bullet, arrow or tick must not carry a command to a customer.
 */
const BEFORE = /^(?:[^\p{L}\p{N}>#]{0,40}|[\s([]{0,10}\d{1,2}[.)]{1,2}[^\p{L}\p{N}>#]{0,10})(?=#)/u
/** `# close`, `##close`, `#-close`, `#.close`: nobody means a command so, nor does a customer mean to read it. */
const APART = /^(#[#\s.,:;!/\\_*'"“”–—-]{1,40})(\p{L}[\p{L}\p{M}\p{N}_-]{0,40})/u

/** The word that begins at `at`; numbers of orders and parcels and colours are none. */
function wordAt(text: string, at: number): string | undefined {
  const word = /^\p{L}[\p{L}\p{M}\p{N}_-]*/u.exec(text.slice(at, at + 200))?.[0]
  if (word === undefined || isNumber(word)) return undefined
  return word
}

function isNumber(word: string): boolean {
  const digits = word.match(/\d/g)?.length ?? 0
  return digits >= 3 || (digits > 0 && /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(word))
}

function markOf(line: string, at: number, word: string, opened: boolean, end = line.length): Mark {
  const plain = word.normalize('NFKC').replace(/[_-]+$/, '')
  const behind = line.slice(at + word.length, end).replace(/^\s?<https?:\/\/[^\s<>]{1,500}>/, '')
  return { written: line.slice(0, end).trim(), word: plain, argument: tidyArgument(behind, opened) }
}

/** `#take #urgent` are two when all of them are commands. Another word that resembles one stops the mail. */
function marked(line: string, first: string, opened: boolean): SeenLine {
  const single: SeenLine = { kind: 'marked', marks: [markOf(line, 1, first, opened)] }
  if (TAKES_THE_LINE.has(commandNamed(first)?.name ?? '')) return single
  const starts = [0, ...marksFrom(line, 1 + first.length)]
  if (starts.length === 1) return single
  const words = starts.map((at) => wordAt(line, at + 1) ?? '')
  if (words.every((word) => commandNamed(word) !== undefined))
    return {
      kind: 'marked',
      marks: starts.map((at, n) => {
        const end = (starts[n + 1] ?? line.length) - at
        return markOf(line.slice(at), 1, words[n] ?? '', opened, end)
      }),
    }
  const resembling = words.findIndex((word, n) => n > 0 && looksLikeCommand(word))
  if (resembling < 0) return single
  return { kind: 'stray', mark: markOf(line, (starts[resembling] ?? 0) + 1, words[resembling] ?? '', opened) }
}

/** What is looked for may be anything. */
const TAKES_THE_LINE: ReadonlySet<string> = new Set(['find'])

/** Where further marks begin: not inside a word, an address or a value (`/#close`, `key=#ff0000`). */
function marksFrom(line: string, from: number): readonly number[] {
  const found: number[] = []
  let free = from
  for (let at = line.indexOf('#', from); at >= 0 && found.length < MOST_ON_A_LINE; at = line.indexOf('#', at + 1)) {
    const word = wordAt(line, at + 1)
    if (word === undefined || (at !== free && INSIDE.test(line[at - 1] ?? ''))) continue
    found.push(at)
    free = at + 1 + word.length
  }
  return found
}

const INSIDE = /[\p{L}\p{N}/=&#?\\]/u

/** `Thank you. #close`: a command behind the last words of a line, written on without a new line. */
function atTheEnd(seen: string): SeenLine | undefined {
  if (seen.startsWith('>')) return undefined
  const at = seen.lastIndexOf('#')
  if (at < 1 || INSIDE.test(seen[at - 1] ?? '')) return undefined
  const word = wordAt(seen, at + 1)
  if (word === undefined || commandNamed(word) === undefined) return undefined
  const behind = seen.slice(at + 1 + word.length)
  return /^[^\p{L}\p{N}]{0,20}$/u.test(behind) ? { kind: 'stray', mark: markOf(seen, at + 1, word, false) } : undefined
}
