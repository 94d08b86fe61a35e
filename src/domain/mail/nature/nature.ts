import { readBounce } from '../bounce/read-bounce.ts'
import { header, type Mail } from '../mail.ts'
import type { Nature, ReplyText } from '../reading.ts'
import { readReply } from '../reply/read-reply.ts'
import { answersUs, listEvidence, type Own } from './list-headers.ts'
import { readHeaders, vacationEnd } from './machine-headers.ts'
import { noteEvidence } from './note.ts'
import { type NoteText, readNote } from './note-text.ts'
import { noticeEvidence } from './notice.ts'
import { formCustomer, passedOn } from './passed-on.ts'
import { returnDate } from './return-date.ts'

/** More hops than this are a loop (RFC 5321, 6.3 asks for at least 100; no honest mail needs 30). */
const MOST_HOPS = 30

/**
 * Whether a person wrote this mail. In this order: our own mails coming back; bounces; loops; mail that a form or a rule
 * passes on (a person's, however a machine sent it); header fields of RFC 3834 and its forerunners; receipts and
 * answers to invitations; lists; and last the words, where no header says anything. In doubt a person: to take a customer for a
 * machine is the worse mistake. `known` spares reading the text twice.
 */
export function natureOf(mail: Mail, own: Own, known?: ReplyText): Nature {
  const ours = ownEvidence(mail, own)
  // The form of our site may write in the very name of the mailbox: without our mark, and naming the customer.
  if (ours !== undefined && !(ours.byAddress && formCustomer(mail, own, known ?? readReply(mail)) !== undefined))
    return { kind: 'own', ...ours }
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
  const reply = known ?? readReply(mail)
  const passed = passedOn(mail, own, reply)
  if (passed?.by === 'form') {
    const { evidence, writer } = passed
    return writer === undefined ? { kind: 'human', evidence } : { kind: 'human', evidence, writer }
  }
  const headers = readHeaders(mail)
  const forwarded = headers?.kind === 'machine' && headers.passesOn === true && passed?.by === 'rule'
  if (headers?.kind === 'machine' && !forwarded) return autoReply(mail, headers.evidence, reply)
  let read: NoteText | undefined
  const noteText = (): NoteText => {
    read ??= readNote(reply.newText)
    return read
  }
  const notice = noticeEvidence(mail, noteText)
  if (notice !== undefined) return { kind: 'auto-reply', evidence: notice }
  const list = listEvidence(mail, own)
  if (list !== undefined) return { kind: 'list', evidence: list }
  if (headers?.kind === 'person') return { kind: 'human', evidence: headers.evidence }
  // Vacation programs of old say nothing but "bulk" in answering.
  if (answersUs(mail, own) && /^\s*bulk\b/i.test(header(mail, 'precedence') ?? ''))
    return autoReply(mail, 'header precedence: bulk, in an answer', reply)
  const note = noteEvidence({
    subject: mail.subject,
    note: noteText(),
    arrivedAt: mail.arrivedAt,
    ...(mail.date === undefined ? {} : { date: mail.date }),
    hinted: headers?.kind === 'hint',
    desk: mail.headers.has('x-rt-loop-prevention'),
  })
  if (note !== undefined) return autoReply(mail, note, reply)
  return { kind: 'human', evidence: forwarded ? passed.evidence : 'no sign of a machine' }
}

function autoReply(mail: Mail, evidence: string, reply: ReplyText): Nature {
  const named = returnDate(reply.newText, mail.arrivedAt) ?? returnDate(mail.subject, mail.arrivedAt)
  const end = vacationEnd(mail)
  const returnsAt = named ?? (end === undefined ? undefined : Date.parse(`${end}T00:00:00Z`))
  return { kind: 'auto-reply', evidence, ...(returnsAt === undefined ? {} : { returnsAt }) }
}

function ownEvidence(mail: Mail, own: Own): { readonly evidence: string; readonly byAddress?: true } | undefined {
  const mailbox = own.mailbox.toLowerCase()
  const at = mailbox.lastIndexOf('@')
  const isOurs = (address: string): boolean =>
    address === mailbox || (address.startsWith(`${mailbox.slice(0, at)}+`) && address.endsWith(mailbox.slice(at)))
  // The whole address: another mailbox of the store may end like this one.
  const mark = (mail.headers.get('x-incidencias') ?? []).find((value) =>
    value
      .slice(0, 500)
      .toLowerCase()
      .split(/[\s<>,;]+/)
      .includes(mailbox),
  )
  if (mark !== undefined) return { evidence: `header x-incidencias: ${mark.slice(0, 100)}` }
  if (mail.messageId !== undefined && own.isOwnMessageId(mail.messageId))
    return { evidence: `message-id ${mail.messageId.slice(0, 100)}` }
  const from = mail.from.find((entry) => isOurs(entry.address))
  return from === undefined ? undefined : { evidence: `from ${from.address}`, byAddress: true }
}
