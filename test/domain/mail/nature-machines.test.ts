import { describe, expect, test } from 'vitest'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { natureOf } from '../../../src/domain/mail/nature/nature.ts'

/** Machines that say so in words alone, and all the header fields by which they say so. */
const OWN = { mailbox: 'incidencias@tienda.example', isOwnMessageId: (id: string) => id.startsWith('inc.') }
const EMPTY: Mail = {
  messageId: 'abc@mail.example.com',
  inReplyTo: [],
  references: [],
  from: [{ address: 'ana@example.com', name: 'Ana' }],
  replyTo: [],
  to: [],
  cc: [],
  subject: 'Re: Su pedido',
  arrivedAt: Date.parse('2026-11-02T10:15:30Z'),
  text: '',
  attachments: [],
  headers: new Map(),
  size: 0,
}
const nature = (mail: Partial<Mail>) => natureOf({ ...EMPTY, ...mail }, OWN)

const NOTES: readonly (readonly [string, string])[] = [
  // English.
  ['Re: Order', 'I am currently out of the office until Friday.'],
  ['Re: Order', 'Automatic reply: I am away from my desk with limited connectivity until next week.'],
  ['Re: Order', 'Thank you for contacting us. We will reply as soon as possible during business hours.'],
  ['Re: Encomenda', 'Obrigado pelo contato! No momento estamos fora do horário de atendimento.'],
  ['Re: Zwrot', 'Przebywam na urlopie i nie mam dostępu do poczty.'],
  ['Re: Bestellung', 'Wir sind vom 24.12.2026–06.01.2027 im Urlaub. Ab dem 07.01.2027 sind wir wieder für Sie da!'],
  ['Automatic reply: Order 4821', 'I am on annual leave, back on Monday 9 November.'],
  ['Out of Office: Re: your case', 'Hi, I am currently out of the office. Regards, Ben'],
  ['Out of Office AutoReply: Order', 'Back soon!'],
  ['OOO Re: Order 4821', 'Gone fishing.'],
  ['[EXTERNAL] Automatic reply: Order', 'I am away.'],
  ['[Auto-Reply] Order', 'Thanks, we got it.'],
  [
    'Ben Smith is out of the office (returning 09/11/2026)',
    'I will be out of the office starting 02/11/2026 and will not return until 09/11/2026.',
  ],
  [
    'Away from my mail',
    'I will not be reading my mail for a while. Your mail regarding "Order" will be read when I return.',
  ],
  ['vacation: Order 4821', 'On the beach.'],
  // Words that people's words are like: "compreso" and "compré", "por favor, no responda" and "por favor, no".
  [
    'R: Ordine',
    'Buongiorno, sono in ferie fino al 13 novembre compreso. Per urgenze contattare luca@example.com. Grazie',
  ],
  [
    'Re: Pedido',
    'Estoy de vacaciones hasta el 13 de noviembre. Para urgencias, escriba a luis@example.com. Gracias por su comprensión.',
  ],
  [
    'Re: Commande',
    'Je suis absent jusqu’au 13 novembre. En cas d’urgence, vous pouvez joindre luc@example.com. Merci de votre compréhension.',
  ],
  [
    '[Chamado #4411] Pedido',
    'Prezado cliente, seu chamado foi aberto com sucesso. Por favor, não responda este e-mail.',
  ],
  ['Re: Order', 'I am on PTO through Friday, November 6. For immediate help, contact jess@example.com.'],
  ['Re: Order', 'This mailbox is not monitored. Please use https://help.example.com instead.'],
  ['Re: Pedido', 'Este buzón no está atendido. Para consultas, utilice el formulario de nuestra web.'],
  [
    'Re: Order',
    'Your email has been received by the service desk. Your reference is INC0012345. Please quote this reference.',
  ],
  ['Re: Commande', 'Votre demande n° 8821 a bien été prise en compte. Un conseiller vous répondra sous 48 h.'],
  ['Re: Bestellung', 'Ich bin nicht mehr für die Firma tätig. Bitte wenden Sie sich an kurz@example.com.'],
  [
    'Re: Bestellung',
    'Ihre Anfrage wurde unter der Ticketnummer 42 aufgenommen. Unser Support-Team meldet sich in Kürze.',
  ],
  // Languages of which only the titles are known.
  ['自动答复: Pedido', '我正在休假。'],
  ['自動応答: Pedido', 'ただいま不在にしております。'],
  ['자동 회신: Pedido', '휴가 중입니다.'],
  ['Αυτόματη απάντηση: Pedido', 'Λείπω σε άδεια.'],
  ['Автоматична відповідь: Pedido', 'Я у відпустці до 13 листопада.'],
  ['Automatická odpoveď: Pedido', 'Som na dovolenke do 13. 11.'],
  ['תשובה אוטומטית: Pedido', 'אני בחופשה.'],
  // A title with the days in it, or behind the subject that is answered.
  ['Out of office until 1 July', 'For urgent matters, ask ben@example.com, who has time.'],
  ['On vacation until 1 July', 'For urgent matters, ask ben@example.com, who has time.'],
  ['Out of the office for some days', 'For urgent matters, ask ben@example.com, who has time.'],
  ['Fuera de la oficina hasta el 9 de noviembre', 'Para asuntos urgentes, escriba a luis@example.com.'],
  ['Poza biurem do 9 listopada', 'W sprawach pilnych proszę pisać na adres jan@example.com.'],
  ['Re: Your order (Automatic Response)', 'Hello, I am away until 05/07/2026 and unable to read your message.'],
  ['[AUTO GENERATED] Order 4821', 'Noted.'],
  [
    '[Ticket#2611020042] Order',
    'Your follow-up for (Ticket#2611020042) has been received and will be reviewed by our support staff.\n\nTo provide additional information, please reply to this email or open https://desk.example.com/42\n\nYour help desk team',
  ],
  [
    'Re: Order',
    'Thank you for your message. I am out of the office on annual leave until 15 November with no email access.',
  ],
  ['Re: Order', 'I am currently on parental leave returning in January. For urgent matters, contact help@example.com.'],
  [
    'Re: Order',
    "Thanks for writing. I'm away from the office with limited connectivity until tomorrow. I'll reply when I get back.",
  ],
  [
    'Re: Order',
    'Hello,\n\nThank you for your email. Our offices are closed for the holidays from 24 December until 2 January. We will respond as soon as possible on our return.\n\nKind regards\nThe team',
  ],
  [
    'Re: Order',
    'Hi there,\n\nI no longer work at Example Ltd. Please contact Maria Sanders at maria@example.com for any questions about orders.\n\nBest,\nTom',
  ],
  [
    'Order',
    'This email inbox is no longer in use. Please contact someone else at Example or visit https://www.example.com/contact for assistance.',
  ],
  ['Re: Order', 'This mailbox is not monitored. Please direct any questions to info@example.com.'],
  [
    'We have received your request',
    'Hello,\nWe have received your request (#48213) and a member of our team will get back to you within 24 hours.\nPlease do not reply to this email.',
  ],
  [
    'Your request',
    'Thank you for contacting Example Support. This is an automated response to let you know that your message has been received. Our team will reply within two business days.',
  ],
  [
    'Ticket created',
    'A ticket has been created for your request. Ticket number: 4711. We aim to answer within 48 hours, Monday to Friday.',
  ],
  ['Re: Order', 'This is an automatic reply. I am in meetings all day and will answer this evening.'],
  [
    'Please confirm your message',
    'I am protecting myself from receiving junk mail. Click the link below to complete the verification: https://spam.example/v/1',
  ],
  [
    'Re: Order',
    'Your email to ben@example.net requires verification. To have your message delivered, click https://c.example/2',
  ],
  // Spanish.
  ['Respuesta automática: Su pedido', 'Estoy de vacaciones hasta el 9 de noviembre inclusive.'],
  ['Fuera de oficina: Re: pedido', 'Vuelvo el lunes.'],
  [
    'Re: Su pedido',
    'Buenos días,\n\nActualmente me encuentro fuera de la oficina. Regresaré el día 9 de noviembre. Para cualquier urgencia pueden dirigirse a recepcion@example.com.\n\nUn saludo,\nAna',
  ],
  [
    'Re: Su pedido',
    'Gracias por contactar con nosotros. Estamos de vacaciones del 2 al 15 de noviembre. Contestaremos a su mensaje a nuestra vuelta.',
  ],
  [
    'Solicitud recibida',
    'Hola:\nHemos recibido su solicitud y nuestro equipo le responderá en un plazo de 48 horas laborables. Su número de ticket es el 4821.\nPor favor, no responda a este correo.',
  ],
  [
    'Gracias por tu mensaje',
    'Este es un mensaje automático. Hemos recibido tu consulta y te responderemos lo antes posible.',
  ],
  ['Re: Su pedido', 'Ya no trabajo en Ejemplo S. L. Para cualquier cuestión contacte con luis@example.com. Gracias.'],
  ['Re: Su pedido', 'Esta cuenta de correo ya no está operativa. Puede escribir a hola@example.com.'],
  ['Ausente', 'Estoy ausente hasta el 9.'],
  [
    'Re: Su pedido',
    'Hola, estaré de baja por paternidad hasta enero. Durante mi ausencia le atenderá mi compañera Eva (eva@example.com).',
  ],
  // Portuguese.
  ['Resposta automática: Encomenda', 'Estarei ausente até 9 de novembro.'],
  [
    'Re: Encomenda',
    'Agradeço o seu contacto. Estou de férias, regresso a 9 de novembro. Em caso de urgência contacte geral@example.pt.',
  ],
  [
    'Re: Pedido',
    'Olá! Obrigado pelo contato. Estamos em recesso até 5 de janeiro. Responderemos assim que possível no nosso retorno.',
  ],
  [
    'Recebemos o seu contacto',
    'Recebemos o seu contacto. Responderemos no prazo de 2 dias úteis. Esta é uma mensagem automática, por favor não responda a este email.',
  ],
  ['Re: Pedido', 'Não trabalho mais na Exemplo Ltda. Favor entrar em contato com joao@example.com.br.'],
  [
    'ANTISPAM UOL » TIRA-TEIMA',
    'Olá, você enviou uma mensagem para joao@example.com.br. Para que sua mensagem seja entregue, confirme o envio: https://antispam.example/x',
  ],
  // Polish.
  ['Automatyczna odpowiedź: Zwrot', 'Przebywam na urlopie od 2 do 9 listopada.'],
  [
    'Re: Zwrot',
    'Dzień dobry,\nw dniach 2-9 listopada przebywam na urlopie. W sprawach pilnych proszę o kontakt z Anną Nowak: anna@example.pl.\nPozdrawiam',
  ],
  [
    'Potwierdzenie',
    'Dziękujemy za zgłoszenie. Otrzymaliśmy państwa wiadomość i odpowiemy w ciągu 24 godzin. Wiadomość wygenerowana automatycznie, prosimy nie odpowiadać.',
  ],
  ['Re: Zwrot', 'Nie pracuję już w firmie Przykład. Proszę o kontakt z biuro@example.pl.'],
  ['Re: Zwrot', 'Obecnie przebywam na urlopie macierzyńskim. Zastępuje mnie Ewa Kowalska, ewa@example.pl.'],
  // French.
  ['Réponse automatique : Commande', "Je suis absente jusqu'au 9 novembre."],
  [
    'Re: Commande',
    "Bonjour,\nJe suis en congés du 2 au 9 novembre inclus. En cas d'urgence, merci de contacter Luc (luc@example.fr).\nCordialement",
  ],
  [
    'Votre demande',
    'Nous avons bien reçu votre demande et notre équipe vous répondra sous 48 heures. Ceci est un message automatique, merci de ne pas répondre.',
  ],
  ['Re: Commande', 'Je ne travaille plus chez Exemple. Merci de contacter contact@example.fr.'],
  // German.
  ['Automatische Antwort: Bestellung', 'Ich bin bis einschließlich 09.11. nicht im Büro.'],
  ['Abwesenheitsnotiz', 'Vielen Dank für Ihre Nachricht.'],
  [
    'AW: Bestellung',
    'Guten Tag,\n\nich bin ab dem 09.11.2026 wieder erreichbar. In dringenden Fällen wenden Sie sich bitte an Frau Beispiel (b@example.de). Ihre E-Mail wird nicht weitergeleitet.\n\nIch bin derzeit im Urlaub.',
  ],
  [
    'Ihre Anfrage',
    'Vielen Dank für Ihre Nachricht. Wir haben Ihre Anfrage erhalten und melden uns innerhalb von 24 Stunden. Ihre Ticketnummer lautet 4821. Bitte antworten Sie nicht auf diese E-Mail.',
  ],
  ['Re: Bestellung', 'Diese E-Mail-Adresse wird nicht mehr gelesen. Bitte wenden Sie sich an info@example.de.'],
  ['Uwe Muster ist außer Haus', 'Ich werde ab 02.11.2026 nicht im Büro sein. Ich kehre zurück am 09.11.2026.'],
  // Italian.
  ['Risposta automatica: Ordine', 'Sono in ferie fino al 9 novembre compreso.'],
  [
    'Re: Ordine',
    'Grazie per il messaggio. Sono fuori ufficio e rientrerò il 9 novembre. Per urgenze contattare ufficio@example.it.',
  ],
  [
    'Richiesta ricevuta',
    'Abbiamo ricevuto la sua richiesta. Le risponderemo entro 24 ore. Messaggio generato automaticamente: si prega di non rispondere.',
  ],
  // Others.
  ['Automatisch antwoord: Bestelling', 'Ik ben op vakantie tot en met 9 november.'],
  ['Autosvar: Order', 'Jag är på semester.'],
  ['Automatisk svar: Ordre', 'Jeg er på ferie til 9. november.'],
  ['Fraværsmelding', 'Jeg er på ferie.'],
  ['Automaattinen vastaus: Tilaus', 'Olen lomalla 9.11. asti.'],
  ['Automatická odpověď: Objednávka', 'Jsem na dovolené do 9.11.2026.'],
  ['Automatikus válasz: Rendelés', 'Szabadságon vagyok.'],
  ['Răspuns automat: Comandă', 'Sunt în concediu până pe 9 noiembrie.'],
  ['Автоматический ответ: Заказ', 'Я в отпуске до 9 ноября.'],
  ['Otomatik yanıt: Sipariş', 'Yıllık izindeyim.'],
  [
    'Re: Order',
    'Bedankt voor uw bericht. Ik ben op vakantie tot 9 november. Voor dringende zaken kunt u contact opnemen met info@example.nl.',
  ],
  [
    'Re: Order',
    'Tack för ditt mejl. Jag är på semester och återkommer den 9 november. Vid brådskande ärenden, vänligen kontakta info@example.se.',
  ],
]
describe('notes without any header', () => {
  test.each(NOTES)('%s: %s', (subject, text) => expect(nature({ subject, text }).kind).toBe('auto-reply'))
})

describe('fields by which machines say what they are', () => {
  test.each<[string, string]>([
    ['auto-submitted', 'auto-replied'],
    ['auto-submitted', 'Auto-Replied'],
    ['auto-submitted', '(not a person) auto-replied'],
    ['auto-submitted', 'auto-replied (vacation)'],
    ['auto-submitted', 'auto-replied (zimbra; vacation)'],
    ['auto-submitted', 'auto-replied; owner-email="ana@example.com"'],
    ['auto-submitted', 'auto-generated'],
    ['auto-submitted', 'auto-notified'],
    ['auto-submitted', 'vacation'],
    ['precedence', 'auto_reply'],
    ['precedence', 'auto-reply'],
    ['precedence', 'junk'],
    ['x-precedence', 'auto_reply'],
    ['x-autoreply', 'yes'],
    ['x-autorespond', 'Order'],
    ['x-autorespond', ''],
    ['x-precedence', 'junk'],
    ['x-autoresponder', 'yes'],
    ['x-auto-reply', 'true'],
    ['x-mail-autoreply', 'whatever'],
    ['x-autoreply-from', 'ana@example.com'],
    ['x-autogenerated', 'Reply'],
    ['x-post-messageclass', '9; Autoresponder'],
    ['x-fc-machinegenerated', 'true'],
    ['delivered-to', 'Autoresponder'],
    ['x-ms-exchange-generated-message-source', 'Mailbox Rules Agent'],
    ['x-apple-action', 'VACATION'],
    ['x-loop', 'yes'],
    ['x-otrs-loop', 'yes'],
    ['x-freescout-mail-type', 'auto.reply'],
    ['x-amazon-mail-relay-type', 'notification'],
    ['x-delivery-agent', 'TMDA/1.1.12'],
    ['x-ricevuta', 'avvenuta-consegna'],
    ['x-mailer', 'vacation 1.2.7'],
    ['user-agent', 'Vacation/1.4.5'],
    ['content-class', 'urn:content-classes:mdn'],
    ['return-path', '<>'],
    ['content-type', 'multipart/report; report-type=disposition-notification'],
  ])('%s: %s', (name, value) =>
    expect(nature({ headers: new Map([[name, [value]]]), text: 'Hola' }).kind).toBe('auto-reply'),
  )

  test('the two fields of older Exchange together, in the name of the writer', () => {
    const fields = new Map([
      ['x-auto-response-suppress', ['All']],
      ['x-ms-exchange-inbox-rules-loop', ['ana@example.com']],
    ])
    expect(nature({ headers: fields, text: "I'm sleeping." }).kind).toBe('auto-reply')
  })

  test('a bulk answer to a mail of ours, as old vacation programs send', () => {
    const mail = { inReplyTo: ['inc.1@tienda.example'], headers: new Map([['precedence', ['bulk']]]), text: 'Gone.' }
    expect(nature(mail).kind).toBe('auto-reply')
  })

  test.each<[string, string, string]>([
    ['x-auto-response-suppress', 'All', 'I am away this week.'],
    ['x-rt-loop-prevention', 'example.com', 'We have received your question.'],
    ['x-auto-response-suppress', 'OOF, AutoReply', 'Estoy de vacaciones.'],
  ])('a hint that the words confirm: %s: %s', (name, value, text) =>
    expect(nature({ headers: new Map([[name, [value]]]), text }).kind).toBe('auto-reply'),
  )
})

test('an old mail is away on days that have passed since', () => {
  const text = 'I am currently away and will be back on September 2.'
  expect(nature({ text, date: Date.parse('2026-08-18T09:00:00Z') }).kind).toBe('auto-reply')
})

describe('notices', () => {
  test.each<[string, Partial<Mail>]>([
    [
      'a receipt in words',
      {
        subject: 'Read: Your order',
        text: 'Your message\n\nTo: Ben\nSubject: Order\n\nwas read on 2 November 2026 10:15.',
      },
    ],
    [
      'a receipt of a mail program',
      {
        subject: 'Return Receipt (displayed) - Order',
        text: 'This is a Return Receipt for the mail that you sent to ben@example.com.',
      },
    ],
    [
      'a Spanish receipt',
      { subject: 'Leído: Su pedido', text: 'El mensaje se leyó el lunes, 2 de noviembre de 2026.' },
    ],
    ['a Polish receipt', { subject: 'Przeczytano: Zwrot', text: 'Wiadomość została przeczytana 2 listopada 2026.' }],
    ['a recall', { subject: 'Recall: Order', text: 'Ben Smith would like to recall the message, "Order".' }],
    [
      'a French recall',
      { subject: 'Rappel : Commande', text: 'Luc Martin souhaite rappeler le message « Commande ».' },
    ],
    ['a Polish recall', { subject: 'Odwołanie: Zwrot', text: 'Użytkownik Jan chce odwołać wiadomość „Zwrot”.' }],
    [
      'an answer to an invitation',
      {
        subject: 'Zaakceptowano: Rozmowa',
        headers: new Map([['content-class', ['urn:content-classes:calendarmessage']]]),
      },
    ],
    ['a bare answer', { headers: new Map([['content-type', ['text/calendar; charset=utf-8; method=REPLY']]]) }],
    [
      'an invitation refused',
      {
        subject: 'Rozmowa',
        invitations: [{ method: 'reply', summary: '', allDay: false, location: '', organizer: '', description: '' }],
      },
    ],
  ])('%s', (_, mail) => expect(nature(mail).kind).toBe('auto-reply'))
})

describe('lists', () => {
  test.each<[string, Record<string, string>]>([
    [
      'Mailman',
      { 'list-id': 'Dev <dev.lists.example.org>', 'list-post': '<mailto:dev@lists.example.org>', precedence: 'list' },
    ],
    ['a Google Group of others', { 'list-id': '<team.googlegroups.com>', 'x-google-group-id': '1' }],
    ['ezmlm', { 'mailing-list': 'contact dev-help@example.org; run by ezmlm' }],
    ['majordomo', { precedence: 'bulk' }],
    [
      'a newsletter with one-click',
      { 'list-unsubscribe': '<https://x.example/u>', 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
    ],
    ['a campaign', { 'list-unsubscribe': '<https://x.example/u>', 'x-mc-user': '4711' }],
    ['a shop’s advertising', { 'list-unsubscribe': '<https://x.example/u>', 'feedback-id': '1:2:3:shop' }],
    [
      'advertising of our own',
      { 'list-id': '<news.tienda.example>', 'list-unsubscribe': '<https://x.example/u>', 'feedback-id': '1:x' },
    ],
  ])('%s', (_, fields) => {
    const headers = new Map(Object.entries(fields).map(([name, value]) => [name, [value]]))
    expect(nature({ headers, subject: 'Ofertas', text: 'Compre ya' }).kind).toBe('list')
  })
})
