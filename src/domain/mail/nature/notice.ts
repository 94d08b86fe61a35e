import { AUTOMATIC_PACKS } from '../../language/automatic-packs.ts'
import { header, type Mail } from '../mail.ts'
import { comparable, type NoteText } from './note-text.ts'

const RECEIPTS = AUTOMATIC_PACKS.flatMap((pack) => pack.receipts.map(comparable))
const INVITATIONS = AUTOMATIC_PACKS.flatMap((pack) => pack.invitations.map(comparable))

/** A notice is short. */
const LONGEST_NOTICE = 800

/**
 * Mail that a program writes when somebody reads, accepts or takes back a mail: read receipts (RFC 8098), answers to
 * invitations (RFC 5546), recalls, and reports that are no bounces.
 */
export function noticeEvidence(mail: Mail, note: () => NoteText): string | undefined {
  const type = (header(mail, 'content-type') ?? '').slice(0, 500).toLowerCase()
  if (type.includes('disposition-notification') || hasPart(mail, 'disposition-notification')) return 'read receipt'
  if (type.startsWith('multipart/report')) return 'report without failure'
  const subject = comparable(mail.subject.slice(0, 200))
  // "I can come at ten, not before" is a person's word, with whatever it came.
  const answers = isAnswerToInvitation(mail, type, subject)
  if (answers) return note().length === 0 || note().said('answered').length > 0 ? 'answer to an invitation' : undefined
  const receipt = RECEIPTS.find(
    (phrase) =>
      subject.startsWith(phrase) && (phrase.endsWith(':') || /^\s*(?:[:(\-–]|$)/.test(subject.slice(phrase.length))),
  )
  const text = note()
  if (text.length > LONGEST_NOTICE) return undefined
  if (receipt !== undefined && isReceipt(text)) return `subject: ${receipt}`
  const recall = text.said('recall')[0]
  return recall !== undefined && !text.question ? `text: ${recall}` : undefined
}

/** A receipt says that the mail was read, or nothing. */
function isReceipt(note: NoteText): boolean {
  return note.said('wasRead').length > 0 || note.length < 3
}

function isAnswerToInvitation(mail: Mail, type: string, subject: string): boolean {
  const methods = (mail.invitations ?? []).map((invitation) => invitation.method)
  if (methods.includes('reply') || methods.includes('counter')) return true
  if (type.startsWith('text/calendar') && /method="?(?:reply|counter)/.test(type)) return true
  // Who asks for a meeting or calls it off writes to us; only answers are notices.
  if (methods.some((method) => method !== undefined)) return false
  const calendar =
    methods.length > 0 ||
    type.startsWith('text/calendar') ||
    hasPart(mail, 'calendar') ||
    hasPart(mail, 'application/ics') ||
    header(mail, 'content-class')?.toLowerCase().includes('calendarmessage') === true
  return calendar && INVITATIONS.some((phrase) => subject.startsWith(phrase))
}

function hasPart(mail: Mail, type: string): boolean {
  return mail.attachments.some((attachment) => attachment.contentType.includes(type))
}
