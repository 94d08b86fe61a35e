import type { Instant } from '../time/instant.ts'

/** One mailbox of RFC 5322: `address` is the addr-spec in lower case, `name` the decoded display name or ''. */
export type Address = { readonly address: string; readonly name: string }

/** A part of a mail that is a file. Its bytes stay in the raw mail; `index` finds them there. */
export type Attachment = {
  readonly index: number
  /** Harmless for showing: no path, no control or bidi characters, at most 120 characters. */
  readonly filename: string
  readonly contentType: string
  readonly size: number
  readonly contentId?: string
  readonly inline: boolean
  readonly sha256: string
}

/** Stands where the index of a file is asked for: the raw mail itself is the file. */
export const WHOLE_MAIL = -1

/** A calendar part (RFC 5545): what is asked, and when. */
export type Invitation = {
  /** `request`, `reply`, `cancel` …, in lower case. */
  readonly method?: string
  readonly summary: string
  readonly startsAt?: Instant
  readonly endsAt?: Instant
  readonly allDay: boolean
  readonly location: string
  readonly organizer: string
  readonly description: string
}

/** A mail that came inside the mail (message/rfc822), as far as people need to read it. */
export type EmbeddedMail = {
  readonly from?: Address
  readonly subject: string
  readonly date?: Instant
  readonly messageId?: string
  readonly text: string
}

/** What a delivery status notification (RFC 3464), or text that means the same, says about one recipient. */
export type DeliveryStatus = {
  readonly recipient?: string
  /** The address the mail was sent to, where it was passed on from there to `recipient`. */
  readonly originalRecipient?: string
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** RFC 3463 status such as `5.1.1`, when one was given. */
  readonly status?: string
  readonly diagnostic?: string
}

/** What came back of a mail of ours: fields that name it, and the signed ones that prove it. Written by strangers, too. */
export type ReturnedMail = {
  /** Without angle brackets. */
  readonly messageId?: string
  /** Message-IDs of In-Reply-To and References. */
  readonly references: readonly string[]
  readonly to: readonly string[]
  /** Return-Path, From, Sender and Reply-To: our signed addresses stand there. */
  readonly senders: readonly string[]
  readonly subject: string
}

/** The machine-readable part of a report, and what it returned of the mail it reports on. */
export type Report = {
  readonly statuses: readonly DeliveryStatus[]
  /** A complaint (RFC 5965): its `Feedback-Type` in lower case, and who complained as far as it is told. */
  readonly feedback?: { readonly type: string; readonly agent: string; readonly recipients: readonly string[] }
  readonly returned?: ReturnedMail
  /** Message-ID of the returned mail or headers, without angle brackets. */
  readonly originalMessageId?: string
}

/**
 * A mail as a stranger sent it, translated once from the bytes. Everything in it is hostile: it holds what was
 * *written*, never what we concluded. Strings hold no NUL and no lone surrogate, so PostgreSQL takes them as they are.
 */
export type Mail = {
  /** RFC 5322 msg-id without angle brackets. */
  readonly messageId?: string
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  readonly from: readonly Address[]
  readonly sender?: Address
  readonly replyTo: readonly Address[]
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  /** Decoded, unfolded, one line. */
  readonly subject: string
  /** The Date header, when it can be read; never trusted for order. */
  readonly date?: Instant
  /** INTERNALDATE or the moment of receipt, never later than now. */
  readonly arrivedAt: Instant
  readonly text: string
  readonly html?: string
  readonly attachments: readonly Attachment[]
  /** All header fields, names in lower case, values unfolded and undecoded, the topmost first. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly report?: Report
  readonly invitations?: readonly Invitation[]
  readonly embedded?: readonly EmbeddedMail[]
  /** S/MIME or OpenPGP. A signed mail is read like any other; of an encrypted one only the envelope is known. */
  readonly protection?: 'signed' | 'encrypted'
  /** Known of a mail that was handed to us; the header may say otherwise, and then the envelope is true. */
  readonly envelope?: Envelope
  readonly size: number
  /** Why the content could not be read in full; headers and whatever was found stand all the same. */
  readonly unreadable?: string
}

/** What was said beside a mail when it was handed over: who gets it back (`''`: nobody, it is a notice), and who it is really for. */
export type Envelope = { readonly from: string; readonly to: readonly string[] }

/** The first value of a header field (name in lower case), or undefined. */
export function header(mail: Mail, name: string): string | undefined {
  return mail.headers.get(name)?.[0]
}
