/** How agents name the customers of a matter: line by line, as tables, in any language; and what stops the mail instead of reaching somebody. */
import { describe, expect, test } from 'vitest'
import { readAffected } from '../../../src/domain/command/affected-customers.ts'
import type { CommandMail, KnownToCommands } from '../../../src/domain/command/command.ts'
import { addressIn, languageNamed, readEntries } from '../../../src/domain/command/customer-entry.ts'
import { readCustomerFile } from '../../../src/domain/command/customer-file.ts'
import { workedMs } from '../../support/processor-time.ts'
import { anIncident, store } from './support.ts'

/** `Marta <marta@x.example> es`, one a customer. */
const shown = (customers: readonly { address: string; name: string; language?: string }[]) =>
  customers.map(({ address, name, language }) => [name, `<${address}>`, language].filter(Boolean).join(' '))

describe('a line of customers', () => {
  const M = 'Marta Gómez <marta@mail.example>'
  test.each<[string, readonly string[]]>([
    ['Marta Gómez <marta@mail.example>', [M]],
    ['Marta Gómez <marta@mail.example> es', [`${M} es`]],
    ['Marta Gómez <Marta@Mail.Example> ES', [`${M} es`]],
    ['Marta Gómez <marta@mail.example> (es)', [`${M} es`]],
    ['Marta Gómez <marta@mail.example> [pt-BR]', [`${M} pt`]],
    ['Marta Gómez <marta@mail.example>, español', [`${M} es`]],
    ['Marta Gómez <marta@mail.example> - polski', [`${M} pl`]],
    ['Marta Gómez <marta@mail.example> inglés', [`${M} en`]],
    ['Marta Gómez <marta@mail.example> português do Brasil', [`${M} pt`]],
    ['Marta Gómez <marta@mail.example> de', [`${M} de`]],
    ['Marta Gómez <marta@mail.example> nl', [`${M} other`]],
    ['marta@mail.example', ['<marta@mail.example>']],
    ['<marta@mail.example>', ['<marta@mail.example>']],
    ['<marta@mail.example> pl', ['<marta@mail.example> pl']],
    ['marta@mail.example pl', ['<marta@mail.example> pl']],
    ['mailto:marta@mail.example', ['<marta@mail.example>']],
    ['Marta Gómez marta@mail.example es', [`${M} es`]],
    ['Marta Gómez (marta@mail.example)', [M]],
    ['marta@mail.example (Marta Gómez)', [M]],
    ['marta@mail.example Marta Gómez es', [`${M} es`]],
    ['Marta Gómez: marta@mail.example', [M]],
    ['Marta Gómez, marta@mail.example, es', [`${M} es`]],
    ['Marta Gómez\tmarta@mail.example\tes', [`${M} es`]],
    ['"Gómez, Marta" <marta@mail.example>', ['Gómez, Marta <marta@mail.example>']],
    ['Gómez, Marta <marta@mail.example>', [M]],
    ['“Marta Gómez” <marta@mail.example>', [M]],
    ["'Marta Gómez' <marta@mail.example>", [M]],
    ['*Marta Gómez* <marta@mail.example>', [M]],
    [
      "Marta O'Hara <marta@mail.example>; Juan <juan@mail.example>",
      ["Marta O'Hara <marta@mail.example>", 'Juan <juan@mail.example>'],
    ],
    ['marta@mail.example <mailto:marta@mail.example>', ['<marta@mail.example>']],
    ['Marta Gómez <marta@mail.example<mailto:marta@mail.example>>', []],
    ['Marta Gómez <marta@mail.example> <mailto:marta@mail.example>', [M]],
    ['a@mail.example; b@mail.example, c@mail.example', ['<a@mail.example>', '<b@mail.example>', '<c@mail.example>']],
    ['a@mail.example b@mail.example', ['<a@mail.example>', '<b@mail.example>']],
    ['a@mail.example, es; b@mail.example, pt', ['<a@mail.example> es', '<b@mail.example> pt']],
    [';; a@mail.example ;', ['<a@mail.example>']],
    ['Łukasz Żółć <lukasz@poczta.example>', ['Łukasz Żółć <lukasz@poczta.example>']],
    ['Ana <ana.maría@correo.example>', ['Ana <ana.maría@correo.example>']],
    ['Zoë <zoe@bücher.example>', ['Zoë <zoe@bücher.example>']],
    ['a\r\nBcc: b@mail.example', ['a Bcc <b@mail.example>']],
    ['\u202eatraM\u202c <marta@mail.example>', ['atraM <marta@mail.example>']],
  ])('%s', (line, expected) => {
    expect(shown(readEntries(line).customers)).toEqual(expected)
  })

  test.each([
    'Marta Gómez',
    'marta@',
    '@mail.example',
    'marta@mail',
    'marta@mail..example',
    'marta.@mail.example',
    'marta at mail.example',
    'marta@mail.example xx',
    'marta@mail.example spansh',
    'Marta <marta@mail.example> Gómez es',
    'Marta <marta@mail.example> <juan@mail.example>',
    'Marta a@mail.example b@mail.example',
    'juan@mail.example <marta@mail.example>',
    'Marta <marta@mail.example>; Juan',
    'Juan, es',
    'Marta <marta mail.example@x>',
    'https://x.example/@marta',
    `${'x'.repeat(101)} <marta@mail.example>`,
    `${'x'.repeat(65)}@mail.example`,
  ])('%s names nobody who could be written to', (line) => {
    expect(readEntries(line).unreadable).not.toEqual([])
  })

  test('reading takes no longer for a line that is made to', () => {
    const began = workedMs()
    for (const line of [
      '<'.repeat(20_000),
      '"'.repeat(19_999),
      'a@'.repeat(9_999),
      `${'a '.repeat(9_000)}@`,
      '(<"'.repeat(6_000),
      'a,'.repeat(9_999),
    ])
      readEntries(line)
    expect(workedMs() - began).toBeLessThan(1_000)
  })
})

test.each([
  ['es', 'es'],
  ['pt_BR', 'pt'],
  ['(polski)', 'pl'],
  ['ENGLISH.', 'en'],
  ['fr', 'fr'],
  ['nl', 'other'],
  ['xx', undefined],
  ['', undefined],
])('the language %s', (word, language) => expect(languageNamed(word)).toBe(language))

test.each([
  ['marta@mail.example?subject=x', 'marta@mail.example'],
  ['"marta"@mail.example', undefined],
  ['marta@[10.0.0.1]', undefined],
  ['marta@mail.example,', 'marta@mail.example'],
  ['marta\u200b@mail.example', 'marta@mail.example'],
])('the address %s', (text, address) => expect(addressIn(text)).toBe(address))

describe('a table of customers', () => {
  const M = 'Marta Gómez <marta@mail.example>'
  test.each<[string, string, readonly string[]]>([
    ['with headings', 'name,email,language\nMarta Gómez,marta@mail.example,es\n', [`${M} es`]],
    [
      'as Spanish Excel saves it',
      '\uFEFFNombre;Correo electrónico;Idioma\r\nMarta Gómez;marta@mail.example;español\r\n',
      [`${M} es`],
    ],
    ['in Portuguese', 'Nome;E-mail;Língua\nMarta Gómez;marta@mail.example;pt-BR', [`${M} pt`]],
    ['in Polish', 'Imię i nazwisko\tAdres e-mail\tJęzyk\nMarta Gómez\tmarta@mail.example\tpolski', [`${M} pl`]],
    ['in German', 'Vorname;Nachname;E-Mail-Adresse;Sprache\nMarta;Gómez;marta@mail.example;Deutsch', [`${M} de`]],
    ['in French', 'Prénom,Nom,Courriel\nMarta,Gómez,marta@mail.example', [M]],
    [
      'as shops export orders',
      'order_id,billing_first_name,billing_email,total\n10482,Marta Gómez,marta@mail.example,"1,200.00"',
      [M],
    ],
    ['with the address first', 'Email,Name\nmarta@mail.example,Marta Gómez', [M]],
    ['with a first and a last name', 'First Name,Last Name,Email\nMarta,Gómez,marta@mail.example', [M]],
    ['with headings nobody knows', 'Foo,Bar\nMarta,marta@mail.example', ['<marta@mail.example>']],
    ['without headings', 'Marta Gómez,marta@mail.example,es', [`${M} es`]],
    ['without headings, in another order', 'pl;marta@mail.example;Marta Gómez', [`${M} pl`]],
    ['of addresses alone', 'marta@mail.example\njuan@mail.example\n', ['<marta@mail.example>', '<juan@mail.example>']],
    ['of addresses under a heading', 'email\nmarta@mail.example\n', ['<marta@mail.example>']],
    [
      'as mail programs write them',
      'Marta Gómez <marta@mail.example>\nJuan <juan@mail.example>',
      [M, 'Juan <juan@mail.example>'],
    ],
    [
      'with quotes and commas in them',
      'name,email\n"Gómez, Marta",marta@mail.example',
      ['Gómez, Marta <marta@mail.example>'],
    ],
    [
      'with doubled quotes',
      'name,email\n"Marta ""la jefa"" Gómez",marta@mail.example',
      ['Marta "la jefa" Gómez <marta@mail.example>'],
    ],
    ['with a line break in a name', 'name,email\n"Marta\nGómez",marta@mail.example', [M]],
    ['with blank lines and empty columns', '\n\nname,email,,\n\nMarta Gómez,marta@mail.example,,\n,,,\n', [M]],
    ['that names its separator', 'sep=|\nname|email\nMarta Gómez|marta@mail.example', [M]],
    ['with blanks around', ' name , email \n Marta Gómez , marta@mail.example ', [M]],
    ['with old line ends', 'name,email\rMarta Gómez,marta@mail.example\r', [M]],
    ['with order numbers beside', '10482;marta@mail.example;Marta Gómez', [M]],
  ])('%s', (_, text, expected) => {
    const { customers, unreadable } = readCustomerFile(text)
    expect(unreadable).toEqual([])
    expect(shown(customers)).toEqual(expected)
  })

  test.each<[string, string, readonly number[]]>([
    ['a row without an address', 'name,email\nMarta,\nJuan,juan@mail.example', [2]],
    ['a row with a broken address', 'name,email\nMarta,marta@mail\nJuan,juan@mail.example', [2]],
    ['two addresses in a row', 'Marta,marta@mail.example,other@mail.example', [1]],
    ['a quote that is never closed', 'name,email\n"Marta,marta@mail.example', [1]],
    ['lines counted through a name of two lines', 'name,email\n"Ma\nrta",marta@mail.example\nJuan,juan', [4]],
    ['nothing but headings that say nothing', 'a,b\nc,d', [1]],
    ['a row that is not there under a line that names the separator', 'sep=;\nemail\nmarta', [2]],
    ['two addresses in a cell', 'email\na@mail.example b@mail.example', [2]],
  ])('%s is told with its line', (_, text, lines) => {
    expect(readCustomerFile(text).unreadable.map(({ line }) => line)).toEqual(lines)
  })

  test('ten thousand rows are read at once', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `"Customer, ${i}";c${i}@mail.example;es`)
    const began = workedMs()
    expect(readCustomerFile(['nombre;correo;idioma', ...rows].join('\r\n')).customers).toHaveLength(10_000)
    expect(workedMs() - began).toBeLessThan(5_000)
  })
})

const aMail = (text: string, changes: Partial<CommandMail> = {}): CommandMail => ({
  rawMailId: 7,
  arrivedAt: 0,
  subject: 'Paquetes del lunes',
  text,
  attachments: [],
  files: [],
  freshNumber: 4900,
  ...changes,
})

const knowing = (changes: Partial<KnownToCommands> = {}): KnownToCommands => ({
  incident: () => undefined,
  conversation: () => [],
  assignedTo: () => [],
  pendingAnswers: () => [],
  fileText: () => undefined,
  of: () => [],
  personFigures: () => ({ incidents: 0, messages: 0, files: 0, mails: 0 }),
  ...changes,
})

const read = (text: string, mail: Partial<CommandMail> = {}, known: Partial<KnownToCommands> = {}) =>
  readAffected(aMail(text, mail), knowing(known), store)

describe('the words of #new', () => {
  test.each<[string, string, readonly string[], string]>([
    [
      'lines of customers, then the text',
      'customer: Marta <marta@mail.example> es\ncustomer: Rui <rui@mail.example> pt\n\nLo sentimos.',
      ['Marta <marta@mail.example> es', 'Rui <rui@mail.example> pt'],
      'Lo sentimos.',
    ],
    [
      'the text first',
      'Lo sentimos.\n\nClientes: marta@mail.example; juan@mail.example',
      ['<marta@mail.example> es', '<juan@mail.example> es'],
      'Lo sentimos.',
    ],
    [
      'text above and below',
      'Hola:\n\ncliente: marta@mail.example\n\nLo sentimos.',
      ['<marta@mail.example> es'],
      'Hola:\n\nLo sentimos.',
    ],
    [
      'words of any language',
      'klient: a@mail.example\nKunde: b@mail.example\nclient: c@mail.example\ncliente： d@mail.example',
      ['<a@mail.example> es', '<b@mail.example> es', '<c@mail.example> es', '<d@mail.example> es'],
      '',
    ],
    [
      'bullets and bold',
      '- customer: a@mail.example\n• **Customer:** b@mail.example\n*customer*: c@mail.example',
      ['<a@mail.example> es', '<b@mail.example> es', '<c@mail.example> es'],
      '',
    ],
    [
      'a heading with customers below',
      'clientes:\nMarta <marta@mail.example>\njuan@mail.example pl\n\nTexto.',
      ['Marta <marta@mail.example> es', '<juan@mail.example> pl'],
      'Texto.',
    ],
    ['a heading and a blank line', 'clientes:\n\nmarta@mail.example\n\nTexto.', ['<marta@mail.example> es'], 'Texto.'],
    [
      'a line that was wrapped behind a semicolon',
      'customers: a@mail.example;\nb@mail.example\nTexto.',
      ['<a@mail.example> es', '<b@mail.example> es'],
      'Texto.',
    ],
    [
      'a line that was wrapped inside a name',
      'customers: Ana López\n<ana.lopez@mail.example> pl\nTexto.',
      ['Ana López <ana.lopez@mail.example> pl'],
      'Texto.',
    ],
    [
      'a line that was wrapped twice',
      'customers: a@mail.example; Ana\nLópez <b@mail.example>;\nc@mail.example',
      ['<a@mail.example> es', 'Ana López <b@mail.example> es', '<c@mail.example> es'],
      '',
    ],
    [
      'the same customer twice',
      'customer: MARTA@mail.example\ncustomer: Marta <marta@mail.example> pl',
      ['Marta <marta@mail.example> pl'],
      '',
    ],
    ['a language we do not write', 'customer: marta@mail.example nl', ['<marta@mail.example> es'], ''],
    ['non-breaking blanks', 'customer:\u00a0marta@mail.example', ['<marta@mail.example> es'], ''],
    [
      'an order in the text is text',
      'customer: a@mail.example\n\nTexto.\n\nPedido: 10482\n\nMás texto.',
      ['<a@mail.example> es'],
      'Texto.\n\nPedido: 10482\n\nMás texto.',
    ],
  ])('%s', (_, text, customers, words) => {
    const affected = read(text)
    expect(affected).not.toHaveProperty('problem')
    if ('problem' in affected) return
    expect(shown(affected.customers)).toEqual(customers)
    expect(affected.text).toBe(words)
  })

  test('category, orders and urgency stand before, after or beside the customers', () => {
    const expected = {
      category: { category: 'delivery', topic: 'lost' },
      orderNumbers: ['10482', 'A-77'],
      urgent: true,
    }
    const options = ['categoría: delivery/lost', 'pedidos: 10482, #a-77', 'Urgente']
    const customer = 'cliente: a@mail.example'
    for (const text of [
      [...options, customer, '', 'Texto.'],
      ['Texto.', '', customer, ...options],
      ['Texto.', '', ...options, customer],
    ])
      expect(read(text.join('\n'))).toMatchObject({ ...expected, text: 'Texto.' })
  })

  test('the language is that of the latest incident, where none is told', () => {
    const of = (address: string) => (address === 'a@mail.example' ? [anIncident({ language: 'pl' })] : [])
    expect(read('customer: a@mail.example; b@mail.example; c@mail.example en', {}, { of })).toMatchObject({
      customers: [{ language: 'pl' }, { language: 'es' }, { language: 'en' }],
    })
  })

  test('our own addresses stay in the list, to be told as left out, and are nobody by themselves', () => {
    expect(read('customer: rui@shop.example; incidencias+c12.abc@store.example; a@mail.example')).toMatchObject({
      customers: [{ address: 'rui@shop.example' }, {}, { address: 'a@mail.example' }],
    })
    expect(read('customer: rui@shop.example; incidencias@store.example')).toEqual({ problem: 'no-customers' })
  })

  test.each<[string, string, string]>([
    ['no customer', 'Lo sentimos.', 'no-customers'],
    ['nothing at all', '', 'no-customers'],
    ['an address that is none', 'customer: a@mail.example\ncustomer: marta@', 'unreadable-customer'],
    ['a category nobody knows', 'customer: a@mail.example\ncategory: nonsense', 'unknown-category'],
    [
      'a customer whose colon was forgotten',
      'customer: a@mail.example\ncustomer Marta <marta@mail.example>\nTexto',
      'unreadable-customer',
    ],
    [
      'a customer without the word',
      'customer: a@mail.example\nMarta <marta@mail.example>\nTexto',
      'unreadable-customer',
    ],
    [
      'a bare address between the lines',
      'customer: a@mail.example\n\nmarta@mail.example\n\nTexto',
      'unreadable-customer',
    ],
    [
      'a quoted line of customers',
      'customer: a@mail.example\n> customer: b@mail.example\nTexto',
      'unreadable-customer',
    ],
    [
      'a customer named in the text',
      'customer: a@mail.example; b@mail.example\n\nComo a b@mail.example, le devolvemos el dinero.',
      'leak',
    ],
  ])('%s stops the mail', (_, text, problem) => {
    expect(read(text)).toMatchObject({ problem })
  })

  test('the first ten that cannot be read are told with their lines', () => {
    const text = Array.from({ length: 12 }, (_, i) => `customer: nobody${i}`).join('\n')
    const refused = read(text)
    expect(refused).toMatchObject({ problem: 'unreadable-customer' })
    const told = 'problem' in refused ? (refused.expected ?? '').split('\n') : []
    expect(told[0]).toBe('1: nobody0')
    expect(told[9]).toBe('10: nobody9')
    expect(told[10]).toBe('… (12)')
  })

  test('an agent may sign with the own address, and name the store’s', () => {
    const text = 'customer: a@mail.example\n\nTexto.\n\nAna <ana@shop.example>\nayuda@store.example'
    expect(read(text)).toMatchObject({ text: 'Texto.\n\nAna <ana@shop.example>\nayuda@store.example' })
  })
})

describe('files of #new', () => {
  const attachment = (index: number, filename: string, contentType: string) => ({
    index,
    filename,
    contentType,
    size: 100,
    inline: false,
    sha256: '',
  })
  const csv = attachment(1, 'clientes.csv', 'text/csv')
  const pdf = attachment(2, 'aviso.pdf', 'application/pdf')

  test('a table names the customers and goes to none of them; other files go along', () => {
    const found = read(
      'Texto.',
      { attachments: [csv, pdf], files: [csv, pdf] },
      { fileText: () => 'email\na@mail.example' },
    )
    expect(found).toMatchObject({ customers: [{ address: 'a@mail.example' }], files: [{ index: 2 }], text: 'Texto.' })
  })

  test('customers of lines and tables are one list', () => {
    const fileText = () => 'a@mail.example;Ana;pl\nb@mail.example;;'
    expect(read('customer: a@mail.example', { attachments: [csv], files: [csv] }, { fileText })).toMatchObject({
      customers: [{ address: 'a@mail.example', name: 'Ana', language: 'pl' }, { address: 'b@mail.example' }],
    })
  })

  test('a table that is not loaded yet is asked for, and nobody is written to without it', () => {
    expect(read('customer: a@mail.example', { attachments: [csv], files: [csv] })).toHaveProperty('problem')
  })

  test('a line of a table that cannot be read is told with file and line', () => {
    const fileText = () => 'email\na@mail.example\nmarta'
    expect(read('', { attachments: [csv], files: [csv] }, { fileText })).toEqual({
      problem: 'unreadable-customer',
      expected: 'clientes.csv:3: marta',
    })
  })

  test.each(['clientes.xlsx', 'clientes.ods', 'clientes.xls', 'clientes.numbers', 'contacts.vcf'])(
    '%s cannot be read, and is not sent to anybody',
    (name) => {
      const sheet = attachment(1, name, 'application/octet-stream')
      expect(read('customer: a@mail.example', { attachments: [sheet], files: [sheet] })).toEqual({
        problem: 'unreadable-customer',
        expected: `${name}: CSV`,
      })
    },
  )

  test('ten thousand customers are read, one more is refused', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => `c${i}@mail.example`).join('\n')
    expect(read('', { attachments: [csv] }, { fileText: () => rows(10_000) })).toMatchObject({ orderNumbers: [] })
    expect(read('', { attachments: [csv] }, { fileText: () => rows(10_001) })).toEqual({
      problem: 'too-many-customers',
      expected: '10001 > 10000',
    })
  })
})
