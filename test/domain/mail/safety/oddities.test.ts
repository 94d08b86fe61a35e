/** Who shows something other than what is there, and who only has an unusual name. */
import { describe, expect, test } from 'vitest'
import type { Mail } from '../../../../src/domain/mail/mail.ts'
import type { Oddity } from '../../../../src/domain/mail/reading.ts'
import { odditiesOf } from '../../../../src/domain/mail/safety/oddities.ts'
import { aReading } from '../../../support/a-reading.ts'

const US = {
  name: 'Casa Lumbre',
  mailbox: 'incidencias@casalumbre.example',
  people: [
    { address: 'ana@casalumbre.example', name: 'Ana Pérez' },
    { address: 'rui@correo.example', name: 'Rui' },
  ],
}

function oddities(name: string, address: string, more: Partial<Mail> = {}, hidden?: string): readonly Oddity[] {
  const { mail, reply } = aReading({ name, from: address })
  return odditiesOf({ ...mail, ...more }, hidden === undefined ? reply : { ...reply, hidden }, US)
}

describe('a name that shows another address', () => {
  test.each([
    ['incidencias@tienda.example', 'evil@example.net'],
    ['Banco <seguridad@banco.example>', 'evil@example.net'],
    ['"marta@correo.example" via X', 'evil@example.net'],
    ['marta＠correo.example', 'evil@example.net'],
    ['marta@correo.example', 'mallory@correo.example'],
    ['marta@cor\u200breo.example', 'evil@example.net'],
  ])('%j <%s>', (name, address) => expect(oddities(name, address)).toContain('name-shows-other-address'))

  test.each([
    ['marta@correo.example', 'marta@correo.example'],
    ['Marta@Correo.Example', 'marta@correo.example'],
    ['marta@correo.example', 'marta+tienda@correo.example'],
    ['marta@gmail.com', 'marta@googlemail.com'],
    ['Marta (marta@correo.example)', 'marta@correo.example'],
    ['Marta Gómez', 'marta@correo.example'],
    ['Marta @ trabajo', 'marta@correo.example'],
    ['@marta', 'marta@correo.example'],
    ['Per conto di: studio@pec.example.it', 'posta-certificata@pec.example.it'],
    ['', 'marta@correo.example'],
  ])('not %j <%s>', (name, address) => expect(oddities(name, address)).toEqual([]))
})

describe('a name that is ours', () => {
  test.each([
    ['Casa Lumbre', 'evil@example.net'],
    ['CASA LUMBRE', 'evil@example.net'],
    ['Casa Lumbre Soporte', 'evil@example.net'],
    ['Atención al cliente de Casa Lumbre', 'evil@example.net'],
    ['Equipo Casa Lumbre', 'evil@example.net'],
    ['Саsа Lumbre', 'evil@example.net'],
    ['incidencias', 'evil@example.net'],
    ['incidencias@casalumbre.example', 'evil@example.net'],
    ['casalumbre.example', 'evil@example.net'],
    ['Ana Pérez', 'ana@example.net'],
    ['ana perez', 'ana@example.net'],
    ['Pérez, Ana', 'ana@example.net'],
    ['Аna Pérez', 'ana@example.net'],
  ])('%j <%s>', (name, address) => expect(oddities(name, address)).toContain('name-imitates-us'))

  test.each([
    ['Ana', 'ana@example.net'],
    ['Rui', 'rui@example.net'],
    ['Rui Costa', 'rui@example.net'],
    ['Ana Pérez Gil', 'ana@example.net'],
    ['Ana Pérez', 'ana@casalumbre.example'],
    ['Casa Lumbre', 'incidencias@casalumbre.example'],
    ['Rui', 'rui@correo.example'],
    ['María Casa', 'maria@example.net'],
    ['Lumbre', 'lumbre@example.net'],
    ['Luz Casa Lumbre Gómez', 'luz@example.net'],
    ['Hotel Casa Lumbre Granada', 'hotel@example.net'],
    ['Incidencias del edificio', 'x@example.net'],
  ])('not %j <%s>', (name, address) => expect(oddities(name, address)).not.toContain('name-imitates-us'))
})

describe('letters that pass for others', () => {
  test.each([
    ['Pаypal', 'x@example.net'],
    ['Mаrta', 'x@example.net'],
    ['Αmazon', 'x@example.net'],
    ['Ｍａｒｔａ', 'x@example.net'],
    ['𝐒𝐮𝐩𝐩𝐨𝐫𝐭', 'x@example.net'],
    ['Mar\u200bta', 'x@example.net'],
    ['Marta', 'x@xn--80ak6aa92e.com'],
    ['Marta', 'x@раураl.example'],
    ['Marta', 'mаrta@example.net'],
  ])('%j <%s>', (name, address) => expect(oddities(name, address)).toContain('look-alike-letters'))

  test.each([
    ["O'Brien", 'x@example.net'],
    ['Zoë Núñez-Ćwikła', 'x@example.net'],
    ['Иван Петров', 'x@example.net'],
    ['Иван Petrov', 'x@example.net'],
    ['Γιώργος', 'x@example.net'],
    ['محمد', 'x@example.net'],
    ['דוד לוי', 'x@example.net'],
    ['李雷', 'x@example.net'],
    ['山田 Taro', 'x@example.net'],
    ['Marta 🌸👩‍👩‍👧', 'x@example.net'],
    ['Łukasz Żółć', 'x@example.net'],
    ['5 kΩ', 'x@example.net'],
    ['Jörg', 'x@xn--mnchen-3ya.example'],
    ['Ivan', 'x@xn--e1afmkfd.example'],
    ['Ivan', 'x@xn--.example'],
    ['Ivan', 'x@xn--zzzzzzzzzzzzzzzzzzzzzzzzzz99999999.example'],
  ])('not %j <%s>', (name, address) => expect(oddities(name, address)).not.toContain('look-alike-letters'))
})

describe('turned text', () => {
  const withHeader = (name: string, value: string): Partial<Mail> => ({ headers: new Map([[name, [value]]]) })
  test.each([
    ['subject', 'Factura \u202efdp.exe'],
    ['subject', '=?utf-8?Q?Factura_=E2=80=AEfdp.exe?='],
    ['subject', '=?UTF-8?B?RmFjdHVyYSDigK5mZHAuZXhl?='],
    ['subject', '=?UTF-8?B?YeKArmI=?='],
    ['subject', '=?UTF-8?B?YWLigK5j?='],
    ['from', '=?utf-8?Q?=E2=81=A6Marta?= <x@example.net>'],
  ])('%s: %j', (field, value) =>
    expect(oddities('Marta', 'x@example.net', withHeader(field, value))).toEqual(['direction-override']),
  )

  test('in the text only overrides count: copied phone numbers bring embeddings along', () => {
    const turned = (text: string) => {
      const { mail, reply } = aReading({ text })
      return odditiesOf(mail, reply, US)
    }
    expect(turned('mire \u202eoiratnemoc')).toEqual(['direction-override'])
    expect(turned('llame al \u202a+34 600 123 456\u202c')).toEqual([])
    expect(turned('שלום\u200f, 123')).toEqual([])
  })

  test.each(['Factura enero', '=?utf-8?Q?Factura_=E2=82=AC_20?=', '=?utf-8?B?4oKsIDIw?=', '=?utf-8?B?!!!?='])(
    'not %j',
    (subject) => expect(oddities('Marta', 'x@example.net', withHeader('subject', subject))).toEqual([]),
  )
})

describe('text and senders', () => {
  test('hidden words', () => {
    expect(oddities('Marta', 'x@example.net', {}, 'palabras que nadie ve')).toEqual(['hidden-text'])
    expect(oddities('Marta', 'x@example.net', {}, ' \u200c\u00a0 ')).toEqual([])
    expect(oddities('Marta', 'x@example.net', {}, 'My lamp arrived')).toEqual([])
  })
  test('a short preheader comes along with a quote of ours', () => {
    const { mail, reply } = aReading({ quoted: '> We have your message.' })
    expect(odditiesOf(mail, { ...reply, hidden: 'You will hear from us on Monday.' }, US)).toEqual([])
    expect(odditiesOf(mail, { ...reply, hidden: 'nobody sees this '.repeat(30) }, US)).toEqual(['hidden-text'])
  })
  test('several and none', () => {
    const two = [
      { address: 'a@example.net', name: '' },
      { address: 'b@example.net', name: '' },
    ]
    expect(oddities('', 'a@example.net', { from: two })).toEqual(['several-senders'])
    expect(oddities('', 'a@example.net', { from: [two[0] as never, two[0] as never] })).toEqual([])
    expect(oddities('', 'a@example.net', { from: [] })).toEqual(['no-sender'])
    expect(oddities('', 'a@example.net', { from: [{ address: '', name: 'Marta' }] })).toEqual(['no-sender'])
  })
})
