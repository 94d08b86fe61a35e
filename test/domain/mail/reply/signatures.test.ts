import { describe, expect, test } from 'vitest'
import { readReply } from '../../../../src/domain/mail/reply/read-reply.ts'
import { aMail, words } from './a-mail.ts'

const CUT: readonly string[] = [
  '-- \nAna García\nCompras',
  '--\nAna García\n600 111 222',
  '__\nAna García\nCompras',
  '—\nAna García',
  'Enviado desde mi iPhone',
  'Enviado desde mi Samsung Galaxy',
  'Enviado desde Outlook para Android<https://aka.ms/x>',
  'Obtener Outlook para iOS<https://aka.ms/o0ukef>',
  'Enviado con Proton Mail, correo electrónico seguro.',
  'Enviado do meu iPhone',
  'Wysłane z iPhone’a',
  'Wysłano z mojego telefonu komórkowego',
  'Sent from my iPhone, please excuse any typos.',
  'Sent from Yahoo Mail on Android',
  '<<sent by galaxy>>',
  'Von meinem iPhone gesendet',
  'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.',
  'Envoyé de mon iPhone',
  'Inviato da iPhone',
  'Verstuurd vanaf mijn iPad',
  'Lähetetty iPhonesta',
  'Отправлено с iPhone',
  'iPhoneから送信',
  '나의 iPhone에서 보냄',
  '发自我的iPhone',
  'נשלח מה-iPhone שלי',
  'Odesláno z iPhonu',
  'Verzonden vanuit Mail voor Windows 11',
  'Отправлено из мобильной Почты Mail.ru',
  'Enviado desde mi terminal BlackBerry® de Telefonica',
  'Sent wirelessly from my BlackBerry device',
  'Sorry for typos, sent from my phone',
  '—————\nAna García\nCompras\n📧 ana.garcia@example.com\n📱 600 111 222',
  'AVISO LEGAL: Este mensaje es confidencial y va dirigido a su destinatario.',
  'Este mensaje y sus adjuntos son confidenciales. Si usted no es el destinatario, bórrelo; queda prohibida su copia.',
  'This email and any attachments are confidential and intended solely for the addressee. Unauthorised use is prohibited.',
  'Please consider the environment before printing this email.',
  'Niniejsza wiadomość może zawierać informacje poufne. Jeżeli nie są Państwo jej adresatem, prosimy o jej usunięcie.',
  'Virus-free.www.avast.com\n<https://www.avast.com/sig-email?utm_medium=email>',
  '_______________________________________________\nUsers mailing list\nusers@lists.example.com\nhttps://lists.example.com/users',
]

describe('what a client, a company or a list puts below is signature', () => {
  test.each(CUT)('%s', (below) => {
    const reply = readReply(aMail(`Sigue sin llegar.\n\nSaludos,\nAna\n\n${below}\n`))
    expect(reply.newText).toBe('Sigue sin llegar.\n\nSaludos,\nAna')
    expect(words(reply.signature)).toBe(words(below))
  })

  test.each([
    'Enviado desde mi móvil no se ve la foto',
    'Sent from the iPhone department on Monday',
    'Disculpa, enviado desde mi móvil no se ve la foto',
    'Sent with the wrong mail',
  ])('a sentence that only begins like a phrase stays: %s', (sentence) => {
    expect(readReply(aMail(`Sigue sin llegar.\n\n${sentence}`)).newText).toBe(`Sigue sin llegar.\n\n${sentence}`)
  })

  test('a warning of the mail server on top', () => {
    const banner = 'CAUTION: This email originated from outside of the organization. Do not click links.'
    const reply = readReply(aMail(`${banner}\n\nIt is broken.`))
    expect(reply).toMatchObject({ newText: 'It is broken.', signature: banner })
  })

  test.each([
    '⚠ EXTERNAL SENDER. Verify before you click.',
    'No sueles recibir correos electrónicos de t@example.com. Descubre por qué esto es importante<https://aka.ms/LearnAboutSenderIdentification>',
    'Sinulle ei usein tule viestejä: t@example.com. Lue lisää<https://aka.ms/LearnAboutSenderIdentification>',
    'LET OP: deze e-mail komt van buiten de organisatie.',
    'ZjQcmQRYFpfptBannerStart\n\nThis Message Is From an Unknown Sender\n\nYou have not written with them before.\n\nZjQcmQRYFpfptBannerEnd',
  ])('a warning on top: %s', (banner) => {
    expect(readReply(aMail(`${banner}\n\nIt is broken.`)).newText).toBe('It is broken.')
  })

  test('a postscript under the signature is written', () => {
    const reply = readReply(aMail('It is broken.\n\n-- \nAna García\n\nPS: the hat, too.'))
    expect(reply).toMatchObject({ newText: 'It is broken.\n\nPS: the hat, too.', signature: '-- \nAna García' })
  })

  test('what is written under a signature that nothing stands above', () => {
    const quote = 'On 2 Nov 2026, at 09:40, Tienda <t@tienda.example> wrote:\n> Is it here?'
    const reply = readReply(aMail(`-- \nAna García\n\nNo, and it should have been here last week already.\n\n${quote}`))
    expect(reply.newText).toBe('No, and it should have been here last week already.')
  })

  test('nothing but a signature is what was written', () => {
    expect(readReply(aMail('-- \nAna')).newText).toBe('-- \nAna'.trim())
  })
})
