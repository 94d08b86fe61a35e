import { describe, expect, test } from 'vitest'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { natureOf } from '../../../src/domain/mail/nature/nature.ts'

const OWN = { mailbox: 'incidencias@tienda.example', isOwnMessageId: () => false }
const EMPTY: Mail = {
  inReplyTo: ['x@y'],
  references: [],
  from: [{ address: 'ana@example.com', name: 'Ana' }],
  replyTo: [],
  to: [],
  cc: [],
  subject: 'Re: Su pedido',
  arrivedAt: Date.parse('2026-11-02T10:00Z'),
  text: '',
  attachments: [],
  headers: new Map(),
  size: 0,
}
const nature = (mail: Partial<Mail>) => natureOf({ ...EMPTY, ...mail }, OWN)

/** Notes without any header that says so: subject and text as the big programs and their users write them. */
const NOTES: readonly (readonly [string, string])[] = [
  [
    'Re: Su pedido',
    'Gracias por su mensaje. Estoy fuera de la oficina hasta el 9 de noviembre. Le responderé a mi regreso.',
  ],
  ['Respuesta automática: Su pedido', 'No estoy.'],
  ['Autorespuesta: hola', 'Vuelvo pronto'],
  ['Fuera de la oficina', 'Estaré de vacaciones del 2 al 9 de noviembre.'],
  ['Ausencia', 'Me encuentro ausente hasta el 12/11/2026.'],
  ['Re: Hola', 'Me encuentro de vacaciones. Para asuntos urgentes contacte con laura@example.com.'],
  ['Re: Hola', 'Buenos días:\nEstoy de baja. Durante mi ausencia póngase en contacto con Luis.'],
  ['Re: Hola', 'Permaneceremos cerrados por vacaciones hasta el 16 de noviembre. Responderemos a la vuelta.'],
  ['Vacaciones', 'Estoy de vacaciones y no estaré disponible.'],
  [
    'Re: Hola',
    'Hola, gracias por tu correo. Estaré fuera de la oficina sin acceso al correo. A la vuelta te responderé.',
  ],
  ['Resposta automática: Pedido', 'Estou de férias.'],
  ['Re: Olá', 'Obrigado pelo seu contacto. Encontro-me ausente até ao dia 9 de novembro. Responderei no meu regresso.'],
  ['Férias', 'Estou de férias até 15/11.'],
  ['Re: Olá', 'Estarei fora do escritório até ao dia 12 de novembro. Em caso de urgência contacte a minha colega.'],
  ['Fora do escritório', 'Volto dia 10.'],
  ['Ausência temporária: olá', 'Estarei ausente.'],
  ['Re: Olá', 'Agradeço o seu email. De momento não me encontro no escritório. Para assuntos urgentes ligue.'],
  ['Re: Oi', 'Me encontro em férias até 20 de novembro. Assuntos urgentes: contate Paulo.'],
  ['Auto-resposta', 'Recebido'],
  ['Re: Oi', 'Estou em licença. Durante minha ausência, favor contatar joao@example.com.br.'],
  ['Odpowiedź automatyczna: Zwrot', 'Nie ma mnie.'],
  ['Autoodpowiedź: Re', 'Jestem na urlopie'],
  ['Re: Witam', 'Dziękuję za wiadomość. Jestem nieobecna do 9 listopada. Odpowiem po powrocie.'],
  ['Urlop', 'Przebywam na urlopie do 12.11.2026.'],
  ['Re: Witam', 'Obecnie przebywam na zwolnieniu. W pilnych sprawach proszę o kontakt z Anną.'],
  ['Nieobecność', 'Będę nieobecny do dnia 10 listopada.'],
  ['Poza biurem', 'Wracam w poniedziałek'],
  ['Re: Witam', 'Jestem poza biurem z ograniczonym dostępem. Pod moją nieobecność zastępuje mnie Jan.'],
  ['Re: Witam', 'Dzień dobry, nie ma mnie w biurze do 9 listopada. Odpowiem po powrocie.'],
  ['Automatyczna odpowiedź', 'Skrzynka sprawdzana raz dziennie'],
]

/** What people write who were, are or will be away. */
const PEOPLE: readonly (readonly [string, string])[] = [
  ['Parcel', 'I was out of office last week and my parcel was returned to you.'],
  ['Out of office', 'I was out of office last week and my parcel came back. Please send it again.'],
  ['Re: order', 'I am on vacation until November 10, please deliver the order after that.'],
  ['Delivery', 'I will be away until Friday. Can you hold it?'],
  ['Fuera de la oficina', 'Estuve fuera de la oficina y el repartidor no me encontró.'],
  ['Re: Su pedido', 'Estaré de vacaciones hasta el 9 de noviembre, por favor entreguen el paquete el 10.'],
  ['Re: Su pedido', 'Estoy de viaje, lo miro a la vuelta.'],
  ['Re: Su pedido', 'Gracias por su mensaje. Mañana no estaré disponible, mejor el jueves.'],
  ['Re: Su pedido', 'Estoy de baja y no puedo ir a recoger el paquete.'],
  ['Vacaciones', 'Compré una maleta para las vacaciones y llegó rota.'],
  ['Ausencia del repartidor', 'El repartidor dijo que estaba ausente y es mentira.'],
  ['Re: Su pedido', 'En mi ausencia lo puede recoger mi vecina.'],
  ['Respuesta automática que no entiendo', 'Me ha llegado una respuesta automática. ¿Qué significa?'],
  ['Re: Respuesta automática: Hola', 'Sigo sin noticias de mi pedido.'],
  ['Re: Su pedido', 'Como les dije, estaré fuera de la oficina hasta el viernes.'],
  ['Re: Encomenda', 'Estive de férias e só agora vi a mensagem.'],
  ['Re: Encomenda', 'Estou de férias até dia 9, podem entregar depois?'],
  ['Férias', 'Comprei um guarda-sol para as férias e não chegou.'],
  ['Re: Encomenda', 'Estarei ausente amanhã, o estafeta que deixe na portaria.'],
  ['Re: Encomenda', 'O entregador disse que eu estava ausente.'],
  ['Re: Encomenda', 'Obrigado pela sua mensagem. Volto dia 10 e depois digo.'],
  ['Re: Zwrot', 'Byłam na urlopie i nie odebrałam przesyłki.'],
  ['Urlop', 'Jestem na urlopie do 10 listopada, proszę o dostawę po tej dacie.'],
  ['Re: Zwrot', 'Będę nieobecny w piątek, kurier niech przyjedzie w sobotę.'],
  ['Re: Zwrot', 'Dziękuję za wiadomość. Wracam jutro i odpiszę.'],
  ['Nieobecność kuriera', 'Kurier nie przyjechał, czekałam cały dzień.'],
  ['Re: Zwrot', 'Nie ma mnie w domu do 17, potem proszę dzwonić.'],
  ['Re: order', 'Thanks for your email. I will be back home on Monday.'],
  ['Holiday', 'We bought this for our holiday and it broke.'],
  ['Away kit', 'Do you have the away shirt in size M?'],
]

describe('absence notes without headers', () => {
  test.each(NOTES)('%s: %s', (subject, text) => expect(nature({ subject, text }).kind).toBe('auto-reply'))
})
describe('people who speak of absence', () => {
  test.each(PEOPLE)('%s: %s', (subject, text) => expect(nature({ subject, text }).kind).toBe('human'))
})

const headers = (entries: Record<string, string>) =>
  new Map(Object.entries(entries).map(([name, value]) => [name, [value]]))
test.each([
  [{ 'auto-submitted': 'auto-replied' }, 'auto-reply'],
  [{ 'auto-submitted': 'auto-generated (failure)' }, 'auto-reply'],
  [{ 'auto-submitted': 'no' }, 'human'],
  [{ 'auto-submitted': 'auto-forwarded' }, 'human'],
  [{ precedence: 'bulk' }, 'list'],
  [{ precedence: 'list' }, 'list'],
  [{ precedence: 'auto_reply' }, 'auto-reply'],
  [{ 'list-id': '<a.example>' }, 'list'],
  [{ 'list-unsubscribe': '<mailto:a@example.com>' }, 'human'],
  [{ 'x-autoreply': 'yes' }, 'auto-reply'],
  [{ 'x-autorespond': 'x' }, 'auto-reply'],
  [{ 'x-auto-response-suppress': 'All' }, 'human'],
  [{ 'x-auto-response-suppress': 'DR, OOF, AutoReply' }, 'human'],
  [{ 'return-path': '<>' }, 'auto-reply'],
  [{ 'return-path': '<ana@example.com>' }, 'human'],
  [{ 'x-incidencias': 'incidencias@tienda.example' }, 'own'],
  [{ 'x-incidencias': 'otra@tienda.example' }, 'human'],
  [{ 'x-incidencias': 'es-incidencias@tienda.example' }, 'human'],
] as const)('%o is %s', (given, kind) => {
  expect(nature({ headers: headers(given as Record<string, string>), text: 'Hola' }).kind).toBe(kind)
})

test('the day of return is read, with the year of arrival', () => {
  const at = (text: string) => {
    const found = nature({ subject: 'Automatic reply: x', text })
    return found.kind === 'auto-reply' && found.returnsAt !== undefined
      ? new Date(found.returnsAt).toISOString().slice(0, 10)
      : undefined
  }
  expect(at('Estoy de vacaciones hasta el lunes 9 de noviembre.')).toBe('2026-11-09')
  expect(at('I am away until 5 January.')).toBe('2027-01-05')
  expect(at('Jestem na urlopie do 12.11.2026')).toBe('2026-11-12')
  expect(at('Encontro-me de férias até ao dia 9 de novembro')).toBe('2026-11-09')
  expect(at('out of office until 2026-11-20')).toBe('2026-11-20')
  expect(at('until November 16th')).toBe('2026-11-16')
  expect(at('back soon')).toBeUndefined()
})
