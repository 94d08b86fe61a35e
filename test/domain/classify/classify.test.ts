import { describe, expect, test } from 'vitest'
import type { BaseCategoryId } from '../../../src/domain/classify/classification.ts'
import { classify } from '../../../src/domain/classify/classify.ts'
import { BASE_TAXONOMY } from '../../../src/domain/classify/taxonomy.ts'
import type { Language } from '../../../src/domain/language/language.ts'
import { cutWords } from '../../../src/domain/language/words.ts'
import { theWordSense } from '../../support/word-sense.ts'
import { EN, ES } from './mails-es-en.ts'
import { HARD } from './mails-hard.ts'
import { PL, PT } from './mails-pt-pl.ts'

const sense = theWordSense()
const told = (newText: string, language: Language | 'it' | 'unknown' = 'en', subject = '') =>
  classify({ subject, newText: cutWords(newText), language }, { ...sense, taxonomy: BASE_TAXONOMY })

describe.each([
  ['es', ES],
  ['pt', PT],
  ['pl', PL],
  ['en', EN],
] as const)('what a customer wants, in %s', (language, mails) => {
  const rows = BASE_TAXONOMY.categories.flatMap(({ id: category }) =>
    mails[category as BaseCategoryId]
      .trim()
      .split('\n')
      .map((text): [string, string] => [category, text]),
  )
  test.each(rows)('%s: %s', (category, text) => {
    expect(told(text, language).category).toBe(category)
  })
})

describe('mails that name nothing by its usual word are told, or are among the two candidates of an unsure answer', () => {
  test.each(HARD.trim().split('\n'))('%s', (line) => {
    const [, language = 'en', expected, text = ''] = /^(\w+) (\w+)\|(.*)$/.exec(line) ?? []
    const { category, sure, runnerUp } = told(text, language as Language)
    expect(sure ? [category] : [category, runnerUp]).toContain(expected)
  })

  test('nearly all are told', () => {
    const lines = HARD.trim().split('\n')
    const right = lines.filter((line) => {
      const [, language = 'en', expected, text = ''] = /^(\w+) (\w+)\|(.*)$/.exec(line) ?? []
      return told(text, language as Language).category === expected
    })
    expect(right.length / lines.length).toBeGreaterThan(0.95)
  })
})

describe('topics and evidence', () => {
  test.each([
    ['The vase arrived broken, order 4410-22.', 'delivery', 'damaged'],
    ['I was charged twice for order 4410-22.', 'checkout', 'double-charge'],
    ['My discount code is not working.', 'checkout', 'coupon'],
    ['Where is my refund? You received the shoes two weeks ago.', 'support', 'refund'],
    ['What size should I take, I am 180 cm tall?', 'product_info', 'size'],
    ['How do I return it?', 'delivery', 'return'],
  ])('%s is %s/%s', (text, category, topic) => {
    expect(told(text)).toMatchObject({ category, topic })
  })

  test('the words that decided are shown as written', () => {
    const result = told('Mi paquete Llegó  ROTO, qué pena', 'es')
    expect(result.evidence.join(' ')).toContain('Llegó ROTO')
    expect(result.sure).toBe(true)
  })

  test('a mail without a telling word is not sure', () => {
    expect(told('Hello there')).toMatchObject({ category: 'support', topic: 'other', sure: false, evidence: [] })
  })

  test.each([
    ['Gracias por nada, habéis perdido mi paquete dos veces, enhorabuena', 'es'],
    ['Complimenti davvero, un mese e ancora niente pacco', 'it'],
    ['Thanks for nothing, what a wonderful service', 'en'],
    ['Świetna obsługa, gratuluję, dalej nie mam paczki', 'pl'],
  ] as const)('praise beside a trouble is never sure: %s', (text, language) => {
    const { topic, sure } = told(text, language)
    expect(topic === 'praise' && sure).toBe(false)
  })

  test('plain praise is', () => {
    expect(told('What a wonderful shop, everything arrived in two days and is beautiful!')).toMatchObject({
      topic: 'praise',
      sure: true,
    })
  })

  test('an unknown language is classified by what can be found', () => {
    expect(told("Mon colis n'est pas arrivé, où est ma commande ?", 'unknown').category).toBe('delivery')
  })

  test('the subject helps when the text says little, and an answered subject does not mislead', () => {
    expect(told('See above, thanks', 'en', 'Wrong item in my parcel').category).toBe('delivery')
    expect(told('I want a VAT invoice for this, please.', 'en', 'Re: Your parcel was delivered').category).toBe(
      'checkout',
    )
  })
})

describe('urgency', () => {
  test.each([
    ['es', 'Sois unos ladrones, devolvedme lo mío ya'],
    ['es', 'Si no me contestan voy a poner una denuncia en consumo'],
    ['es', 'El cargador explotó y mi hija tiene una quemadura en la mano'],
    ['es', 'Voy a pedir un contracargo a mi banco'],
    ['pt', 'Vou abrir reclamação no Procon amanhã'],
    ['pt', 'A tomada pegou fogo enquanto carregava'],
    ['pt', 'Isso é um golpe, bando de ladrões!'],
    ['pl', 'Jesteście oszustami, oddajcie pieniądze'],
    ['pl', 'Sprawę przekazuję do adwokata'],
    ['pl', 'Syn sie poparzyl czajnikiem'],
    ['en', 'My solicitor will be in touch'],
    ['en', 'I have opened a dispute with my bank, a chargeback'],
    ['en', 'The toaster caught fire this morning. Nobody is at home in danger now.'],
    ['en', 'I am FURIOUS, you are a bunch of crooks'],
  ] as const)('%s: %s', (language, text) => {
    expect(told(text, language)).toMatchObject({ urgent: true, urgentBecause: expect.any(String) })
  })

  test.each([
    ['es', 'Urgente: lo necesito para el viernes, por favor. Muchas gracias.'],
    ['es', 'Solicito, según el RGPD, una copia de mis datos.'],
    ['es', 'BUENAS TARDES, QUIERO SABER SI HAY STOCK'],
    ['pt', 'É urgente, preciso até sexta, obrigado'],
    ['pl', 'Pilne, potrzebuję na sobotę, z góry dziękuję'],
    ['en', 'Urgent please, it is a birthday present for Saturday. Thank you!'],
    ['en', 'The shelf fell down, nobody was hurt. Can I have a new bracket?'],
    ['en', 'Does the cream contain nuts? My son has an allergy.'],
    ['en', 'Regards, Sue'],
  ] as const)('not %s: %s', (language, text) => {
    expect(told(text, language).urgent).toBe(false)
  })
})
