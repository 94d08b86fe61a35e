/** Numbers that are known and of no use for the decision: so that they are taken for nothing else. */
import { ibanFits, nifFits } from './check-digits.ts'
import { type Hit, isDigit, matchAt, nothingOfUse } from './hit.ts'
import type { Label } from './labels.ts'

const OWN_REFERENCE = /\[?INC-\d{1,15}(?:-[0-9A-Z]{1,8})?\]?/iy

/** A reference of ours, signed or not: it is read elsewhere. */
export function ownReferenceAt(text: string, from: number): Hit | undefined {
  const match = matchAt(OWN_REFERENCE, text, from)
  return match === null ? undefined : nothingOfUse(from, from + match[0].length)
}

const IBAN = /[A-Z]{2}\d{2}(?:[ \u00a0-]?[0-9A-Z]{2,4}){3,8}/iy

/** An IBAN by its check digits (ISO 13616). */
export function ibanAt(text: string, from: number): Hit | undefined {
  if (isDigit(text.charCodeAt(from))) return undefined
  const match = matchAt(IBAN, text, from)
  if (match === null) return undefined
  // The last group may be the next word: it is given up until the check digits fit.
  let written = match[0]
  for (let cut = 0; cut < 4 && written.length >= 15; cut++) {
    const iban = written.replace(/[ \u00a0-]/g, '').toUpperCase()
    if (iban.length >= 15 && iban.length <= 34 && ibanFits(iban)) return nothingOfUse(from, from + written.length)
    const blank = Math.max(written.lastIndexOf(' '), written.lastIndexOf('\u00a0'), written.lastIndexOf('-'))
    if (blank < 0) break
    written = written.slice(0, blank)
  }
  return undefined
}

const NIF = /(?:\d{8}|[XYZ]\d{7})-?[A-Z](?![\p{L}\p{N}])/iuy
const TAX =
  /(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}|\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3})(?!\d)/y
const POSTCODE = /(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3})(?![\p{L}\p{N}-])/uy

/** Tax numbers and postcodes by their form, where no word says that they are an order. */
export function personalAt(text: string, at: number, label: () => Label | undefined): Hit | undefined {
  const tax = matchAt(TAX, text, at)
  if (tax !== null) return nothingOfUse(at, at + tax[0].length)
  const nif = matchAt(NIF, text, at)
  if (nif !== null && label() !== 'order' && nifFits(nif[0].replace('-', '').toUpperCase()))
    return nothingOfUse(at, at + nif[0].length)
  const postcode = matchAt(POSTCODE, text, at)
  return postcode !== null && label() !== 'order' && label() !== 'number'
    ? nothingOfUse(at, at + postcode[0].length)
    : undefined
}
