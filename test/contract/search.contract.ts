/** What `#find` must find, and how: over all messages of one mailbox and no other, whatever is done to them afterwards. */
import { beforeEach, describe, expect, test } from 'vitest'
import { aSearchedMailbox, type SearchUnderTest } from '../support/a-searched-mailbox.ts'
import { aMessage, OPENED_AT as NOW } from '../support/an-incident.ts'

const DAY = 86_400_000

export function searchContract(name: string, start: () => Promise<SearchUnderTest>): void {
  describe(`${name} as the finder of incidents`, () => {
    const { file, record, ask, found, move } = aSearchedMailbox(start)

    describe('one word', () => {
      test.each([
        ['as it is written', 'El jarrón llegó roto.', 'jarrón', {}],
        ['without its accent', 'El jarrón llegó roto.', 'jarron', {}],
        ['in capitals', 'El jarrón llegó roto.', 'JARRÓN', {}],
        ['written without accents', 'el jarron llego roto', 'jarrón', {}],
        ['in Polish without its accents', 'Kupiłam żółć w tubce.', 'zolc', { language: 'pl' }],
        ['in Polish capitals', 'Kupiłam żółć w tubce.', 'ŻÓŁĆ', { language: 'pl' }],
        ['in another form, Spanish', 'Dos cajas golpeadas.', 'caja', { language: 'es' }],
        ['in another form, Portuguese', 'As encomendas chegaram.', 'encomenda', { language: 'pt' }],
        ['in another form, English', 'They were charging me twice.', 'charged', { language: 'en' }],
        ['in another form, French', 'Les commandes sont arrivées.', 'commande', { language: 'fr' as 'en' }],
        ['in another form, German', 'Die Bestellungen fehlen.', 'bestellung', { language: 'de' as 'en' }],
        ['in another form, Italian', 'Gli ordini mancano.', 'ordine', { language: 'it' as 'en' }],
        ['in another form, Polish', 'Nie ma moich paczek.', 'paczka', { language: 'pl' }],
        ['in another form, Polish, the other way', 'Gdzie jest paczka?', 'paczkami', { language: 'pl' }],
        ['of another language than the incident’s', 'Mam pytanie o zwrot.', 'zwrot', { language: 'es' }],
        ['between marks', '«jarrón»…', 'jarron', {}],
        ['beside an emoji', 'roto😡jarrón', 'jarron', {}],
        ['small, alone', 'Esto es de Eva.', 'de', {}],
        ['by its beginning', 'Cristalería fina.', 'crista*', {}],
        ['a Chinese one', '花瓶 坏了', '花瓶', {}],
        ['Russian, capital or not', 'Ваза разбита', 'ваза', {}],
      ] as const)('%s', async (_, text, question, incident) => {
        await file('Otra cosa distinta.')
        const number = await file(text, {}, incident)
        const result = await ask(question)
        expect(result.incidents.map(({ incident: { number: n } }) => n)).toEqual([number])
        expect(result).toMatchObject({ corrections: [], complete: true })
      })

      test.each([
        ['jarrno', 'jarron'],
        ['jaron', 'jarron'],
        ['jarrrón', 'jarron'],
        ['harrón', 'jarron'],
        ['cristaleira', 'cristaleria'],
        ['kristaleria', 'cristaleria'],
        ['cristalerrrias', 'cristaleria'],
      ])('mistyped: %s', async (typo, word) => {
        const number = await file('El jarrón de la cristalería llegó roto.')
        const result = await ask(typo)
        expect(result.incidents.map(({ incident }) => incident.number)).toEqual([number])
        expect(result.corrections.map(({ to }) => to)).toEqual([word])
        expect(result.incidents[0]?.passage.some(({ hit }) => hit)).toBe(true)
      })

      test('mistyped beside a right one', async () => {
        const number = await file('El jarrón llegó roto.')
        await file('El jarrón llegó tarde.')
        expect(await found('jarrno roto')).toEqual([number])
      })

      test('what is written somewhere is no typo', async () => {
        await file('El jarrón.')
        const number = await file('El jarro.')
        expect(await ask('jarro')).toMatchObject({ corrections: [], incidents: [{ incident: { number } }] })
      })

      test('a quotation is never corrected, nor put into another form', async () => {
        await file('El jarrón y las cajas.')
        expect(await found('"jarrno"')).toEqual([])
        expect(await found('"caja"')).toEqual([])
      })
    })

    describe('where it stands', () => {
      const photo = { index: 0, filename: 'foto_jarron-2026.JPG', contentType: 'image/jpeg', size: 3, inline: false }
      let number: number
      beforeEach(async () => {
        await file('Nada que ver.', { from: { address: 'zoe@mail.example', name: 'Zoe' } })
        number = await file(
          'Está roto.',
          {
            from: { address: 'marta.gomez@mail.example', name: 'Marta Gómez' },
            subject: 'Queja por la entrega',
            attachments: [{ ...photo, sha256: 'ab' }],
          },
          { orderNumbers: ['A-10482'], customer: { address: 'marta.gomez@mail.example', name: 'Marta Gómez' } },
        )
      })

      test.each([
        'queja',
        'QUEJAS',
        'subject:entrega',
        'marta',
        'marta gomez',
        'marta.gomez@',
        'marta.gomez@mail.example',
        'marta.gom',
        'gomez@mail',
        'from:marta',
        'de:gómez',
        'from:marta roto',
        'A-10482',
        'a10482',
        '10482',
        'order:10482',
        'pedido:A-10482',
        'A-104',
        'foto_jarron-2026.jpg',
        'foto_jarron',
        'jarron',
        'file:foto',
        'archivo:jarrón',
      ])('%s', async (question) => expect(await found(question)).toEqual([number]))

      test.each(['from:roto', 'order:2026', 'file:roto', 'from:foto', 'subject:roto', 'roto.marta'])(
        '%s is not there',
        async (question) => expect(await found(question)).toEqual([]),
      )

      test('the reference of an incident finds it', async () => {
        expect(await found(`INC-${number}`)).toEqual([number])
        expect(await found(`[inc-${number}-q7rxm]`)).toEqual([number])
      })

      test('the passage is from where the word is', async () => {
        const shown = async (question: string) => {
          const [first] = (await ask(question)).incidents
          return [first?.where, first?.passage.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')]
        }
        expect(await shown('rotos')).toEqual(['text', 'Está [roto].'])
        expect(await shown('file:foto')).toEqual(['file', '[foto]_jarron-2026.JPG'])
        expect(await shown('marta')).toEqual(['from', '[Marta] Gómez [marta].gomez@mail.example'])
        expect(await shown('queja')).toEqual(['text', 'Está roto.'])
      })
    })

    describe('several words', () => {
      test('all of them must be there, in any order, small ones need not', async () => {
        const both = await file('Roto estaba el jarrón.')
        await file('El jarrón está bien.')
        expect(await found('jarrón roto')).toEqual([both])
        expect(await found('el jarrón de la tienda roto')).toEqual([])
        expect(await found('un jarrón que roto')).toEqual([both])
      })

      test('a quotation in its order', async () => {
        const number = await file('La caja estaba golpeada por un lado.')
        await file('Golpeada estaba la caja.')
        expect(await found('"caja estaba golpeada"')).toEqual([number])
      })

      test('one that must not be there', async () => {
        const number = await file('El pedido llegó.')
        await file('El pedido llegó roto.')
        expect(await found('pedido -roto')).toEqual([number])
        expect(await found('pedido -rotos')).toEqual([number])
      })
    })

    describe('order and choice', () => {
      test('the subject counts more than the text, the newer more than the older', async () => {
        const old = await file('Un jarrón.', { at: NOW - 900 * DAY })
        const text = await file('Un jarrón.', { at: NOW })
        const inSubject = await file('Hola.', { at: NOW - DAY, subject: 'Jarrón' })
        expect(await found('jarrón')).toEqual([inSubject, text, old])
      })

      test('an incident comes once, with its best message', async () => {
        const number = await file('El jarrón.', { subject: 'Hola' })
        await record(
          [],
          [1, 2, 3].map((n) =>
            aMessage(number, { at: NOW + n, subject: 'Hola', text: `jarrón y ${'más '.repeat(30)}` }),
          ),
        )
        const { incidents } = await ask('jarrón')
        expect(incidents).toHaveLength(1)
        expect(incidents[0]).toMatchObject({ at: NOW, side: 'customer', subject: 'Hola' })
      })

      test('no more than asked for', async () => {
        for (let n = 0; n < 5; n++) await file('Un jarrón.')
        expect((await ask('jarrón', 3)).incidents).toHaveLength(3)
      })

      test('notes are searched too', async () => {
        const number = await file('El proveedor confiesa.', {
          side: 'note',
          from: { address: 'ana@shop.example', name: 'Ana' },
        })
        expect((await ask('proveedor')).incidents[0]).toMatchObject({ side: 'note', incident: { number } })
      })

      test('another mailbox is another world, also when a mail names its mark', async () => {
        await file('El jarrón.')
        const first = await move()
        await file(`:${first} mbox ${first} vidrio :${first}:202603`)
        expect(await found('jarrón')).toEqual([])
        expect(await found('jarrno')).toEqual([])
        await move(first)
        expect(await found('vidrio')).toEqual([])
      })
    })

    describe('filters', () => {
      test('status, category, agent and time', async () => {
        const ended = { standing: { status: 'closed', at: NOW, by: { policy: 'x' } } } as const
        const open = await file('Un jarrón.', { at: NOW - DAY }, { assignee: 'ana@shop.example' })
        const closed = await file('Un jarrón.', { at: NOW - 40 * DAY }, ended)
        expect(await found('jarrón status:open')).toEqual([open])
        expect(await found('jarrón estado:cerrado')).toEqual([closed])
        expect(await found('jarrón category:delivery')).toEqual([open, closed])
        expect(await found('jarrón category:delivery/late')).toEqual([])
        expect(await found('jarrón category:checkout')).toEqual([])
        expect(await found('jarrón agent:ana')).toEqual([open])
        expect(await found('jarrón agent:nobody')).toEqual([closed])
        expect(await found('jarrón since:2026-02')).toEqual([open])
        expect(await found('jarrón before:2026-02')).toEqual([closed])
        expect(await found('status:closed')).toEqual([closed])
        expect(await found('agent:ana category:delivery')).toEqual([open])
        expect((await ask('status:closed')).incidents[0]).toMatchObject({
          passage: [{ text: 'Un jarrón.', hit: false }],
        })
      })

      test('what gives nothing says nothing', async () => {
        await file('Un jarrón.')
        expect(await ask('')).toEqual({ incidents: [], corrections: [], complete: true })
        expect(await ask('status:purple')).toEqual({ incidents: [], corrections: [], complete: true })
      })
    })
  })
}
