import { describe, expect, test } from 'vitest'
import { readCommands } from '../../../src/domain/command/read-commands.ts'
import { workedMs } from '../../support/processor-time.ts'

const found = (text: string) => {
  const read = readCommands(text)
  return {
    commands: read.lines.filter((l) => !l.stray).map((l) => `${l.word}|${l.argument}`),
    stray: read.lines.filter((l) => l.stray).map((l) => l.word),
    text: read.text,
  }
}

describe('command lines and the text for people', () => {
  test.each<[string, string, string[], string]>([
    ['alone', '#close', ['close|'], ''],
    ['before the text', '#take\n\nHola Eva', ['take|'], 'Hola Eva'],
    ['before the text without a blank line', '#take\nHola Eva', ['take|'], 'Hola Eva'],
    ['after the text', 'Hola Eva\n\n#resolve', ['resolve|'], 'Hola Eva'],
    ['after the text without a blank line', 'Hola Eva\n#resolve', ['resolve|'], 'Hola Eva'],
    ['before and after', '#take\nHola\n#resolve', ['take|', 'resolve|'], 'Hola'],
    [
      'several',
      '#take\n#urgent\n\n#category delivery/damaged\nHola',
      ['take|', 'urgent|', 'category|delivery/damaged'],
      'Hola',
    ],
    ['blank lines around', '\n\n  \n#take\n\n\n', ['take|'], ''],
    ['with carriage returns', 'Hola\r\n#close\r\n', ['close|'], 'Hola'],
    ['capital letters and a full stop', '#Close.', ['Close|'], ''],
    ['an exclamation mark', '#close!', ['close|'], ''],
    ['a colon', '#assign: ana', ['assign|ana'], ''],
    ['a fullwidth sign', '＃close', ['close|'], ''],
    ['a small sign', '﹟close', ['close|'], ''],
    ['fullwidth letters', '＃ｃｌｏｓｅ', ['close|'], ''],
    ['smart quotes', '“#close”', ['close|'], ''],
    ['Spanish quotes', '«#cerrar»', ['cerrar|'], ''],
    ['straight quotes', '"#close"', ['close|'], ''],
    ['in bold', '*#close*', ['close|'], ''],
    ['in double bold', '**#close**', ['close|'], ''],
    ['as a bullet', '- #close', ['close|'], ''],
    ['a no-break space before', '\u00a0#close', ['close|'], ''],
    ['a no-break space inside', '#assign\u00a0ana', ['assign|ana'], ''],
    ['a zero-width space before', '\u200b#close', ['close|'], ''],
    ['a zero-width space inside', '#clo\u200bse', ['close|'], ''],
    ['a byte order mark', '\ufeff#take\nHola', ['take|'], 'Hola'],
    ['a keycap', '#\ufe0f\u20e3close', ['close|'], ''],
    ['direction marks', '\u202a#close\u202c', ['close|'], ''],
    ['indented', '    #close', ['close|'], ''],
    ['Polish letters', '#biorę\nDzień dobry', ['biorę|'], 'Dzień dobry'],
    ['decomposed letters', '#biore\u0328', ['biorę|'], ''],
    ['a promise', '#promise 2026-11-27 lo enviamos', ['promise|2026-11-27 lo enviamos'], ''],
    ['a promise in quotes', '#promise “2026-11-27”', ['promise|2026-11-27'], ''],
    ['spaces in the argument', '#category  delivery / damaged', ['category|delivery / damaged'], ''],
    ['an unknown word on top stops later', '#forward bob\nHola', ['forward|bob'], 'Hola'],
    ['an unknown word at the end stops later', 'Hola\n\n#orders are late', ['orders|are late'], 'Hola'],
    ['a line separator', 'Hola\u2028#close', ['close|'], 'Hola'],
    ['text in several paragraphs', '#take\nHola\n\nAdiós\n\n#note', ['take|', 'note|'], 'Hola\n\nAdiós'],
  ])('%s', (_, text, commands, rest) => {
    expect(found(text)).toEqual({ commands, stray: [], text: rest })
  })

  test.each<[string, string]>([
    ['a number', '#1 is the first thing\nHola'],
    ['a number alone', '#1'],
    ['an order number at the beginning', '#12345 ha salido'],
    ['an order number at the end', 'Ha salido\n#12345'],
    ['a tracking number at the end', 'Your parcel:\n#LX123456789ES'],
    ['an order number with letters', 'Pedido\n#A-10234'],
    ['a hash word in a sentence', 'We know that #orders are late, sorry'],
    ['a hash word where the line was wrapped', 'We know that\n#orders are late\nand are sorry'],
    ['a command in a sentence', 'Please write #close when you are done'],
    ['a sign alone', '#\nHola'],
    ['several signs', '### Hola\nAdiós'],
    ['a heading', '# Hola\nAdiós'],
    ['a quoted command', 'Hola\n> #close'],
    ['a quoted command on top', '> #close\nHola'],
    ['an address', 'https://shop.example/#close\nAdiós'],
    ['C#', 'C#close'],
    ['nothing', ''],
  ])('no command: %s', (_, text) => {
    expect(found(text)).toEqual({ commands: [], stray: [], text: text.trim() })
  })

  test.each<[string, string, string[]]>([
    ['a command between two sentences', 'Hola\n#close\nAdiós', ['close']],
    ['a command under the greeting', 'Hola Eva,\n\n#resolve\n\nEl paquete ha salido.', ['resolve']],
    ['a command above a signature that was not cut', 'Hola\n#close\nAna\nTienda', ['close']],
    ['an alias', 'Hola\n#cerrar\nAdiós', ['cerrar']],
    ['one letter missing', 'Hola\n#clos\nAdiós', ['clos']],
    ['two letters swapped', 'Hola\n#tkae\nAdiós', ['tkae']],
    ['two letters wrong', 'Hola\n#risolva\nAdiós', ['risolva']],
    ['the beginning of one', 'Hola\n#res\nAdiós', ['res']],
    ['one with more behind', 'Hola\n#noteinternal\nAdiós', ['noteinternal']],
    ['one without the sign’s place', 'Hola\n# close\nAdiós', ['close']],
    ['the sign apart, alone', '# close', ['close']],
    ['the sign apart, at the end', 'Hola\n\n# close', ['close']],
    ['one we do not have', 'Hola\n#wait\nAdiós', ['wait']],
    ['one hidden by a zero-width space', 'Hola\n#cl\u200bose\nAdiós', ['close']],
    ['one with a fullwidth sign', 'Hola\n＃close\nAdiós', ['close']],
    ['one as a bullet', 'Hola\n• #close\nAdiós', ['close']],
    ['one with words', 'Hola\n#note the customer is angry\nAdiós', ['note']],
    ['two', 'Hola\n#take\nbien\n#close\nAdiós', ['take', 'close']],
  ])('stops the mail: %s', (_, text, stray) => {
    expect(found(text).stray).toEqual(stray)
  })

  test('a command at the end stays one when another is stray', () => {
    expect(found('Hola\n#take\nbien\n#close')).toEqual({
      commands: ['close|'],
      stray: ['take'],
      text: 'Hola\n#take\nbien',
    })
  })

  test.each([
    ['signs', '#'.repeat(1_000_000)],
    ['quotes', '"'.repeat(1_000_000)],
    ['blanks', ' '.repeat(1_000_000)],
    ['lines', '#x\n'.repeat(30_000)],
    ['stray lines', `a\n${'#closs\n'.repeat(20_000)}b`],
    ['a long word', `#${'close'.repeat(200_000)}`],
  ])('endless %s take no time', (_, text) => {
    const start = workedMs()
    readCommands(text)
    expect(workedMs() - start).toBeLessThan(3_000)
  })
})
