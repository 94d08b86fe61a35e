/** What `#find` must find, and how: over all messages of one mailbox and no other, whatever is done to them afterwards. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Incidents, MailboxId, SearchResult, StoredMessage } from '../../src/app/ports.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { readSearch } from '../../src/domain/report/search-words.ts'
import { aMessage, anIncident, aRecord, OPENED_AT as NOW } from '../support/an-incident.ts'

export type SearchUnderTest = {
  readonly incidents: Incidents
  newMailbox(): Promise<MailboxId>
  /** Changes and erasures that no use case of this suite makes, as SQL with the mailbox as `$1`. */
  change(statement: string, values: readonly unknown[]): Promise<void>
  dispose(): Promise<void>
}

const DAY = 86_400_000
const AGENTS = [{ address: 'ana@shop.example', name: 'Ana Ruiz' }]

export function searchContract(name: string, start: () => Promise<SearchUnderTest>): void {
  describe(`${name} as the finder of incidents`, () => {
    let subject: SearchUnderTest
    let box: MailboxId
    beforeAll(async () => {
      subject = await start()
    })
    beforeEach(async () => {
      box = await subject.newMailbox()
    })
    afterAll(async () => subject?.dispose())

    const record = (incidents: readonly Incident[], messages: readonly StoredMessage[]) =>
      subject.incidents.transaction(box, (tx) => tx.record(aRecord({ incidents, messages })))
    const ask = (text: string, limit = 20): Promise<SearchResult> =>
      subject.incidents.transaction(box, (tx) =>
        tx.find(readSearch(text, { agents: AGENTS, timeZone: 'Europe/Madrid', now: NOW }), limit),
      )
    const found = async (text: string) => (await ask(text)).incidents.map(({ incident }) => incident.number)

    /** One incident with one message. */
    const file = async (text: string, changes: Partial<StoredMessage> = {}, incident: Partial<Incident> = {}) => {
      const [number = 0] = await subject.incidents.transaction(box, (tx) => tx.numbers(1))
      const quiet = { subject: 'Consulta', orderNumbers: [], ...incident }
      await record([anIncident(number, quiet)], [aMessage(number, { subject: 'Consulta', text, ...changes })])
      return number
    }

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
        const first = box
        box = await subject.newMailbox()
        await file(`:${first} mbox ${first} vidrio :${first}:202603`)
        expect(await found('jarrón')).toEqual([])
        expect(await found('jarrno')).toEqual([])
        box = first
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

    describe('the index follows', () => {
      test('a merged incident is found as the one it lives on in', async () => {
        const [last, middle, first] = [await file('Uno.'), await file('Dos.'), await file('El jarrón.')]
        const merged = (number: number, into: number) =>
          anIncident(number, { standing: { status: 'merged', at: NOW, into }, subject: 'Consulta' })
        await record([merged(first, middle), merged(middle, last)], [])
        expect(await found('jarrón')).toEqual([last])
        expect(await found('jarrón status:open')).toEqual([last])
        expect(await found('status:open')).toEqual([last])
        expect(await found(`INC-${first}`)).toEqual([last])
      })

      test('incidents that are merged in a ring end no search', async () => {
        const [a, b] = [await file('El jarrón.'), await file('Otro.')]
        const merged = (number: number, into: number) =>
          anIncident(number, { standing: { status: 'merged', at: NOW, into } })
        await record([merged(a, b), merged(b, a)], [])
        expect(await found('jarrón')).toHaveLength(1)
      })

      test('a message moved to another incident is found there', async () => {
        const [from, to] = [await file('El jarrón.'), await file('Otro.')]
        await subject.change('update message set incident_number = $3 where mailbox_id = $1 and incident_number = $2', [
          box,
          from,
          to,
        ])
        expect(await found('jarrón')).toEqual([to])
        expect(await found(`INC-${from}`)).toEqual([])
      })

      test('an erased message is found no more, and its words are offered no more', async () => {
        const number = await file('Me llamo Xantipa y vivo en Burgos.')
        await file('Otra de Burgos.')
        await subject.change('delete from message where mailbox_id = $1 and incident_number = $2', [box, number])
        expect(await found('xantipa')).toEqual([])
        expect((await ask('xantipas')).corrections).toEqual([])
        expect(await found('burgos')).toHaveLength(1)
      })

      test('erased words are found no more, those that stay are', async () => {
        const number = await file('Me llamo Xantipa, el jarrón roto.')
        await subject.change(
          `update message set text = 'El jarrón roto.' where mailbox_id = $1 and incident_number = $2`,
          [box, number],
        )
        expect(await found('xantipa')).toEqual([])
        expect(await found('jarrón')).toEqual([number])
        expect((await ask('jarrno')).corrections).toHaveLength(1)
      })

      test('a customer whose name was taken from the incident is not found by it', async () => {
        const customer = { address: 'xantipa@mail.example', name: 'Xantipa' }
        const number = await file(
          'Hola.',
          { side: 'store', from: { address: 'ana@shop.example', name: 'Ana' } },
          { customer },
        )
        expect(await found('xantipa')).toEqual([number])
        await record([anIncident(number, { customer: { address: 'erased', name: '' } })], [])
        expect(await found('xantipa')).toEqual([])
        expect((await ask('xantipas')).corrections).toEqual([])
        expect(await found('hola')).toEqual([number])
      })
    })

    describe('whatever is written or asked', () => {
      test.each([
        ['a very long question', 'jarrón '.repeat(2_000)],
        ['200 words', Array.from({ length: 200 }, (_, n) => `palabra${n}`).join(' ')],
        ['signs', `!&|<->:*'"\\ () ''' \\\\ :A <2> ~ {} [] %`],
        ['an injection', `'); drop table message; --`],
        ['quotes and backslashes', `\\'jarr\\ón'' 'a':*`],
        ['NUL', 'jar\0rón \0'],
        ['half an emoji', '\ud83d \ude00x'],
        ['one letter', 'j'],
        ['letters with stars', 'j* a* b* 1*'],
        ['emoji', '😀 💔'],
        ['other scripts', '漢字 קשר عربي ไทย हिन्दी'],
        ['marks without letters', '\u0301\u0301 \u200b\u200d'],
        ['a word of 10,000 letters', 'x'.repeat(10_000)],
        ['negations alone', '-a -b -"c d"'],
        ['fractions and ligatures', '½ ﬁn ＡＢＣ ß'],
      ])('%s is answered', async (_, question) => {
        await file('El jarrón llegó roto.')
        const began = performance.now()
        const result = await ask(question)
        expect(result.complete).toBe(true)
        expect(performance.now() - began).toBeLessThan(2_000)
      })

      test.each([
        ['one endless word', 'x'.repeat(300_000)],
        ['many different words', Array.from({ length: 60_000 }, (_, n) => `palabra${n.toString(36)}`).join(' ')],
        ['signs', `'\\:*&|!()<->`.repeat(20_000)],
        ['other scripts', '漢字かな交じり文'.repeat(20_000)],
        ['marks', `e${'\u0301'.repeat(50_000)}`],
        ['NUL and half emoji', '\0\ud83d'.repeat(1_000)],
      ])('a message of %s is stored and the next one found', async (_, text) => {
        await file(text, { subject: text, from: { address: 'eva@mail.example', name: text } })
        const number = await file('El jarrón.')
        expect(await found('jarrón')).toEqual([number])
      })

      test('the transaction goes on after a search', async () => {
        const number = await file('El jarrón.')
        const text = await subject.incidents.transaction(box, async (tx) => {
          await tx.find(readSearch('jarrón', { agents: [], timeZone: 'UTC', now: NOW }), 5)
          await tx.record(aRecord({ messages: [aMessage(number, { text: 'Después.' })] }))
          return (await tx.conversation([number], 9)).map((message) => message.text)
        })
        expect(text).toEqual(['El jarrón.', 'Después.'])
      })
    })
  })
}
