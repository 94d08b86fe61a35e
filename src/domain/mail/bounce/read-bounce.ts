import { type DeliveryStatus, header, type Mail, type ReturnedMail } from '../mail.ts'
import type { Bounce, FailedRecipient } from '../reading.ts'
import { failedRecipients, generalDiagnostic, type NamedRecipient } from './failed-recipients.ts'
import { readJsonNotice } from './json-notice.ts'
import { explains, judge, statusCode } from './judge.ts'
import { isReport, type Sender, senderOf } from './mail-server.ts'
import { type Notice, noticeOf } from './notice.ts'
import { begins, comparable, firstOf, phrasesOf, says } from './phrases.ts'
import { readReturnedText } from './returned-text.ts'

export { severityOf } from './judge.ts'
export { hasEmptyReturnPath, isMailDaemon } from './mail-server.ts'

const SUBJECTS = phrasesOf('subjects')
const FAILURE = phrasesOf('failure')
const DELAY = phrasesOf('delay')
const FINAL = phrasesOf('final')
const SUCCESS = phrasesOf('success')
const MOST_FAILURES = 50
/** Where the sentence of a failure stands when a server wrote it and nobody quotes it. */
const OPENING = 30

/**
 * What a bounce says: from the report of RFC 3464 where there is one, else from the words of mail servers. Undefined
 * when the mail is none: neither a person who quotes a bounce nor a report of success is one.
 */
export function readBounce(mail: Mail): Bounce | undefined {
  const sender = senderOf(mail)
  if (sender === 'anybody' && mail.report === undefined && !mayBeNotice(mail)) return undefined
  const complaint = readComplaint(mail, sender) ?? fromJson(mail)
  if (complaint !== undefined) return complaint
  const statuses = isBelievable(mail, sender) ? (mail.report?.statuses ?? []) : []
  const failing = statuses.filter((status) => status.action === 'failed')
  const troubled = failing.length > 0 ? failing : statuses.filter((status) => status.action === 'delayed')
  if (statuses.length > 0 && troubled.length === 0) return undefined
  const notice = noticeOf(mail)
  if (troubled.length > 0) return fromStatuses(troubled, mail, notice)
  return fromWords(mail, sender, notice)
}

/** RFC 5965, and Microsoft's complaints that have a form of their own. */
function readComplaint(mail: Mail, sender: Sender): Bounce | undefined {
  const report = mail.report
  const microsoft = /^complaint about message from /i.test(mail.subject) && report?.returned !== undefined
  if (!microsoft && (report?.feedback === undefined || (sender === 'anybody' && !isReport(mail)))) return undefined
  const type = report?.feedback?.type ?? 'abuse'
  if (type === 'not-spam') return undefined
  const named = report?.feedback?.recipients ?? []
  const recipients = (named.length > 0 ? named : (report?.returned?.to.slice(0, 1) ?? [])).slice(0, MOST_FAILURES)
  // A report about authentication is about us, not the wish of a recipient.
  const wish = !/^(?:auth|dkim|dmarc|virus)/.test(type)
  const diagnostic = `Feedback-Type: ${type}${report?.feedback?.agent ? ` (${report.feedback.agent})` : ''}`
  const failure = { severity: wish ? 'hard' : 'soft', reason: wish ? 'complaint' : 'policy', diagnostic } as const
  return together(
    recipients.length === 0 ? [failure] : recipients.map((recipient) => ({ ...failure, recipient })),
    report?.returned,
  )
}

function fromJson(mail: Mail): Bounce | undefined {
  const notice = readJsonNotice(mail)
  if (notice === undefined) return undefined
  const failures = notice.statuses.map((status): FailedRecipient => {
    const { recipient, diagnostic } = status
    const verdict = notice.complaint
      ? ({ severity: 'hard', reason: 'complaint' } as const)
      : judge('failed', status.status, diagnostic ?? '')
    return {
      ...verdict,
      ...(recipient === undefined ? {} : { recipient }),
      ...(diagnostic === undefined ? {} : { diagnostic }),
    }
  })
  const messageId = notice.originalMessageId
  return together(
    failures,
    messageId === undefined ? undefined : { messageId, references: [], to: [], senders: [], subject: '' },
  )
}

/** A report that a person forwards as it came is a person's mail. */
function isBelievable(mail: Mail, sender: Sender): boolean {
  if (sender !== 'anybody') return true
  const attached = mail.attachments.some((file) => /delivery-status$/.test(file.contentType))
  return attached && !isAnswer(mail)
}

function fromStatuses(statuses: readonly DeliveryStatus[], mail: Mail, notice: Notice): Bounce {
  const named = failedRecipients(notice.lines, ownAddresses(mail)).failed
  const general = generalDiagnostic(notice.lines)
  const failures = statuses.slice(0, MOST_FAILURES).map((status): FailedRecipient => {
    const { action, recipient = named.length === 1 ? named[0]?.address : undefined, originalRecipient } = status
    const beside = named.find((each) => each.address === recipient)?.diagnostic
    const diagnostic = status.diagnostic ?? beside ?? (statuses.length === 1 ? general : undefined)
    const telling = status.diagnostic === undefined || explains(status.diagnostic) ? '' : ` ${beside ?? ''}`
    const verdict = judge(action === 'delayed' ? 'delayed' : 'failed', status.status, `${diagnostic ?? ''}${telling}`)
    return {
      ...verdict,
      ...(recipient === undefined ? {} : { recipient }),
      ...(originalRecipient === undefined ? {} : { originalRecipient }),
      ...(diagnostic === undefined ? {} : { diagnostic }),
    }
  })
  return together(failures, returnedOf(mail, notice))
}

function fromWords(mail: Mail, sender: Sender, notice: Notice): Bounce | undefined {
  const subject = comparable(mail.subject.slice(0, 200))
  const titled = begins(subject.replace(/^[^\p{L}]+/u, ''), SUBJECTS) || begins(subject, SUBJECTS)
  const receipt = (header(mail, 'content-type') ?? '').toLowerCase().includes('disposition-notification')
  if ((begins(subject, SUCCESS) || receipt) && !says(notice.said, FAILURE)) return undefined
  const own = ownAddresses(mail)
  const named = header(mail, 'x-failed-recipients')
  const { failed, sure } = failedRecipients(notice.lines, own)
  const place = firstOf(notice.said, FAILURE)
  const general = generalDiagnostic(notice.lines)
  const late = says(notice.said, DELAY) || begins(subject, DELAY)
  const signs = {
    titled,
    told: place >= 0 || late,
    opening: place >= 0 && place < OPENING,
    coded: notice.lines.some((line) => statusCode(line) !== undefined || /(?:^|\s|:)[45][0-5]\d[ -]\S/.test(line)),
    explained: general !== undefined,
    sure: sure || named !== undefined,
    returned: notice.returned !== '' || mail.report?.returned !== undefined,
  }
  if (!isNotice(sender, signs, isAnswer(mail))) return undefined
  const action = isDelayed(subject, titled, notice.said) ? 'delayed' : 'failed'
  const returned = returnedOf(mail, notice)
  const recipients = chooseRecipients(named, failed, returned, own)
  const failures = (recipients.length === 0 ? [undefined] : recipients).slice(0, MOST_FAILURES).map((each) => {
    const diagnostic =
      each?.diagnostic !== undefined && explains(each.diagnostic) ? each.diagnostic : (general ?? each?.diagnostic)
    const words = diagnostic ?? `${mail.subject.slice(0, 200)} ${notice.lines.slice(0, 15).join(' ')}`
    return {
      ...judge(action, undefined, words),
      ...(each === undefined ? {} : { recipient: each.address }),
      ...(diagnostic === undefined ? {} : { diagnostic }),
    }
  })
  return together(failures, returned)
}

type Signs = {
  readonly titled: boolean
  readonly told: boolean
  readonly opening: boolean
  readonly coded: boolean
  readonly explained: boolean
  readonly sure: boolean
  readonly returned: boolean
}

/** The less a sender is known for a mail server, the more the words must look like its work. */
function isNotice(sender: Sender, signs: Signs, answer: boolean): boolean {
  const { titled, told, opening, coded, explained, sure, returned } = signs
  switch (sender) {
    case 'daemon':
      return told || titled || (coded && sure)
    case 'postmaster':
      return answer
        ? opening && coded && sure
        : (told && (titled || coded || returned || sure)) || (titled && explained && sure)
    case 'machine':
      return !answer && told && (coded ? sure || titled || returned : titled && (sure || (returned && explained)))
    case 'anybody':
      return !answer && opening && titled && returned && (sure ? coded || explained : explained)
  }
}

function isDelayed(subject: string, titled: boolean, said: string): boolean {
  if (begins(subject, DELAY)) return true
  if (says(subject, DELAY) && !says(subject, FINAL)) return true
  return says(said, DELAY) && !says(said, FINAL) && !(titled && says(said, PAST))
}

/** Nothing more is tried, though trying is spoken of. */
const PAST = phrasesOf('expired')

/** X-Failed-Recipients (Exim, Google) names them; else the notice; else the returned mail was for them. */
function chooseRecipients(
  named: string | undefined,
  failed: readonly NamedRecipient[],
  returned: ReturnedMail | undefined,
  own: ReadonlySet<string>,
): readonly NamedRecipient[] {
  const listed = (named ?? '')
    .slice(0, 8_000)
    .split(/[\s,;]+/)
    .map((word) => word.replace(/[<>"]/g, '').toLowerCase())
    .filter((word) => /^[^@]{1,64}@[^@]{1,255}$/.test(word))
  if (listed.length > 0) {
    return [...new Set(listed)].map((address) => failed.find((each) => each.address === address) ?? { address })
  }
  if (failed.length > 0) return failed
  return (returned?.to ?? [])
    .filter((address) => !own.has(address))
    .slice(0, 1)
    .map((address) => ({ address }))
}

function together(failures: readonly FailedRecipient[], returned: ReturnedMail | undefined): Bounce {
  const [first = { severity: 'soft' } as const, ...others] = failures
  return {
    ...first,
    ...(others.length === 0 ? {} : { failures }),
    ...(returned?.messageId === undefined ? {} : { originalMessageId: returned.messageId }),
    ...(returned === undefined ? {} : { returned }),
  }
}

function returnedOf(mail: Mail, notice: Notice): ReturnedMail | undefined {
  const attached = mail.report?.returned
  if (attached?.messageId !== undefined) return attached
  const written = readReturnedText(notice.returned)
  if (written?.messageId !== undefined) return written
  const messageId = mail.report?.originalMessageId ?? messageIdIn(notice.lines)
  const base = attached ?? written
  if (messageId === undefined) return base
  return { references: [], to: [], senders: [], subject: '', ...base, messageId }
}

/** Some servers name the Message-ID among their own words. */
function messageIdIn(lines: readonly string[]): string | undefined {
  return /message[- ]id:[ \t]{0,4}\n?[ \t]{0,4}<([^<>\s]{3,400})>/i.exec(lines.join('\n'))?.[1]
}

function ownAddresses(mail: Mail): ReadonlySet<string> {
  const traced = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => mail.headers.get(name) ?? [])
  const all = [...mail.to, ...mail.cc, ...mail.from, ...mail.replyTo].map((entry) => entry.address)
  return new Set([
    ...all,
    ...traced.slice(0, 20).map((value) =>
      value
        .slice(0, 400)
        .replace(/[<>\s]/g, '')
        .toLowerCase(),
    ),
  ])
}

/** Answers and forwards are written by people, unless a machine says that it answers. */
function isAnswer(mail: Mail): boolean {
  if (/^\s*(?:re|aw|sv|fwd?|wg|tr|rv|enc|odp|pd|i|r|antw)\s?:/i.test(mail.subject.slice(0, 50))) return true
  return mail.inReplyTo.length > 0 && !mail.headers.has('auto-submitted')
}

/** The cheap look that spares most mails the careful one. */
function mayBeNotice(mail: Mail): boolean {
  if (isAnswer(mail)) return false
  return mail.text.startsWith('{"') || begins(comparable(mail.subject.slice(0, 200)), SUBJECTS)
}
