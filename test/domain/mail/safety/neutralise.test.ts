/** What cannot be seen and could deceive is taken out; what people of any script write stays readable. */
import { expect, test } from 'vitest'
import { neutralised, neutralisedLine } from '../../../../src/domain/mail/safety/neutralise.ts'
import { workedMs } from '../../../support/processor-time.ts'

test.each([
  ['a\u0000b\u0007c', 'abc'],
  ['a\u001b[31mrojo', 'a[31mrojo'],
  ['a\u0085b', 'ab'],
  ['fac\u202efdp.exe', 'facfdp.exe'],
  ['\u2066a\u2069', 'a'],
  ['contra\u200bseña', 'contraseña'],
  ['a\u2060b\ufeffc\u00add', 'abcd'],
  ['a\u200cb\u200dc', 'abc'],
  ['hola\u{e0041}\u{e0042}', 'hola'],
  ['a\ufff9b\ufffac\ufffbd', 'abcd'],
  ['a\u3164b', 'ab'],
  ['z\u0301\u0302\u0303\u0304\u0305\u0306\u0307', 'z\u0301\u0302\u0303\u0304'],
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['x\u{e0100}\u{e0101}y', 'xy'],
])('%j becomes %j', (text, shown) => expect(neutralised(text)).toBe(shown))

test.each([
  'Hola, ¿qué tal? ñandú',
  'שלום\u200f, 123!',
  'می\u200cخواهم',
  'क्\u200dष',
  'familia 👩\u200d👩\u200d👧',
  '❤\ufe0f\u200d🔥',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  'línea\tcon tabulador\ny otra',
  'ภาษาไทยที่',
  'tiếng Việt',
])('%j stays', (text) => expect(neutralised(text)).toBe(text))

test('a line has no direction marks either', () => {
  expect(neutralisedLine('  a\u200f\n b\u200e ')).toBe('a b')
})

test('in linear time', () => {
  for (const piece of ['\u202e', '\u200d', '\u{e0041}', '\u0301', '\ufe0f', '\u{1f3f4}\u{e0041}', 'a\u200b']) {
    const start = workedMs()
    neutralised(piece.repeat(300_000))
    expect(workedMs() - start).toBeLessThan(2_000)
  }
})

test('the short look at ordinary letters lets nothing pass that the long one would take out', () => {
  const passed: string[] = []
  for (let code = 1; code < 0x10000; code++) {
    const run = String.fromCharCode(code).repeat(5)
    // A null at the end has every text looked at in full.
    if (neutralised(run) !== neutralised(`${run}\u0000`)) passed.push(code.toString(16))
  }
  expect(passed).toEqual([])
})
