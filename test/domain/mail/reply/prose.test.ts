import { describe, expect, test } from 'vitest'
import { readReply } from '../../../../src/domain/mail/reply/read-reply.ts'
import { aMail } from './a-mail.ts'

/** What people write that looks like quotes, headers and signatures. Not one word of it may be cut. */
const STAYS: readonly [string, string][] = [
  ['somebody wrote on a day', 'On Monday he wrote to me:\n\nit is on its way.\n\nIt was not.'],
  [
    'a day and an hour, and a colleague',
    'El 28/10/2026 a las 10:30 su compañero me escribió:\n\n"Sale hoy".\n\nNo salió.',
  ],
  ['wrote in prose', 'I wrote: please cancel.\nYou wrote: done.\nIt is not done.'],
  [
    'an introduction copied under a colon',
    'Me dijeron esto:\n\nEl 28/10/2026 a las 10:30, Ana <ana@tienda.example> escribió:\n"Es gratis."\n\nY he pagado.',
  ],
  ['from three to five days', 'Plazos que prometen:\n\nDe: 3 a 5 días\nPara: toda España\n\nLlevo diez.'],
  ['from the shop', 'From: the shop I got nothing but promises.\nTo: be honest, I expected more.'],
  ['for my mother', 'El regalo es así:\n\nPara: mi madre\nDe: su hija\nFecha: 6 de noviembre, 18:30\n\n¿Llega?'],
  ['addresses somebody typed', 'Escriban también a:\n\nana@example.com\nluis@example.com\n\nGracias'],
  ['a line of dashes in a list', 'Faltan:\n-----\nla mesa\nla silla\n-----\nNada más.'],
  [
    'two dashes between matters',
    'Lo primero: no funciona.\n\n--\n\nLo segundo: ¿me pueden cambiar la fecha de entrega del horno?',
  ],
  ['names under dashes', 'Falta esto\n---\nMesa Oslo\nSilla Bergen'],
  ['sent with the wrong cover', 'Llegó tarde.\n\nEnviado con la funda equivocada del iPhone'],
  ['from my phone', 'From my laptop it works.\nFrom my phone it does not'],
  ['get me a phone', 'Wrong size.\n\nGet me the right phone please'],
  ['this message is urgent', 'Este mensaje es urgente y confidencial.\n\nNo lo compartan con el vendedor.'],
  ['attention, a warning of my own', 'ATENCIÓN: este mensaje es urgente.\n\nLa dirección está mal.'],
  ['before printing the label', 'Una duda.\n\nAntes de imprimir este vale, ¿tengo que firmarlo?'],
  ['to unsubscribe I tried', 'Hi,\n\nTo unsubscribe I went to https://tienda.example/out and it says 404.'],
  [
    'data under the name',
    'Gracias\nPedro Gil\n\nLa nueva dirección:\nCalle Olmo 3\n28001 Madrid\nTel. 600 000 444\np@example.com',
  ],
  ['the original message as words', 'Nunca recibí el mensaje original.\nMensaje original\nno había.'],
  ['reply above this line, told', 'Your mail says reply above this line but there is no line at all in it, only text.'],
]

describe('what people write stays in the new text', () => {
  test.each(STAYS)('%s', (_, text) => {
    expect(readReply(aMail(text)).newText).toBe(text)
    expect(readReply(aMail(text, { subject: 'Pedido' })).newText).toBe(text)
  })

  test('an error that is shown under a colon, in a mail that answers nothing', () => {
    const text = 'Al pagar sale esto:\n\n> Error 402\n> Payment required'
    expect(readReply(aMail(text, { subject: 'Error' })).newText).toBe(text)
  })

  test('a mail that was pasted into one that answers nothing', () => {
    const pasted =
      'From: Shop <s@scam.example>\nSent: Saturday, October 31, 2026 11:20 AM\nTo: a@example.com\nSubject: Hi'
    const text = `Is this from you?\n\n${pasted}\n\nClick here.`
    expect(readReply(aMail(text, { subject: 'Is this you?' })).newText).toBe(text)
  })

  test.each(['Your page says:', 'It says:', 'La etiqueta que pegaron escribe:', 'On the box somebody had sent:'])(
    'the words above what is shown: %s',
    (above) => {
      expect(readReply(aMail(`Hi,\n\n${above}\n\n> Fragile\n\nIt was not.`)).newText).toContain(above)
    },
  )
})
