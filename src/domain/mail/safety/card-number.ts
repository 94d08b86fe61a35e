/** Numbers of payment cards in text: by their beginning, length and check digit (ISO/IEC 7812), however they are written. */

/** A card number: from its first digit to behind its last one. */
export type CardNumber = { readonly from: number; readonly to: number; readonly last4: string }

/** Signs between two digits of one number: at most so many, and one line end among them. */
const MOST_BETWEEN = 4
const LONGEST = 19
const SHORTEST = 13

/** The value of a digit: ASCII, full-width, Arabic and Persian ones; -1 for what is none. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code < 0x660) return -1
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10
  if (code >= 0x660 && code <= 0x669) return code - 0x660
  return code >= 0x6f0 && code <= 0x6f9 ? code - 0x6f0 : -1
}

const BETWEEN = new Set(
  [
    ' \t\r\n.-_/*·,>|',
    '\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f',
    '\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u202f\u205f\u2060\u2212\u3000\ufe63\ufeff\uff0d\uff0e',
  ]
    .join('')
    .split('')
    .map((sign) => sign.charCodeAt(0)),
)
/** Signs that part numbers as well: across them only groups as they stand on a card are one number. */
const PARTING = new Set('\t\r\n/,*>|_'.split('').map((sign) => sign.charCodeAt(0)))
const CARD_GROUPS = /^(?:4-4-4-4(?:-[123])?|4-6-5|4-6-4)$/

const DIGIT = /[\d\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g

/** All card numbers of a text, in order. */
export function cardNumbersIn(text: string): readonly CardNumber[] {
  const found: CardNumber[] = []
  DIGIT.lastIndex = 0
  for (let match = DIGIT.exec(text); match !== null; match = DIGIT.exec(text)) {
    const card = cardAt(text, match.index)
    let to = card?.to ?? match.index + 1
    if (card !== undefined) found.push(card)
    else while (to < text.length && digitOf(text.charCodeAt(to)) >= 0) to++
    DIGIT.lastIndex = to
  }
  return found
}

/** Digits and their ends while one place is read; kept, for a mail may have hundreds of thousands of such places. */
const digits = new Uint8Array(LONGEST + 1)
const ends = new Int32Array(LONGEST + 1)

/** The card number whose first digit stands at `at`, where a group of digits begins. */
export function cardAt(text: string, at: number): CardNumber | undefined {
  const first = digitOf(text.charCodeAt(at))
  if (first < 2 || first > 6) return undefined
  let count = 0
  let between = 0
  let lineEnds = 0
  let parted = LONGEST + 1
  for (let i = at; i < text.length && count <= LONGEST; i++) {
    const code = text.charCodeAt(i)
    const digit = digitOf(code)
    if (digit >= 0) {
      digits[count] = digit
      ends[count] = i + 1
      count++
      between = 0
      lineEnds = 0
    } else {
      if (!BETWEEN.has(code) || ++between > MOST_BETWEEN || (code === 10 && ++lineEnds > 1)) break
      if (parted > LONGEST && PARTING.has(code)) parted = count
    }
  }
  if (count < SHORTEST) return undefined
  for (const length of lengthsOf()) {
    const to = ends[length - 1] ?? 0
    if (length > count || digitOf(text.charCodeAt(to)) >= 0 || !luhn(length)) continue
    if (length > parted && !CARD_GROUPS.test(groupsOf(length))) continue
    return { from: at, to, last4: digits.subarray(length - 4, length).join('') }
  }
  return undefined
}

/** How many digits stand together: `4-4-4-4`. */
function groupsOf(length: number): string {
  const groups: number[] = []
  for (let i = 0; i < length; i++) {
    if (i > 0 && (ends[i] ?? 0) - (ends[i - 1] ?? 0) === 1) groups.push((groups.pop() ?? 0) + 1)
    else groups.push(1)
  }
  return groups.join('-')
}

const VISA = [16, 19, 13]
const MASTERCARD = [16]
const AMEX = [15]
const DINERS = [14, 16]
const JCB = [16, 19]
const OTHERS = [16, 19, 18, 17, 15, 14, 13]
const NONE: readonly number[] = []

/** The lengths that cards with this beginning have; none when no issuer uses it. */
function lengthsOf(): readonly number[] {
  const two = (digits[0] ?? 0) * 10 + (digits[1] ?? 0)
  const four = two * 100 + (digits[2] ?? 0) * 10 + (digits[3] ?? 0)
  if (digits[0] === 4) return VISA
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) || (four >= 2200 && four <= 2204)) return MASTERCARD
  if (two === 34 || two === 37) return AMEX
  if (two === 30 || two === 36 || two === 38 || two === 39) return DINERS
  if (two === 35) return JCB
  return two === 50 || (two >= 56 && two <= 69) ? OTHERS : NONE
}

/** ISO/IEC 7812-1 annex B. */
function luhn(length: number): boolean {
  let sum = 0
  for (let i = 0; i < length; i++) {
    const digit = digits[length - 1 - i] ?? 0
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
