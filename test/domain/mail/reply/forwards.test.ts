import { describe, expect, test } from 'vitest'
import { readReply } from '../../../../src/domain/mail/reply/read-reply.ts'
import { aMail } from './a-mail.ts'

const AT = Date.UTC(2026, 9, 30, 9, 26)
const FROM = 'Logística <logistica@example.com>'

/** Forwards as clients write them, all of one mail; `date` where it has no zone. */
const FORWARDS: readonly [string, string, number?][] = [
  [
    'Gmail',
    `---------- Forwarded message ---------\nDe: ${FROM}\nDate: vie, 30 oct 2026 a las 9:26\nSubject: Retraso\nTo: <a@example.com>\n\n\nSe retrasa.`,
    AT,
  ],
  [
    'Apple',
    `Inicio del mensaje reenviado:\n\n> De: ${FROM}\n> Asunto: Retraso\n> Fecha: 30 de octubre de 2026, 9:26:00 CET\n> Para: a@example.com\n> \n> Se retrasa.`,
    AT - 3_600_000,
  ],
  [
    'Apple of old',
    `> Begin forwarded message:\n>\n> From: ${FROM}\n> Date: 30. October 2026 09:26:00 GMT\n> To: a@example.com\n> Subject: Retraso\n>\n> Se retrasa.`,
    AT,
  ],
  [
    'Outlook',
    `________________________________\nDe: ${FROM}\nEnviado: viernes, 30 de octubre de 2026 9:26\nPara: Ana\nAsunto: Retraso\n\nSe retrasa.`,
    AT,
  ],
  [
    'Outlook, American',
    `From: ${FROM}\nSent: Friday, October 30, 2026 9:26 AM\nTo: Ana\nSubject: Retraso\n\nSe retrasa.`,
    AT,
  ],
  ['Outlook for Mac', `On 30/10/2026 09:26, "Logística" <logistica@example.com> wrote:\n\n    Se retrasa.`, AT],
  [
    'Thunderbird',
    `-------- Mensaje reenviado --------\nAsunto: \tRetraso\nFecha: \tFri, 30 Oct 2026 10:26:00 +0100\nDe: \t${FROM}\nPara: \ta@example.com\n\n\n\nSe retrasa.`,
    AT,
  ],
  [
    'Thunderbird in Polish',
    `-------- Treść przekazanej wiadomości --------\nTemat: Retraso\nData: Fri, 30 Oct 2026 10:26:00 +0100\nNadawca: ${FROM}\nAdresat: a@example.com\n\nSe retrasa.`,
    AT,
  ],
  [
    'Yahoo, in one line',
    `  ----- Mensaje reenviado ----- De: ${FROM}Para: "Ana" <a@example.com>Enviado: viernes, 30 de octubre de 2026 10:26:00 CETAsunto: Retraso\n Se retrasa.`,
    AT,
  ],
  [
    'Proton',
    `------- Forwarded Message -------\nFrom: ${FROM}\nDate: On Friday, October 30th, 2026 at 9:26 AM\nSubject: Retraso\nTo: Ana\n\n> Se retrasa.`,
    AT,
  ],
  [
    'Zoho',
    `============ Forwarded message ============\nFrom: ${FROM}\nTo: <a@example.com>\nDate: Fri, 30 Oct 2026 10:26:00 +0100\nSubject: Retraso\n============ Forwarded message ============\n\nSe retrasa.`,
    AT,
  ],
  [
    'eM Client',
    `------ Mensaje reenviado ------\nDe "Logística" <logistica@example.com>\nPara a@example.com\nFecha 30/10/2026 9:26:00\nAsunto Retraso\n\nSe retrasa.`,
    AT,
  ],
]

describe('a forwarded mail is content, and its sender, subject and date are read', () => {
  test.each(FORWARDS)('%s', (client, forward, date) => {
    for (const note of ['', 'Miren esto.\n\n']) {
      const reply = readReply(aMail(`${note}${forward}`, { subject: 'Fwd: Retraso' }))
      expect(reply.newText).toContain('Se retrasa.')
      expect(reply.quotedText).toBe('')
      expect(reply.forwarded).toEqual({
        from: 'logistica@example.com',
        name: 'Logística',
        ...(client === 'Outlook for Mac' ? {} : { subject: 'Retraso' }),
        date,
        text: 'Se retrasa.',
      })
    }
  })

  test('in a thread, when the subject says so', () => {
    const [, forward] = FORWARDS[3] ?? ['', '']
    const reply = readReply(aMail(`Ver abajo.\n\n${forward}`, { subject: 'RV: Retraso', inReplyTo: ['a@b'] }))
    expect(reply).toMatchObject({ quotedText: '', forwarded: { from: 'logistica@example.com' } })
  })

  test('the outermost of several', () => {
    const inner = '---------- Forwarded message ---------\nFrom: Inner <inner@example.com>\nSubject: Old\n\nOld text'
    const [, forward] = FORWARDS[0] ?? ['', '']
    const reply = readReply(aMail(`${forward}\n\n${inner}`, { subject: 'Fwd: Retraso' }))
    expect(reply.forwarded?.from).toBe('logistica@example.com')
    expect(reply.forwarded?.text).toContain('Old text')
  })

  test('what stands below a quoted forward is the forwarder’s', () => {
    const [, forward] = FORWARDS[2] ?? ['', '']
    const reply = readReply(aMail(`${forward}\n\n¿Qué hago?`, { subject: 'Fwd: Retraso' }))
    expect(reply.forwarded?.text).toBe('Se retrasa.')
    expect(reply.newText).toContain('¿Qué hago?')
  })
})
