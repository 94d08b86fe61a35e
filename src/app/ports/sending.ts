/** The outbox and the server that takes its mails. */
import type { Lane, MailName } from '../../domain/incident/mails.ts'
import type { Language } from '../../domain/language/language.ts'
import type { Address } from '../../domain/mail/mail.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'

/** A file of our own that goes along with a mail: a picture in its text, or something to keep. */
export type OwnFile = {
  readonly filename: string
  readonly contentType: string
  /** By which the HTML shows it (`cid:…`), without angle brackets; absent: it is attached. */
  readonly cid?: string
  readonly content: Uint8Array
}

/** The same as a stored mail names it: by the hash of its content, in hexadecimal. */
export type StoredFile = Omit<OwnFile, 'content'> & { readonly sha256: string }

/** A finished mail as the outbox keeps and sends it. */
export type FinishedMail = {
  readonly onceKey: string
  readonly incident?: number
  readonly template: MailName
  readonly language: Language
  readonly lane: Lane
  /** Without angle brackets; fixed before the first attempt. */
  readonly messageId: string
  readonly envelopeFrom: string
  readonly from: Address
  readonly to: readonly Address[]
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly inReplyTo?: string
  readonly references: readonly string[]
  readonly attachments: readonly {
    readonly rawMailId: number
    readonly index: number
    readonly filename: string
    readonly contentType: string
  }[]
  /** Of ours, beside those from raw mails. */
  readonly files?: readonly OwnFile[]
  readonly author?: string
  /** Incidents of the numbered lines in it. */
  readonly lines?: readonly number[]
  /** Nobody wrote it, and it goes to somebody outside the store: such mail is counted. */
  readonly automatic?: true
  readonly decidedAt: Instant
  readonly notBefore: Instant
}

export type OutboxMail = Omit<FinishedMail, 'files'> & {
  readonly files?: readonly StoredFile[]
  readonly id: number
  readonly attempts: number
  readonly createdAt: Instant
  /** What was noted by the last `noteAgain`. */
  readonly lastResponse?: string
}

export type RefusedRecipient = {
  readonly recipient: string
  readonly response: string
  readonly lasting: 'temporary' | 'permanent'
}

/** What the SMTP server said. */
export type SendResult =
  | { readonly kind: 'sent'; readonly response: string; readonly refused: readonly RefusedRecipient[] }
  | {
      readonly kind: 'refused'
      readonly response: string
      readonly code?: number
      readonly lasting: 'temporary' | 'permanent'
    }
  /** Everything was handed over and no answer came: perhaps delivered. */
  | { readonly kind: 'uncertain'; readonly response: string }

export type Outbox = {
  /**
   * Claims what is due at `now` by lane, then age; attempts + 1; a lease that ends by real time. What a dead worker left `sending` comes
   * after it. Of follow-ups to customers only those decided after `followUpsFrom` or tried before, and none when that is infinite.
   */
  claim(
    mailbox: MailboxId,
    count: number,
    leaseMs: number,
    now: Instant,
    followUpsFrom?: Instant,
  ): Promise<readonly OutboxMail[]>
  /** Incidents with follow-ups to their customers that were decided until `until` and never tried. */
  oldFollowUps(mailbox: MailboxId, until: Instant, limit: number): Promise<readonly number[]>
  /**
   * `refused`: recipients of a mail that went to the others; an undecided failure of those alone, never sent again. `acknowledged`: for
   * each acknowledgement among those noted now for the first time, when the customer's mail arrived.
   */
  noteSent(
    mailbox: MailboxId,
    sent: readonly { readonly id: number; readonly response: string; readonly refused?: readonly RefusedRecipient[] }[],
    now: Instant,
  ): Promise<{ readonly acknowledged: readonly Instant[] }>
  /** Claimed mails that were not tried, because the server could not be reached: due again, attempts - 1. */
  giveBack(mailbox: MailboxId, ids: readonly number[]): Promise<void>
  /** Claimed mails that are still being spoken about: their claim begins anew. */
  renew(mailbox: MailboxId, ids: readonly number[], leaseMs: number): Promise<void>
  noteAgain(mailbox: MailboxId, id: number, response: string, at: Instant): Promise<void>
  noteGivenUp(mailbox: MailboxId, id: number, response: string, now: Instant): Promise<void>
  /** Mails given up, or refused for some recipients, whose failure was not yet decided about; claimed, to be passed to `decide`. */
  undecidedFailures(
    mailbox: MailboxId,
    limit: number,
  ): Promise<readonly (OutboxMail & { readonly response: string; readonly refused?: readonly RefusedRecipient[] })[]>
  noteFailureDecided(mailbox: MailboxId, id: number): Promise<void>
  /** A mail that belongs to no decision about an incident: digests, handovers, notices. Once per key. */
  add(mailbox: MailboxId, mails: readonly FinishedMail[], now: Instant): Promise<number>
  counts(
    mailbox: MailboxId,
  ): Promise<{ readonly pending: number; readonly failed: number; readonly oldestPendingAt?: Instant }>
  /** The bytes of files of ours that mails name, by their hashes. What is no longer stored is left out. */
  files(mailbox: MailboxId, hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  /** Files that no mail has used for a month and none that is to be sent names. Returns how many went. */
  dropOldFiles(mailbox: MailboxId): Promise<number>
  /** Which of these keys no mail has yet. */
  unknownKeys(mailbox: MailboxId, keys: readonly string[]): Promise<readonly string[]>
}

export type MailSender = {
  send(mail: OutboxMail, attachments: readonly OwnFile[]): Promise<SendResult>
  /** Logs in and says nothing else; for `doctor` and the start of a pass. Throws `Failure`. */
  verify(): Promise<void>
  close(): Promise<void>
}
