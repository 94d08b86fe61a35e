/** What is taken out of other people's mails, and that the rest of them stays. */
import { describe, expect, test } from 'vitest'
import { blackOut } from '../../../src/domain/mail/black-out.ts'
import { names } from '../../../src/domain/mail/named-in.ts'
import { workedMs } from '../../support/processor-time.ts'

const ZOE = 'zoe.quim@person.example'
const NAME = 'zoraida quimera'
const b64 = (text: string) => Buffer.from(text).toString('base64')
const out = (mail: string, words = [ZOE, NAME]) => {
  const changed = blackOut(Buffer.from(mail, 'latin1'), words)
  return changed && Buffer.from(changed).toString('latin1')
}

describe('blackOut', () => {
  test.each([
    [
      'a header',
      `Cc: Zoraida Quimera <Zoe.Quim@Person.example>\r\n\r\nhi`,
      `Cc: xxxxxxxxxxxxxxx <xxxxxxxxxxxxxxxxxxxxxxx>\r\n\r\nhi`,
    ],
    ['a full stop behind it', `Ask ${ZOE}.`, 'Ask xxxxxxxxxxxxxxxxxxxxxxx.'],
    ['a soft break inside', 'Ask zoe.quim@per=\r\nson.example now', 'Ask xxxxxxxxxxxx=\r\nxxxxxxxxxxx now'],
    ['encoded letters', 'Ask zoe=2Equim=40person.example', 'Ask xxxxxxxxxxxxxxxxxxxxxxxxxxx'],
    ['an encoded word', '=?utf-8?Q?Zoraida_Quimera?=', '=?utf-8?Q?xxxxxxxxxxxxxxx?='],
  ])('%s', (_, mail, expected) => {
    expect(out(mail)).toBe(expected)
  })

  test.each([
    ['nobody', 'Dear all,\r\n=20\r\n'],
    ['somebody whose address ends the same', 'susana.zoe.quim@person.example and my-zoe.quim@person.example'],
    ['somebody at a longer domain', 'zoe.quim@person.example.org'],
    ['a longer name', 'Zoraida Quimeras'],
  ])('%s is left alone', (_, mail) => {
    expect(out(mail)).toBeUndefined()
  })

  test('base64 is opened, changed and closed in place', () => {
    const text = `Hola, ¿qué tal?\nEscribe a ${ZOE}, por favor, y mañana lo vemos todo con calma y sin prisa.\n`
    const lines = b64(text).replace(/.{60}/g, '$&\r\n')
    const changed = out(`Content-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--b`) ?? ''
    expect(changed).toHaveLength(`Content-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--b`.length)
    const body = changed.split('\r\n\r\n')[1]?.split('\r\n--b')[0] ?? ''
    expect(Buffer.from(body, 'base64').toString()).toBe(text.replace(ZOE, 'x'.repeat(ZOE.length)))
  })

  test('an encoded word of base64 too', () => {
    expect(out(`From: =?UTF-8?B?${b64('Zoraida Quimera')}?= <a@b.example>`)).toBe(
      `From: =?UTF-8?B?${b64('x'.repeat(15))}?= <a@b.example>`,
    )
  })

  test.each(['Łucja Żak', 'łucja żak', 'ŁUCJA ŻAK'])('%s in letters beyond ASCII', (written) => {
    const mail = Buffer.from(`Pani ${written}, dzień dobry`)
    const changed = Buffer.from(blackOut(mail, ['łucja żak']) ?? []).toString()
    expect(changed).toBe('Pani xxxxxxxxxxx, dzień dobry')
  })

  test('two megabytes take less than two seconds', () => {
    const mail = Buffer.alloc(2 * 1024 * 1024, 'QUJD=20zoe=\n')
    const began = workedMs()
    blackOut(mail, [ZOE, NAME])
    expect(workedMs() - began).toBeLessThan(2_000)
  })
})

test.each([
  [`<${ZOE}>`, true],
  [`(${ZOE.toUpperCase()})`, true],
  [`x${ZOE}`, false],
  [`${ZOE}.mx`, false],
])('%s names the address: %s', (text, expected) => {
  expect(names(text, ZOE)).toBe(expected)
})
