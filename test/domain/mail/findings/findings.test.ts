/** What else a mail holds for the decision: parcels, money, days, phones, articles; each with its false alarms. */
import { describe, expect, test } from 'vitest'
import { cutWords } from '../../../../src/domain/language/words.ts'
import { findFindings } from '../../../../src/domain/mail/findings/find-findings.ts'
import type { Finding } from '../../../../src/domain/mail/reading.ts'
import { workedMs } from '../../../support/processor-time.ts'

/** Monday. */
const TODAY = '2026-11-02'

function found(text: string, language = 'es'): readonly Finding[] {
  return findFindings('', text, { today: () => TODAY, language, words: cutWords(text).words }).findings
}

function of(kind: Finding['kind'], text: string, language?: string): readonly string[] {
  return found(text, language).flatMap((finding) => (finding.kind === kind ? [finding.value] : []))
}

describe('parcels', () => {
  test.each([
    ['UPS 1Z999AA10123456784', '1Z999AA10123456784', 'UPS'],
    ['1Z 999 AA1 01 2345 6784', '1Z999AA10123456784', 'UPS'],
    ['mi paquete es el 1z999aa10123456784', '1Z999AA10123456784', 'UPS'],
    ['RR123456785BR', 'RR123456785BR', 'Correios'],
    ['objeto AA 123 456 785 BR', 'AA123456785BR', 'Correios'],
    ['código RX123456785ES', 'RX123456785ES', 'Correos'],
    ['RR123456785PT não chegou', 'RR123456785PT', 'CTT'],
    ['przesyłka RR123456785PL', 'RR123456785PL', 'Poczta Polska'],
    ['my Royal Mail number is RR123456785GB', 'RR123456785GB', 'Royal Mail'],
    ['JJD000390007123456789', 'JJD000390007123456789', 'DHL'],
    ['JVGL0123456789012345', 'JVGL0123456789012345', 'DHL'],
    ['JD014600003512345678', 'JD014600003512345678', 'DHL'],
    ['TBA123456789012', 'TBA123456789012', 'Amazon Logistics'],
    ['DHL: 1234567890', '1234567890', 'DHL'],
    ['número de seguimiento de DHL 1234 5678 90', '1234567890', 'DHL'],
    ['FedEx tracking 123456789012', '123456789012', 'FedEx'],
    ['FedEx 9612 0191 2345 6789 1234 56', '9612019123456789123456', 'FedEx'],
    ['tracking number 9400111899223817428490', '9400111899223817428490', 'USPS'],
    ['numer przesyłki InPost 620012345678901234567890', '620012345678901234567890', 'InPost'],
    ['paczka 620012345678901234567890', '620012345678901234567890', 'InPost'],
    ['GLS 12345678901', '12345678901', 'GLS'],
    ['DPD 01234567890123', '01234567890123', 'DPD'],
    ['nr paczki DPD: 0000123456789U', '0000123456789U', 'DPD'],
    ['SEUR, expedición 12345678901234', '12345678901234', 'SEUR'],
    ['Correos Express: 3230012345678901', '3230012345678901', 'Correos Express'],
    ['en la web de MRW con 012345678901 no sale nada', '012345678901', 'MRW'],
    ['NACEX 280112345678', '280112345678', 'Nacex'],
    ['código de rastreio: 12345678901234 (Jadlog)', '12345678901234', 'Jadlog'],
    ['nr listu przewozowego 00340434161094021507', '00340434161094021507', 'DHL'],
    ['Sendungsnummer 00340434161094021507', '00340434161094021507', 'DHL'],
    ['número de guía 99887766554', '99887766554', undefined],
    ['n° de suivi Colissimo 6A12345678901', '6A12345678901', 'Colissimo'],
    ['numéro de suivi : XY123456789FR', 'XY123456789FR', undefined],
    ['spedizione BRT 123456789012', '123456789012', 'BRT'],
    ['tracking: PK43T40491234560128015Q', 'PK43T40491234560128015Q', 'Correos'],
    ['El localizador del envío es:\nPQ43T40491234560128015Q', 'PQ43T40491234560128015Q', 'Correos'],
    ['Nacex, agencia 0801, nº 12345678', '12345678', 'Nacex'],
    ['AB 1234 5678 5GB', 'AB123456785GB', 'Royal Mail'],
    ['Evri H01ABA0012345678', 'H01ABA0012345678', 'Evri'],
  ])('%j', (text, value, courier) => {
    expect(found(text).filter((f) => f.kind === 'tracking')).toMatchObject([
      { value, ...(courier === undefined ? {} : { courier }) },
    ])
  })

  test.each([
    '1234567890',
    'pedido 123456789012',
    'El total fue 12345678901',
    'RR123456784BR',
    'el paquete llegó el 02/11/2026 a las 10:45',
    'DHL vino el 2 de noviembre',
    'el paquete costó 1234567,89 €',
    'mi teléfono para el mensajero es 600123456',
    'el repartidor de SEUR tiene mi móvil 600 123 456',
    'paquete de 3 unidades',
    'la tarjeta 4111 1111 1111 1111 y el paquete',
    'EAN 8410000000016 en el paquete',
    '1Z999AA10123456783 no vale',
    'UPS vino dos veces, pedido 88123',
    'paczka za 120 zł',
    'IBAN ES91 2100 0418 4502 0005 1332 para el envío',
    'https://www.correos.es/seguimiento?numero=99887766554433',
  ])('none in %j', (text) => expect(of('tracking', text)).toEqual([]))
})

describe('amounts', () => {
  test.each([
    ['pagué 12,50 €', '12.50 EUR', '12,50 €'],
    ['12,50€', '12.50 EUR', '12,50€'],
    ['€12.50', '12.50 EUR', '€12.50'],
    ['EUR 12.50', '12.50 EUR', 'EUR 12.50'],
    ['12.50 EUR', '12.50 EUR', '12.50 EUR'],
    ['1.234,56 €', '1234.56 EUR', '1.234,56 €'],
    ['1,234.56 EUR', '1234.56 EUR', '1,234.56 EUR'],
    ['1 234,56 €', '1234.56 EUR', '1 234,56 €'],
    ['1.234 €', '1234.00 EUR', '1.234 €'],
    ['1,234 EUR', '1234.00 EUR', '1,234 EUR'],
    ['12,5 €', '12.50 EUR', '12,5 €'],
    ['R$ 1.234,56', '1234.56 BRL', 'R$ 1.234,56'],
    ['R$50', '50.00 BRL', 'R$50'],
    ['50 reais', '50.00 BRL', '50 reais'],
    ['99,90 zł', '99.90 PLN', '99,90 zł'],
    ['99,90zl', '99.90 PLN', '99,90zl'],
    ['100 złotych', '100.00 PLN', '100 złotych'],
    ['1 234,56 PLN', '1234.56 PLN', '1 234,56 PLN'],
    ['£5', '5.00 GBP', '£5'],
    ['£1,299.99', '1299.99 GBP', '£1,299.99'],
    ['$20.00', '20.00 USD', '$20.00'],
    ['US$ 20', '20.00 USD', 'US$ 20'],
    ['$1,200.00 MXN', '1200.00 MXN', '$1,200.00 MXN'],
    ['120.000 COP', '120000.00 COP', '120.000 COP'],
    ['CLP 12.990', '12990.00 CLP', 'CLP 12.990'],
    ['ARS 15.499,99', '15499.99 ARS', 'ARS 15.499,99'],
    ['20 euros', '20.00 EUR', '20 euros'],
    ['veinte no, 20 euros.', '20.00 EUR', '20 euros'],
    ['20 dollars', '20.00 USD', '20 dollars'],
    ['20,- €', '20.00 EUR', '20,- €'],
    ['un pedido de 1234 euros', '1234.00 EUR', '1234 euros'],
    ['me cobraron 45,90€ dos veces', '45.90 EUR', '45,90€'],
    ['euro 45,90', '45.90 EUR', 'euro 45,90'],
    ['CHF 45.90', '45.90 CHF', 'CHF 45.90'],
    ['total: 1.234.567,89 €', '1234567.89 EUR', '1.234.567,89 €'],
  ])('%j', (text, value, written) => {
    expect(found(text).filter((f) => f.kind === 'amount')).toMatchObject([{ value, text: written }])
  })

  test.each([
    'un descuento del 10%',
    '10,5 %',
    'la versión 2.0.1',
    'mide 40x60 cm',
    'pesa 1,5 kg',
    '12 unidades',
    'talla 42',
    'iPhone 12',
    'a las 10:45',
    'el 2/11/2026',
    'euros',
    '€',
    'son 3 cajas',
    '20 europeos',
    '5 realmente malos',
    'pedido 12345',
    'página 3 de 20',
    'llegó a 100 zonas',
  ])('none in %j', (text) => expect(of('amount', text)).toEqual([]))
})

describe('days', () => {
  test.each([
    ['el 2/11/2026', '2026-11-02', 'es'],
    ['el 02-11-2026', '2026-11-02', 'es'],
    ['2026-11-02', '2026-11-02', 'es'],
    ['2.11.2026 r.', '2026-11-02', 'pl'],
    ['12.11.26', '2026-11-12', 'pl'],
    ['el 9 de noviembre', '2026-11-09', 'es'],
    ['9 de noviembre de 2026', '2026-11-09', 'es'],
    ['lunes, 9 de noviembre', '2026-11-09', 'es'],
    ['el 20 de octubre', '2026-10-20', 'es'],
    ['el 28 de diciembre', '2026-12-28', 'es'],
    ['9 nov', '2026-11-09', 'es'],
    ['no dia 9 de novembro', '2026-11-09', 'pt'],
    ['9 listopada 2026', '2026-11-09', 'pl'],
    ['dnia 9 listopada', '2026-11-09', 'pl'],
    ['9 November', '2026-11-09', 'en'],
    ['November 9th, 2026', '2026-11-09', 'en'],
    ['on November 9', '2026-11-09', 'en'],
    ['the 9th of November', '2026-11-09', 'en'],
    ['11/25/2026', '2026-11-25', 'en'],
    ['12/10/2026', '2026-10-12', 'en'],
    ['12/10/2026', '2026-10-12', 'es'],
    ['le 9 novembre', '2026-11-09', 'unknown'],
    ['am 9. November', '2026-11-09', 'unknown'],
    ['od 5.7.26', '2026-07-05', 'pl'],
    ['Fecha: 2/11/2026', '2026-11-02', 'es'],
    ['il 9 novembre', '2026-11-09', 'unknown'],
    ['el 9/11', '2026-11-09', 'es'],
    ['dnia 9.11', '2026-11-09', 'pl'],
    ['ayer me llegó', '2026-11-01', 'es'],
    ['anteayer', '2026-10-31', 'es'],
    ['pasado mañana salgo', '2026-11-04', 'es'],
    ['ontem', '2026-11-01', 'pt'],
    ['amanhã', '2026-11-03', 'pt'],
    ['wczoraj', '2026-11-01', 'pl'],
    ['jutro', '2026-11-03', 'pl'],
    ['yesterday', '2026-11-01', 'en'],
    ['the day after tomorrow', '2026-11-04', 'en'],
    ['tomorrow', '2026-11-03', 'en'],
  ])('%j', (text, value, language) => expect(of('date', text, language)).toEqual([value]))

  test.each([
    ['por la mañana', 'es'],
    ['31/02/2026', 'es'],
    ['a las 10.30', 'es'],
    ['1/2 litro', 'es'],
    ['3-4 días', 'es'],
    ['versión 2.11', 'es'],
    ['24/7', 'en'],
    ['550 5.7.26 refused', 'en'],
    ['Sent: Friday, October 30, 2026 5:05 PM', 'en'],
    ['Enviado el: jueves, 29 de octubre de 2026 12:05', 'es'],
    ['> Date: 1 November 2026 at 12:01:44 GMT', 'en'],
    ['3 set of plates', 'en'],
    ['I may 10 times', 'en'],
    ['12 mar de fondo', 'en'],
    ['el año 2026', 'es'],
    ['10:45', 'es'],
    ['2 o 3 veces', 'es'],
    ['nacido el 9/11/1975', 'es'],
    ['45,90', 'es'],
    ['hier steht nichts', 'unknown'],
  ])('none in %j', (text, language) => expect(of('date', text, language)).toEqual([]))
})

describe('phones', () => {
  test.each([
    ['+34 600 123 456', '+34600123456', 'es'],
    ['+34600123456', '+34600123456', 'es'],
    ['0034 600 12 34 56', '+34600123456', 'es'],
    ['(+34) 600-123-456', '+34600123456', 'es'],
    ['600 123 456', '+34600123456', 'es'],
    ['600 12 34 56', '+34600123456', 'es'],
    ['91 123 45 67', '+34911234567', 'es'],
    ['tel. 600123456', '+34600123456', 'es'],
    ['mi móvil es el 600123456', '+34600123456', 'es'],
    ['llámame al 600123456', '+34600123456', 'es'],
    ['Teléfono: 600.123.456', '+34600123456', 'es'],
    ['+351 912 345 678', '+351912345678', 'pt'],
    ['o meu telemóvel é 912345678', '+351912345678', 'pt'],
    ['912 345 678', '+351912345678', 'pt'],
    ['(11) 91234-5678', '+5511912345678', 'pt'],
    ['+55 11 91234-5678', '+5511912345678', 'pt'],
    ['WhatsApp 11912345678', '+5511912345678', 'pt'],
    ['tel. 600 700 800', '+48600700800', 'pl'],
    ['600 700 800', '+48600700800', 'pl'],
    ['+48 600 700 800', '+48600700800', 'pl'],
    ['proszę dzwonić 600700800', '+48600700800', 'pl'],
    ['07700 900123', '+447700900123', 'en'],
    ['call me on 07700900123', '+447700900123', 'en'],
    ['+44 (0)20 7946 0123', '+442079460123', 'en'],
    ['(555) 234-5678', '+15552345678', 'en'],
    ['06 12 34 56 78', '+33612345678', 'unknown'],
    ['+33 6 12 34 56 78', '+33612345678', 'unknown'],
    ['+49 151 23456789', '+4915123456789', 'unknown'],
    ['+39 333 123 4567', '+393331234567', 'unknown'],
    ['tel. 12 34 56 78', '12345678', 'es'],
  ])('%j', (text, value, language) => expect(of('phone', text, language)).toEqual([value]))

  test.each([
    'pedido 600123456',
    '600123456',
    'número de pedido: 912345678',
    'seguimiento 600 123 456 789 012',
    'factura 912345678',
    'pagué 600 123 456 euros',
    'IBAN ES91 2100 0418 4502 0005 1332',
    '4111 1111 1111 1111',
    '2026-11-02 10:45:30',
    '28001 28002 28003',
    '8410000000016',
    'ref. 600-AB',
    '100 200 300',
    '12345678Z',
  ])('none in %j', (text) => expect(of('phone', text)).toEqual([]))
})

describe('articles', () => {
  test.each([
    ['EAN 8410000000016', '8410000000016'],
    ['8410000000016', '8410000000016'],
    ['EAN: 5901234123457', '5901234123457'],
    ['código de barras 8410000000016', '8410000000016'],
    ['UPC 036000291452', '036000291452'],
    ['EAN-8: 96385074', '96385074'],
    ['ISBN 978-3-16-148410-0', '9783161484100'],
    ['ISBN 0-306-40615-2', '0306406152'],
    ['B08N5WRWNW', 'B08N5WRWNW'],
    ['ref. LAMP-0042', 'LAMP-0042'],
    ['Ref: JR-0042-AZ', 'JR-0042-AZ'],
    ['SKU 100234', '100234'],
    ['SKU: LMP_0042', 'LMP_0042'],
    ['artículo nº 100234', '100234'],
    ['artigo n.º 100234', '100234'],
    ['kod produktu: LMP-0042', 'LMP-0042'],
    ['model number XR-2000', 'XR-2000'],
    ['Artikelnummer 100234', '100234'],
    ['modèle ref. XR2000', 'XR2000'],
    ['codice articolo: AB1234', 'AB1234'],
  ])('%j', (text, value) => expect(of('product', text)).toEqual([value]))

  test.each([
    '8410000000018',
    '5512345678901234',
    'artículo 3',
    'el producto llegó el 2/11/2026',
    'producto de 45,90 €',
    'modelo 2026',
    '2 productos, 3 artículos',
    'producto del pedido 88123',
    'ref. del pedido: 88123',
    'BOLSA2026',
    'paid, reference 20261102-A',
    'B0LSA',
    'item 600123456',
  ])('none in %j', (text) => expect(of('product', text)).toEqual([]))
})

describe('all together', () => {
  const LETTER = `Hola:

Hice el pedido nº A-10482 el 20 de octubre y pagué 45,90 € con la tarjeta 4111 1111 1111 1111.
Según DHL (JJD000390007123456789) llegó ayer, pero no está. Ref. LAMP-0042.
Mi teléfono es el 600 12 34 56. El IBAN para la devolución: ES91 2100 0418 4502 0005 1332.

Referencia INC-4821-Q7RXM, https://tienda.example/pedido/99123`

  test('a letter is read in its order, each piece once', () => {
    expect(found(LETTER).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'order A10482',
      'date 2026-10-20',
      'amount 45.90 EUR',
      'tracking JJD000390007123456789',
      'date 2026-11-01',
      'product LAMP-0042',
      'phone +34600123456',
    ])
  })

  test('a table of a confirmation', () => {
    const text = 'Pedido\tFecha\tTotal\n#10482\t20/10/2026\t45,90 €\nTransportista: SEUR\nSeguimiento: 12345678901234'
    expect(found(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'order 10482',
      'date 2026-10-20',
      'amount 45.90 EUR',
      'tracking 12345678901234',
    ])
  })

  test('every place points at its text, and no two overlap', () => {
    const pieces = [
      'pedido ',
      '88123',
      ' 45,90 €',
      ' el 2/11/2026',
      '\n',
      ' tel. ',
      '600 123 456',
      '+',
      '#',
      'ñ',
      '1Z',
      ' DHL ',
      '00',
      '-',
      '/',
      '.',
      '👍',
      ' 4111 1111 ',
      'RR123456785ES',
      ' ref ',
      'EAN 8410000000016 ',
    ]
    let seed = 7
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed
    }
    for (let run = 0; run < 3_000; run++) {
      const text = Array.from({ length: 3 + (next() % 14) }, () => pieces[next() % pieces.length]).join('')
      let end = 0
      for (const finding of found(text)) {
        const at = finding.at ?? -1
        expect(text.slice(at, at + finding.text.length)).toBe(finding.text)
        expect(at).toBeGreaterThanOrEqual(end)
        expect(finding.text).not.toBe('')
        end = at + finding.text.length
      }
    }
  })

  test('fifty at most, in linear time', () => {
    for (const text of [
      'pedido 12345, '.repeat(20_000),
      '4 '.repeat(100_000),
      '+34 '.repeat(60_000),
      '1Z'.repeat(90_000),
      'A1/'.repeat(60_000),
      '1.'.repeat(90_000),
      '9'.repeat(200_000),
      '12-'.repeat(60_000),
      'INC-1-'.repeat(30_000),
      'a@b1 '.repeat(40_000),
    ]) {
      const start = workedMs()
      expect(found(text).length).toBeLessThanOrEqual(50)
      expect(workedMs() - start).toBeLessThan(1_000)
    }
  })
})
