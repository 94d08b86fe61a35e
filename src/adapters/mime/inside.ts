import type { EmbeddedMail, Invitation, Mail } from '../../domain/mail/mail.ts'
import { decodeText } from './charset.ts'
import { type Contents, type InnerMail, pieceBytes } from './contents.ts'
import { clean, oneLine, plainAddress } from './header-text.ts'
import { htmlText } from './html-text.ts'
import { readInvitations } from './invitation.ts'
import { readLetter } from './letter.ts'
import { withoutArmour } from './pgp.ts'
import type { TnefMessage } from './tnef.ts'

const LONGEST_CALENDAR = 1024 * 1024
const LONGEST_EMBEDDED = 100_000
const MOST_INVITATIONS = 10

/**
 * Adds to a mail what its envelopes held: the words of a `winmail.dat` where the mail has none of its own, invitations, mails
 * inside it, and how it was protected; takes the armour of OpenPGP off its text.
 */
export function readInside(mail: Mail, contents: Contents): Mail {
  const { tnef } = contents
  const whole = tnef === undefined ? mail : withTnef(mail, tnef)
  const { text, protection: armoured } = withoutArmour(whole.text)
  const protection = armoured ?? contents.protection
  const invitations = invitationsOf(contents, whole)
  const embedded: EmbeddedMail[] = []
  for (const inner of contents.embedded) {
    embedded.push('structure' in inner ? embeddedMail(inner) : embeddedTnef(inner))
  }
  return {
    ...(armoured === undefined ? whole : withoutArmouredHtml(whole)),
    text,
    ...(invitations.length === 0 ? {} : { invitations }),
    ...(embedded.length === 0 ? {} : { embedded }),
    ...(protection === undefined ? {} : { protection }),
  }
}

/** HTML that only shows the armour once more is no other way to read the mail. */
function withoutArmouredHtml(mail: Mail): Mail {
  const { html, ...rest } = mail
  return html?.includes('-----BEGIN PGP ') ? rest : mail
}

/** What the mail itself says goes before what Outlook says of it. */
function withTnef(mail: Mail, tnef: TnefMessage): Mail {
  const html = clean(tnef.html).trim()
  const own = mail.text.trim() !== '' || mail.html !== undefined
  const from = mail.from.length > 0 ? undefined : senderOf(tnef)
  return {
    ...mail,
    ...(from === undefined ? {} : { from: [from] }),
    ...(mail.subject === '' ? { subject: oneLine(tnef.subject) } : {}),
    ...(own ? {} : { text: wordsOf(tnef.text), ...(html === '' ? {} : { html }) }),
  }
}

function wordsOf(text: string): string {
  return clean(text).replace(/\r\n?/g, '\n')
}

function senderOf(tnef: TnefMessage): Mail['from'][number] | undefined {
  const address = plainAddress(tnef.from?.address ?? '')
  return address === undefined ? undefined : { address, name: oneLine(tnef.from?.name ?? '', 200) }
}

function embeddedMail({ structure, texts }: InnerMail): EmbeddedMail {
  const { from, subject, date, messageId, text, html } = readLetter(structure.fields, texts, [])
  const [author] = from
  return {
    ...(author === undefined ? {} : { from: author }),
    subject,
    ...(date === undefined ? {} : { date }),
    ...(messageId === undefined ? {} : { messageId }),
    text: readable(text, html),
  }
}

function embeddedTnef(tnef: TnefMessage): EmbeddedMail {
  const from = senderOf(tnef)
  return {
    ...(from === undefined ? {} : { from }),
    subject: oneLine(tnef.subject),
    ...(tnef.date === undefined ? {} : { date: tnef.date }),
    ...(tnef.messageId === undefined ? {} : { messageId: oneLine(tnef.messageId) }),
    text: readable(wordsOf(tnef.text), clean(tnef.html)),
  }
}

function readable(text: string, html: string): string {
  const words = withoutArmour(text).text.trim()
  const shown = words === '' ? htmlText(html) : words
  return shown.slice(0, LONGEST_EMBEDDED).toWellFormed()
}

function invitationsOf(contents: Contents, mail: Mail): readonly Invitation[] {
  const found = contents.calendars.flatMap((piece) => {
    const bytes = pieceBytes(piece, LONGEST_CALENDAR)
    const { text } = decodeText(bytes, piece.leaf.parameters.get('charset') ?? 'utf-8')
    return readInvitations(text, piece.leaf.parameters.get('method'), offsetOf(mail))
  })
  if (found.length === 0) found.push(...meetingOf(contents.tnef, mail))
  // The same event comes as a part for programs and as a file for people.
  const seen = new Set<string>()
  return found
    .filter((one) => {
      const key = `${one.method ?? ''} ${one.startsAt ?? ''} ${one.summary}`
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, MOST_INVITATIONS)
}

/** What Outlook keeps in properties where others send a calendar. */
function meetingOf(tnef: TnefMessage | undefined, mail: Mail): readonly Invitation[] {
  if (tnef?.meeting === undefined) return []
  const from = senderOf(tnef) ?? mail.from[0]
  const organizer = from === undefined ? '' : from.name === '' ? from.address : `${from.name} <${from.address}>`
  const { location, ...meeting } = tnef.meeting
  return [{ ...meeting, location: oneLine(location), summary: mail.subject, organizer, description: '' }]
}

/** How far east of UTC the sender's clock is, by the Date field: for times that name no zone. */
function offsetOf(mail: Mail): number {
  const found = /([+-])(\d{2})(\d{2})\b/.exec(mail.headers.get('date')?.[0]?.slice(0, 200) ?? '')
  return found === null ? 0 : (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) * 60_000
}
