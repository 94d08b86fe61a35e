/** The index of searches follows whatever is done to messages, and bears whatever is written or asked. */
import { describe, expect, test } from 'vitest'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { readSearch } from '../../src/domain/report/search-words.ts'
import { aSearchedMailbox, type SearchUnderTest } from '../support/a-searched-mailbox.ts'
import { aMessage, anIncident, aRecord, OPENED_AT as NOW } from '../support/an-incident.ts'

const CHECKOUT = { category: 'checkout', topic: 'other', sure: true, evidence: [], urgent: false } as const

export function searchIndexContract(name: string, start: () => Promise<SearchUnderTest>): void {
  describe(`${name} as the keeper of what is searched`, () => {
    const { file, record, ask, found, change, transaction } = aSearchedMailbox(start)

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
        await change('update message set incident_number = $3 where mailbox_id = $1 and incident_number = $2', [
          from,
          to,
        ])
        expect(await found('jarrón')).toEqual([to])
        expect(await found(`INC-${from}`)).toEqual([])
      })

      test('an erased message is found no more, and its words are offered no more', async () => {
        const number = await file('Me llamo Xantipa y vivo en Burgos.')
        await file('Otra de Burgos.')
        await change('delete from message where mailbox_id = $1 and incident_number = $2', [number])
        expect(await found('xantipa')).toEqual([])
        expect((await ask('xantipas')).corrections).toEqual([])
        expect(await found('burgos')).toHaveLength(1)
      })

      test('erased words are found no more, those that stay are', async () => {
        const number = await file('Me llamo Xantipa, el jarrón roto.')
        await change(`update message set text = 'El jarrón roto.' where mailbox_id = $1 and incident_number = $2`, [
          number,
        ])
        expect(await found('xantipa')).toEqual([])
        expect(await found('jarrón')).toEqual([number])
        expect((await ask('jarrno')).corrections).toHaveLength(1)
      })

      test('a word that others use stays in the list when one who used it is erased', async () => {
        const from = (name: string) => ({ from: { address: `${name.split(' ')[1]}@mail.example`, name } })
        const number = await file('Hola.', from('Xantipa Soler'))
        await file('Hola.', from('Xantipa Gil'))
        await change(`delete from message where mailbox_id = $1 and from_name = 'Xantipa Gil'`, [])
        expect(await found('from:xant')).toEqual([number])
        expect((await ask('xantpia')).corrections).toEqual([{ from: 'xantpia', to: 'xantipa' }])
      })

      test('what an incident is about is found as it is now', async () => {
        const number = await file('El jarrón.')
        await found('jarrón')
        const classification = { ...CHECKOUT, topic: 'payment-refused' } as const
        await record([anIncident(number, { subject: 'Florero', orderNumbers: ['B-20777'], classification })], [])
        expect(await found('B-20777 jarrón')).toEqual([number])
        expect(await found('subject:florero')).toEqual([number])
        expect(await found('jarrón category:checkout')).toEqual([number])
        expect(await found('jarrón category:checkout/payment-refused')).toEqual([number])
        expect(await found('jarrón category:delivery')).toEqual([])
      })

      test('what was merged has the category of what it lives on in', async () => {
        const [from, into] = [await file('El jarrón.'), await file('Otro.')]
        const merged = anIncident(from, { standing: { status: 'merged', at: NOW, into } })
        await record([merged, anIncident(into, { classification: CHECKOUT })], [])
        expect(await found('jarrón category:checkout')).toEqual([into])
        expect(await found('jarrón category:delivery')).toEqual([])
        expect(await found('jarrón status:open')).toEqual([into])
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
        const text = await transaction(async (tx) => {
          await tx.find(readSearch('jarrón', { agents: [], taxonomy: BASE_TAXONOMY, timeZone: 'UTC', now: NOW }), 5)
          await tx.record(aRecord({ messages: [aMessage(number, { text: 'Después.' })] }))
          return (await tx.conversation([number], 9)).map((message) => message.text)
        })
        expect(text).toEqual(['El jarrón.', 'Después.'])
      })
    })
  })
}
