/** `#compensate 12.50 EUR voucher text`: recorded and reported; the agent's own words tell the customer. */
import type { Command, Refusal } from './command.ts'

export const compensate: Command = {
  name: 'compensate',
  grammar: '#compensate 12.50 EUR voucher',
  kind: 'change',
  group: 'customer',
  parse(argument) {
    if (argument === '') return { problem: 'missing-argument', expected: compensate.grammar }
    const money = readMoney(argument)
    if ('problem' in money) return money
    return {
      kind: 'change',
      apply(incident, { agent, now }) {
        if (incident.standing.status === 'merged') return { problem: 'wrong-state' }
        return [{ kind: 'compensated', compensation: { at: now, by: agent.address, ...money } }]
      },
    }
  },
}

/** Signs that mean one currency. `$` means a dozen: whoever writes it is asked for the code. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  r$: 'BRL',
  reais: 'BRL',
  zł: 'PLN',
  zl: 'PLN',
  kč: 'CZK',
  us$: 'USD',
}

/** The codes of ISO 4217, in capitals: `ALL` is money of Albania, "all" is a word. */
const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
/** Those of our languages' shops, which are no words, in small letters as well. */
const USUAL: ReadonlySet<string> = new Set(
  'EUR USD GBP BRL PLN MXN ARS CLP COP UYU PYG CHF CZK DKK SEK NOK HUF RON CAD AUD'.split(' '),
)

type Money = { readonly amount: string; readonly currency: string; readonly text: string }

function readMoney(argument: string): Money | Refusal {
  const found =
    /^(\d{1,7})(?:[.,](\d{1,2}))?\s{0,2}(\p{L}{2,5}\$?|[€£]|[\p{L}]{1,2}\$)(?![\p{L}\p{N}])(.{0,500})$/u.exec(
      argument,
    ) ??
    swapped(
      /^(\p{L}{2,5}\$?|[€£]|\p{L}{1,2}\$)\s{0,2}(\d{1,7})(?:[.,](\d{1,2}))?(?![.,]?\d)(.{0,500})$/u.exec(argument),
    )
  const currency = currencyOf(found?.[3] ?? '')
  if (!found || currency === undefined || Number(found[1]) + Number(found[2] ?? 0) === 0)
    return { problem: 'unreadable-amount', expected: compensate.grammar }
  const text = (found[4] ?? '').replace(/^[\s:,;–—-]+/, '').trim()
  return { amount: `${Number(found[1])}.${(found[2] ?? '').padEnd(2, '0')}`, currency, text }
}

function currencyOf(sign: string): string | undefined {
  const code = sign.toUpperCase()
  return CODES.has(sign) || USUAL.has(code) ? code : SIGNS[sign.toLowerCase()]
}

/** `€ 12.50` as if it were `12.50 €`. */
function swapped(found: RegExpExecArray | null): (string | undefined)[] | undefined {
  return found ? [found[0], found[2], found[3], found[1], found[4]] : undefined
}
