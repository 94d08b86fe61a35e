import { expect, test } from 'vitest'
import { isOnlyThanks } from '../../../src/domain/classify/only-thanks.ts'

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
  '?',
])('%s is more than thanks', (text) => {
  expect(isOnlyThanks(text)).toBe(false)
})
