/**
 * What nobody shall find in our mails, lists, database or logs though a customer wrote it: card numbers and the codes on
 * the card. In doubt it is masked. IBANs stay: agents need them for refunds, and they are no key to money by themselves.
 */
import { FINDING_PACKS } from '../language/finding-packs.ts'
import { gs1Fits } from './findings/check-digits.ts'
import { cardNumbersIn } from './safety/card-number.ts'

const CODES = FINDING_PACKS.flatMap((pack) => pack.cardCodes).sort((a, b) => b.length - a.length)
const NEAR_CODES = [...CODES, ...FINDING_PACKS.flatMap((pack) => pack.cardCodesNearCards)].sort(
  (a, b) => b.length - a.length,
)
const DIGITS = '(\\d(?:[ ]?\\d){2,3})(?!\\d)'
const CODE = codePattern(CODES)
const CODE_NEAR = codePattern(NEAR_CODES)
const CODE_BEFORE = new RegExp(
  `(?<!\\d)\\d{3,4}([ ]{0,2}[(]?(?:[ ]?(?:es|is|e|é|to|ist|est|è))?[ ]?(?:el |the |o |mi |my |mój |meu )?(?:${CODES.join('|')})(?![\\p{L}]))`,
  'giu',
)
const EXPIRY_AND_CODE = /^([^\d\n]{0,24}\d{2} ?[/.-] ?\d{2,4}[^\d\n]{1,12})(\d{3,4})(?!\d)/
/** Three digits right behind a card are its code, if they count nothing. */
const CODE_ALONE = /^([ \u00a0,;|/-]{1,3})\d{3,4}(?![\d.,/:-]|[ \u00a0]?[\p{L}€$£%])/u

function codePattern(words: readonly string[]): RegExp {
  return new RegExp(
    `((?<![\\p{L}\\p{N}])(?:${words.join('|')})(?!\\p{L}))([^\\d\\n]{0,20}(?:\\n[ >]{0,3})?)${DIGITS}`,
    'giu',
  )
}

/** How far from a card number words like "PIN" mean a code of the card. */
const NEAR = 300

/** Card numbers become `•••• •••• •••• 1234`, security codes near them `•••`. Everything shown, sent or logged passes here. */
export function maskSecrets(text: string): string {
  if (!/[\d\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/.test(text)) return text
  let masked = ''
  let last = 0
  const places: number[] = []
  for (const card of cardNumbersIn(text)) {
    if (isNoCard(text, card.from, card.to)) continue
    masked += `${text.slice(last, card.from)}•••• •••• •••• ${card.last4}`
    places.push(masked.length)
    last = card.to
    const next = text.slice(last, last + 60)
    const code = EXPIRY_AND_CODE.exec(next) ?? CODE_ALONE.exec(next)
    if (code !== null && last + code[0].length <= text.length) {
      masked += `${code[1]}•••`
      last += code[0].length
    }
  }
  masked += text.slice(last)
  const hidden = masked
    .replace(CODE, (_, word: string, between: string) => `${word}${between}•••`)
    .replace(CODE_BEFORE, (_, word: string) => `•••${word}`)
  return places.length === 0 ? hidden : maskNear(hidden)
}

const MASKED = '•••• •••• •••• '

/** Codes whose words mean other things as well ("PIN", "the three digits"), only close to a card. */
function maskNear(text: string): string {
  return text.replace(CODE_NEAR, (all: string, word: string, between: string, _digits: string, at: number) => {
    const around = text.slice(Math.max(0, at - NEAR), at + all.length + NEAR)
    return around.includes(MASKED) ? `${word}${between}•••` : all
  })
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
