import { expect, test } from 'vitest'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { natureOf } from '../../../src/domain/mail/nature/nature.ts'

/**
 * People who write about bounces, absences, automatic answers, newsletters, receipts and invitations, in mails that carry
 * what providers, gateways, forwarding and forms put into their headers. All are people.
 */
const OWN = {
  mailbox: 'incidencias@tienda.example',
  isOwnMessageId: (id: string) => id.startsWith('inc.') && id.endsWith('@tienda.example'),
}
const EMPTY: Mail = {
  messageId: 'abc@mail.example.com',
  inReplyTo: [],
  references: [],
  from: [{ address: 'ana@example.com', name: 'Ana' }],
  replyTo: [],
  to: [{ address: 'incidencias@tienda.example', name: '' }],
  cc: [],
  subject: '',
  arrivedAt: Date.parse('2026-11-02T10:15:30Z'),
  text: '',
  attachments: [],
  headers: new Map(),
  size: 0,
}

/** What the mails of people carry on their way. */
const CARRIED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  none: {},
  suppress: { 'x-auto-response-suppress': 'DR, RN, NRN, OOF, AutoReply' },
  unsubscribe: { 'list-unsubscribe': '<https://mail.example.com/u?x=1>' },
  'precedence normal': { precedence: 'normal' },
  'submitted no': { 'auto-submitted': 'no' },
  forwarded: { 'return-path': '<SRS0=Hx1k=AB=example.com=ana@relay.example.net>', 'x-loop': 'ana@example.com' },
  rule: { 'x-ms-exchange-inbox-rules-loop': 'ana@example.com' },
  feedback: { 'feedback-id': '1.eu-west-1.x:AmazonSES', 'x-ses-outgoing': '2026.11.02-192.0.2.7' },
  mailer: { 'x-mailer': 'PHPMailer 6.9.1 (https://github.com/PHPMailer/PHPMailer)' },
  spam: { 'x-spam-flag': 'NO', 'x-report-abuse': 'abuse@example.com', 'x-priority': '3' },
}

const PEOPLE: readonly (readonly [string, string])[] = [
  // Bounces.
  [
    'Me devuelven los correos',
    'Buenos días: cada vez que escribo a pedidos@tienda.example me llega «Undelivered Mail Returned to Sender». ¿Tienen otra dirección?',
  ],
  [
    'Mail delivery failed',
    'Hi, I tried to send you the invoice and got "mail delivery failed: returning message to sender". I am sending it again from my other address.',
  ],
  [
    'No se ha podido entregar',
    'No se ha podido entregar el paquete porque la dirección estaba mal. La correcta es calle Sol 3, 2º B.',
  ],
  ['Entrega fallida', 'Hola, el mensajero dejó un aviso de entrega fallida. ¿Pueden volver a intentarlo el jueves?'],
  [
    'Falha na entrega',
    'A transportadora diz que houve falha na entrega, mas estive em casa o dia todo. Podem verificar?',
  ],
  [
    'Nie dostarczono',
    'Dzień dobry, paczki nie dostarczono, a kurier twierdzi, że adres nie istnieje. Proszę o kontakt.',
  ],
  [
    'Zwrot wiadomości',
    'Moja poprzednia wiadomość do Państwa wróciła z błędem „550 user unknown”, więc piszę jeszcze raz: lampa jest pęknięta.',
  ],
  [
    'Unzustellbar',
    'Das Paket kam als unzustellbar zurück, obwohl meine Adresse stimmt. Bitte noch einmal verschicken.',
  ],
  ['Undelivered', 'My order 4821 is shown as undelivered since Friday. What happens now?'],
  ['Non remis', 'Votre colis n’a pas pu être remis, me dit le transporteur. Merci de le renvoyer à mon bureau.'],
  ['Mancata consegna', 'Il corriere segnala una mancata consegna, ma nessuno ha suonato. Potete riprogrammarla?'],
  [
    'Delivery failure',
    'The courier left a card that says delivery failure. I was at home all day. Please send it again.',
  ],
  ['Delivery Status', 'Could you tell me the delivery status of order 5110? Thanks, Tom'],
  // Absences.
  ['Ausencia', 'Estaré fuera de la oficina hasta el lunes, así que por favor entreguen el paquete en recepción.'],
  [
    'De vacaciones hasta el 9',
    'Me voy de vacaciones hasta el 9 y no quiero que el paquete se quede en la puerta. ¿Pueden esperar?',
  ],
  ['Férias', 'Vou estar de férias até dia 9. Podem guardar a encomenda até lá?'],
  ['Urlop', 'Od jutra jestem na urlopie do 9 listopada, dlatego proszę o dostawę po tym terminie.'],
  ['Urlaub bis 9.11.', 'Wir sind bis zum 9.11. im Urlaub. Könnt ihr das Paket bitte erst danach schicken?'],
  [
    'Im Urlaub bis 9. November',
    'Wir sind bis 9. November verreist. Bitte erst danach liefern; ich bin unter ana@example.com erreichbar.',
  ],
  ['En vacances', 'Je suis en vacances jusqu’au 9, pouvez-vous livrer chez ma voisine Mme Petit ?'],
  ['In ferie', 'Sono in ferie fino al 9, il pacco può essere consegnato al portiere?'],
  [
    'Out of office until Friday',
    'I am out of the office until Friday. Please have the driver ring at number 7 instead.',
  ],
  ['On holiday until 14 November', 'Nobody will be home before the 14th. Could you hold my parcel?'],
  ['Re: intro (Automatic Reply)', 'No problem, thanks. I will wait until you are back.'],
  // Automatic answers.
  ['Respuesta automática', '¿Hay alguien ahí? Solo recibo respuestas automáticas y mi lámpara sigue rota.'],
  ['Resposta automática outra vez', 'Já é a terceira resposta automática que recebo. Quero falar com uma pessoa.'],
  ['Autoresponder', 'Państwa autoresponder odpisuje, że sprawa jest w toku, ale od dwóch tygodni nic się nie dzieje.'],
  ['Automatische Antwort', 'Ich bekomme immer nur eine automatische Antwort von Ihnen. Wann meldet sich jemand?'],
  ['Réponse automatique', 'Je ne reçois que des réponses automatiques. Quelqu’un peut-il me rappeler ?'],
  ['Risposta automatica', 'Ricevo solo risposte automatiche, vorrei parlare con una persona.'],
  // Newsletters.
  ['Baja', 'Por favor, dadme de baja del boletín. Nunca me apunté.'],
  ['Newsletter', 'Please take me off your newsletter; I have asked three times already.'],
  ['Wypisanie', 'Proszę wypisać mnie z newslettera, nie zamawiałam go.'],
  ['Abmelden', 'Bitte nehmen Sie mich aus dem Newsletter, der Link zum Abmelden funktioniert nicht.'],
  // Receipts, invitations, forms, groups.
  ['Acuse de recibo', 'Buenas tardes, necesito un acuse de recibo de mi reclamación de ayer. Gracias.'],
  [
    'Confirmação de leitura',
    'Enviei ontem uma carta com pedido de confirmação de leitura e ninguém respondeu. Já leram?',
  ],
  ['Potwierdzenie odbioru', 'Czy mogą Państwo potwierdzić, że zwrot dotarł? Nadałam go w poniedziałek.'],
  ['Lesebestätigung', 'Auf meine Mail kam eine Lesebestätigung, aber keine Antwort. Was ist mit der Rechnung?'],
  ['Accepted', 'I accepted your offer last week, but the refund has not arrived.'],
  ['Invitación', 'Gracias por la invitación a la inauguración. ¿Puedo llevar a mi hermana?'],
  ['Formulario de contacto', 'He rellenado dos veces el formulario de contacto de su web y no contestan.'],
  ['Google Groups', 'I found your address in a Google Groups post. Do you still sell the old lamp?'],
  ['Richiesta', 'Ho compilato il modulo contatti ma la pagina dava errore 550. Vi scrivo quindi da qui.'],
  // Firms that buy, and people who use the words of notes for something else.
  [
    'Re: Pedido 4821',
    'Muchas gracias por su mensaje. Estoy de vacaciones hasta el lunes pero mi marido puede abrir. Él está en casa por las tardes.',
  ],
  [
    'Re: Pedido 4821',
    'Gracias por contestar tan rápido. Mientras estoy fuera, puede contactar con mi hermana en el 600 000 000 para la entrega.',
  ],
  ['Re: Pedido', 'Gracias. El lunes vuelvo a la oficina y lo miro.'],
  [
    'Devolución',
    'Hemos recibido su correo con la etiqueta, pero no se puede imprimir. ¿Nos la mandan otra vez en PDF?',
  ],
  [
    'Re: Factura',
    'Hola, le confirmamos la recepción de la mercancía. Falta una caja. Un saludo, Almacenes Ruiz. Horario: de lunes a viernes de 9 a 14.',
  ],
  [
    'Re: Factura',
    'Acusamos recibo de su factura y procederemos al pago en un plazo de 30 días. Atentamente, Contabilidad',
  ],
  ['Horario', 'Nuestro horario es de lunes a viernes de 9 a 14; por favor, entreguen en ese horario.'],
  ['Re: Envio', 'Obrigada pela mensagem. Estou de férias até dia 13, mas a portaria recebe encomendas.'],
  [
    'Re: Envio',
    'Recebemos a sua mensagem e a lâmpada. A nossa equipa vai montá-la amanhã; depois digo-lhe se funciona.',
  ],
  ['Re: Zwrot', 'Dziękuję za odpowiedź. Jestem na urlopie do piątku, paczkę nadam w poniedziałek.'],
  ['Re: Zwrot', 'Otrzymaliśmy Państwa wiadomość. Nasz zespół sprawdził lampę i niestety nadal nie świeci.'],
  ['Re: Order', 'Thanks for your email. I am away until Monday, so I will send the photos then.'],
  ['Re: Order', 'Thank you for your message. We have received your parcel, but our team found the lamp broken.'],
  ['Re: Order', 'I am on PTO this week so I can be home for the delivery any day.'],
  ['Re: Order', 'Please use the contact number below for the driver. I will be out of the office until 3 pm.'],
  [
    'Re: Order',
    'We will get back to you within 24 hours with the measurements. Our team is on it. Thanks for your patience, Tom (Hotel Lux)',
  ],
  ['Order', 'Please visit our website https://hotel-lux.example to see which lamps we mean. We appreciate your help.'],
  ['Re: Order', 'We appreciate your message. One of our team will collect the lamps on Friday.'],
  ['Help desk lamp', 'I bought a help desk lamp and the switch does not work. Your reference is 4821.'],
  ['Re: Commande', 'Merci pour votre réponse. Je suis absente jusqu’à vendredi, la gardienne peut prendre le colis.'],
  [
    'Re: Commande',
    'Votre demande a bien été prise en compte par notre comptable, elle vous répondra lundi au sujet de l’avoir.',
  ],
  ['Re: Bestellung', 'Danke für Ihre Nachricht. Ich bin bis Freitag nicht zu Hause, bitte beim Nachbarn abgeben.'],
  ['Re: Bestellung', 'Wir haben Ihre Nachricht erhalten und die Lampe auch, aber der Schirm fehlt. Unser Team wartet.'],
  ['Re: Bestellung', 'Ich bin nicht mehr bei der alten Adresse gemeldet, die neue ist Hauptstr. 5.'],
  ['Re: Ordine', 'Grazie per la risposta. Sono in ferie fino al 13 compreso; lasciate pure il pacco in portineria.'],
  ['Re: Ordine', 'La vostra email è arrivata. Per urgenze chiamatemi al 333 000000, il corriere non trova la via.'],
  ['Absence', 'Bonjour, en mon absence le livreur a laissé le colis dehors et il est mouillé.'],
  ['Autosvar', 'Jag får bara autosvar från er. Var är min lampa?'],
  ['不在', '昨日は不在で荷物を受け取れませんでした。再配達をお願いします。'],
  ['不在通知', '不在通知が入っていましたが、荷物番号が読めません。'],
  ['Vắng mặt', 'Tôi vắng mặt khi giao hàng. Xin giao lại.'],
  ['자동 응답만 옵니다', '사람과 이야기하고 싶습니다.'],
  ['Automatic', 'Is the automatic one in stock?'],
  ['Auto-generated invoice', 'The auto-generated invoice shows the wrong VAT number.'],
  ['Auto generated', 'The auto generated label cannot be printed.'],
  ['Out of office chair', 'The out of office chair I ordered squeaks.'],
  ['Out of office for a month', 'I will be out of office for a month: please cancel the order.'],
  ['Nie ma mnie w domu', 'Nie ma mnie w domu do 18, kurier może zostawić u sąsiada.'],
  ['Mancata consegna', 'Avviso di mancata consegna trovato nella cassetta: dove è il mio pacco?'],
  [
    'AVVISO DI MANCATA CONSEGNA',
    'Ho trovato un avviso di mancata consegna del corriere. Il messaggio è stato rifiutato? Non capisco.',
  ],
  ['Delivery warning', 'I got a delivery warning by SMS. Is that from you?'],
  ['Processing error', 'At checkout I see "processing error 550". My mail is ana@example.com.'],
  ['Non-delivery of order', 'Non-delivery: order 4821 has not come. My address is ana@example.com.'],
]

test.each(Object.keys(CARRIED))('people who speak of machines are people, with headers: %s', (carried) => {
  const headers = new Map(Object.entries(CARRIED[carried] ?? {}).map(([name, value]) => [name, [value]]))
  const taken = PEOPLE.flatMap(([subject, text]) => {
    const { kind, evidence } = natureOf({ ...EMPTY, subject, text, headers }, OWN)
    return kind === 'human' ? [] : [`${subject}: ${kind}, ${evidence}`]
  })
  expect(taken).toEqual([])
})

test('an answer of a person whose server suppresses automatic answers speaks of an absence by the way', () => {
  const headers = new Map([['x-auto-response-suppress', ['DR, RN, NRN, OOF, AutoReply']]])
  const text =
    'Hi,\n\nThe fault lies in the plug and not in the lamp. I am out of office till Wednesday, will send a photo after that.\n\nRegards,\nSai'
  expect(natureOf({ ...EMPTY, subject: 'RE: Order', text, headers }, OWN).kind).toBe('human')
})

test('a Google Group of ours says how to use it, and is no list', () => {
  const fields = {
    'list-id': '<soporte.tienda.example>',
    'list-post': '<mailto:soporte@tienda.example>',
    'list-help': '<https://groups.example.com/support>',
    'list-archive': '<https://groups.example.com/a/tienda.example>',
    'list-unsubscribe': '<mailto:googlegroups-manage+1+unsubscribe@groups.example.com>',
    'x-google-group-id': '123',
    precedence: 'list',
  }
  const headers = new Map(Object.entries(fields).map(([name, value]) => [name, [value]]))
  const mail: Mail = { ...EMPTY, subject: 'Lámpara rota', text: 'Ha llegado rota. ¿Qué hago?', headers }
  expect(natureOf(mail, OWN).kind).toBe('human')
  expect(natureOf(mail, { ...OWN, mailbox: 'info@otra.example' }).kind).toBe('list')
})

test('the form of our own site writes to us through a service that adds fields of bulk mail', () => {
  const mail: Mail = {
    ...EMPTY,
    from: [{ address: 'web@tienda.example', name: 'Tienda' }],
    replyTo: [{ address: 'ana@example.com', name: 'Ana' }],
    subject: 'Formulario de contacto',
    text: 'Nombre: Ana\nMensaje: La lámpara llegó rota.',
    headers: new Map([
      ['list-unsubscribe', ['<https://mail.example.com/u>']],
      ['x-sg-eid', ['abc']],
      ['feedback-id', ['1:SG']],
    ]),
  }
  expect(natureOf(mail, OWN).kind).toBe('human')
})
