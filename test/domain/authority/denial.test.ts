import { describe, expect, test } from 'vitest'
import { denies } from '../../../src/domain/authority/denial.ts'
import { workedMs } from '../../support/processor-time.ts'

describe('"was this you?" is answered', () => {
  test.each([
    'Yes',
    'yes, that was me',
    'Yes, no problem!',
    'Yes. Sorry, I wrote from my phone and did not sign.',
    'That was me',
    'ok',
    '#send',
    '# send',
    'It was me, thanks for asking',
    'Sí, fui yo',
    'Sí, no hay problema',
    'Fui yo',
    'Sim, fui eu',
    'Tak, to ja',
    'Tak, nie ma sprawy',
    'Potwierdzam',
    'Ja, das war ich',
    '',
  ])('with a yes: %j', (answer) => {
    expect(denies(answer, 'Re: Did you send this? No lamp')).toBe(false)
  })

  test.each([
    'No',
    'NO!!',
    '"No"',
    'No, das war ich nicht',
    'That wasn’t me',
    "It wasn't me",
    'I did not send this.',
    'I never wrote that',
    'This is phishing',
    'Somebody is using my address, this was not me. Yes, I am sure.',
    'Yes, not me',
    '#discard',
    'Discard',
    'Yo no fui',
    'No fui yo',
    'Eu não enviei isso',
    'Não',
    'To nie ja',
    'Nie wysyłałam tego',
    'Odrzuć',
    'Nein, das war ich nicht',
    'Ce n’était pas moi',
  ])('with a no: %j', (answer) => {
    expect(denies(answer, 'OK')).toBe(true)
  })

  test('with a button whose text was lost on the way', () => {
    expect(denies('', 'NO')).toBe(true)
    expect(denies(' \n', 'OK')).toBe(false)
  })

  test('with words of any length, in no time', () => {
    const start = workedMs()
    for (const piece of ['a', ' ', "n't ", 'yes ', '# ', 'é'.normalize('NFD')])
      denies(piece.repeat(200_000), piece.repeat(200_000))
    expect(workedMs() - start).toBeLessThan(200)
  })
})
