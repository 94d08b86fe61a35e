import { describe, expect, test } from 'vitest'
import { bareSubject, outerPrefix } from '../../../../src/domain/mail/subject.ts'

describe('the outermost prefix of a subject', () => {
  const PREFIXES: readonly [string, string | undefined][] = [
    ['Re: Pedido', 'reply'],
    ['RE : Pedido', 'reply'],
    ['Re[2]: Pedido', 'reply'],
    ['AW: WG: Pedido', 'reply'],
    ['Odp: Pedido', 'reply'],
    ['回复：Pedido', 'reply'],
    ['RV: Re: Pedido', 'forward'],
    ['ENC: Pedido', 'forward'],
    ['PD: Pedido', 'forward'],
    ['[EXTERNAL] Fwd: Pedido', 'forward'],
    ['[INC-4821-Q7RXM] Re: Pedido', 'reply'],
    ['[Pedido', undefined],
    ['Pedido: Re', undefined],
    ['', undefined],
  ]
  test.each(PREFIXES)('%s', (subject, prefix) => {
    expect(outerPrefix(subject)).toBe(prefix)
  })

  test('the bare subject has none left', () => {
    expect(bareSubject('Re: RV: Fwd: AW: Pedido: roto')).toBe('Pedido: roto')
  })
})
