import { describe, expect, test } from 'vitest'
import { guessLanguage as guess, recognise as recogniseWords } from '../../../src/domain/language/guess-language.ts'
import type { Language } from '../../../src/domain/language/language.ts'
import { cutWords } from '../../../src/domain/language/words.ts'

const guessLanguage = (newText: string, subject: string, earlier?: Language) =>
  guess(cutWords(newText), subject, earlier)
const recognise = (text: string) => recogniseWords(cutWords(text))

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
    expect(guessLanguage(line, '').language).toBe(language)
  })
})

describe('languages that are recognised but not spoken yet', () => {
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
    expect(guessLanguage(line, '')).toEqual({ language: 'unknown', evidence: code })
    expect(recognise(line)).toBe(code)
  })
})

describe('when there is little to go on', () => {
  test('nothing at all is unknown', () => {
    expect(guessLanguage('', '').language).toBe('unknown')
    expect(guessLanguage('4821-77 😀', '').language).toBe('unknown')
  })
  test('the earlier language of the customer decides then', () => {
    expect(guessLanguage('ok 4821-77', '', 'pl').language).toBe('pl')
    expect(guessLanguage('', '', 'pt').language).toBe('pt')
  })
  test('a clear text outweighs the earlier language', () => {
    expect(guessLanguage('I still have not received my parcel, where is it?', '', 'es').language).toBe('en')
  })
  test('the subject helps a text that is too short', () => {
    expect(guessLanguage('77120', 'Não recebi a minha encomenda').language).toBe('pt')
  })
  test('the subject of the store does not outweigh the text', () => {
    expect(guessLanguage('Where is it? I have been waiting for a week.', 'Re: Su pedido está en camino').language).toBe(
      'en',
    )
  })
  test('a web address says nothing about the language', () => {
    expect(guessLanguage('https://the.shop.example/where-is-my-order/and/this', '').language).toBe('unknown')
  })
  test('the evidence names the words', () => {
    expect(guessLanguage('Não recebi nada', '').evidence).toContain('não')
  })
})
