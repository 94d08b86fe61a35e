import { describe, expect, test } from 'vitest'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { natureOf } from '../../../src/domain/mail/nature/nature.ts'

/** People who seem machines. To take one of them for a machine loses a customer: none may be. */
const OWN = {
  mailbox: 'incidencias@tienda.example',
  isOwnMessageId: (id: string) => id.startsWith('inc.') && id.endsWith('@tienda.example'),
}
const EMPTY: Mail = {
  messageId: 'abc@mail.example.com',
  inReplyTo: ['inc.4821.x@tienda.example'],
  references: [],
  from: [{ address: 'ana@example.com', name: 'Ana' }],
  replyTo: [],
  to: [{ address: 'incidencias@tienda.example', name: '' }],
  cc: [],
  subject: 'Re: Su pedido',
  arrivedAt: Date.parse('2026-11-02T10:15:30Z'),
  text: '',
  attachments: [],
  headers: new Map(),
  size: 0,
}
const kindOf = (mail: Partial<Mail>) => natureOf({ ...EMPTY, ...mail }, OWN).kind
const headers = (entries: Record<string, string>) =>
  new Map(Object.entries(entries).map(([name, value]) => [name, [value]]))

const PEOPLE: readonly (readonly [string, string])[] = [
  // Away, and wanting something.
  ['Delivery date', 'I am on holiday until 14 November. Please deliver after that, nobody is at home.'],
  ['Re: Order 4821', 'I will be away from the 5th to the 12th. Could you hold the parcel at the depot?'],
  ['Out of office', 'I am out of the office until Friday, please deliver the parcel to reception instead.'],
  ['Out of the office when you came', 'I was out of the office when the courier came. Please try again.'],
  ['On vacation', 'I am on vacation until the 9th and my neighbour will take the parcel.'],
  ['Holiday', 'I am on holiday next week, so please contact my wife if the driver needs the gate code.'],
  ['Away until Monday', 'Hi, I am away until Monday so I cannot send the photo before then. Can it wait?'],
  ['Re: your message', 'Sorry for the late answer, I was on annual leave. The lamp is still broken.'],
  ['Re: your message', 'Thanks for your email. Since I am on holiday I cannot check the size until Tuesday.'],
  ['Re: refund', 'Thank you for your message. I will be travelling, but you can call me at any time.'],
  ['Re: refund', 'I no longer work at that office. Please send the refund to my new account, details below.'],
  ['New address', 'My email address has changed, please write to me at ana.new@example.com from now on.'],
  ['Re: Order', 'I no longer live there; please deliver it to my mother, her address is below.'],
  ['Vacation rental order', 'We ordered twelve towels for our vacation rental and eleven came.'],
  ['Automatic coffee machine broken', 'The automatic coffee machine I bought leaks.'],
  ['Automatic reply', 'I only get your automatic replies. Is there a real person I can talk to?'],
  ['Auto reply again?', 'Every time I write I receive an auto-reply. Nobody answers!'],
  ['Automatic reply: again', 'All I ever get from you is an automatic reply. Where is my order?'],
  ['Auto', 'The toy auto came without wheels.'],
  ['Automatic door opener', 'Does it work with 12 V?'],
  ['Automated message', 'I got an automated message about a delivery I never ordered. Is it a fraud?'],
  ['Re: Automatic reply: Order 4821', 'Then I will wait until Monday. Anna'],
  ['RE: Out of Office', 'No problem, thanks for telling me.'],
  ['Absence', 'In your absence the courier left the box in the rain.'],
  ['Received', 'We have received your parcel but the box was empty.'],
  ['Re: Return', 'We have received your message, but the refund is still missing.'],
  ['Ticket number', 'My ticket number is 4821. We will get back to you? That was three weeks ago.'],
  ['Read: your terms', 'I have read your terms and they say 30 days. Please refund me.'],
  ['Accepted: your offer', 'I accept the voucher. Thanks.'],
  ['Please confirm your message', 'You asked me to confirm; yes, cancel the order.'],
  ['Recall', 'Is it true that there is a recall of the heater? I would like to recall what you said in May.'],
  ['Undeliverable', 'The courier says my address is undeliverable. It is not.'],
  ['Re: Order', 'I am away from my desk until Monday.'],
  ['Re: Order', 'I am out of office tomorrow, ring the bell twice.'],
  ['Re: Order', 'Thank you for your patience. The second lamp is fine, only the shade is missing.'],
  ['Re: Order', 'As soon as possible, please. I leave on Friday and will be back on the 20th.'],
  ['Re: Order', 'This is an automated washing line, not a rack, so the picture on your page is wrong.'],
  // Spanish.
  ['Re: Su pedido', 'Estaré de vacaciones hasta el 20 de noviembre.'],
  ['Re: Su pedido', 'Volveré el lunes y se lo digo a mi madre, que es quien lo pidió.'],
  ['Re: Su pedido', 'Gracias por la rapidez, lo antes posible me viene bien, de lunes a viernes por la tarde.'],
  ['Pedido', 'Hice el pedido antes de irme de vacaciones; estaré fuera hasta el 9, por favor entreguen el 10.'],
  ['Mi marido', 'Mi marido está de baja y no puede ir a recogerlo. ¿Lo pueden traer a casa?'],
  ['Ausencia del repartidor', 'El repartidor puso "ausente" y yo estaba en casa.'],
  ['Ausente', 'Pone que estaba ausente y no es verdad. Estuve toda la mañana.'],
  ['Vacaciones', 'Estoy de vacaciones hasta el lunes, déjenlo en la portería.'],
  ['Fuera de la oficina', 'Como estoy fuera de la oficina esta semana, mejor entreguen en casa.'],
  ['Re: Su pedido', 'Gracias por contestar. Esta semana estoy de viaje, si me llaman que sea por la tarde.'],
  ['Re: Su pedido', 'Gracias por su mensaje. Estoy fuera hasta el jueves y quiero que me devuelvan el dinero.'],
  ['Respuesta automática', 'Siempre me llega la misma respuesta automática. ¿Hay alguien ahí?'],
  ['Sus respuestas automáticas', 'Estoy harto de sus respuestas automáticas.'],
  ['Baja', 'Quiero darme de baja de la newsletter.'],
  ['De baja', 'Estoy de baja por un accidente con su producto.'],
  ['Re: Su pedido', 'Ya no trabajo en esa empresa, envíenlo por favor a mi casa: calle Mayor 1.'],
  ['Re: Su pedido', 'Hemos recibido su mensaje pero seguimos sin el reembolso.'],
  ['Acuse de recibo', 'Les mando el acuse de recibo firmado, espero el abono.'],
  ['Re: Su pedido', 'Si estoy de vacaciones cuando llegue, lo recoge mi vecina.'],
  ['Re: Su pedido', 'En mi ausencia puede firmar el conserje; contacte con él en el 600 000 000 al llegar.'],
  // Portuguese.
  ['Encomenda', 'Estarei de férias até dia 20. Podem guardar a encomenda na loja?'],
  ['Férias', 'Estou de férias e a encomenda chegou hoje, quem a levanta é o meu irmão.'],
  ['Re: Encomenda', 'Obrigado pela sua mensagem. Estou fora do escritório até sexta, liguem para o telemóvel.'],
  ['Ausência', 'O estafeta diz que houve ausência mas eu estava em casa.'],
  ['Resposta automática', 'Só recebo respostas automáticas. Quero falar com uma pessoa real.'],
  ['Re: Pedido', 'Recebemos a sua mensagem, mas o produto continua com defeito. Podem trocar?'],
  ['Lida: as condições', 'Já li as condições e não concordo. Quero a devolução do valor.'],
  // Polish.
  ['Dostawa', 'Będę na urlopie do 15 listopada, proszę o dostawę po tym terminie.'],
  ['Urlop', 'Jestem na urlopie, paczkę odbierze sąsiadka spod trójki.'],
  ['Re: Zwrot', 'Dziękuję za wiadomość. Jestem poza biurem do piątku, proszę dzwonić na komórkę.'],
  ['Nieobecność', 'Kurier wpisał nieobecność, a ja byłem w domu.'],
  ['Odpowiedź automatyczna', 'Dostaję tylko automatyczne odpowiedzi. Czy ktoś to czyta?'],
  ['Re: Reklamacja', 'Otrzymaliśmy państwa wiadomość, ale zwrot pieniędzy nie dotarł.'],
  // French, German, Italian.
  ['Absence', "Je suis absent jusqu'au 9, merci de livrer le colis après."],
  ['Re : commande', 'Je suis en vacances la semaine prochaine, pouvez-vous reporter la livraison ?'],
  ['Rappel : ma commande', 'Je vous rappelle que ma commande 4821 est en retard.'],
  ['Réponse automatique', 'Je ne reçois que des réponses automatiques. Il y a quelqu’un ?'],
  ['Abwesend', 'Ich bin bis Freitag abwesend, bitte liefern Sie das Paket erst am Montag.'],
  ['Im Urlaub', 'Wir sind bis 14.11. im Urlaub. Können Sie die Lieferung verschieben?'],
  [
    'Re: Bestellung',
    'Vielen Dank für Ihre Nachricht. Ich bin erst ab Montag wieder zu Hause, dann schicke ich Fotos der Lampe.',
  ],
  ['Automatische Antwort', 'Ich bekomme nur automatische Antworten von Ihnen. Ist da jemand?'],
  ['Ferie', 'Sono in ferie fino al 9, potete consegnare il pacco al portiere?'],
  ['Re: ordine', 'Grazie per il messaggio. Sono fuori ufficio, chiamatemi al cellulare.'],
  ['Assente', 'Il corriere ha scritto "assente" ma ero in casa.'],
]

describe('people who speak of absence and machines', () => {
  test.each(PEOPLE)('%s: %s', (subject, text) => expect(kindOf({ subject, text })).toBe('human'))
  test.each(PEOPLE)('first contact, %s: %s', (subject, text) =>
    expect(kindOf({ subject, text, inReplyTo: [] })).toBe('human'),
  )
})

const NOTE = 'I am out of the office until 9 November. For urgent matters please contact ben@example.com.'

test.each<[string, Partial<Mail>]>([
  [
    'quotes an automatic answer below',
    {
      subject: 'Re: Automatic reply: Order',
      text: `No hurry then.\n\nOn Mon, 2 Nov 2026 at 09:40, Ben <ben@example.com> wrote:\n> ${NOTE}`,
    },
  ],
  [
    'writes through Exchange, whose gateway suppresses answers',
    { headers: headers({ 'x-auto-response-suppress': 'OOF, AutoReply' }), text: 'The lamp is broken.' },
  ],
  [
    'is redirected by a rule of somebody else',
    {
      headers: headers({ 'x-ms-exchange-inbox-rules-loop': 'info@otra.example', 'x-auto-response-suppress': 'All' }),
      text: '¿Dónde está mi pedido?',
    },
  ],
  [
    'is redirected by a rule',
    { headers: headers({ 'x-ms-exchange-inbox-rules-loop': 'ana@example.com' }), text: 'Hola' },
  ],
  [
    'is forwarded by a rule that says it generated the mail',
    {
      subject: 'FW: Pedido 1002345',
      headers: headers({
        'auto-submitted': 'auto-generated',
        'x-ms-exchange-generated-message-source': 'Mailbox Rules Agent',
        'return-path': '<>',
      }),
      text: '\n\n-----Original Message-----\nFrom: Eva <eva@example.org>\nSent: Monday, November 2, 2026 9:58 AM\nTo: Info <info@tienda.example>\nSubject: Pedido 1002345\n\nNo ha llegado.',
    },
  ],
  ['is passed on by a rule', { headers: headers({ 'auto-submitted': 'auto-forwarded' }), text: 'Hola' }],
  ['says that no machine wrote', { headers: headers({ 'auto-submitted': 'no' }), text: NOTE }],
  ['leaves the field empty', { headers: headers({ 'auto-submitted': '' }), text: 'Hola' }],
  [
    'writes with a program for holiday flats',
    { headers: headers({ 'x-mailer': 'Vacation Rental Manager 4' }), text: 'Twelve towels, please.' },
  ],
  ['denies to be an answer', { headers: headers({ 'x-autoreply': 'no' }), text: 'Hola' }],
  [
    'has List-Unsubscribe from the provider',
    { headers: headers({ 'list-unsubscribe': '<mailto:u@example.com>' }), text: 'Hola' },
  ],
  [
    'answers through a sales tool',
    { headers: headers({ 'list-unsubscribe': '<https://x.example/u>', 'feedback-id': '1:x' }), text: 'Hola' },
  ],
  [
    'answers us from a list',
    { headers: headers({ 'list-id': '<team.example.com>', precedence: 'list' }), text: 'Es el 4821.' },
  ],
  [
    'writes to a Google Group of ours',
    {
      inReplyTo: [],
      headers: headers({
        'list-id': '<incidencias.tienda.example>',
        'mailing-list': 'list incidencias@tienda.example; contact incidencias+owners@tienda.example',
        'x-google-group-id': '123456789012',
        precedence: 'list',
        'list-post': '<https://groups.google.com/a/tienda.example/group/incidencias/post>',
        'list-unsubscribe': '<mailto:googlegroups-manage+123456789012+unsubscribe@googlegroups.com>',
      }),
      text: 'No me ha llegado el pedido.',
    },
  ],
  [
    'fills in the form of our site (WordPress)',
    {
      inReplyTo: [],
      from: [{ address: 'wordpress@tienda.example', name: 'Tienda' }],
      replyTo: [{ address: 'eva@example.org', name: '' }],
      headers: headers({ precedence: 'bulk', 'auto-submitted': 'auto-generated', 'x-mailer': 'PHPMailer 6.9' }),
      text: 'De: Eva <eva@example.org>\nAsunto: Pedido\n\nNo ha llegado.',
    },
  ],
  [
    'fills in the form that writes in our very name',
    {
      inReplyTo: [],
      from: [{ address: 'incidencias@tienda.example', name: 'Tienda' }],
      replyTo: [{ address: 'eva@example.org', name: '' }],
      text: 'Nombre: Eva\nMensaje: No ha llegado.',
    },
  ],
  [
    'fills in the form of a shop system',
    {
      inReplyTo: [],
      from: [{ address: 'mailer@shop.example.net', name: 'Tienda (Shop)' }],
      replyTo: [{ address: 'eva@example.org', name: '' }],
      headers: headers({ 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' }),
      text: 'Name: Eva\nEmail: eva@example.org\nBody: Where is my order?',
    },
  ],
  ['has the certified mail of Italy', { headers: headers({ 'x-trasporto': 'posta-certificata' }), text: 'Buongiorno' }],
  [
    'writes on behalf of somebody',
    { sender: { address: 'sec@example.com', name: 'Sec' }, text: 'Where is the order of Mr Chan?' },
  ],
  [
    'has a desk that marks its mail against loops',
    { headers: headers({ 'x-rt-loop-prevention': 'example.org' }), text: 'The parcel was left at the depot.' },
  ],
  [
    'writes from a no-reply address',
    { from: [{ address: 'no-reply@example.com', name: '' }], text: 'Your parcel is late.' },
  ],
  [
    'accepts an invitation in words',
    {
      subject: 'Aceptado: Recogida',
      invitations: [{ method: 'reply', summary: '', allDay: false, location: '', organizer: '', description: '' }],
      text: 'Puedo a las 10, no antes.',
    },
  ],
  [
    'calls a meeting off',
    {
      subject: 'Cancelada: Recogida',
      invitations: [{ method: 'cancel', summary: '', allDay: false, location: '', organizer: '', description: '' }],
      text: '',
    },
  ],
  [
    'asks for a meeting',
    { headers: headers({ 'content-type': 'text/calendar; method=REQUEST' }), subject: 'Invitation: call', text: '' },
  ],
])('a person %s', (_, mail) => expect(kindOf(mail)).toBe('human'))
