/** Codes of articles: EAN, UPC and ISBN by their check digit, ASIN by its form, others after a word that says so. */
import { gs1Fits, isbn10Fits } from './check-digits.ts'
import { type Hit, isDigit, isWordAt, matchAt } from './hit.ts'
import type { Label } from './labels.ts'

const ASIN = /B0(?=[0-9A-Z]{0,7}[0-9])[0-9A-Z]{8}(?![\p{L}\p{N}])/uy
const GROUPED = /\d(?:[ -]?\d){7,12}(?![\p{L}\p{N}]|[-]\d)/uy
const ISBN10 = /\d(?:[ -]?\d){8}[ -]?[\dX](?![\p{L}\p{N}])/uy
const SKU = /[A-Z0-9][A-Z0-9_./-]{2,29}/iy

export function productAt(text: string, from: number, label: () => Label | undefined): Hit | undefined {
  const asin = matchAt(ASIN, text, from)
  if (asin !== null) return product(asin[0], from, from + asin[0].length)
  if (isDigit(text.charCodeAt(from))) {
    const grouped = matchAt(GROUPED, text, from)
    if (grouped !== null) {
      const digits = grouped[0].replace(/\D/g, '')
      if ((digits.length === 13 || digits.length === 12 || digits.length === 8) && gs1Fits(digits)) {
        const said = label()
        const thirteen =
          digits.length === 13 && said !== 'tracking' && said !== 'phone' && said !== 'other' && said !== 'order'
        if (said === 'product' || (thirteen && grouped[0].length === 13))
          return product(digits, from, from + grouped[0].length)
      }
    }
    const isbn = matchAt(ISBN10, text, from)
    if (isbn !== null && /isbn[^\n]{0,6}$/i.test(text.slice(Math.max(0, from - 12), from))) {
      const code = isbn[0].replace(/[ -]/g, '')
      if (isbn10Fits(code)) return product(code, from, from + isbn[0].length)
    }
  }
  return sku(text, from, label)
}

/** "ref. LAMP-0042": only right after the word, with a digit in it, and not a mere quantity. */
function sku(text: string, from: number, label: () => Label | undefined): Hit | undefined {
  const match = matchAt(SKU, text, from)
  if (match === null) return undefined
  const code = match[0].replace(/[._/-]+$/, '')
  const to = from + code.length
  const digits = code.replace(/\D/g, '').length
  if (digits === 0 || code.length < 4 || isWordAt(text, to)) return undefined
  const letters = /[a-z]/i.test(code)
  if (!letters && (digits < 5 || /^\d{9}$/.test(code))) return undefined
  const said = label()
  if (said === 'product' && closeBy(text, from)) return product(code.toUpperCase(), from, to)
  // "Ref." alone may be an order's; with letters in it a shelf's code is more likely.
  if (said === 'reference' && /^[a-z]/i.test(code) && closeBy(text, from)) return product(code.toUpperCase(), from, to)
  return undefined
}

/** A code, not a word of the sentence, follows the label: nothing but its signs, "nº" or "is" between. */
function closeBy(text: string, from: number): boolean {
  return /(?:[:#=(]|n\.?[º°]|nr\.?|no\.?|num\.?|n[uú]mero|number|numer|ref\.?|sku|ean|upc|isbn|asin|gtin|mpn|code|c[oó]digo|codice|kod|model|modelo|modello|modell|modèle|referencia|refer[êe]ncia|r[ée]f[ée]rence|referenz|riferimento|rif\.?|r[eé]f\.?|symbol|indeks|art\.?|artikelnummer|artikelnr\.?)\s{0,2}$/i.test(
    text.slice(Math.max(0, from - 18), from),
  )
}

function product(value: string, from: number, to: number): Hit {
  return { kind: 'product', value, from, to }
}
