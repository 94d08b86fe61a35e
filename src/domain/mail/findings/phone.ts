/** Telephone numbers: E.164 where the country is evident, else the digits. */

import { type Hit, isDigit } from './hit.ts'
import type { Label } from './labels.ts'

/** How many digits follow the calling code, where a country knows. Others: 6 to 12. */
const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  '34': [9],
  '351': [9],
  '48': [9],
  '33': [9],
  '44': [10],
  '39': [10, 9, 11],
  '49': [11, 10, 9, 8, 7],
  '55': [11, 10],
  '1': [10],
  '52': [10, 11],
  '54': [11, 10],
  '56': [9],
  '57': [10],
  '51': [9],
  '32': [9, 8],
  '31': [9],
  '41': [9],
  '43': [11, 10, 12, 9],
  '353': [9, 8],
  '376': [6],
  '380': [9],
}
const CODES = Object.keys(LENGTHS).sort((a, b) => b.length - a.length)

type Run = { readonly digits: string; readonly ends: readonly number[]; readonly groups: string }

/** Digits from `at` on with the signs people put between them; `groups` is their shape: `3-3-3`. */
function runFrom(text: string, at: number): Run {
  let digits = ''
  let gap = 0
  const ends: number[] = []
  let groups = ''
  let length = 0
  for (let i = at; i < text.length && digits.length < 17; i++) {
    const c = text.charCodeAt(i)
    if (isDigit(c)) {
      if (gap > 0) {
        groups += `${length}-`
        length = 0
      }
      digits += text[i]
      ends.push(i + 1)
      length++
      gap = 0
    } else if (
      gap < 3 &&
      (c === 32 || c === 0xa0 || c === 0x202f || c === 45 || c === 46 || c === 47 || c === 40 || c === 41)
    ) {
      // A full stop and a blank end a sentence.
      if (c === 46 && !isDigit(text.charCodeAt(i + 1))) break
      gap++
    } else break
  }
  return { digits, ends, groups: groups + String(length) }
}

/** The number that begins with the digit at `at`, when its form or the words before (`label`) say that it is a phone's. */
export function phoneAt(
  text: string,
  at: number,
  notBefore: number,
  label: () => Label | undefined,
  language: string,
): Hit | undefined {
  if (text[at - 1] === '+' || (text[at - 1] === '(' && text[at - 2] === '+'))
    return international(text, at, at, text[at - 1] === '+' ? at - 1 : at - 2)
  if (text.startsWith('00', at) && text[at + 2] !== '0') {
    const found = international(text, at, at + 2, at)
    if (found !== undefined && CODES.some((code) => found.value.startsWith(`+${code}`))) {
      const said = label()
      if (said === 'phone' || (said === undefined && /[ .-]/.test(text.slice(at, found.to)))) return found
    }
  }
  const found = national(text, at, label, language)
  return found !== undefined && found.from < notBefore ? { ...found, from: at } : found
}

function international(text: string, at: number, codeAt: number, from: number): Hit | undefined {
  const run = runFrom(text, codeAt)
  const code = CODES.find((each) => run.digits.startsWith(each))
  // The trunk prefix in "+44 (0)20" is for calls inside the country.
  const trunk = code !== undefined && /^\d{1,3}[ )]{0,2}\(0\)/.test(text.slice(codeAt, codeAt + 9)) ? 1 : 0
  const lengths =
    code === undefined ? [15, 14, 13, 12, 11, 10, 9, 8] : (LENGTHS[code] ?? []).map((n) => n + code.length + trunk)
  for (const length of lengths) {
    const to = run.ends[length - 1]
    if (to === undefined || isDigit(text.charCodeAt(to))) continue
    const digits = run.digits.slice(0, length)
    const value = trunk === 1 && code !== undefined ? `${code}${digits.slice(code.length + 1)}` : digits
    return { kind: 'phone', value: `+${value}`, from: Math.min(from, at), to }
  }
  return undefined
}

type Plan = { readonly code: string; readonly digits: RegExp; readonly groups: RegExp; readonly trunk?: boolean }

/** National forms: `digits` as written, `groups` in which they are a phone without any word. */
const PLANS: Readonly<Record<string, readonly Plan[]>> = {
  es: [{ code: '34', digits: /^[6-9]\d{8}$/, groups: /^(?:3-3-3|3-2-2-2|2-3-2-2|2-3-3-1|2-3-4)$/ }],
  pt: [
    { code: '351', digits: /^(?:9[1236]\d{7}|2\d{8})$/, groups: /^(?:3-3-3|2-3-2-2)$/ },
    { code: '55', digits: /^[1-9]\d(?:9\d{8}|[2-5]\d{7})$/, groups: /^2-(?:5-4|4-4|1-4-4)$/ },
  ],
  pl: [{ code: '48', digits: /^[1-9]\d{8}$/, groups: /^(?:3-3-3|2-3-2-2)$/ }],
  en: [
    { code: '44', digits: /^0[1-9]\d{8,9}$/, groups: /^(?:5-6|5-3-3|3-4-4|4-3-4|4-3-3|4-7)$/, trunk: true },
    { code: '1', digits: /^[2-9]\d\d[2-9]\d{6}$/, groups: /^3-3-4$/ },
  ],
  unknown: [
    { code: '33', digits: /^0[1-9]\d{8}$/, groups: /^2-2-2-2-2$/, trunk: true },
    { code: '39', digits: /^3\d{8,9}$/, groups: /^3-(?:3-4|7|6)$/ },
    { code: '49', digits: /^0[1-9]\d{6,11}$/, groups: /^4-\d{6,8}$/, trunk: true },
  ],
}

function national(text: string, at: number, label: () => Label | undefined, language: string): Hit | undefined {
  const run = runFrom(text, at)
  if (run.digits.length < 7) return undefined
  for (const plan of PLANS[language] ?? PLANS['unknown'] ?? []) {
    for (const length of [11, 10, 9, 8, 12]) {
      const to = run.ends[length - 1]
      if (to === undefined || isDigit(text.charCodeAt(to)) || /^[\p{L}]/u.test(text.slice(to, to + 1))) continue
      const digits = run.digits.slice(0, length)
      if (!plan.digits.test(digits)) continue
      const said = label()
      const grouped = length === run.digits.length ? run.groups : groupsOf(text, at, to)
      if (said !== 'phone' && (said !== undefined || !plan.groups.test(grouped))) continue
      return {
        kind: 'phone',
        value: `+${plan.code}${plan.trunk ? digits.slice(1) : digits}`,
        from: opening(text, at),
        to,
      }
    }
  }
  return labelled(text, at, run, label)
}

/** "tel. 12 34 56 78": a phone of a country we cannot tell. */
function labelled(text: string, at: number, run: Run, label: () => Label | undefined): Hit | undefined {
  if (run.digits.length > 13 || label() !== 'phone') return undefined
  return { kind: 'phone', value: run.digits, from: opening(text, at), to: run.ends.at(-1) ?? at }
}

function groupsOf(text: string, from: number, to: number): string {
  return (text.slice(from, to).match(/\d+/g) ?? []).map((group) => group.length).join('-')
}

/** "(11) 91234-5678": the bracket belongs to it. */
function opening(text: string, at: number): number {
  return text[at - 1] === '(' ? at - 1 : at
}
