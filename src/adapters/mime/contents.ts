/**
 * What a mail holds once its envelopes are open: `winmail.dat`, signed S/MIME, mails inside the mail. One walk that both
 * the reading and the finding of a file's bytes use, so that a file has the same number in both. Nothing is decrypted,
 * no archive is unpacked.
 */
import type { Mail } from '../../domain/mail/mail.ts'
import { readCms } from './cms.ts'
import { decodeBody } from './decode-body.ts'
import { first, scanMime } from './scan-mime.ts'
import type { Leaf, Structure } from './structure.ts'
import { isTnef, readTnef, type TnefFile, type TnefMessage } from './tnef.ts'

/** A part, and the bytes its place counts in: the mail's own, or those of an envelope that was opened. */
export type Piece = { readonly leaf: Leaf; readonly content: Buffer }

/** Where the bytes of a file are: in a part, or in a `winmail.dat`. */
export type FileSource = { readonly piece: Piece } | { readonly tnef: TnefFile }

/** A mail inside the mail. */
export type InnerMail = { readonly structure: Structure; readonly texts: readonly Piece[] }

type Protection = NonNullable<Mail['protection']>

export type Contents = {
  readonly texts: readonly Piece[]
  /** In the order that numbers them (`Attachment.index`): the mail's own files, then those of the mails inside it. */
  readonly files: readonly FileSource[]
  readonly calendars: readonly Piece[]
  readonly embedded: readonly (InnerMail | TnefMessage)[]
  readonly tnef?: TnefMessage
  readonly protection?: Protection
  readonly problems: readonly string[]
}

const MOST_FILES = 1_000
const MOST_CALENDARS = 5
const MOST_TNEF = 3
const DEEPEST = 3
const MOST_EMBEDDED = 10
/** What was signed is copied out of its envelope: so many times at most, one inside the other. */
const MOST_ENVELOPES = 4
const TOO_MANY = 'too many mails inside the mail: the rest is left closed'
const TOO_MANY_FILES = `more than ${MOST_FILES} files: the rest is left out`
/** One of these is in every mail, and few other texts begin with such a line. */
const MAIL_FIELDS = new Set(['from', 'received', 'message-id', 'return-path', 'delivered-to', 'subject'])

/** Opens what can be opened of a mail. */
export function openContents(content: Buffer, structure: Structure): Contents {
  const files: FileSource[] = []
  const calendars: Piece[] = []
  const embedded: (InnerMail | TnefMessage)[] = []
  const problems = new Set<string>()
  let envelopes = 0
  let tnefs = 0
  const outer = openMail(content, structure, 0)
  return { ...outer, files, calendars, embedded, problems: [...problems] }

  function openMail(bytes: Buffer, { leaves }: Structure, depth: number) {
    const texts: Piece[] = []
    const inside: (Buffer | TnefMessage)[] = []
    let protection: Protection | undefined
    let tnef: TnefMessage | undefined
    walk(bytes, leaves)
    for (const mail of inside) enter(mail, depth)
    return { texts, ...(protection === undefined ? {} : { protection }), ...(tnef === undefined ? {} : { tnef }) }

    function walk(within: Buffer, parts: readonly Leaf[]): void {
      for (const leaf of parts) take({ leaf, content: within })
    }

    function take(piece: Piece): void {
      const { leaf } = piece
      if (isSignature(leaf)) protection ??= 'signed'
      else if (leaf.type === 'application/pgp-encrypted') protection = 'encrypted'
      else if (isMail(piece)) {
        inside.push(bodyOf(piece))
        // What has no name of its own, the parts of a digest, is no file that somebody attached.
        if (leaf.parent !== 'multipart/digest') addFile({ piece })
      } else if (leaf.isText) texts.push(piece)
      else if (isPkcs7(leaf)) openSigned(piece)
      else if (tnefs < MOST_TNEF && mayBeTnef(piece)) openTnef(piece)
      else {
        if (depth === 0 && isCalendar(leaf) && calendars.length < MOST_CALENDARS) calendars.push(piece)
        addFile({ piece })
      }
    }

    function openSigned(piece: Piece): void {
      const cms = readCms(bodyOf(piece))
      if (cms?.kind === 'signed' && cms.content !== undefined && ++envelopes <= MOST_ENVELOPES) {
        protection ??= 'signed'
        const signed = scanMime(cms.content)
        walk(cms.content, signed.leaves)
        return
      }
      const declared = piece.leaf.parameters.get('smime-type')?.toLowerCase() ?? ''
      if (cms?.kind === 'encrypted' || (cms === undefined && declared.includes('enveloped'))) protection = 'encrypted'
      addFile({ piece })
    }

    function openTnef(piece: Piece): void {
      tnefs++
      const message = readTnef(bodyOf(piece))
      for (const problem of message.problems) problems.add(problem)
      const empty = message.text === '' && message.html === '' && message.files.length + message.embedded.length === 0
      if (empty) addFile({ piece })
      tnef ??= message
      for (const file of message.files) addFile({ tnef: file })
      inside.push(...message.embedded)
    }
  }

  function addFile(file: FileSource): void {
    if (files.length < MOST_FILES) files.push(file)
    else problems.add(TOO_MANY_FILES)
  }

  function enter(mail: Buffer | TnefMessage, depth: number): void {
    if (depth >= DEEPEST || embedded.length >= MOST_EMBEDDED) {
      problems.add(TOO_MANY)
      return
    }
    const place = embedded.length
    if (!Buffer.isBuffer(mail)) {
      embedded.push(mail)
      for (const file of mail.files) addFile({ tnef: file })
      for (const inner of mail.embedded) enter(inner, depth + 1)
      return
    }
    const structure = scanMime(mail)
    if (structure.problem !== undefined) problems.add(structure.problem)
    const { texts, tnef } = openMail(mail, structure, depth + 1)
    // In front of the mails inside it, which were found first.
    embedded.splice(place, 0, tnef === undefined || texts.length > 0 ? { structure, texts } : tnef)
  }
}

/** The decoded bytes of a file. */
export function fileBytes(file: FileSource): Buffer {
  return 'tnef' in file ? file.tnef.bytes : bodyOf(file.piece)
}

function bodyOf({ leaf, content }: Piece): Buffer {
  return decodeBody(content.subarray(leaf.bodyStart, leaf.bodyEnd), leaf.encoding)
}

/** The first bytes of a part, decoded, without decoding the rest. */
export function pieceBytes({ leaf, content }: Piece, length: number): Buffer {
  // Base64 takes four characters for three bytes, quoted-printable three for one.
  const end = Math.min(leaf.bodyEnd, leaf.bodyStart + length * 3)
  return decodeBody(content.subarray(leaf.bodyStart, end), leaf.encoding).subarray(0, length)
}

function isNamed(leaf: Leaf, ending: string): boolean {
  return ['filename', 'name'].some((name) => leaf.parameters.get(name)?.toLowerCase().trimEnd().endsWith(ending))
}

/** A detached signature: nothing anybody attached. */
function isSignature({ type, parent }: Leaf): boolean {
  if (type === 'application/pgp-signature') return parent === 'multipart/signed'
  return type === 'application/pkcs7-signature' || type === 'application/x-pkcs7-signature'
}

function isPkcs7(leaf: Leaf): boolean {
  if (leaf.type === 'application/pkcs7-mime' || leaf.type === 'application/x-pkcs7-mime') return true
  return leaf.type === 'application/octet-stream' && isNamed(leaf, '.p7m')
}

function mayBeTnef(piece: Piece): boolean {
  const { type } = piece.leaf
  const said = type === 'application/ms-tnef' || type === 'application/vnd.ms-tnef'
  return (said || type === 'application/octet-stream' || isNamed(piece.leaf, '.dat')) && isTnef(pieceBytes(piece, 8))
}

function isCalendar(leaf: Leaf): boolean {
  return leaf.type === 'text/calendar' || leaf.type === 'application/ics' || isNamed(leaf, '.ics')
}

/** A mail that somebody sent on; what a report of a server returns (RFC 6522) is none. */
function isMail(piece: Piece): boolean {
  const { leaf } = piece
  if (leaf.parent === 'multipart/report') return false
  if (leaf.type === 'message/rfc822' || leaf.type === 'message/global') return true
  if (leaf.parent === 'multipart/digest' && first(leaf.fields, 'content-type') === undefined) return true
  if (leaf.type === 'text/html' || !isNamed(leaf, '.eml')) return false
  return scanMime(pieceBytes(piece, 4_096)).fields.some((field) => MAIL_FIELDS.has(field.name))
}
