/** Card numbers and the codes on cards never leave; what only looks like them stays. */
import { describe, expect, test } from 'vitest'
import { maskSecrets } from '../../../../src/domain/mail/mask.ts'
import { workedMs } from '../../../support/processor-time.ts'

const M = '•••• •••• •••• '

describe('cards, however they are written', () => {
  test.each([
    ['4111111111111111', `${M}1111`],
    ['4111 1111 1111 1111', `${M}1111`],
    ['4111-1111-1111-1111', `${M}1111`],
    ['4111.1111.1111.1111', `${M}1111`],
    ['4111_1111_1111_1111', `${M}1111`],
    ['4111/1111/1111/1111', `${M}1111`],
    ['4111\u00a01111\u00a01111\u00a01111', `${M}1111`],
    ['4111\u202f1111\u202f1111\u202f1111', `${M}1111`],
    ['4111\u20131111\u20131111\u20131111', `${M}1111`],
    ['4111\u20141111\u20141111\u20141111', `${M}1111`],
    ['4111\u20111111\u20111111\u20111111', `${M}1111`],
    ['4111 - 1111 - 1111 - 1111', `${M}1111`],
    ['4111  1111  1111  1111', `${M}1111`],
    ['4111\u200b1111\u200b1111\u200b1111', `${M}1111`],
    ['4111\t1111\t1111\t1111', `${M}1111`],
    ['4111 1111\n1111 1111', `${M}1111`],
    ['4111 1111\r\n1111 1111', `${M}1111`],
    ['> 4111 1111\n> 1111 1111', `> ${M}1111`],
    ['４１１１ １１１１ １１１１ １１１１', `${M}1111`],
    ['٤١١١ ١١١١ ١١١١ ١١١١', `${M}1111`],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', `${M}1111`],
    ['Visa4111111111111111', `Visa${M}1111`],
    ['n.º4111111111111111.', `n.º${M}1111.`],
    ['5500 0000 0000 0004', `${M}0004`],
    ['2223 0031 2200 3222', `${M}3222`],
    ['3782 822463 10005', `${M}0005`],
    ['3056 930902 5904', `${M}5904`],
    ['6011 1111 1111 1117', `${M}1117`],
    ['3530 1113 3330 0000', `${M}0000`],
    ['6362 9700 0045 7013', `${M}7013`],
    ['pedido 12 4111 1111 1111 1111 y 34', `pedido 12 ${M}1111 y 34`],
    ['4111 1111 1111 1111 y 5500 0000 0000 0004', `${M}1111 y ${M}0004`],
  ])('%j', (text, shown) => expect(maskSecrets(text)).toBe(shown))
})

describe('codes of cards', () => {
  test.each([
    ['CVV 123', 'CVV •••'],
    ['cvv: 1234', 'cvv: •••'],
    ['CVC2=123', 'CVC2=•••'],
    ['CVV 1 2 3', 'CVV •••'],
    ['el CVV de la tarjeta es 123', 'el CVV de la tarjeta es •••'],
    ['CVV:\n123', 'CVV:\n•••'],
    ['123 (CVV)', '••• (CVV)'],
    ['123 es el cvv', '••• es el cvv'],
    ['código de seguridad: 987', 'código de seguridad: •••'],
    ['código de segurança 987', 'código de segurança •••'],
    ['kod bezpieczeństwa: 987', 'kod bezpieczeństwa: •••'],
    ['security code 987', 'security code •••'],
    ['code de sécurité 987', 'code de sécurité •••'],
    ['cryptogramme visuel : 987', 'cryptogramme visuel : •••'],
    ['Prüfnummer 987', 'Prüfnummer •••'],
    ['Sicherheitscode: 987', 'Sicherheitscode: •••'],
    ['codice di sicurezza 987', 'codice di sicurezza •••'],
    ['4111 1111 1111 1111 12/27 123 gracias', `${M}1111 12/27 ••• gracias`],
    ['4111 1111 1111 1111 exp 12/2027, 123', `${M}1111 exp 12/2027, •••`],
    ['4111 1111 1111 1111, 123', `${M}1111, •••`],
    ['4111 1111 1111 1111\nPIN 1234', `${M}1111\nPIN •••`],
    ['4111 1111 1111 1111 y los tres dígitos de atrás: 987', `${M}1111 y los tres dígitos de atrás: •••`],
    ['kod 987, karta 4111 1111 1111 1111', `kod •••, karta ${M}1111`],
  ])('%j', (text, shown) => expect(maskSecrets(text)).toBe(shown))
})

describe('what stays as it is', () => {
  test.each([
    'pedido 4111111111111112',
    'tel 600 123 456',
    '+34 600 123 456, 600 765 432',
    'envío 9988776655443322',
    'pedido 111-1234567-1234567',
    '1Z999AA10123456784',
    'JJD000390007123456789',
    'RR123456785ES',
    'EAN 4006381333931',
    'EAN-13: 5901234123457',
    'código de barras: 4006381333931',
    'IBAN ES91 2100 0418 4502 0005 1332',
    'PIN 1234',
    'mi código es 1234',
    'los 3 dígitos 123',
    'pedido 123, ref 456',
    'código postal 28001',
    'códigos de seguridad vial: 3',
    'el 2026-11-02 a las 10:45:30, total 1.234,56 €',
    '28001\n28002\n28003\n28004',
    'pedidos 4111, 1111, 2222 y 3333',
    'CP 28001 Madrid 600123456',
    '',
    'sin números',
  ])('%j', (text) => expect(maskSecrets(text)).toBe(text))

  test('what counts something behind a card', () => {
    expect(maskSecrets('4111 1111 1111 1111 100 €')).toBe(`${M}1111 100 €`)
    expect(maskSecrets('4111 1111 1111 1111 200 euros')).toBe(`${M}1111 200 euros`)
  })
})

test('masking twice is masking once, in linear time', () => {
  const letter = 'Mi tarjeta es 4111 1111 1111 1111, CVV 123, y la otra 5500-0000-0000-0004 (12/27 456).'
  expect(maskSecrets(maskSecrets(letter))).toBe(maskSecrets(letter))
  for (const text of [
    '4 '.repeat(400_000),
    '4111 '.repeat(200_000),
    'cvv 123 '.repeat(100_000),
    `4111111111111111 ${'cvv 123 '.repeat(100_000)}`,
    '4\n'.repeat(400_000),
    'cvv '.repeat(200_000),
    '4'.repeat(1_000_000),
  ]) {
    const start = workedMs()
    maskSecrets(text)
    expect(workedMs() - start).toBeLessThan(2_000)
  }
})
