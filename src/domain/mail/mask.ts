/** Groups of digits with the separators people use between them; long enough to hold a card number. */
const DIGIT_RUN = /\d(?:[ \u00a0.\-–]{0,3}\d){12,39}/g
const CODE =
  /(\b(?:cvv2?|cvc2?|csc|cav2)\b|c[oó]digo de seguridad|c[oó]digo de seguran[cç]a|kod zabezpieczaj[aą]cy|kod cvv|security code)([^\d\n]{0,20})(\d{3,4})(?!\d)/gi
const EXPIRY_AND_CODE = /^([^\d\n]{0,20}\d{2} ?[/-] ?\d{2,4}[^\d\n]{1,12})(\d{3,4})(?!\d)/

/** Card numbers become `•••• •••• •••• 1234`, security codes near them `•••`. Everything shown, sent or logged passes here. */
export function maskSecrets(text: string): string {
  if (!/\d/.test(text)) return text
  let masked = ''
  let last = 0
  for (const match of text.matchAll(DIGIT_RUN)) {
    if (match.index < last) continue
    for (const card of cardsIn(match[0])) {
      masked += `${text.slice(last, match.index + card.from)}•••• •••• •••• ${card.last4}`
      last = match.index + card.to
      const code = EXPIRY_AND_CODE.exec(text.slice(last, last + 60))
      if (code !== null) {
        masked += `${code[1]}•••`
        last += code[0].length
        break
      }
    }
  }
  masked += text.slice(last)
  return masked.replace(CODE, (_, word: string, between: string) => `${word}${between}•••`)
}

type Found = { readonly from: number; readonly to: number; readonly last4: string }

function cardsIn(run: string): readonly Found[] {
  const at: number[] = []
  for (let i = 0; i < run.length; i++) if (run.charCodeAt(i) >= 48 && run.charCodeAt(i) <= 57) at.push(i)
  const digits = at.map((i) => run[i]).join('')
  const found: Found[] = []
  let start = 0
  while (start + 13 <= digits.length) {
    const groupStart = start === 0 || (at[start] ?? 0) - (at[start - 1] ?? 0) > 1
    const length = groupStart ? lengthsOf(digits.slice(start)).find((n) => fits(digits, at, start, n)) : undefined
    if (length === undefined) start++
    else {
      const end = start + length
      found.push({ from: at[start] ?? 0, to: (at[end - 1] ?? 0) + 1, last4: digits.slice(end - 4, end) })
      start = end
    }
  }
  return found
}

function fits(digits: string, at: readonly number[], start: number, length: number): boolean {
  const end = start + length
  if (end > digits.length) return false
  // A card ends where a group of digits ends.
  if (end < digits.length && (at[end] ?? 0) - (at[end - 1] ?? 0) === 1) return false
  return luhn(digits.slice(start, end))
}

/** The lengths that cards with this beginning have; none when no issuer uses it. */
function lengthsOf(digits: string): readonly number[] {
  const two = Number(digits.slice(0, 2))
  const four = Number(digits.slice(0, 4))
  if (digits.startsWith('4')) return [16, 19, 13]
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return [16]
  if (two === 34 || two === 37) return [15]
  if (two === 30 || two === 36 || two === 38 || two === 39) return [14, 16]
  if (two === 35) return [16]
  if (two === 50 || (two >= 56 && two <= 69)) return [16, 19, 18, 17, 13]
  return []
}

function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
