import { expect, test } from 'vitest'
import { isOnlyThanks } from '../../../src/domain/classify/only-thanks.ts'
import { workedMs } from '../../support/processor-time.ts'

test.each([
  'Thanks!',
  'ok',
  'OK, perfect, thank you very much',
  '👍',
  ':)',
  'Muchas gracias por la ayuda. Un saludo, Marta',
  'Perfecto, gracias',
  'Obrigada!',
  'Muito obrigado pela atenção',
  'Dziękuję bardzo',
  'dzieki, pozdrawiam',
  'Merci beaucoup',
  'Vielen Dank!',
  'Grazie mille 🙏',
  'Thanks, all sorted now\n\nJohn Smith',
  'The lamp arrived this morning, thank you',
  'it arrived, thanks, you can close it',
  'Ya me llegó, gracias\n\nEnviado desde mi iPhone',
  'doszlo, dzieki',
  '❤️🙏🏽',
  'OK, THANKS',
  'graciassss',
])('%s is only thanks', (text) => {
  expect(isOnlyThanks(text)).toBe(true)
})

test.each([
  '',
  'Thanks but it still does not work',
  'Thanks, when will it arrive?',
  'Gracias, pero sigue sin llegar',
  'Obrigado, mas falta uma peça',
  'Dziękuję, ale paczka nie dotarła',
  'Ok, my order is 48213',
  'No thanks, I want my money back',
  'Not ok',
  'My parcel is lost',
  'Hello',
  'help',
  'yes',
  'no thanks',
  'ja danke',
  'Thanks. Cancel',
  'Thanks\nCancel',
  'Ok, Annulla',
  'Ok. Tuesday',
  'Thanks, Friday',
  'nothing else arrived',
  'The wrong lamp arrived, thanks',
  'Half arrived, thanks',
  'my lawyer is here',
  'thanks 😡',
  'thanks :(',
  '👎',
  'Thanks https://shop.example',
  '?',
])('%s is more than thanks', (text) => {
  expect(isOnlyThanks(text)).toBe(false)
})

test.each<[string, Parameters<typeof isOnlyThanks>[1], boolean]>([
  ['a subject of its own that asks', { subject: 'Cancel my order' }, false],
  ['a subject of its own that thanks', { subject: 'Thank you!' }, true],
  ['an answer', { subject: '' }, true],
])('thanks under %s', (_, beside, is) => {
  expect(isOnlyThanks('Thanks', beside)).toBe(is)
})

test('a name that is known may stand anywhere, in small letters too', () => {
  expect(isOnlyThanks('gracias ana. pepe', { names: ['Ana', 'Pepe Gil'] })).toBe(true)
  expect(isOnlyThanks('gracias ana. pepe')).toBe(false)
})

test('long and odd texts take no time', () => {
  const texts = ['thanks '.repeat(80), 'ok and '.repeat(80), 'y ya ha llegado todo '.repeat(25), '👍'.repeat(250)]
  const start = workedMs()
  for (let i = 0; i < 50; i++) for (const text of texts) isOnlyThanks(text)
  expect((workedMs() - start) / 200).toBeLessThan(10)
})
