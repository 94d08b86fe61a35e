import { expect, test } from 'vitest'
import { findOrderNumbers } from '../../../src/domain/mail/findings/order-number.ts'
import { maskSecrets } from '../../../src/domain/mail/mask.ts'

test.each([
  ['Mi pedido 1002345 no llega', ['1002345']],
  ['pedido nº 1002345', ['1002345']],
  ['Pedido Nº: ES-2026-00123.', ['ES-2026-00123']],
  ['el número de pedido es 88123', ['88123']],
  ['nº de pedido: 88123', ['88123']],
  ['los pedidos 88123, 88124 y 88125', ['88123', '88124', '88125']],
  ['#88123', ['88123']],
  ['a minha encomenda n.º 77812', ['77812']],
  ['encomenda número 77812', ['77812']],
  ['zamówienie nr 556677', ['556677']],
  ['zamowienia 556677', ['556677']],
  ['numer zamówienia: 556677', ['556677']],
  ['my order number is A123456', ['A123456']],
  ['Order no. 123456', ['123456']],
  ['order #123456', ['123456']],
  ['commande n° 445566', ['445566']],
  ['Bestellung 445566', ['445566']],
  ['ordine 998877', ['998877']],
])('%s', (text, expected) => expect(findOrderNumbers(text)).toEqual(expected))

test.each([
  'Mi teléfono es 600123456',
  'número de teléfono 600123456',
  'llámeme al +34 600 123 456',
  'factura nº 20261234',
  'número de seguimiento: 99887766554',
  'nr przesyłki 620012345678',
  'tracking number 123456789012',
  'numer telefonu 500600700',
  'mi incidencia INC-4821-Q7RXM',
  'pedido del 2026-11-02',
  'un pedido de 1234 euros',
  'el pedido del 2025',
  'fatura nº 123456',
  'cliente nº 55512',
  'hace 2026 años',
])('no order: %s', (text) => expect(findOrderNumbers(text)).toEqual([]))

test('ORDER_PATTERN replaces the default', () => {
  expect(findOrderNumbers('ref ABC-77 y pedido 123456', 'ABC-\\d+')).toEqual(['ABC-77'])
})

test.each([
  ['Mi tarjeta es 4111 1111 1111 1111', 'Mi tarjeta es •••• •••• •••• 1111'],
  ['4111-1111-1111-1111, CVV 123', '•••• •••• •••• 1111, CVV •••'],
  ['4111111111111111 12/27 123 gracias', '•••• •••• •••• 1111 12/27 ••• gracias'],
  ['5500.0000.0000.0004', '•••• •••• •••• 0004'],
  ['378282246310005 amex', '•••• •••• •••• 0005 amex'],
  ['código de seguridad: 987', 'código de seguridad: •••'],
  ['pedido 4111111111111112', 'pedido 4111111111111112'],
  ['tel 600 123 456', 'tel 600 123 456'],
  ['envío 9988776655443322', 'envío 9988776655443322'],
])('%s is shown as %s', (text, shown) => expect(maskSecrets(text)).toBe(shown))
