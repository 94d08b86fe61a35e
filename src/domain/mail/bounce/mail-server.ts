import { header, type Mail } from '../mail.ts'
import { begins, comparable, phrasesOf } from './phrases.ts'

const SENDERS = phrasesOf('senders')
const SENDER_NAMES = new Set(SENDERS.map((phrase) => phrase.join(' ')))
const DAEMON =
  /^(?:(?:[a-z0-9.+_-]{0,40}[-_.])?mailer[-_.]?daemon|mail[-_.]?daemon|maildaemon|mdaemon|mail\.delivery|mailsystem|mail-system|delivery[-_.]?(?:subsystem|system|status|notification)|microsoftexchange[0-9a-f]{0,40}|exchange[-_.]?postmaster|bounces?[-_.]?(?:noreply|notification|handler)|mailerror|double-bounce)(?:[-+.][^@]{0,60})?@/
const POSTMASTER =
  /^(?:post[-_.]?master|sysadmin|mailmaster|smtp|mta|bounces?|[a-z_.-]{0,40}(?:anti-?virus|viruswall|mail-?gateway)[a-z_.-]{0,40})(?:[-+.][^@]{0,60})?@/
/** Fields that only delivery reports have. */
const REPORT_FIELDS = [
  'x-failed-recipients',
  'x-ms-exchange-message-is-ndr',
  'x-ms-embedded-report',
  'x-dsncontext',
  'x-dsn-junk-type',
  'x-gmail-dsn',
  'x-bounce-id',
]

/** How surely a mail server wrote: its own name, the postmaster's, a sign that machines share with others, none. */
export type Sender = 'daemon' | 'postmaster' | 'machine' | 'anybody'

/** Senders that are mail servers. A postmaster is one too, unless a person of that office answers somebody. */
export function isMailDaemon(mail: Mail): boolean {
  if (mail.from.some(({ address }) => DAEMON.test(address))) return true
  return mail.from.some(({ address, name }) => {
    if (POSTMASTER.test(address)) return isServerName(name) && mail.inReplyTo.length === 0
    return /^(?:mail deliver(?:y|er|y sub)? ?(?:sub)?system|mailer-daemon)$/i.test(name)
  })
}

/** The null reverse-path of RFC 5321, 4.5.5. */
export function hasEmptyReturnPath(mail: Mail): boolean {
  return (mail.headers.get('return-path') ?? []).some((value) => /^<\s*>$/.test(value.trim()))
}

/** What the header says about who wrote, before a word is read. */
export function senderOf(mail: Mail): Sender {
  if (REPORT_FIELDS.some((name) => mail.headers.has(name)) || isReport(mail) || bouncedByQmail(mail)) return 'daemon'
  if (isRefusalOfCertifiedMail(mail)) return 'daemon'
  const known = (mail.headers.get('from') ?? []).some((value) => /^"?mailer-daemon"?(?:\s|$)/i.test(value))
  if (known || mail.from.some(({ address }) => DAEMON.test(address))) return 'daemon'
  // A name that only begins like a server's may be a firm's or a person's.
  const written = mail.from.length > 0 ? mail.from.map(({ name }) => name) : (mail.headers.get('from') ?? [])
  const names = written.map((name) => comparable(name.slice(0, 200))).filter((name) => begins(name, SENDERS))
  if (names.some((name) => SENDER_NAMES.has(name)) && mail.inReplyTo.length === 0) return 'daemon'
  if (names.length > 0) return 'postmaster'
  if (mail.from.some(({ address }) => POSTMASTER.test(address))) return 'postmaster'
  const submitted = (header(mail, 'auto-submitted') ?? 'no').trim().toLowerCase()
  const automatic = !submitted.startsWith('no') && !submitted.startsWith('auto-forwarded')
  const bulk = /^\s*(?:bulk|junk|auto_reply)\b/i.test(header(mail, 'precedence') ?? '')
  // Some servers lose the sender of their own reports.
  if (automatic || bulk || hasEmptyReturnPath(mail) || returnsToDaemon(mail) || mail.from.length === 0) return 'machine'
  const mailer = (header(mail, 'x-mailer') ?? '').toLowerCase()
  return /^<smtp32|^internet mail service|^m-filter|^surfcontrol|mdaemon|mail connector/.test(mailer)
    ? 'machine'
    : 'anybody'
}

/** `multipart/report` (RFC 6522) about delivery or complaints; receipts of readers are none. */
export function isReport(mail: Mail): boolean {
  const type = (header(mail, 'content-type') ?? '').slice(0, 1_000).toLowerCase()
  return type.startsWith('multipart/report') && !type.includes('disposition-notification')
}

function isServerName(name: string): boolean {
  return name === '' || begins(comparable(name), SENDERS)
}

/** The notices of the Italian certified mail (PEC) that are no mere receipts. */
function isRefusalOfCertifiedMail(mail: Mail): boolean {
  return /^(?:preavviso-)?(?:errore-consegna|non-accettazione)\b/i.test((header(mail, 'x-ricevuta') ?? '').trim())
}

function bouncedByQmail(mail: Mail): boolean {
  return (mail.headers.get('received') ?? []).slice(0, 30).some((value) => value.includes(' invoked for bounce)'))
}

function returnsToDaemon(mail: Mail): boolean {
  return (mail.headers.get('return-path') ?? []).some((value) => /^<?mailer-daemon\b/i.test(value.trim()))
}
