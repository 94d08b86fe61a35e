/**
 * What nobody shall find in our mails, lists, database or logs though a customer wrote it: card numbers and the codes on
 * the card. In doubt it is masked. IBANs stay: agents need them for refunds, and they are no key to money by themselves.
 */
import { FINDING_PACKS } from '../language/finding-packs.ts'
import { gs1Fits } from './findings/check-digits.ts'
import { cardNumbersIn } from './safety/card-number.ts'

const CODES = FINDING_PACKS.flatMap((pack) => pack.cardCodes)
const NEAR_CODES = FINDING_PACKS.flatMap((pack) => pack.cardCodesNearCards)
const CODE_BEFORE = before(CODES)
const NEAR_CODE_BEFORE = before([...CODES, ...NEAR_CODES])
const CODE_AFTER = new RegExp(
  `^[ ]{0,2}[(]?(?:[ ]?(?:es|is|e|é|to|ist|est|è) )?(?:el |the |o |mi |my |mój |meu |le |der |il )?(?:${CODES.join('|')})(?!\\p{L})`,
  'iu',
)

/** The end of a text in which one of these words announces a number. */
function before(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?!\\p{L})[^\\d\\n]{0,20}(?:\\n[ >]{0,3})?$`, 'iu')
}

/** Three or four digits by themselves, as on the back of a card. */
const THREE_OR_FOUR = /(?<!\d)\d(?: ?\d){2,3}(?!\d)/g
const EXPIRY = /\d{2} ?[/.-] ?\d{2,4}[^\d\n]{1,12}$/
/** What makes three digits behind a card count something else. */
const COUNTS = /^(?:[.,/:-]?\d|[ \u00a0]?[\p{L}€$£%])/u
/** How far from a card number words like "PIN" mean a code of the card. */
const NEAR = 300
const LONGEST_ANNOUNCEMENT = 60

type Span = { readonly from: number; readonly to: number; readonly shown: string }

/** Card numbers become `•••• •••• •••• 1234`, security codes near them `•••`. Everything shown, sent or logged passes here. */
export function maskSecrets(text: string): string {
  if (!ANY_DIGIT.test(text)) return text
  const cards = cardNumbersIn(text)
    .filter((card) => !isNoCard(text, card.from, card.to))
    .map(({ from, to, last4 }): Span => ({ from, to, shown: `•••• •••• •••• ${last4}` }))
  const spans = codesIn(text, cards)
  if (spans.length === 0) return text
  let masked = ''
  let last = 0
  for (const { from, to, shown } of spans) {
    masked += text.slice(last, from) + shown
    last = to
  }
  return masked + text.slice(last)
}

const ANY_DIGIT = /[\d\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/

/** The cards and the codes between and around them, in order. */
function codesIn(text: string, cards: readonly Span[]): readonly Span[] {
  const spans: Span[] = []
  let next = 0
  let card: Span | undefined
  for (const match of text.matchAll(THREE_OR_FOUR)) {
    const from = match.index
    const to = from + match[0].length
    while (next < cards.length && (cards[next]?.from ?? 0) <= from) {
      card = cards[next++]
      if (card !== undefined) spans.push(card)
    }
    if ((card !== undefined && from < card.to) || (cards[next]?.from ?? text.length) < to) continue
    const near =
      (card !== undefined && from - card.to < NEAR) || (cards[next]?.from ?? Number.POSITIVE_INFINITY) - to < NEAR
    if (isCode(text, from, to, card, near)) spans.push({ from, to, shown: CODE })
  }
  return [...spans, ...cards.slice(next)]
}

const CODE = '•••'

function isCode(text: string, from: number, to: number, card: Span | undefined, near: boolean): boolean {
  const head = text.slice(Math.max(0, from - LONGEST_ANNOUNCEMENT), from)
  if ((near ? NEAR_CODE_BEFORE : CODE_BEFORE).test(head) || CODE_AFTER.test(text.slice(to, to + LONGEST_ANNOUNCEMENT)))
    return true
  if (card === undefined || from - card.to > 50) return false
  const between = text.slice(card.to, from)
  if (/^[ \u00a0,;|/-]{1,3}$/.test(between)) return !COUNTS.test(text.slice(to, to + 3))
  return between.includes('\n') ? false : EXPIRY.test(between)
}

const ARTICLE =
  /(?:ean|gtin|isbn|upc|barras|barcode|bar code|kreskow[a-z]{1,3}|strichcode|barres|barre)[^\p{L}\d\n]{0,4}(?:13|n[º°]|nr\.?|no\.?)?[^\p{L}\d\n]{0,4}$/iu
const PARCEL = /(?:1Z[0-9A-Z]{0,15}|JJ?D|JVGL|TB[ACM]|LP)$/i

/** A thirteen-digit article number after a word that says so, or digits inside a parcel's number with letters. */
function isNoCard(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 30), from)
  const number = text.slice(from, to)
  if (/^\d{13}$/.test(number) && gs1Fits(number) && ARTICLE.test(before)) return true
  return /[A-Z\d]$/i.test(before) && PARCEL.test(before) && /^\d+$/.test(number)
}
