import { expect, test } from 'vitest'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { natureOf } from '../../../src/domain/mail/nature/nature.ts'

/** Desks and absence notes that no header gives away. */
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

const NOTES: readonly (readonly [string, string])[] = [
  [
    '[Request received] Su pedido',
    '##- Please type your reply above this line -##\n\nYour request (12345) has been received and is being reviewed by our support staff.\n\nTo add additional comments, reply to this email.\n\n--------------------------------\nThis email is a service from Lumo. Delivered by Zendesk',
  ],
  [
    'Ticket Received - Su pedido',
    'Hi Ana,\n\nWe would like to acknowledge that we have received your request and a ticket has been created.\nA support representative will be reviewing your request and will send you a personal response (usually within 24 hours).\n\nTo view the status of the ticket or add comments, please visit\nhttps://lumo.example/helpdesk/tickets/55\n\nThank you for your patience.\n\nSincerely,\nLumo Support Team',
  ],
  [
    'Su pedido [##1022##]',
    'Dear Ana,\n\nThis is to acknowledge that we have received your ticket and it is assigned the ticket number #1022. One of our executives will get back to you soon.\n\nRegards',
  ],
  [
    'ACME-77 Su pedido',
    "Just confirming that we got your request. We are on it.\n\nView request: https://lumo.example/servicedesk/customer/portal/1/ACME-77 · Turn off this request's notifications\n\nThis is shared with Ana. Powered by Jira Service Management",
  ],
  [
    'Support Ticket Opened [#554433]',
    "Ana,\n\nA request for support has been created and assigned #554433. A representative will follow-up with you as soon as possible. You can view this ticket's progress online.\n\nYour Lumo Team,\n\nIf you wish to send additional comments or information regarding the issue, please reply to this email or login to your account.",
  ],
  [
    'Case 00012345: Su pedido',
    'Thank you for contacting Lumo Support. Your case number is 00012345. A support engineer will contact you shortly.  ref:_00D58.5003x:ref',
  ],
  [
    'INC0012345 – opened',
    'Your incident INC0012345 has been created. Short description: Su pedido. You can view all the details of the incident by following the link below. Ref:MSG0000123',
  ],
  [
    'Re: Order',
    "Hi,\n\nThank you for reaching out. We've received your email and a member of our team will be in touch as soon as possible. Our office hours are Mon–Fri 9–5.\n\nBest, Lumo",
  ],
  [
    'Re: Pedido',
    'Hola:\n\nGracias por escribirnos. Tu mensaje es importante para nosotros. En menos de 48 horas recibirás una respuesta de nuestro equipo.\n\nNo respondas a este correo.',
  ],
  [
    'Recibido: Pedido',
    'Su correo ha sido recibido. Le daremos respuesta en el menor tiempo posible. Disculpe las molestias.',
  ],
  [
    'Re: Pedido',
    'A partir del 1 de noviembre esta dirección deja de estar operativa. Por favor, escriban a nuevo@empresa.example.',
  ],
  [
    'Re: Pedido',
    'Buenas,\n\nEsta semana estoy fuera, con acceso intermitente al correo. Si es urgente llamad al 600 000 000.\n\nSaludos,\nJorge',
  ],
  [
    'Re: Pedido',
    'Me encuentro ausente por vacaciones. Regreso el 16/11. Durante mi ausencia atenderá sus consultas Marta Gil (marta@empresa.example).',
  ],
  [
    'Re: Encomenda',
    'Boa tarde,\n\nAgradecemos o seu contacto. O seu email foi recebido e será respondido com a maior brevidade possível.\n\nCom os melhores cumprimentos',
  ],
  [
    'Re: Pedido',
    'Olá! Estou fora do escritório hoje e amanhã. Para assuntos urgentes fale com a Bia: bia@empresa.example',
  ],
  [
    'Re: Pedido',
    'Informamos que estaremos em recesso de 20/12 a 03/01. Retornaremos os e-mails a partir de 04/01. Boas festas!',
  ],
  [
    'Re: Zwrot',
    'Szanowni Państwo,\n\nuprzejmie informuję, że w dniach 2-6 listopada jestem nieobecna w pracy. W tym czasie zastępuje mnie Pan Marek Lis, m.lis@firma.example.\n\nZ poważaniem',
  ],
  [
    'Re: Zwrot',
    'Dziękujemy za wiadomość! Odpowiemy najszybciej, jak to możliwe. Pracujemy od poniedziałku do piątku w godz. 8–16.',
  ],
  ['Re: Zwrot', 'Jestem na zwolnieniu lekarskim. Proszę o kontakt z biurem: biuro@firma.example'],
  [
    'Re: Commande',
    'Bonjour,\n\nNous avons bien reçu votre message et nous vous en remercions. Notre service clients vous répondra dans un délai de 48 heures ouvrées.\n\nL’équipe Lumo',
  ],
  [
    'Re: Commande',
    'Actuellement en arrêt maladie, je ne consulte pas mes messages. Contactez le secrétariat : secretariat@firme.example',
  ],
  [
    'Re: Bestellung',
    'Guten Tag,\n\nich bin am 09.11.2026 wieder im Büro. Ihre Nachricht wird nicht weitergeleitet.\n\nMit freundlichen Grüßen',
  ],
  [
    'Re: Bestellung',
    'Hallo,\n\ndanke für deine Mail! Wir melden uns so schnell wie möglich bei dir.\n\nDein Lumo-Team',
  ],
  ['Re: Bestellung', 'Ich befinde mich in Elternzeit. Bitte richten Sie Ihre Anfragen an team@firma.example.'],
  ['Eingangsbestätigung: Bestellung', 'Ihre E-Mail ist eingegangen.'],
  [
    'Re: Ordine',
    'Gentile Cliente,\n\nla ringraziamo per averci scritto. La sua richiesta verrà evasa nel più breve tempo possibile.\n\nIl servizio clienti',
  ],
  ['Re: Ordine', 'Oggi sono fuori sede, leggerò la posta in serata. Per urgenze 333 000000.'],
  ['Re: Ordine', 'Sono assente fino a lunedì. Potete contattare la mia collega Sara (sara@ditta.example).'],
  [
    'Re: Order',
    'Bonjour / Hello,\n\nJe suis absent du bureau jusqu’au 9 novembre.\nI am out of the office until November 9th.\n\nCordialement / Best regards',
  ],
  ['Re: Order', "I'm currently out on leave & will respond to your note when I return. Thanks!"],
  [
    'Re: Order',
    'Please note I only work Tuesdays and Thursdays and will reply on my next working day. For urgent matters contact reception@firm.example.',
  ],
  ['Re: Order', 'Jane Doe no longer works for Lumo. Please contact info@lumo.example.'],
  [
    'Re: Pedido 4821',
    'Buenos días,\n\nEn estos momentos me encuentro de vacaciones y no podré atender su correo hasta el próximo 16 de noviembre.\n\nPara cualquier asunto urgente pueden dirigirse a mi compañera Lucía (lucia@empresa.example).\n\nUn saludo',
  ],
  [
    'Re: Pedido 4821',
    'Gracias por contactar con Clínica Sol. Hemos recibido su mensaje correctamente y le atenderemos a la mayor brevedad posible.',
  ],
  ['Respuesta automática: Re: Pedido', 'Estoy de viaje con acceso limitado al correo.'],
  [
    'Re: Su pedido',
    'Estimado/a cliente: le confirmamos la recepción de su correo. Nuestro horario de atención es de 9:00 a 14:00, de lunes a viernes. Este es un mensaje automático, por favor no responda.',
  ],
  [
    'RE: Incidencia',
    'Este buzón no está atendido. Para consultas, utilice el formulario de nuestra web https://empresa.example/contacto.',
  ],
  ['Fuera de oficina', 'Volveré el lunes 9.'],
  [
    'Ticket creado: [#8821] Re: Su pedido',
    'Hola Ana, su solicitud ha sido registrada con el número 8821. Un agente se pondrá en contacto con usted.',
  ],
  [
    'Re: Encomenda',
    'Olá,\n\nEncontro-me de férias até ao dia 13 de novembro, inclusive. Em caso de urgência, contacte por favor rui@empresa.example.\n\nObrigado',
  ],
  ['Resposta automática: Encomenda', 'Agradeço o seu contacto. Responderei logo que possível.'],
  ['Re: Pedido', 'Obrigado pelo seu contato! Recebemos sua mensagem e responderemos em até 24 horas úteis.'],
  ['Re: Pedido', 'Estou em licença maternidade até 10/01. Assuntos urgentes, favor tratar com carla@empresa.example.'],
  [
    '[Chamado #4411] Pedido',
    'Prezado cliente, seu chamado foi aberto com sucesso. Por favor, não responda este e-mail.',
  ],
  [
    'Odp: Zwrot',
    'Dziękuję za wiadomość. Jestem na urlopie do 13 listopada. W sprawach pilnych proszę o kontakt z Panią Anną Nowak: a.nowak@firma.example.',
  ],
  ['Autoodpowiedź: Zwrot', 'Obecnie przebywam poza biurem.'],
  ['Automatyczna odpowiedź: Re: Zwrot', 'Dzień dobry, nie ma mnie dziś w biurze. Odpowiem jutro.'],
  [
    'Re: Zwrot',
    'Dziękujemy za kontakt. Państwa zgłoszenie zostało zarejestrowane pod numerem 8812. Odpowiemy w ciągu 2 dni roboczych.',
  ],
  [
    'Re: Zwrot',
    'Informuję, że od dnia 1 listopada nie pracuję już w firmie. Proszę kierować korespondencję na adres biuro@firma.example.',
  ],
  ['Urlop', 'W dniach 2-13.11 przebywam na urlopie bez dostępu do poczty. Pozdrawiam'],
  [
    'Re: Order',
    'Hi there,\n\nThanks so much for reaching out! This auto-reply is just to let you know we got your email and will get back to you within 24 hours.\n\nCheers, Team Lumo',
  ],
  [
    'Re: Order',
    'Hello! I am out of office with no access to email until Nov 12. If this is urgent, text me at 555-0100.',
  ],
  [
    'Automatic reply: Re: Order',
    'Thank you for your email. I have now left Lumo. Please redirect your enquiry to sales@lumo.example.',
  ],
  [
    'Re: Order',
    'Your email has been received by the Lumo Service Desk. Your reference is INC0012345. Please quote this reference in all correspondence.',
  ],
  [
    'Thank you for contacting Lumo',
    'We appreciate you getting in touch. One of our team members will reply shortly. Please do not reply to this email.',
  ],
  ['OOO: back 11/16', 'On PTO. Ping Jess (jess@lumo.example) if anything is on fire.'],
  [
    'Re: Order',
    'I am on PTO through Friday, November 6 and will have limited access to email. For immediate help, contact jess@lumo.example.',
  ],
  ['Re: Order', 'This mailbox is not monitored. Please use https://lumo.example/help instead.'],
  [
    'Re: Commande',
    'Bonjour,\n\nJe suis en congés jusqu’au 16 novembre inclus. En cas d’urgence vous pouvez joindre Luc Petit (luc@firme.example).\n\nCordialement',
  ],
  ['Réponse automatique : Commande', 'Bonjour, je suis en déplacement, je vous réponds dès mon retour.'],
  [
    'Re: Commande',
    'Nous accusons réception de votre message et vous répondrons dans les meilleurs délais. Ceci est un message automatique, merci de ne pas y répondre.',
  ],
  ['Re: Commande', 'Votre demande n° 8821 a bien été prise en compte. Un conseiller vous répondra sous 48 h.'],
  [
    'AW: Bestellung',
    'Vielen Dank für Ihre Nachricht. Ich bin derzeit nicht im Büro und ab dem 9. November wieder für Sie da. Ihre E-Mail wird nicht weitergeleitet. In dringenden Fällen wenden Sie sich bitte an info@firma.example.',
  ],
  ['Automatische Antwort: Bestellung', 'Ich bin heute auf einer Fortbildung.'],
  [
    'Re: Bestellung',
    'Sehr geehrte Damen und Herren,\n\nvielen Dank für Ihre E-Mail. Ihre Anfrage ist bei uns eingegangen und wird schnellstmöglich bearbeitet. Bitte antworten Sie nicht auf diese automatisch generierte Nachricht.',
  ],
  [
    '[Ticket#2026110210000042] Bestellung',
    'Ihre Anfrage wurde unter der Ticketnummer 2026110210000042 aufgenommen. Unser Support-Team meldet sich in Kürze.',
  ],
  ['Re: Bestellung', 'Ich bin nicht mehr für die Firma tätig. Bitte wenden Sie sich an Frau Kurz, kurz@firma.example.'],
  [
    'R: Ordine',
    'Buongiorno, sono in ferie fino al 13 novembre compreso. Per urgenze contattare Luca Rossi all’indirizzo luca@ditta.example. Grazie',
  ],
  ['Risposta automatica: Ordine', 'Sono fuori ufficio, leggerò la sua email al mio rientro.'],
  [
    'Re: Ordine',
    'Grazie per averci contattato. Abbiamo ricevuto la tua richiesta e ti risponderemo entro 24 ore lavorative. Questa è una email automatica.',
  ],
  [
    'Re: Ordine',
    'La informiamo che la sua richiesta è stata presa in carico con il numero 8821. Un operatore la contatterà al più presto.',
  ],
  ['Automatisch antwoord: Bestelling', 'Ik ben met vakantie tot 13 november.'],
  ['Automatiskt svar: Order', 'Jag är på semester till 13 november.'],
  ['Autosvar: Ordre', 'Jeg er på ferie til 13. november.'],
  ['Automaattinen vastaus: Tilaus', 'Olen lomalla 13.11. asti.'],
  ['Automatická odpověď: Objednávka', 'Jsem na dovolené do 13. 11.'],
  ['Автоответ: Заказ', 'Я в отпуске до 13 ноября.'],
  ['Automatikus válasz: Rendelés', 'Szabadságon vagyok november 13-ig.'],
  ['Răspuns automat: Comanda', 'Sunt în concediu până pe 13 noiembrie.'],
  ['Otomatik yanıt: Sipariş', '13 Kasım tarihine kadar izindeyim.'],
  ['自动答复: 订单', '我正在休假，11月13日回来。'],
  ['自動応答: 注文', 'ただいま不在にしております。'],
  ['Resposta automàtica: Comanda', 'Sóc fora de l’oficina fins dilluns.'],
  ['Automatická odpoveď: Objednávka', 'Som na dovolenke do 13. 11.'],
  ['Αυτόματη απάντηση: Παραγγελία', 'Λείπω σε άδεια.'],
  ['Автоматична відповідь: Замовлення', 'Я у відпустці до 13 листопада.'],
  [
    'Re: Pedido',
    'Estimados,\n\nEstoy en periodo vacacional del 2 al 13 de noviembre, ambos inclusive. Para temas urgentes contacten con el departamento de compras: compras@empresa.example\n\nGracias',
  ],
  [
    'Re: Pedido',
    'Gracias por tu correo. Ahora mismo estoy desconectada; vuelvo el 10 de noviembre y te responderé entonces.',
  ],
  [
    'Re: Pedido',
    'Este es un correo automático para informarle de que hemos recibido su consulta y la estamos gestionando.',
  ],
  [
    'Re: Pedido',
    'Hemos recibido su mensaje. Nuestro equipo de atención al cliente le responderá en un plazo máximo de 72 horas.',
  ],
  ['Re: Pedido', 'Ya no trabajo en Muebles Sol. Por favor dirija sus correos a info@mueblessol.example.'],
  [
    'Re: Encomenda',
    'Agradeço o seu e-mail. Estou ausente do escritório até 9 de novembro, com acesso limitado ao e-mail.',
  ],
  ['Re: Encomenda', 'A sua mensagem foi recebida com sucesso. Entraremos em contacto consigo brevemente.'],
  ['Re: Pedido', 'Deixei de fazer parte da equipe. Favor direcionar sua mensagem para contato@empresa.example'],
  ['Re: Zwrot', 'Jestem nieobecny do 13.11. Pilne sprawy: biuro@firma.example, tel. 600 000 000.'],
  ['Re: Zwrot', 'Twoje zgłoszenie nr 8821 zostało przyjęte. Skontaktujemy się z Tobą w ciągu 24 godzin.'],
  ['Re: Zwrot', 'Dziękuję za e-mail. Aktualnie jestem poza biurem i odpowiem po powrocie, 9 listopada.'],
  ['Re: Commande', 'Je suis absent(e) du 2 au 13 novembre. Merci de vous adresser à accueil@firme.example.'],
  [
    'Re: Commande',
    'Merci pour votre e-mail. Je suis actuellement en congé maternité. Pour toute demande, contactez Marie : marie@firme.example',
  ],
  [
    'Re: Commande',
    'Nous avons bien reçu votre demande. Elle sera traitée dans les plus brefs délais. Ne répondez pas à ce message.',
  ],
  ['Re: Bestellung', 'Ich bin bis einschließlich 13.11. im Urlaub. Ihre Mails werden in dieser Zeit nicht gelesen.'],
  [
    'Re: Bestellung',
    'Vielen Dank für Ihre Anfrage! Wir haben Ihre Nachricht erhalten und melden uns innerhalb von zwei Werktagen.',
  ],
  [
    'Re: Ordine',
    'Sarò fuori ufficio dal 2 al 13 novembre con accesso limitato alla posta. Per urgenze: ufficio@ditta.example',
  ],
  ['Re: Ordine', 'Gentile cliente, abbiamo preso in carico la Sua segnalazione. Le risponderemo entro 48 ore.'],
  [
    'Re: Order',
    'I am on vacation from Nov 2 to Nov 13. I will reply to your email after I return. For immediate assistance, contact Sam at sam@firm.example.',
  ],
  ['Re: Order', 'Hello, I have moved to a new role and no longer handle orders. Please contact orders@firm.example.'],
  ['Re: Order', 'We have received your email and will respond within 2 business days. This is an automated response.'],
  ['Re: Order', 'Thanks for getting in touch. We aim to respond to all enquiries within 48 hours, Monday to Friday.'],
  ['Re: Order', 'I am travelling for business with sporadic email access until Friday. Expect delays.'],
  ['Re: Order', 'My working days are Monday to Wednesday. I will respond to your message on my return to the office.'],
  ['Re: Order', 'This inbox is unattended. Replies to this address are not read.'],
  [
    'Re: Pedido',
    'Buenos días. Estoy de permiso de paternidad hasta enero. Les atenderá mi compañero Raúl en raul@empresa.example.',
  ],
  [
    'Re: Pedido',
    'Muchas gracias por su email. Le contestaremos lo antes posible en nuestro horario habitual, de 9 a 18 h.',
  ],
  ['Re: Encomenda', 'Neste momento estou fora, regresso dia 9. Se for urgente ligue para 910 000 000.'],
  [
    'Re: Zwrot',
    'Uprzejmie informuję, że do 13 listopada przebywam na urlopie. Korespondencję proszę kierować do p. Lis: lis@firma.example',
  ],
  ['Re: Zwrot', 'Potwierdzamy otrzymanie wiadomości. Prosimy o cierpliwość, odpowiadamy w ciągu 2 dni roboczych.'],
  ['Re: Commande', 'Votre message nous est bien parvenu. Nous y répondrons dans les meilleurs délais. L’équipe Lumo'],
  [
    'Re: Bestellung',
    'Leider bin ich zurzeit krank. Bitte wenden Sie sich an meine Kollegin Frau Kurz unter kurz@firma.example.',
  ],
  ['Re: Ordine', 'Sono in maternità. Per qualsiasi necessità scrivere a info@ditta.example'],
  [
    'Re: Order',
    'Hi! I’m away this week with patchy internet. I’ll get back to you next Monday. If it can’t wait, email office@firm.example.',
  ],
  [
    'Re: Order',
    'Thank you for contacting the Lumo store. Your enquiry has been logged and one of our advisers will reply within 3 working days.',
  ],
  ['Re: Order', 'I will be on leave starting 2 Nov and back 16 Nov. In my absence contact Pat (pat@firm.example).'],
]

test.each(NOTES)('%s: %s', (subject, text) => {
  expect(natureOf({ ...EMPTY, subject, text }, OWN).kind).toBe('auto-reply')
})
