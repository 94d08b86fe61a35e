import { describe, expect, test } from 'vitest'
import { readReply } from '../../../../src/domain/mail/reply/read-reply.ts'
import { aMail, words } from './a-mail.ts'

/** Introductions as clients write them; the quote after it is marked. */
const MARKED: readonly string[] = [
  'El lun, 2 nov 2026 a las 9:40, Tienda (<t@tienda.example>) escribió:',
  'El 02/11/2026 a las 9:40, Tienda escribió:',
  'On Mon, Nov 2, 2026 at 9:40 AM Tienda <t@tienda.example> wrote:',
  'On Mon, Nov 2, 2026 at 9:40 AM Tienda <\nt@tienda.example>\nwrote:',
  'On Mon, 2026-11-02 at 09:40 +0100, Tienda wrote:',
  '  On 2 Nov 2026, at 09:40, Tienda wrote:',
  'Tienda <t@tienda.example> schrieb am Mo., 2. Nov. 2026, 09:40:',
  'Am 02.11.26 um 09:40 schrieb Tienda:',
  'Le lun. 2 nov. 2026 à 09:40, Tienda <t@tienda.example> a écrit :',
  'Il giorno lun 2 nov 2026 alle ore 09:40 Tienda <t@tienda.example> ha scritto:',
  'Em seg., 2 de nov. de 2026 às 09:40, Tienda <t@tienda.example> escreveu:',
  'W dniu 02.11.2026 o 09:40, Tienda pisze:',
  'pon., 2 lis 2026 o 09:40 Tienda <t@tienda.example> napisał(a):',
  'Dnia 2 listopada 2026 09:40 Tienda <t@tienda.example> napisał(a):',
  'Op ma 2 nov 2026 om 09:40 schreef Tienda <t@tienda.example>:',
  'Op 2 nov. 2026 om 09:40 heeft Tienda <t@tienda.example> het volgende geschreven:',
  'Den mån 2 nov. 2026 kl 09:40 skrev Tienda <t@tienda.example>:',
  'Den 2. nov. 2026 kl. 09.40 skrev Tienda <t@tienda.example>:',
  'ma 2. marrask. 2026 klo 9.40 Tienda (t@tienda.example) kirjoitti:',
  'po 2. 11. 2026 v 9:40 odesílatel Tienda <t@tienda.example> napsal:',
  'Tienda <t@tienda.example> ezt írta (időpont: 2026. nov. 2., H, 9:40):',
  'Pe lun., 2 nov. 2026 la 09:40, Tienda <t@tienda.example> a scris:',
  'пн, 2 нояб. 2026 г. в 09:40, Tienda <t@tienda.example>:',
  'Στις Δευ 2 Νοε 2026 στις 9:40 π.μ., ο χρήστης Tienda <t@tienda.example> έγραψε:',
  'Tienda <t@tienda.example>, 2 Kas 2026 Pzt, 09:40 tarihinde şunu yazdı:',
  '2026年11月2日(月) 9:40 Tienda <t@tienda.example>:',
  'Tienda <t@tienda.example> 于2026年11月2日周一 09:40写道：',
  '2026년 11월 2일 (월) 오전 9:40, Tienda <t@tienda.example>님이 작성:',
  '2026-11-02 9:40 GMT+01:00 Tienda <t@tienda.example>:',
  '02.11.2026, 09:40, "Tienda" <t@tienda.example>:',
  'You wrote:',
]

/** Introductions after which clients mark nothing. */
const UNMARKED: readonly string[] = [
  'El lunes, 2 de noviembre de 2026, 09:40:00 CET, Tienda <t@tienda.example> escribió:\n\n',
  'On Monday, November 2, 2026 at 09:40:00 AM GMT+1, Tienda <t@tienda.example> wrote:\n\n',
  '---- On Mon, 02 Nov 2026 09:40:00 +0100 Tienda <t@tienda.example> wrote ----\n\n',
  '-----Original Message-----\n',
  '-------- Mensaje original --------\nDe: Tienda <t@tienda.example>\nFecha: 2/11/26 9:40 (GMT+01:00)\nPara: a@example.com\nAsunto: Pedido\n\n',
  '________________________________\nDe: Tienda\nEnviado: lunes, 2 de noviembre de 2026 9:40\nPara: Ana\nAsunto: Pedido\n\n',
  'From: Tienda [mailto:t@tienda.example]\nSent: Monday, November 2, 2026 9:40 AM\nTo: Ana\nSubject: Order\n\n',
  '*De:* Tienda <t@tienda.example>\n*Enviado el:* lunes, 2 de noviembre de 2026 9:40\n*Para:* Ana;\nLuis\n*Asunto:* Pedido\n\n',
  'Von: Tienda <t@tienda.example> Gesendet: Montag, 2. November 2026 09:40 An: Ana Betreff: Bestellung\n\n',
  'From: Tienda <t@tienda.example>\n\nDate: Mon, 2 Nov 2026 09:40:00\n\nTo: Ana\n\nSubject: Order\n\n',
  '>>> "Tienda" <t@tienda.example> 02.11.26 09:40 >>>\n\n',
  'Nov 2, 2026, 09:40 by t@tienda.example:\n\n',
  '##- Please type your reply above this line -##\n\n',
  '--- Responda por encima de esta línea ---\n\n',
]

describe('quotes and their introductions are no new text', () => {
  test.each(MARKED)('%s', (introduction) => {
    const reply = readReply(aMail(`Sigue sin llegar.\n\n${introduction}\n\n> ¿Ha llegado?\n> Un saludo\n`))
    expect(reply.newText).toBe('Sigue sin llegar.')
    expect(words(reply.quotedText)).toBe(words(`${introduction} > ¿Ha llegado? > Un saludo`))
  })

  test.each(UNMARKED)('%s', (introduction) => {
    const reply = readReply(aMail(`Sigue sin llegar.\n\n${introduction}¿Ha llegado?\n`))
    expect(reply.newText).toBe('Sigue sin llegar.')
    expect(words(reply.quotedText)).toBe(words(`${introduction}¿Ha llegado?`))
  })
})

describe('where people write between and below', () => {
  const INTRODUCTION = 'On 2 Nov 2026, at 09:40, Tienda <t@tienda.example> wrote:'

  test('below the quote', () => {
    expect(readReply(aMail(`${INTRODUCTION}\n> Is it here?\n\nNo.`)).newText).toBe('No.')
  })

  test('above and below one quote', () => {
    expect(words(readReply(aMail(`Hi,\n\n${INTRODUCTION}\n> Is it here?\n\nNo.`)).newText)).toBe('Hi, No.')
  })

  test('between: the lines that are answered stay with their answers', () => {
    const reply = readReply(aMail(`${INTRODUCTION}\n> Is it here?\n\nNo.\n\n> Which size?\n\n42.\n\n> Bye\n`))
    expect(words(reply.newText)).toBe('> Is it here? No. > Which size? 42.')
    expect(words(reply.quotedText)).toBe(words(`${INTRODUCTION} > Bye`))
  })

  test('on the line of the introduction', () => {
    expect(readReply(aMail(`thanks ${INTRODUCTION}\n> Is it here?`)).newText).toBe('thanks')
  })

  test('what was put in stays, the mail that is answered goes', () => {
    const reply = readReply(aMail(`Your page says:\n\n> Free returns\n\n${INTRODUCTION}\n> Is it here?`))
    expect(reply.newText).toBe('Your page says:\n\n> Free returns')
    expect(reply.quotedText).toContain('Is it here?')
  })

  test('a line drawn over the quote goes with it', () => {
    const block = '**From:** Tienda <t@tienda.example>\n**Sent:** Monday, November 2, 2026 9:40\n**To:** Ana'
    expect(readReply(aMail(`Not yet.\n\n---\n\n${block}\n\nIs it here?`)).newText).toBe('Not yet.')
  })

  test('names alone under a date as Windows Mail writes it', () => {
    const date =
      '\u200eMonday\u200e, \u200eNovember\u200e \u200e2\u200e, \u200e2026 \u200e9\u200e:\u200e40\u200e \u200eAM'
    expect(readReply(aMail(`Not yet.\n\nFrom: Tienda\nSent: ${date}\nTo: Ana\n\nIs it here?`)).newText).toBe('Not yet.')
  })
})
