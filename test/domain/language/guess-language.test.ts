import { describe, expect, test } from 'vitest'
import { loadRecogniser } from '../../../src/adapters/language/recogniser.ts'
import { settleLanguage } from '../../../src/domain/language/language.ts'
import { cutWords } from '../../../src/domain/language/words.ts'

const recognise = loadRecogniser()
const guess = (newText: string, subject = '') => recognise(cutWords(newText), subject)

const LINES = {
  es: `
No me ha llegado el paquete
donde esta mi pedido
Quiero devolver unos zapatos
¿Tienen stock?
mi compra no llego todavia
Cuándo me devuelven el dinero
buenas tardes, una duda
la caja venia abierta
Necesito factura
Gracias por la ayuda
el codigo no funciona
Llegó roto`,
  pt: `
Não recebi a encomenda
cadê meu pedido
Quero devolver uns sapatos
Vocês têm em estoque?
minha compra nao chegou ainda
Quando recebo o meu dinheiro de volta
boa tarde, uma dúvida
a caixa veio aberta
Preciso da nota fiscal
Obrigada pela ajuda
o codigo nao funciona
Chegou partido`,
  pl: `
Nie dostałem paczki
gdzie jest moja paczka
Chce zwrocic buty
Czy jest na stanie?
zamowienie jeszcze nie dotarlo
Kiedy oddacie pieniądze
dzien dobry, mam pytanie
pudelko bylo otwarte
Potrzebuję faktury
Dziękuję za pomoc
kod nie dziala
Przyszło rozbite`,
  en: `
My parcel hasn't arrived
where is my order
I want to return some shoes
Is it in stock?
still nothing here
When do I get my money back
good afternoon, a question
the box was open
I need an invoice
Thanks for the help
the code doesnt work
It came broken`,
} as const

describe.each(Object.entries(LINES))('one line of %s', (language, lines) => {
  test.each(lines.trim().split('\n'))('%s', (line) => {
    expect(guess(line).language).toBe(language)
  })
})

describe('one line of French, German or Italian', () => {
  test.each([
    ["Je n'ai pas reçu mon colis", 'fr'],
    ['Où est ma commande ?', 'fr'],
    ['Bonjour, je voudrais un remboursement', 'fr'],
    ['Mein Paket ist nicht angekommen', 'de'],
    ['Wo bleibt meine Bestellung?', 'de'],
    ['Ich möchte die Schuhe zurückschicken', 'de'],
    ['Il pacco non è arrivato', 'it'],
    ["Dov'è il mio ordine?", 'it'],
    ['Vorrei restituire le scarpe', 'it'],
  ])('%s is %s', (line, code) => {
    expect(guess(line)).toMatchObject({ language: code, code })
  })
})

describe('neighbours of our languages are not taken for them', () => {
  test.each([
    ['Bon dia, encara no he rebut la comanda', 'ca'],
    ['Aínda non recibín a miña compra, grazas', 'gl'],
    ['Ik heb mijn pakket niet ontvangen', 'nl'],
    ['Jag har inte fått mitt paket', 'sv'],
    ['Dobrý den, balík ještě nedorazil', 'cs'],
    ['Paket još nije stigao', 'hr'],
    ['Nu am primit coletul', 'ro'],
  ])('%s is %s', (line, code) => {
    const { language, code: understood, evidence } = guess(line)
    expect({ language, understood }).toEqual({ language: 'unknown', understood: undefined })
    expect(evidence).toMatch(new RegExp(`^${code}: `))
  })
  test.each(['Где мой заказ? Order 4821', '我的订单在哪里', 'أين طلبي', 'Πού είναι το δέμα μου;'])('%s', (line) => {
    expect(guess(line)).toEqual({ language: 'unknown', evidence: 'other letters' })
  })
})

describe('what says nothing about the language of its author', () => {
  test.each([
    ['nothing', ''],
    ['numbers and a smiley', '4821-77 😀'],
    ['a code', 'AB-4471-XX / EAN 8412345678905'],
    ['a web address', 'https://the.shop.example/where-is-my-order/and/this'],
    ['a mail address', 'where.is.my.order@the.shop.example'],
    ['a postal address', 'Calle Mayor 14, 28013 Madrid'],
    ['a name', 'Karolina Nowakowska'],
    ['a brand', 'Samsung Galaxy S24 Ultra 256GB'],
  ])('%s', (_, line) => {
    expect(guess(line)).toEqual({ language: 'unknown', evidence: 'too few words' })
  })
  test.each([
    ['es', 'Pedí el "Ultimate Garden Tool Set with Storage Bag" y falta la bolsa'],
    ['pl', 'Kupiłem „The Complete Guide to Home Brewing” i brakuje stron'],
    ['pt', 'Comprei o Dyson V12 Detect Slim Absolute e veio a escova errada'],
    ['en', 'The "Cafetière à piston Chambord" has a cracked beaker'],
    ['es', 'Hello team,\nquería saber si el Kindle viene con cargador'],
    ['es', 'QUIERO MI DINERO YA'],
  ])('a title, a product or a greeting in another language: %s: %s', (language, line) => {
    expect(guess(line).language).toBe(language)
  })
})

describe('the subject', () => {
  test('helps a text that is too short', () => {
    expect(guess('77120', 'Não recebi a minha encomenda').language).toBe('pt')
  })
  test('of the store does not outweigh the text', () => {
    expect(guess('Where is it? I have been waiting for a week.', 'Su pedido está en camino').language).toBe('en')
  })
})

describe('the customer’s earlier language', () => {
  test.each([
    ['ok 4821-77', 'pl'],
    ['', 'pt'],
  ] as const)('decides where the text does not: %s after %s', (line, earlier) => {
    expect(settleLanguage(guess(line), earlier).language).toBe(earlier)
  })
  test('decides between languages that are nearly as likely', () => {
    const open = { language: 'pt', evidence: 'compra, anulada', code: 'pt', near: ['es'] } as const
    expect(settleLanguage(open, 'es').language).toBe('es')
    expect(settleLanguage(open, 'pl').language).toBe('pt')
  })
  test('does not outweigh a clear text', () => {
    const clear = guess('I still have not received my parcel, where is it?')
    expect(settleLanguage(clear, 'es')).toBe(clear)
  })
  test('is named as the evidence', () => {
    expect(settleLanguage(guess('77120'), 'pl').evidence).toBe('language of earlier mails')
  })
})

test('the evidence names the words, in their order', () => {
  expect(guess('Não recebi nada da minha encomenda').evidence).toBe('não, recebi, da, minha, encomenda')
})
