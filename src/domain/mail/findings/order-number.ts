import { FINDING_PACKS } from '../../language/finding-packs.ts'

const MOST = 20
/** Text beyond this holds no order number that was not named before. */
const LONGEST_TEXT = 200_000
const WORDS_BACK = 5

const BETWEEN = new Set(FINDING_PACKS.flatMap((pack) => pack.order.between))
const OTHERS = new Set(FINDING_PACKS.flatMap((pack) => pack.order.others))
const ORDER = new Set(FINDING_PACKS.flatMap((pack) => pack.order.words))
/** "number" and its like announce an order only when no other thing is named before them. */
const WEAK = new Set(
  [...ORDER].filter((word) => /^(n|no|nr|num|n\.?[º°]|núm|number|numer|numerze|n[uú]mero|po)$/.test(word)),
)
/** An order word counts where it is the number's kind, not a word that other sentences use as well. */
const STRONG = new Set([...ORDER].filter((word) => !WEAK.has(word)))
const JOINING = new Set(['de', 'del', 'da', 'do', 'of', 'z', 'from', 'di'])

const CANDIDATE = /(?<![\p{L}\p{N}+.,@-])[a-z0-9][a-z0-9-]{2,24}(?![\p{L}\p{N}@])/giu
const UNIT = /^\s?(?:€|\$|£|%|eur\b|euros?\b|zł|zl\b|pln\b|usd\b|reais\b|kg\b|uds?\b|unidades\b|szt|pcs\b|units\b)/i

/**
 * Order numbers in a text, as written (letters in capitals), each once, in order. `pattern` (ORDER_PATTERN) replaces the
 * default: 4 to 12 digits, letters and hyphens inside allowed, after an order word of any language or `#`.
 */
export function findOrderNumbers(text: string, pattern?: string): readonly string[] {
  const bounded = text.slice(0, LONGEST_TEXT)
  const found = new Set<string>()
  const add = (number: string): boolean => found.size < MOST && found.add(number.toUpperCase()) !== undefined
  if (pattern !== undefined && pattern !== '') {
    for (const match of bounded.matchAll(new RegExp(pattern, 'giu'))) if (!add(match[1] ?? match[0])) break
    return [...found]
  }
  let lastEnd = -1
  for (const match of bounded.matchAll(CANDIDATE)) {
    if (!/\d/.test(match[0])) continue
    const number = match[0].replace(/-+$/, '')
    if (!shapeFits(number)) continue
    const end = match.index + number.length
    const after = bounded.slice(end, end + 12)
    if (UNIT.test(after) || /^[.,/]\d/.test(after)) continue
    const chained =
      lastEnd >= 0 &&
      /^(?:\s*[,;&/]\s*|\s+(?:y|e|and|i|oraz|et|und)\s+)#?\s?$/i.test(bounded.slice(lastEnd, match.index))
    if (!chained && !announced(bounded.slice(Math.max(0, match.index - 80), match.index), number)) continue
    lastEnd = end
    if (!add(number)) break
  }
  return [...found]
}

function shapeFits(number: string): boolean {
  const digits = number.replace(/[^0-9]/g, '').length
  if (digits < 4 || digits > 12 || /^inc-?\d/i.test(number)) return false
  if (/^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}-\d{1,2}-\d{2,4}$/.test(number)) return false
  // Words with a year at the end ("covid-2019") and long codes that are mostly letters are no numbers.
  return number.replace(/[^a-z]/gi, '').length <= 6
}

/** Whether the words before say that an order number follows. */
function announced(before: string, number: string): boolean {
  const hash = /#\s?$/.test(before)
  const sentence = before.slice(
    Math.max(before.lastIndexOf('\n\n'), before.lastIndexOf('. ') < 0 ? -1 : endOfSentence(before)) + 1,
  )
  const words = sentence.toLowerCase().match(/n\.?[º°]|[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  let announcedBy = hash
  for (const word of words.slice(-WORDS_BACK).toReversed()) {
    if (OTHERS.has(word)) return false
    if (STRONG.has(word)) return !isYearOf(words.at(-1), number)
    if (WEAK.has(word)) announcedBy = true
    else if (!BETWEEN.has(word)) break
  }
  return announcedBy
}

/** The last full stop that ends a sentence, not one of "no." or "nr.". */
function endOfSentence(before: string): number {
  const at = before.lastIndexOf('. ')
  const word = /([\p{L}º]+)$/u.exec(before.slice(0, at))?.[1]?.toLowerCase()
  return word !== undefined && (ORDER.has(word) || BETWEEN.has(word) || OTHERS.has(word)) ? -1 : at
}

function isYearOf(word: string | undefined, number: string): boolean {
  return /^(19|20)\d\d$/.test(number) && word !== undefined && JOINING.has(word)
}
