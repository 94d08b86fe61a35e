import { type DeliveryStatus, header, type Mail } from '../mail.ts'
import type { Bounce } from '../reading.ts'

/** As much of a free-text bounce as says what happened; what follows is the returned mail. */
const LONGEST_NOTICE = 12_000

/** Sentences by which mail servers without a machine-readable report begin. */
const FAILURE = [
  'a message that you sent could not be delivered',
  'a message you sent could not be delivered',
  'hi. this is the qmail-send program',
  "i wasn't able to deliver your message",
  'i’m sorry to have to inform you that your message could not',
  "i'm sorry to have to inform you that your message could not",
  'delivery has failed to these recipients',
  'delivery to the following recipient failed',
  'delivery to the following recipients failed',
  'your message to the following recipients cannot be delivered',
  "your message wasn't delivered",
  'your message couldn',
  'your message was not delivered',
  'the following address failed',
  'the following addresses had permanent fatal errors',
  'undeliverable:',
  'undelivered mail returned to sender',
  'mail delivery failed',
  'delivery status notification (failure)',
  'address not found',
  'recipient address rejected',
  'no se ha podido entregar',
  'no se pudo entregar',
  'error al entregar',
  'el mensaje no se entregó',
  'não foi possível entregar',
  'falha na entrega',
  'falha ao entregar',
  'nie można dostarczyć',
  'nie udało się dostarczyć',
  'nie została dostarczona',
  'wiadomość nie została dostarczona',
  'échec de la remise',
  "n'a pas pu être remis",
  'konnte nicht zugestellt werden',
  'unzustellbar',
  'impossibile recapitare',
]
const DELAY = [
  'delivery delayed',
  'delivery status notification (delay)',
  'warning: message',
  'has not yet been delivered',
  'delivery incomplete',
  'will be retried',
  'will keep trying',
  'is delayed',
  'delivery is delayed',
  'you do not need to resend',
  'this is a warning message only',
  'retraso en la entrega',
  'entrega retrasada',
  'entrega atrasada',
  'opóźnione dostarczenie',
  'opóźnienie w dostarczeniu',
]
const FULL =
  /mailbox (?:is )?full|over ?quota|quota exceeded|exceeded (?:its |the )?(?:storage|quota)|out of storage|insufficient (?:system )?storage|buz[oó]n (?:está |de correo )?lleno|caixa (?:de correio |postal )?(?:está )?cheia|skrzynka (?:jest )?(?:pełna|przepełniona)|bo[iî]te pleine|postfach (?:ist )?voll|casella piena/
const PASSING =
  /temporar(?:y|ily)|try again later|greylist|grey-list|rate limit|too many (?:messages|connections|recipients)|connection timed out|spam|blocked|blocklist|blacklist|reputation|policy|size limit|too large|content rejected|intenta?.{0,20}más tarde/
const UNKNOWN =
  /user unknown|unknown user|no such (?:user|mailbox|recipient|address)|does ?n[o']t exist|does not exist|address not found|invalid (?:recipient|mailbox|address)|unknown (?:recipient|mailbox|address)|mailbox (?:unavailable|not found)|recipient (?:not found|rejected)|no mailbox here|account (?:is )?disabled|account that you tried to reach|host (?:or domain )?(?:name )?not found|domain not found|unrouteable address|nie istnieje|no existe|não existe|existiert nicht|n'existe pas|non esiste/

/**
 * What a bounce says: from the report of RFC 3464 where there is one, else from the words of the big mail servers.
 * Undefined when the mail is none: a person who quotes a bounce does not write as a mail daemon.
 */
export function readBounce(mail: Mail): Bounce | undefined {
  return fromReport(mail) ?? fromText(mail)
}

/** Senders that are mail servers, and mail without a return path. */
export function isMailDaemon(mail: Mail): boolean {
  return mail.from.some(
    ({ address, name }) =>
      /^(?:mailer-?daemon|mail-daemon|postmaster|mailerdaemon|mail\.delivery|microsoftexchange[0-9a-f]+)@/.test(
        address,
      ) || /^(?:mail delivery (?:sub)?system|mailer-daemon)$/i.test(name),
  )
}

export function hasEmptyReturnPath(mail: Mail): boolean {
  return (mail.headers.get('return-path') ?? []).some((value) => /^<\s*>$/.test(value.trim()))
}

function fromReport(mail: Mail): Bounce | undefined {
  const report = mail.report
  if (report === undefined) return undefined
  const status =
    report.statuses.find((each) => each.action === 'failed') ??
    report.statuses.find((each) => each.action === 'delayed')
  if (status === undefined) return undefined
  const originalMessageId = report.originalMessageId ?? messageIdIn(mail.text)
  return {
    severity: severityOf(status, status.diagnostic ?? ''),
    ...(status.recipient === undefined ? {} : { recipient: status.recipient }),
    ...(status.status === undefined ? {} : { status: status.status }),
    ...(status.diagnostic === undefined ? {} : { diagnostic: status.diagnostic }),
    ...(originalMessageId === undefined ? {} : { originalMessageId }),
  }
}

function fromText(mail: Mail): Bounce | undefined {
  const failedRecipients = header(mail, 'x-failed-recipients')
  if (!isMailDaemon(mail) && !(hasEmptyReturnPath(mail) && failedRecipients !== undefined)) return undefined
  const notice = (mail.text.trim() === '' ? (mail.html ?? '').replace(/<[^<>]{0,500}>/g, ' ') : mail.text).slice(
    0,
    LONGEST_NOTICE,
  )
  const lower = `${mail.subject}\n${notice}`.toLowerCase()
  const delayed = DELAY.some((phrase) => lower.includes(phrase))
  if (!delayed && failedRecipients === undefined && !FAILURE.some((phrase) => lower.includes(phrase))) return undefined
  const code = /(?:^|[\s#(<:])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(notice)?.[1]
  const diagnostic = notice
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /(?:^|\s)[45]\d\d[\s-]|[45]\.\d\.\d/.test(line.slice(0, 500)))
    ?.slice(0, 500)
  const recipient = (failedRecipients?.split(',')[0] ?? addressIn(mail, notice))?.trim().toLowerCase()
  const originalMessageId = mail.report?.originalMessageId ?? messageIdIn(mail.text)
  return {
    severity: severityOf(
      { action: delayed ? 'delayed' : 'failed', ...(code === undefined ? {} : { status: code }) },
      lower,
    ),
    ...(recipient === undefined ? {} : { recipient }),
    ...(code === undefined ? {} : { status: code }),
    ...(diagnostic === undefined ? {} : { diagnostic }),
    ...(originalMessageId === undefined ? {} : { originalMessageId }),
  }
}

/** RFC 3463: class 5 is lasting, but a full mailbox, a policy and a size are not the end of an address. */
export function severityOf(status: DeliveryStatus, words: string): Bounce['severity'] {
  if (status.action === 'delayed') return 'delayed'
  const lower = words.slice(0, LONGEST_NOTICE).toLowerCase()
  const code = status.status ?? ''
  if (code.startsWith('4.') || FULL.test(lower)) return 'soft'
  if (/^5\.(?:2\.2|2\.3|3\.1|3\.4|4\.[57])$/.test(code)) return 'soft'
  if (/^5\.(?:1\.|2\.1|4\.4)/.test(code)) return 'hard'
  if (UNKNOWN.test(lower)) return 'hard'
  if (PASSING.test(lower)) return 'soft'
  if (code.startsWith('5.') || /(?:^|\s)55[0-4][\s-]/.test(lower) || lower.includes('permanent')) return 'hard'
  return 'soft'
}

function messageIdIn(text: string): string | undefined {
  return /message-id:[ \t]{0,4}\n?[ \t]{0,4}<([^<>\s]{3,400})>/i.exec(text.slice(0, 200_000))?.[1]
}

function addressIn(mail: Mail, notice: string): string | undefined {
  const own = new Set([...mail.to, ...mail.from].map((entry) => entry.address))
  for (const match of notice.matchAll(/[^\s<>()[\]:;,"']{1,64}@[a-z0-9.-]{1,255}/gi)) {
    const address = match[0].toLowerCase().replace(/\.$/, '')
    if (!own.has(address) && !/^(?:mailer-daemon|postmaster)@/.test(address) && !address.includes('+')) return address
  }
  return undefined
}
