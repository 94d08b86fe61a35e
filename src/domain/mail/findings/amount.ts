/** Amounts of money as people write them: `12,50 €`, `EUR 12.50`, `R$ 1.234,56`, `1 234,56 PLN`, `20 euros`. */
import { FINDING_PACKS } from '../../language/finding-packs.ts'
import { fold } from '../../language/fold.ts'
import { type Hit, matchAt, nothingOfUse } from './hit.ts'

const NUMBER =
  /(?:\d{1,3}(?:[ \u00a0\u202f'’]\d{3}){1,3}|\d{1,3}(?:([.,])\d{3}(?:\1\d{3}){0,3})|\d{1,9})(?:[.,](?:\d{1,2}(?!\d)|-))?/y
const BEFORE =
  /(US\$|R\$|MX\$|AR\$|CL\$|COL?\$|CA\$|C\$|A\$|AU\$|[€$£]|zł|(?<![A-Za-z])(?:EUROS?|EUR|USD|GBP|PLN|BRL|MXN|ARS|CLP|COP|CHF|CZK|RON|HUF|SEK|NOK|DKK|CAD|AUD|PEN))[ \u00a0\u202f]?$/i
const AFTER =
  /[ \u00a0\u202f]{0,2}(US\$|R\$|[€$£]|(?:EUR|USD|GBP|PLN|BRL|MXN|ARS|CLP|COP|CHF|CZK|RON|HUF|SEK|NOK|DKK|CAD|AUD|PEN)(?![\p{L}\p{N}]))/iuy
const WORD_AFTER = /[ \u00a0\u202f]?(\p{L}{2,12})(?![\p{L}\p{N}])/uy
/** What makes a number a measure and no amount, order or phone. */
const MEASURE =
  /[ \u00a0]?(?:%|‰|º[CF]?\b|°|["″](?![\p{L}])|(?:x|×)[ ]?\d|(?:kg|gr?|mg|ml|cl|l|mm|cm|m|km|m2|m²|w|v|mah|gb|mb|tb|ghz|mhz|hz|kwh|pulgadas|uds?|unidades|unidade|piezas|peças|pecas|szt|sztuk|sztuki|pcs|pieces|units|pi[eè]ces|stück|stuck|stk|pezzi|puntos|pontos|points|punktów|lúmenes|lumens)(?![\p{L}\p{N}]))/iuy

const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  ZŁ: 'PLN',
  US$: 'USD',
  R$: 'BRL',
  EURO: 'EUR',
  EUROS: 'EUR',
  MX$: 'MXN',
  AR$: 'ARS',
  CL$: 'CLP',
  CO$: 'COP',
  COL$: 'COP',
  CA$: 'CAD',
  C$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
}

const MONEY = new Map(
  FINDING_PACKS.flatMap((pack) => Object.entries(pack.money).map(([word, code]) => [fold(word), code] as const)),
)

/** The amount whose first digit stands at `at`; a percentage or a measure is known as such and found as nothing. */
export function amountAt(text: string, at: number, notBefore: number): Hit | undefined {
  const number = matchAt(NUMBER, text, at)
  if (number === null) return undefined
  const end = at + number[0].length
  const before = BEFORE.exec(text.slice(Math.max(notBefore, at - 6), at))
  const sign = matchAt(AFTER, text, end)
  const word = sign === null ? matchAt(WORD_AFTER, text, end) : null
  const named = word === null ? undefined : MONEY.get(fold(word[1] ?? ''))
  const after = sign === null ? named : currencyOf(sign[1] ?? '')
  if (before === null && after === undefined) {
    const measure = matchAt(MEASURE, text, end)
    return measure === null ? undefined : nothingOfUse(at, end + measure[0].length)
  }
  const prefix = before === null ? undefined : currencyOf(before[1] ?? '')
  // "$1,200.00 MXN": the code says whose dollars or pesos they are. "EUR 20 $" does not occur.
  const currency =
    prefix === undefined || (before?.[1] === '$' && after !== undefined && sign !== null) ? after : prefix
  const to =
    after !== undefined && (prefix === undefined || currency === after) ? end + (sign ?? word ?? '')[0].length : end
  const from = before === null ? at : at - before[0].length
  return { kind: 'amount', value: `${normalised(number[0])} ${currency}`, from, to }
}

function currencyOf(sign: string): string {
  const upper = sign.toUpperCase()
  return SIGNS[upper] ?? upper
}

/** Two digits or one behind the last sign are cents; three are thousands, as no price has three decimals. */
function normalised(number: string): string {
  const bare = number.replace(/[.,]-$/, '')
  const decimals = /[.,](\d{1,2})$/.exec(bare)
  const whole = (decimals === null ? bare : bare.slice(0, decimals.index)).replace(/\D/g, '').replace(/^0+(?=\d)/, '')
  return `${whole}.${(decimals?.[1] ?? '').padEnd(2, '0')}`
}
