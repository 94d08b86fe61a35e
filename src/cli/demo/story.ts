/** The demo's story: one week of a small shop for lamps and furniture, step by step. */
import type { AgentName, CustomerName } from './people.ts'
import type { StoryTime } from './story-clock.ts'

export type Step =
  /** A mail of `fixtures/threads` arrives. `answers`: it answers the newest mail sent to that person about that matter. */
  | {
      readonly at: StoryTime
      readonly tell: string
      readonly mail: string
      readonly envelopeFrom: string
      readonly answers?: { readonly sentTo: CustomerName | AgentName; readonly about: CustomerName }
    }
  /** An agent answers the newest mail about a customer's matter in her inbox. */
  | {
      readonly at: StoryTime
      readonly tell: string
      readonly agent: AgentName
      readonly about: CustomerName
      readonly text: string
    }
  /** Nobody writes: only time goes by. */
  | { readonly at: StoryTime; readonly tell: string }

export const STORY: readonly Step[] = [
  {
    at: 'mon 09:12',
    tell: 'Lucía writes in Spanish from Gmail: her lamp arrived broken, photo attached.',
    mail: 'damaged-parcel/01-lucia-lamp-arrived-broken.eml',
    envelopeFrom: 'lucia.herrera@gmail.example',
  },
  {
    at: 'mon 09:24',
    tell: 'Ana answers the notification, takes the case and promises Friday: #take, #promise fri.',
    agent: 'ana',
    about: 'lucia',
    text: `#take
#promise fri una lámpara nueva en su casa

Hola, Lucía:

Siento mucho que la lámpara haya llegado así. Hoy mismo sale una nueva del
almacén y la tendrá el viernes como muy tarde. La rota no hace falta que la
devuelva. ¿Seguimos teniendo bien su dirección, calle Olmo 14, Valladolid?`,
  },
  {
    at: 'mon 09:40',
    tell: 'James asks from his iPhone, in English, about plugs and bulbs.',
    mail: 'plug-question/01-james-which-plug.eml',
    envelopeFrom: 'james.whitfield@icloud.example',
  },
  {
    at: 'mon 09:55',
    tell: 'Ana just answers; no command is needed.',
    agent: 'ana',
    about: 'james',
    text: `Hello James,

The Aurora comes with a European plug and we put a UK adapter in the box for
orders to the United Kingdom. It takes an E27 bulb of up to 60 W.`,
  },
  {
    at: 'mon 10:02',
    tell: 'James says "Thanks!", and nobody shall be bothered by it.',
    mail: 'plug-question/02-james-thanks.eml',
    envelopeFrom: 'james.whitfield@icloud.example',
    answers: { sentTo: 'james', about: 'james' },
  },
  {
    at: 'mon 10:03',
    tell: 'So Ana ends it silently: #close.',
    agent: 'ana',
    about: 'james',
    text: '#close',
  },
  {
    at: 'mon 10:05',
    tell: 'Tomasz writes in Polish from Outlook: his card was charged twice.',
    mail: 'double-charge/01-tomasz-charged-twice.eml',
    envelopeFrom: 't.wojcik@firma.example',
  },
  {
    at: 'mon 10:20',
    tell: 'Kasia takes it and asks back: #take.',
    agent: 'kasia',
    about: 'tomasz',
    text: `#take

Dzień dobry,

bardzo przepraszamy za kłopot. Widzimy w systemie jedno zamówienie i jedną
płatność. Czy może Pan podać dokładną godzinę i kwotę obu obciążeń?`,
  },
  {
    at: 'mon 11:00',
    tell: 'Inês writes in Portuguese from Thunderbird: the shop refuses her coupon.',
    mail: 'coupon-refused/01-ines-coupon-not-accepted.eml',
    envelopeFrom: 'ines.carvalho@correio.example',
  },
  {
    at: 'mon 11:10',
    tell: 'Rui answers and mistypes a command: #resolv. Nothing of it may go out.',
    agent: 'rui',
    about: 'ines',
    text: `#resolv

Bom dia, Inês,

O cupão OUTONO15 já funciona: tinha ficado desativado por engano. Os artigos
continuam no seu carrinho.`,
  },
  {
    at: 'mon 11:14',
    tell: 'Rui sends it again with #resolve.',
    agent: 'rui',
    about: 'ines',
    text: `#resolve

Bom dia, Inês,

O cupão OUTONO15 já funciona: tinha ficado desativado por engano. Os artigos
continuam no seu carrinho.`,
  },
  {
    at: 'mon 12:00',
    tell: 'A trade fair sends its newsletter to the mailbox.',
    mail: 'newsletter/01-trade-fair-news.eml',
    envelopeFrom: 'bounces-5512@mailer.fair.example',
  },
  {
    at: 'mon 12:10',
    tell: "Lucía answers with her address, Ana's words quoted below.",
    mail: 'damaged-parcel/02-lucia-gives-her-address.eml',
    envelopeFrom: 'lucia.herrera@gmail.example',
    answers: { sentTo: 'lucia', about: 'lucia' },
  },
  { at: 'mon 14:00', tell: 'The shifts change: every agent gets the list of what is open.' },
  {
    at: 'mon 15:00',
    tell: 'Tomasz writes a new mail without any reference; only the order number is the same.',
    mail: 'double-charge/02-tomasz-new-mail-same-order.eml',
    envelopeFrom: 't.wojcik@firma.example',
  },
  {
    at: 'mon 16:00',
    tell: 'Carmen writes in Spanish: three weeks without her refund.',
    mail: 'refund-waiting/01-carmen-waiting-for-refund.eml',
    envelopeFrom: 'carmen.ortiz@correo.example',
  },
  { at: 'mon 16:35', tell: 'Half an hour of business time, and nobody has answered Carmen.' },
  { at: 'mon 17:05', tell: 'An hour: it is no longer only a matter of the agents.' },
  {
    at: 'tue 09:15',
    tell: 'Kasia tells Tomasz that his money is on its way, and resolves: #resolve.',
    agent: 'kasia',
    about: 'tomasz',
    text: `Dzień dobry,

druga płatność (489,00 zł) została dziś zwrócona na Pana kartę. Środki powinny
być widoczne na koncie najpóźniej jutro.

#resolve`,
  },
  {
    at: 'tue 10:30',
    tell: 'João writes in Portuguese: his parcel did not come.',
    mail: 'parcel-not-arrived/01-joao-where-is-my-order.eml',
    envelopeFrom: 'joao.mendes@gmail.example',
  },
  {
    at: 'tue 10:45',
    tell: 'Rui takes it and promises Wednesday: #take, #promise wed.',
    agent: 'rui',
    about: 'joao',
    text: `#take
#promise wed dizer onde está a encomenda

Bom dia, João,

Lamento muito o atraso. Já abrimos uma reclamação na transportadora e amanhã
dizemos-lhe onde está a encomenda 51120.`,
  },
  {
    at: 'tue 12:00',
    tell: 'Emma writes in English from Apple Mail: her lamp is broken, five months old.',
    mail: 'lamp-flickers/01-emma-warranty.eml',
    envelopeFrom: 'emma@lindqvist.example',
  },
  {
    at: 'tue 12:20',
    tell: 'Ana answers Emma.',
    agent: 'ana',
    about: 'emma',
    text: `Hello Emma,

I am sorry that your lamp gave up so soon. It is under warranty: please send me
a short video or a photo of it and we will replace it.`,
  },
  {
    at: 'tue 12:21',
    tell: "Emma's mailbox answers by itself: out of office.",
    mail: 'lamp-flickers/02-emma-out-of-office.eml',
    envelopeFrom: '',
    answers: { sentTo: 'emma', about: 'emma' },
  },
  {
    at: 'tue 16:40',
    tell: 'Tomasz answers that he has no money yet: it is open again.',
    mail: 'double-charge/03-tomasz-no-refund-yet.eml',
    envelopeFrom: 't.wojcik@firma.example',
    answers: { sentTo: 'tomasz', about: 'tomasz' },
  },
  {
    at: 'tue 16:55',
    tell: 'Kasia answers him.',
    agent: 'kasia',
    about: 'tomasz',
    text: `Dzień dobry,

zwrot wyszedł od nas dziś rano, bank potrzebuje zwykle jednego dnia roboczego.
Sprawdzimy to jeszcze raz i damy Panu znać.`,
  },
  { at: 'wed 09:00', tell: "Wednesday morning: today Rui's promise to João is due." },
  {
    at: 'wed 10:00',
    tell: 'Zofia asks in Polish what a rug is made of.',
    mail: 'rug-material/01-zofia-wool-or-cotton.eml',
    envelopeFrom: 'zofia.kaminska@poczta.example',
  },
  {
    at: 'wed 10:20',
    tell: 'Kasia answers Zofia.',
    agent: 'kasia',
    about: 'zofia',
    text: `Dzień dobry,

dywan Vega jest wykonany w całości z wełny. Rozmiar 160 x 230 cm w kolorze
szarym mamy w magazynie.`,
  },
  {
    at: 'wed 10:21',
    tell: "The answer comes back: Zofia's mailbox does not exist.",
    mail: 'rug-material/02-postmaster-mailbox-unknown.eml',
    envelopeFrom: '',
    answers: { sentTo: 'zofia', about: 'zofia' },
  },
  {
    at: 'wed 11:00',
    tell: 'Sarah writes in English from Outlook: her card is declined.',
    mail: 'card-declined/01-sarah-payment-declined.eml',
    envelopeFrom: 'sarah.okafor@work.example',
  },
  {
    at: 'wed 11:05',
    tell: 'Rui corrects the category and leaves a note for his colleagues: #category, #note.',
    agent: 'rui',
    about: 'sarah',
    text: `#note
#category checkout/page-error
It is the card form of our shop: error 402 since the update of last night.`,
  },
  {
    at: 'wed 11:20',
    tell: 'Rui answers Sarah.',
    agent: 'rui',
    about: 'sarah',
    text: `Hello Sarah,

Your card is fine; our payment page had a fault since last night and it is
mended now. Your basket is still there at the autumn price.`,
  },
  {
    at: 'wed 15:00',
    tell: "Somebody pretends to be Ana, knows Ana's signed address of Lucía's case, asks for money and says #close.",
    mail: 'forged-agent/01-somebody-as-ana.eml',
    envelopeFrom: 'www-data@vps77.cheap-hosting.example',
    answers: { sentTo: 'ana', about: 'lucia' },
  },
  { at: 'thu 09:00', tell: "João has heard nothing: Rui's promise is missed." },
  { at: 'thu 15:30', tell: 'A day has gone by, and Ana did not say that the mail was hers.' },
  { at: 'fri 09:00', tell: "Friday morning: today Ana's promise to Lucía is due." },
  {
    at: 'fri 11:00',
    tell: 'Ana keeps it: #resolve.',
    agent: 'ana',
    about: 'lucia',
    text: `#resolve

Hola, Lucía:

El transportista nos confirma que la lámpara nueva se ha entregado esta mañana.
¡Que la disfrute su madre!`,
  },
  { at: 'sat 16:30', tell: 'Carmen has now heard nothing for five days.' },
  { at: 'next-mon 08:05', tell: 'Monday morning, five past eight: the weekly digest.' },
]
