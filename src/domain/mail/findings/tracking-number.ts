/** Numbers of parcels: those with a form or check digit of their own, and long ones that words say are one. */
import { gs1Fits, s10Fits, upsFits } from './check-digits.ts'
import { type Hit, isDigit, isWordAt, matchAt } from './hit.ts'
import { courierNear, type Label, parcelWordNear } from './labels.ts'

/** Posts by the country at the end of an S10 number. */
const POSTS: Readonly<Record<string, string>> = {
  ES: 'Correos',
  PT: 'CTT',
  PL: 'Poczta Polska',
  BR: 'Correios',
  GB: 'Royal Mail',
  FR: 'La Poste',
  DE: 'Deutsche Post',
  IT: 'Poste Italiane',
  US: 'USPS',
  CN: 'China Post',
  NL: 'PostNL',
  BE: 'bpost',
  AT: 'Österreichische Post',
  CH: 'Swiss Post',
  IE: 'An Post',
  MX: 'Correos de México',
  AR: 'Correo Argentino',
  CL: 'Correos de Chile',
}

const S10 = /[A-Z]{2}[ ]?(?:\d[ ]?){9}[A-Z]{2}(?![\p{L}\p{N}])/uy
const UPS = /1Z[ ]?((?:[0-9A-Z][ ]?){15}\d)(?![\p{L}\p{N}])/uy
const FORMS: readonly { readonly courier: string; readonly form: RegExp }[] = [
  { courier: 'Amazon Logistics', form: /TB[ACM]\d{12}(?![\p{L}\p{N}])/uy },
  { courier: 'DHL', form: /J(?:JD|VGL)\d{10,22}(?![\p{L}\p{N}])/uy },
  { courier: 'DHL', form: /JD\d{16,18}(?![\p{L}\p{N}])/uy },
  { courier: 'Evri', form: /[HTCP]\d{2}[0-9A-Z]{2}A\d{10}(?![\p{L}\p{N}])/uy },
  { courier: 'Cainiao', form: /LP\d{14}(?![\p{L}\p{N}])/uy },
]

/** A number that is a parcel's by its own form; letters must be capitals, but for those with a check digit. */
export function trackingByForm(text: string, at: number): Hit | undefined {
  const c = text.charCodeAt(at)
  if (c === 49) return ups(text, at)
  if (isDigit(c)) return undefined
  const head = text.slice(at, at + 32)
  const s10 = matchAt(S10, head.toUpperCase(), 0)
  if (s10 !== null) {
    const code = s10[0].replaceAll(' ', '')
    if (code.length === 13 && s10Fits(code)) return hit(code, at, at + s10[0].length, POSTS[code.slice(11)])
  }
  for (const { courier, form } of FORMS) {
    const match = matchAt(form, head, 0)
    if (match !== null) return hit(match[0], at, at + match[0].length, courier)
  }
  return undefined
}

function ups(text: string, at: number): Hit | undefined {
  const match = matchAt(UPS, text.slice(at, at + 40).toUpperCase(), 0)
  if (match === null) return undefined
  const code = match[0].replaceAll(' ', '')
  return code.length === 18 && upsFits(code) ? hit(code, at, at + match[0].length, 'UPS') : undefined
}

/** Shortest number of a carrier (Nacex, Mondial Relay); bare digits need ten of them or a "nº" to be one. */
const SHORTEST = 8
const LETTERED = /[A-Z0-9]{2,}(?:[-][A-Z0-9]+){0,3}/iy
const DIGITS = /\d+(?:[ \u00a0.-]\d+){0,8}/y

/**
 * A number that words announce as a parcel's (`label`), or one of ten digits and more near such a word. A carrier that is
 * named nearby is told; else the one whose numbers alone look like this.
 */
export function trackingByWords(text: string, from: number, label: () => Label | undefined): Hit | undefined {
  const lettered = matchAt(LETTERED, text, from)?.[0] ?? ''
  if (isDigit(text.charCodeAt(from))) {
    const run = digitsAt(text, from)
    if (run !== undefined && run.digits.length >= SHORTEST && run.digits.length <= 28) {
      const said = label()
      const carrier = courierNear(text, from, run.to)
      const named = said === undefined || said === 'number' || said === 'reference'
      if (
        run.digits.length >= 10
          ? said === 'tracking' || (named && parcelWordNear(text, from, run.to))
          : said === 'number' && carrier !== undefined
      )
        return hit(run.digits, from, run.to, carrier ?? byLength(run.digits))
    }
  }
  const code = lettered.replaceAll('-', '')
  const digits = code.replace(/\D/g, '').length
  const to = from + lettered.length
  if (isWordAt(text, to) || code.length < 8 || code.length > 34 || digits < 6) return undefined
  const mixed = digits < code.length
  const said = label()
  if (said === 'tracking') return hit(code.toUpperCase(), from, to, courierNear(text, from, to) ?? byLength(code))
  if (
    mixed &&
    digits >= 8 &&
    (said === undefined || said === 'number' || said === 'reference') &&
    code === code.toUpperCase() &&
    parcelWordNear(text, from, to)
  )
    return hit(code, from, to, courierNear(text, from, to))
  return undefined
}

/** Digits with the blanks or points that labels print between them, as long as all groups belong to one number. */
function digitsAt(text: string, from: number): { digits: string; to: number } | undefined {
  const match = matchAt(DIGITS, text, from)
  if (match === null) return undefined
  let to = from + match[0].length
  let digits = match[0].replace(/\D/g, '')
  const whole = /^\d+/.exec(match[0])?.[0] ?? ''
  // One long block is the number; what follows behind a blank is something else.
  if (whole.length >= 10) {
    digits = whole
    to = from + whole.length
  }
  return isWordAt(text, to) ? undefined : { digits, to }
}

function byLength(code: string): string | undefined {
  if (/^(?:00|3)\d{18,19}$/.test(code) && gs1Fits(code)) return 'DHL'
  if (/^9[1-5]\d{20}$/.test(code)) return 'USPS'
  if (/^(?:\d{24}|6\d{23})$/.test(code)) return 'InPost'
  if (/^P[KQ][0-9A-Z]{21}$/.test(code)) return 'Correos'
  if (/^1[0-9A-Z]LC|^8R\d|^6[A-Z]\d{11}$/.test(code)) return 'Colissimo'
  return undefined
}

function hit(value: string, from: number, to: number, courier: string | undefined): Hit {
  return { kind: 'tracking', value, from, to, ...(courier === undefined ? {} : { courier }) }
}
