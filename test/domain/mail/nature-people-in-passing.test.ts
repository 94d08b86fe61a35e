import { expect, test } from 'vitest'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { natureOf } from '../../../src/domain/mail/nature/nature.ts'

/** People who use, in passing, the very words of desks and of absence notes. */
const OWN = { mailbox: 'incidencias@tienda.example', isOwnMessageId: (id: string) => id.startsWith('inc.') }
const EMPTY: Mail = {
  messageId: 'abc@mail.example.com',
  inReplyTo: [],
  references: [],
  from: [{ address: 'ana@example.com', name: 'Ana' }],
  replyTo: [],
  to: [],
  cc: [],
  subject: '',
  arrivedAt: Date.parse('2026-11-02T10:15:30Z'),
  text: '',
  attachments: [],
  headers: new Map(),
  size: 0,
}

const PEOPLE: readonly (readonly [string, string])[] = [
  ['Lamp powered by USB', 'Hello, is the lamp powered by USB or by batteries? I will get back to you with the colour.'],
  [
    'Re: Order',
    'Thanks for your message. I will get back to you as soon as possible with the photos. Our team is on holiday.',
  ],
  ['Re: Order', 'Thank you for your email. My husband will follow up with you about the invoice. Best, Jane'],
  ['Re: Order', 'I only work mornings, so please deliver in the afternoon.'],
  ['Re: Order', 'Today is a public holiday here, nobody can take the parcel. Try again tomorrow.'],
  ['Re: Order', 'We got your message, but the attachment cannot be opened.'],
  ['Re: Order', 'We got your email. The lamps were delivered on Friday, all fine. Thanks again!'],
  ['Re: Order', 'You can view the damage in the photo. The number is 4821.'],
  ['Your incident', 'Your incident with my parcel has been going on for three weeks.'],
  ['Re: Pedido', 'Estoy fuera hasta las seis, dejen el paquete en el bar.'],
  ['Re: Pedido', 'Gracias por escribirme. Es importante para nosotros tenerlo antes del viernes, es un regalo.'],
  ['Re: Pedido', 'Disculpe las molestias, pero me equivoqué de talla. ¿Puedo cambiarla?'],
  ['Re: Pedido', 'Necesito la lámpara en menos de 48 horas. Gracias.'],
  ['Re: Pedido', 'Hoy es festivo en mi pueblo, no habrá nadie. Gracias por avisar.'],
  ['Solicitud recibida', 'En su web pone solicitud recibida desde hace un mes y nada.'],
  ['Ticket creado', 'Me pone ticket creado pero no me llega el correo.'],
  ['Re: Pedido', 'Recibirán el paquete mañana; lo he mandado hoy por Correos. Un saludo.'],
  ['Re: Encomenda', 'Agradeço uma resposta com a maior brevidade possível. A minha encomenda continua perdida.'],
  ['Re: Encomenda', 'Obrigado pelo seu contacto. Hoje é feriado aqui, amanhã vou aos correios.'],
  ['Re: Zwrot', 'Wiadomość dotarła, dziękuję. Paczkę wyślę jutro.'],
  ['Re: Zwrot', 'Dziękuję za wiadomość. W tym czasie odbierze ją sąsiad, odpiszę po powrocie.'],
  ['Re: Commande', 'Merci pour votre message. Je suis en formation aujourd’hui, je passerai au relais demain.'],
  ['Re: Commande', 'Je suis en arrêt maladie et toujours à la maison, le livreur peut passer à toute heure.'],
  ['Re: Commande', 'Contactez le gardien, il a les clés. Je suis en déplacement.'],
  ['Re: Bestellung', 'Danke für Ihre Nachricht. Ich melde mich so schnell wie möglich, wenn der Elektriker da war.'],
  ['Re: Bestellung', 'Danke für deine Mail. Heute ist Feiertag bei uns, ich hole es morgen ab.'],
  ['Eingangsbestätigung', 'Ich habe für meine Rücksendung noch keine Eingangsbestätigung. Kam das Paket an?'],
  ['Empfangsbestätigung', 'Anbei die unterschriebene Empfangsbestätigung.'],
  ['Re: Bestellung', 'Ich bin in Elternzeit und den ganzen Tag da, Sie können jederzeit liefern.'],
  ['Re: Ordine', 'La ringrazio per la risposta. Sono fuori sede, ritiro io il pacco venerdì.'],
  ['Re: Ordine', 'Grazie per averci risposto. Il vostro servizio clienti è stato gentile.'],
  ['Re: Ordine', 'Oggi sono fuori sede, per urgenze chiamate mia moglie al 333 000000.'],
  ['Re: Order', 'Hello / Hola, I am away today, mañana estoy en casa. Puede venir el mensajero.'],
  ['Request received?', 'Have you received my request? I filled in the form on Monday.'],
  ['Request received', 'My refund shows "request received" for ten days. When is it paid?'],
  ['Case created', 'Case created for my phone has the wrong colour.'],
  ['Re: order', 'Please find attached the signed receipt. Our office hours are 9 to 5. Kind regards, Hotel Lux'],
  ['Question', 'The help desk told me to write here. My ticket number is 77. Thanks for your patience.'],
  [
    'Re: delivery',
    'Thanks for contacting us about the delivery. We are open Monday to Friday, 9 to 17; our team will unload the pallet.',
  ],
  [
    'Re: Pedido',
    'Ya no me encargo yo de las compras; hable con Eva (eva@empresa.example), pero la lámpara rota sigue aquí.',
  ],
  ['Re: Pedido', 'Estoy en periodo vacacional hasta el 9, el portero recoge el paquete.'],
  ['Re: Encomenda', 'A encomenda foi recebida com sucesso, obrigada! Só falta o comando.'],
  ['Re: Zwrot', 'Zamówienie zostało przyjęte, ale nikt go nie wysłał.'],
  ['Re: Zwrot', 'Pilne sprawy mnie zatrzymały, odpiszę jutro. Paczka doszła.'],
  ['Re: Bestellung', 'Unser Büro zieht um, die neue Adresse ist Hauptstr. 5. Danke!'],
  ['Re: Bestellung', 'Wir sind ab Montag wieder für Sie da und nehmen die Palette dann an. Gruß, Hotel Lux'],
  [
    'Re: Bestellung',
    'Ich bin dafür nicht mehr zuständig, Frau Kurz (kurz@hotel.example) braucht aber noch die Rechnung.',
  ],
  ['Re: Ordine', 'Non mi occupo più io degli acquisti, ma la lampada è arrivata rotta.'],
  ['Re: Commande', 'Je ne m’occupe plus des achats. Voyez avec Luc (luc@hotel.example). La facture manque toujours.'],
  ['Re: Order', 'The instructions are not read by anybody. My working hours are 9 to 5, deliver then.'],
  ['Re: Order', 'I work part time, so Tuesday or Thursday suits me for the delivery.'],
  ['Re: Order', 'The shop is unattended on Mondays; leave the lamps with the neighbour.'],
  ['Re: Order', 'I have moved to a new flat; the new address is 5 High Street.'],
  ['Re: Order', 'I am no longer responsible for the lamp, I sold it. Please contact Tom, tom@example.com.'],
]

test.each<[string, Record<string, string>]>([
  ['no headers', {}],
  ['a server that suppresses automatic answers', { 'x-auto-response-suppress': 'All' }],
  ['a forwarder', { 'x-loop': 'ana@example.com' }],
])('in passing, with %s', (_, fields) => {
  const headers = new Map(Object.entries(fields).map(([name, value]) => [name, [value]]))
  const taken = PEOPLE.flatMap(([subject, text]) => {
    const { kind, evidence } = natureOf({ ...EMPTY, subject, text, headers }, OWN)
    return kind === 'human' ? [] : [`${subject}: ${kind}, ${evidence}`]
  })
  expect(taken).toEqual([])
})
