import { AUTOMATIC_PACKS } from '../../language/automatic-packs.ts'
import { hasEmptyReturnPath, isMailDaemon, readBounce } from '../bounce/read-bounce.ts'
import { header, type Mail } from '../mail.ts'
import type { Nature, ReplyText } from '../reading.ts'
import { absenceEvidence } from './absence.ts'
import { returnDate } from './return-date.ts'

/** More hops than this are a loop (RFC 5321, 6.3 asks for at least 100; no honest mail needs 30). */
const MOST_HOPS = 30

const RECEIPTS = AUTOMATIC_PACKS.flatMap((pack) => pack.receipts)
const INVITATIONS = AUTOMATIC_PACKS.flatMap((pack) => pack.invitations)

/** What tells our own mails: our address, and the Message-IDs we gave. */
export type Own = { readonly mailbox: string; isOwnMessageId(id: string): boolean }

type Machine = { readonly kind: 'auto-reply' | 'list'; readonly evidence: string }

/**
 * Whether a person wrote this mail. Header evidence of RFC 3834 and its forerunners first, then what machines say in
 * words. In doubt a person: to take a customer for a machine is the worse mistake. `reply` spares reading the text twice.
 */
export function natureOf(mail: Mail, own: Own, reply?: ReplyText): Nature {
  const ours = ownEvidence(mail, own)
  if (ours !== undefined) return { kind: 'own', evidence: ours }
  const bounce = readBounce(mail)
  if (bounce !== undefined) {
    return {
      kind: 'bounce',
      evidence: `delivery ${bounce.severity}: ${bounce.status ?? bounce.diagnostic ?? 'notice'}`,
      bounce,
    }
  }
  const hops = mail.headers.get('received')?.length ?? 0
  if (hops > MOST_HOPS) return { kind: 'auto-reply', evidence: `loop: ${hops} Received` }
  const machine = headerEvidence(mail) ?? formEvidence(mail)
  if (machine?.kind === 'list') return { kind: 'list', evidence: machine.evidence }
  const evidence = machine?.evidence ?? absenceEvidence(mail, reply)
  if (evidence === undefined) return { kind: 'human', evidence: 'no sign of a machine' }
  const returnsAt = returnDate(reply?.newText ?? mail.text, mail.arrivedAt)
  return { kind: 'auto-reply', evidence, ...(returnsAt === undefined ? {} : { returnsAt }) }
}

function ownEvidence(mail: Mail, own: Own): string | undefined {
  const mailbox = own.mailbox.toLowerCase()
  const at = mailbox.lastIndexOf('@')
  const isOurs = (address: string): boolean =>
    address === mailbox || (address.startsWith(`${mailbox.slice(0, at)}+`) && address.endsWith(mailbox.slice(at)))
  const from = mail.from.find((entry) => isOurs(entry.address))
  if (from !== undefined) return `from ${from.address}`
  const mark = (mail.headers.get('x-incidencias') ?? []).find((value) =>
    value.slice(0, 500).toLowerCase().includes(mailbox),
  )
  if (mark !== undefined) return `header x-incidencias: ${mark.slice(0, 100)}`
  if (mail.messageId !== undefined && own.isOwnMessageId(mail.messageId))
    return `message-id ${mail.messageId.slice(0, 100)}`
  return undefined
}

function headerEvidence(mail: Mail): Machine | undefined {
  const machine = (name: string, value: string): Machine => ({
    kind: 'auto-reply',
    evidence: `header ${name}: ${value.slice(0, 80)}`,
  })
  const submitted = firstWord(header(mail, 'auto-submitted'))
  // A mail that a rule passed on is still the words of the person who wrote it.
  if (submitted === 'auto-forwarded') return undefined
  if (submitted !== undefined && submitted !== 'no') return machine('auto-submitted', submitted)
  const listId = header(mail, 'list-id')
  const precedence = firstWord(header(mail, 'precedence'))
  if (listId !== undefined) return { kind: 'list', evidence: `header list-id: ${listId.slice(0, 80)}` }
  if (precedence === 'list' || precedence === 'bulk')
    return { kind: 'list', evidence: `header precedence: ${precedence}` }
  if (precedence === 'auto_reply' || precedence === 'junk') return machine('precedence', precedence)
  for (const name of ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-mail-autoreply']) {
    const value = header(mail, name)
    if (value !== undefined && firstWord(value) !== 'no') return machine(name, value)
  }
  const suppress = header(mail, 'x-auto-response-suppress')
  if (suppress !== undefined && /\b(?:all|autoreply)\b/i.test(suppress.slice(0, 200)))
    return machine('x-auto-response-suppress', suppress)
  if (isMailDaemon(mail)) return { kind: 'auto-reply', evidence: `sender ${mail.from[0]?.address ?? ''}` }
  if (hasEmptyReturnPath(mail)) return machine('return-path', '<>')
  return undefined
}

/** Read receipts, answers to invitations and reports that are no bounces. */
function formEvidence(mail: Mail): Machine | undefined {
  const type = (header(mail, 'content-type') ?? '').slice(0, 500).toLowerCase()
  const says = (evidence: string): Machine => ({ kind: 'auto-reply', evidence })
  if (type.includes('disposition-notification')) return says('read receipt')
  if (type.startsWith('multipart/report')) return says('report without failure')
  const subject = mail.subject.slice(0, 200).toLowerCase()
  const calendar =
    type.startsWith('text/calendar') ||
    mail.attachments.some((attachment) => /calendar|application\/ics/.test(attachment.contentType)) ||
    header(mail, 'content-class')?.includes('calendarmessage') === true
  if (calendar && INVITATIONS.some((phrase) => subject.startsWith(phrase))) return says('answer to an invitation')
  if (type.startsWith('text/calendar') && /method="?reply/.test(type)) return says('answer to an invitation')
  const titled = RECEIPTS.find(
    (phrase) =>
      subject.startsWith(phrase) && (phrase.endsWith(':') || /^\s*(?::|$)/.test(subject.slice(phrase.length))),
  )
  if (titled !== undefined && mail.text.length < 800 && !mail.text.includes('?')) return says(`subject: ${titled}`)
  return undefined
}

function firstWord(value: string | undefined): string | undefined {
  return value === undefined ? undefined : (/^\s{0,20}([a-z_-]{1,40})/i.exec(value)?.[1]?.toLowerCase() ?? '')
}
