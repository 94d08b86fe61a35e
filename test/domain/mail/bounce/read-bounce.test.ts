import { describe, expect, test } from 'vitest'
import { parseMail } from '../../../../src/adapters/mime/parse-mail.ts'
import { isMailDaemon, readBounce } from '../../../../src/domain/mail/bounce/read-bounce.ts'
import type { Mail } from '../../../../src/domain/mail/mail.ts'
import { workedMs } from '../../../support/processor-time.ts'

/** A mail from its header fields and its text; `report` makes it a multipart/report with that status part. */
async function aMail(fields: Readonly<Record<string, string>>, text: string, report?: string): Promise<Mail> {
  const all = { To: 'incidencias@tienda.example', Date: 'Mon, 2 Nov 2026 10:00:00 +0100', ...fields }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  const parts = [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    report ?? '',
    '--b--',
  ]
  const body = report === undefined ? ['Content-Type: text/plain; charset=utf-8', '', text] : parts
  const content = Buffer.from(['MIME-Version: 1.0', ...head, ...body].join('\r\n'))
  return parseMail({ content, truncated: false, size: content.length, arrivedAt: Date.parse('2026-11-02T10:15:30Z') })
}

const EVA = { From: 'Eva Sanz <eva@mail.example>' }
const NOTICE = [
  'This message was created automatically by mail delivery software.',
  '',
  'A message that you sent could not be delivered to one or more of its',
  'recipients. This is a permanent error. The following address(es) failed:',
  '',
  '  ventas@tienda.example',
  '    550 5.1.1 No such user here',
  '',
  '------ This is a copy of the message, including all the headers. ------',
  '',
  'From: eva@mail.example',
  'To: ventas@tienda.example',
  'Subject: Pedido',
].join('\n')

/** People: what they write about bounces, forward of them, and are called. None may be taken for a mail server. */
const PEOPLE: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    'my mail came back, in Spanish',
    { ...EVA, Subject: 'Me ha venido devuelto el correo' },
    'Hola, os escribí ayer y me ha venido devuelto el correo: "no se ha podido entregar el mensaje". ¿Cuál es la dirección buena?',
  ],
  [
    'my mail came back, in English',
    { ...EVA, Subject: 'My mail to you bounced' },
    'Hi, my mail came back: "550 5.1.1 user unknown". Is ventas@tienda.example still right? Order 4821.',
  ],
  [
    'my mail came back, in Polish',
    { ...EVA, Subject: 'Moja wiadomość wróciła' },
    'Dzień dobry, moja wiadomość nie została dostarczona, dostałam: nie ma takiego konta. Proszę o właściwy adres.',
  ],
  [
    'my mail came back, in Portuguese',
    { ...EVA, Subject: 'O meu e-mail voltou' },
    'Olá, o meu e-mail voltou com a mensagem "não foi possível entregar". Qual é o endereço certo?',
  ],
  [
    'my mail came back, in German',
    { ...EVA, Subject: 'Meine Mail kam zurück' },
    'Guten Tag, meine Nachricht konnte nicht zugestellt werden: "Postfach voll". Was nun?',
  ],
  [
    'my mail came back, in French',
    { ...EVA, Subject: 'Mon message est revenu' },
    "Bonjour, mon message n'a pas pu être remis, boîte pleine. Pouvez-vous m'aider ?",
  ],
  [
    'my mail came back, in Italian',
    { ...EVA, Subject: 'Mi è tornata indietro la mail' },
    'Salve, non è stato possibile recapitare il messaggio, casella piena. Come faccio?',
  ],
  [
    'forwards a bounce, with Fwd',
    { ...EVA, Subject: 'Fwd: Mail delivery failed: returning message to sender' },
    `Me sale esto:\n\n---------- Forwarded message ---------\nFrom: Mail Delivery System <Mailer-Daemon@host.example>\n\n${NOTICE}`,
  ],
  [
    'forwards a bounce, with RV',
    { ...EVA, Subject: 'RV: No se puede entregar: Pedido 4821' },
    `Buenos días, reenvío el error.\n\nDe: Microsoft Outlook\nAsunto: No se puede entregar\n\n${NOTICE}`,
  ],
  ['forwards a bounce, with ENC', { ...EVA, Subject: 'ENC: Falha na entrega' }, `Segue o erro.\n\n${NOTICE}`],
  [
    'forwards a bounce, with PD',
    { ...EVA, Subject: 'PD: Zwrot wiadomości do nadawcy' },
    `Przesyłam błąd.\n\n${NOTICE}`,
  ],
  ['forwards a bounce, without a word of her own', { ...EVA, Subject: 'WG: Unzustellbar: Bestellung' }, NOTICE],
  [
    'quotes a bounce under a question',
    { ...EVA, Subject: 'Undeliverable?' },
    `Why do I get this when I answer your survey?\n\n> ${NOTICE.replaceAll('\n', '\n> ')}`,
  ],
  [
    'pastes a bounce with the subject of it',
    { ...EVA, Subject: 'Mail delivery failed: returning message to sender' },
    `Hola, cada vez que escribo recibo lo siguiente, ¿me ayudan? Llevo tres días así con el pedido 774411 y nadie contesta al teléfono. Les copio debajo lo que me sale en la pantalla cuando lo intento.\n\n${NOTICE}`,
  ],
  [
    'answers a bounce of ours',
    { ...EVA, Subject: 'Re: Undelivered Mail Returned to Sender', 'In-Reply-To': '<x@tienda.example>' },
    'You sent me this by mistake. Where is my order?',
  ],
  [
    'a parcel that could not be delivered, in Spanish',
    { ...EVA, Subject: 'Paquete no entregado' },
    'El paquete no se ha podido entregar y ha sido devuelto al remitente. Dirección: Calle Mayor 5. Mi correo: eva@mail.example',
  ],
  [
    'a parcel that could not be delivered, in English',
    { ...EVA, Subject: 'Delivery failed' },
    'Hi, the delivery failed again: nobody rang. Order 4821, my other mail is eva2@mail.example. It was returned to sender.',
  ],
  [
    'a parcel that could not be delivered, in Polish',
    { ...EVA, Subject: 'Nie dostarczono paczki' },
    'Kurier nie dostarczył paczki, podobno adres nie istnieje. Zamówienie 4821.',
  ],
  [
    'a parcel that could not be delivered, in Portuguese',
    { ...EVA, Subject: 'Falha na entrega da encomenda 4821' },
    'A encomenda não foi entregue: "endereço não encontrado". Moro na Rua Nova 5. eva@mail.example',
  ],
  [
    'a parcel that could not be delivered, in German',
    { ...EVA, Subject: 'Zustellung fehlgeschlagen' },
    'Mein Paket konnte nicht zugestellt werden, obwohl ich zu Hause war. Bestellung 4821.',
  ],
  [
    'a parcel that is late',
    { ...EVA, Subject: 'Delivery delayed' },
    'My delivery is delayed for the third time. The parcel 4821 has not been delivered. Refund please, to eva@mail.example.',
  ],
  [
    'a blocked card',
    { ...EVA, Subject: 'Rejected: payment' },
    'My payment was rejected, access denied by the bank, error 550. Order 4821.',
  ],
  [
    'an account that does not exist',
    { ...EVA, Subject: 'Address not found' },
    'Your site says "address not found" when I register with eva@mail.example. User unknown, it says.',
  ],
  [
    'a person called Postmaster',
    { From: 'Anna Postmaster <anna.postmaster@mail.example>', Subject: 'Bestellung' },
    'Wo bleibt meine Bestellung 4821? Sie konnte nicht zugestellt werden, sagt DHL.',
  ],
  [
    'a hotel that writes as postmaster',
    { From: 'Hotel Sol <postmaster@hotel.example>', Subject: 'Pedido 4821' },
    'Buenos días: el pedido 4821 no ha llegado. ¿Pueden mirarlo? Gracias, Marta',
  ],
  [
    'a postmaster who answers',
    { From: 'Postmaster <postmaster@firma.example>', Subject: 'Re: Ihre Frage', 'In-Reply-To': '<x@tienda.example>' },
    'Die Adresse war falsch, deshalb konnte Ihre Nachricht nicht zugestellt werden. Bitte nehmen Sie info@firma.example.',
  ],
  [
    'an administrator who explains',
    { From: 'IT Support <it@firma.example>', Subject: 'Your mail to us' },
    'We saw in the log: 550 5.7.1 Service unavailable; client host blocked using zen.spamhaus.org. Please fix your SPF. Regards, Tom',
  ],
  [
    'Maria Bounce',
    { From: 'Maria Bounce <maria.bounce@mail.example>', Subject: 'Returned mail' },
    'I returned the mail-order goods last week (order 4821). When do I get my money?',
  ],
  [
    'returned goods',
    { ...EVA, Subject: 'Returned: order 4821' },
    'I sent it back because the address on the label did not exist.',
  ],
  [
    'asks whether her mail arrived',
    { ...EVA, Subject: 'Message not delivered?' },
    'Did you get my message of Friday? I was told it was not delivered to you.',
  ],
  [
    'a wrong address of a friend',
    { ...EVA, Subject: 'Usuario desconocido' },
    'Puse mal el correo de mi hija: lucia@mail.example. Dice usuario desconocido al entrar en la cuenta.',
  ],
  [
    'a full mailbox of her own',
    { ...EVA, Subject: 'Buzón lleno' },
    'Tenía el buzón lleno y no me llegó la factura. ¿Me la envían otra vez a eva@mail.example?',
  ],
  [
    'complains, with the word',
    { ...EVA, Subject: 'Complaint about message from your courier' },
    'The message said delivered but there is no parcel.',
  ],
]

/** Names and offices that are nearly those of servers. */
const NEARLY: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    'a firm with a server in its name',
    { From: 'Mail System Solutions <ventas@mss.example>', Subject: 'Factura 4821' },
    'Su factura no se ha podido entregar por correo postal. ¿Se la mandamos a contabilidad@tienda.example?',
  ],
  [
    'an administrator by title',
    { From: 'Systemadministrator Müller <mueller@firma.example>', Subject: 'Ihre Mail vom Montag' },
    'Guten Tag, Ihre Nachricht konnte nicht zugestellt werden, weil der Server gewartet wurde. Bitte senden Sie sie noch einmal.',
  ],
]

describe('people are never taken for mail servers', () => {
  test.each(NEARLY)('%s', async (_, fields, text) => {
    expect(readBounce(await aMail(fields, text))).toBeUndefined()
  })

  test.each(PEOPLE)('%s', async (_, fields, text) => {
    expect(readBounce(await aMail(fields, text))).toBeUndefined()
  })

  test('a report that a person forwards as an attachment', async () => {
    const content = Buffer.from(
      [
        'From: Eva <eva@mail.example>',
        'To: incidencias@tienda.example',
        'Subject: Fwd: Undelivered Mail Returned to Sender',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'What is this?',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Final-Recipient: rfc822; ventas@tienda.example',
        'Action: failed',
        'Status: 5.1.1',
        '--b--',
      ].join('\r\n'),
    )
    const mail = await parseMail({ content, truncated: false, size: content.length, arrivedAt: 0 })
    expect(readBounce(mail)).toBeUndefined()
  })
})

describe('machines that are no bounces', () => {
  const MACHINES: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    [
      'a courier',
      {
        From: 'Envíos <noreply@courier.example>',
        'Auto-Submitted': 'auto-generated',
        'Return-Path': '<>',
        Subject: 'Fallo en la entrega de su paquete',
      },
      'No se ha podido entregar su paquete 774411. Lo intentaremos mañana. Dudas: ayuda@courier.example',
    ],
    [
      'a mailbox that moved',
      { From: 'Ana Ruiz <ana@firma.example>', 'Auto-Submitted': 'auto-replied', Subject: 'Automatic reply: Order' },
      'This address is no longer in use. Please write to ventas@firma.example. Your message has not been forwarded.',
    ],
    [
      'an absence',
      { From: 'Ana Ruiz <ana@firma.example>', 'Auto-Submitted': 'auto-replied', Subject: 'Fuera de la oficina' },
      'Estoy fuera hasta el 9 de noviembre. Para urgencias: luis@firma.example',
    ],
    [
      'a postmaster who takes note',
      { From: 'postmaster@firma.example', Subject: 'Ticket 55 received' },
      'We have received your report about blocked mail and will answer within 24 hours. abuse@firma.example',
    ],
    [
      'a challenge',
      { From: 'confirm@filter.example', 'Auto-Submitted': 'auto-replied', Subject: 'Please confirm your message' },
      'To deliver your message to ana@firma.example please answer this mail.',
    ],
    [
      'a report that it was read',
      { From: 'ana@firma.example', Subject: 'Leído: Pedido', 'Auto-Submitted': 'auto-replied' },
      'Su mensaje para ana@firma.example se leyó el 2 de noviembre.',
    ],
  ]
  test.each(MACHINES)('%s', async (_, fields, text) => {
    expect(readBounce(await aMail(fields, text))).toBeUndefined()
  })

  test.each(['delivered', 'relayed', 'expanded'])('a report that says %s', async (action) => {
    const fields = { From: 'MAILER-DAEMON@mx.example', Subject: 'Successful Mail Delivery Report' }
    const status = `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; eva@mail.example\r\nAction: ${action}\r\nStatus: 2.0.0`
    expect(readBounce(await aMail(fields, 'Your message was delivered.', status))).toBeUndefined()
  })

  test('"this is no spam" is no complaint', async () => {
    const mail = await aMail({ From: 'fbl@mail.example', Subject: 'not spam' }, 'x')
    const report = { statuses: [], feedback: { type: 'not-spam', agent: 'x/1', recipients: ['eva@mail.example'] } }
    expect(readBounce({ ...mail, headers: new Map([['content-type', ['multipart/report']]]), report })).toBeUndefined()
  })
})

test('who writes as a mail server', async () => {
  const says = async (From: string, more = {}) => isMailDaemon(await aMail({ From, Subject: 'x', ...more }, 'x'))
  expect(await says('MAILER-DAEMON@mx.example')).toBe(true)
  expect(await says('Mail Delivery System <x@mx.example>')).toBe(true)
  expect(await says('postmaster@mx.example')).toBe(true)
  expect(await says('Hotel Sol <postmaster@hotel.example>')).toBe(false)
  expect(await says('Postmaster <postmaster@firma.example>', { 'In-Reply-To': '<x@y.example>' })).toBe(false)
})

describe('which mail came back', () => {
  const daemon = { From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered Mail Returned to Sender' }
  const notice =
    "I wasn't able to deliver your message to the following addresses.\n\n<eva@mail.example>:\n550 no such user\n\n"
  const failed = 'Final-Recipient: rfc822; eva@mail.example\r\nAction: failed\r\nStatus: 5.1.1'

  test.each<[string, string, string | undefined]>([
    ['named among the status fields', 'x', `X-Original-Message-ID: <m1@tienda.example>\r\n\r\n${failed}`],
    ['named in the words of the server', `${notice}Message-ID: <m1@tienda.example>`, undefined],
    [
      'returned below the words',
      `${notice}--- Below this line is a copy of the message.\n\nTo: x\nMessage-ID:\n <m1@tienda.example>`,
      undefined,
    ],
    [
      'returned indented',
      `${notice}Message header follows:\n\n    From: a@tienda.example\n    Message-ID: <m1@tienda.example>`,
      undefined,
    ],
    [
      'returned quoted',
      `${notice}----- Original message -----\n> From: a@tienda.example\n> Message-ID: <m1@tienda.example>`,
      undefined,
    ],
    [
      'returned without a word between',
      `${notice}Received: from a by b\nMessage-ID: <m1@tienda.example>\nFrom: a@tienda.example`,
      undefined,
    ],
  ])('%s', async (_, text, status) => {
    const bounce = readBounce(await aMail(daemon, text, status))
    expect(bounce).toMatchObject({ recipient: 'eva@mail.example', originalMessageId: 'm1@tienda.example' })
  })

  test('a Message-ID in the words of a returned letter is not that of the letter', async () => {
    const text = `${notice}--- Below this line is a copy of the message.\n\nTo: x@y.example\nSubject: x\n\nSee Message-ID: <other@tienda.example>`
    expect(readBounce(await aMail(daemon, text))?.originalMessageId).toBeUndefined()
  })
})

describe('a huge bounce is read as fast as a small one', () => {
  const daemon = { From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered Mail Returned to Sender' }
  test.each([
    ['one line', 'user unknown a@b.example '.repeat(160_000)],
    ['blank lines', '\n'.repeat(4_000_000)],
    ['addresses', 'nadie@example.org\n'.repeat(220_000)],
    ['at signs', '@'.repeat(4_000_000)],
    ['angles', '<'.repeat(4_000_000)],
    ['codes', '550 5.1.1 '.repeat(400_000)],
    ['separators', '--- Original message\n\n'.repeat(180_000)],
    ['header fields', 'Received: x\n'.repeat(300_000)],
    ['labels', 'recipient recipient recipient: '.repeat(130_000)],
    ['gaps', 'user account mailbox domain '.repeat(140_000)],
  ])('%s', async (_, text) => {
    const mail = { ...(await aMail(daemon, 'x')), text }
    const html = { ...mail, text: '', html: text }
    const started = workedMs()
    readBounce(mail)
    readBounce(html)
    expect(workedMs() - started).toBeLessThan(2_000)
  })

  test('ten megabytes of status fields', async () => {
    const status = 'Final-Recipient: rfc822; nadie@example.org\nAction: failed\nStatus: 5.1.1\n\n'.repeat(140_000)
    const started = workedMs()
    const bounce = readBounce(await aMail(daemon, 'x', status))
    expect(bounce?.failures?.length).toBeLessThanOrEqual(50)
    expect(workedMs() - started).toBeLessThan(2_000)
  })
})
