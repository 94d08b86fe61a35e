import type { Finding } from '../reading.ts'

/** What stands at a place of a text. Without `kind` it is known and of no use: a card, a postcode, a time, a percentage. */
export type Hit = {
  readonly kind?: Finding['kind']
  readonly value: string
  readonly from: number
  readonly to: number
  readonly courier?: string
}

/** A thing that is recognised so that it is taken for nothing else. */
export function nothingOfUse(from: number, to: number): Hit {
  return { value: '', from, to }
}

/** The match of a sticky pattern at `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** Whether a letter or digit of any script stands at `at`; the ordinal signs of "nº" are none. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (Number.isNaN(code)) return false
  if (code < 128) return isAlphanumeric(code)
  return code !== 0xba && code !== 0xaa && LETTER_OR_DIGIT.test(text.charAt(at))
}
