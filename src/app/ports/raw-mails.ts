/** Mails as they came, and the ledger of them. */
import type { Envelope } from '../../domain/mail/mail.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'
import type { FolderCursor, IncomingMail } from './taking-in.ts'

/** A raw mail claimed for processing. */
export type ClaimedMail = {
  readonly id: number
  /** By which it came: `imap`, `lmtp`, … */
  readonly inlet: string
  /** Its own, as it is known by to others; absent when it has none. */
  readonly messageId?: string
  readonly arrivedAt: Instant
  readonly size: number
  /** 1 on the first try. */
  readonly attempts: number
  /** Set when a held mail was confirmed by this listed address: counts as proof. */
  readonly confirmedBy?: string
  /** Set when the agent said `#send` to an answer that a guard had stopped: what was there until then does not stop it. */
  readonly approvedAt?: Instant
  /** Another mail with this Message-ID and other content was stored before it. */
  readonly repeatsMessageId?: true
  /** Came from `import`, or is history of a first start: nothing is sent. */
  readonly silent: boolean
  /** Of an import: what the archive knew beside the bytes. */
  readonly history?: 'import' | 'sent' | 'answered'
  readonly envelope?: Envelope
  /** Bytes, the beginning only when the mail is longer than was asked for. A big one has a buffer of its own. */
  readonly content: Uint8Array
  readonly truncated: boolean
}

export type StoreResult = {
  readonly stored: number
  readonly duplicates: number
  /** Those that were not there before. */
  readonly fresh: readonly { readonly rawMail: number; readonly messageId?: string }[]
}

export type RawMails = {
  cursor(mailbox: MailboxId, folder: string): Promise<FolderCursor | undefined>
  /**
   * Stores mails byte for byte with their ledger entries and moves the cursor, all in one transaction. A mail that is
   * already there (same UID, or same Message-ID and content hash) gets its ledger entry and is not stored again.
   */
  store(
    mailbox: MailboxId,
    inlet: string,
    mails: readonly IncomingMail[],
    cursor: FolderCursor | undefined,
    now: Instant,
    silent?: boolean,
  ): Promise<StoreResult>
  /** UIDs stored and not yet marked, moved or deleted at the server. */
  unfinished(mailbox: MailboxId, folder: string, uidValidity: bigint): Promise<readonly number[]>
  noteFinished(mailbox: MailboxId, folder: string, uidValidity: bigint, uids: readonly number[]): Promise<void>
  /** The folder was looked through to its end at `now`. */
  noteLooked(mailbox: MailboxId, folder: string, now: Instant): Promise<void>
  /** When a folder of the mailbox was last looked through; undefined when none ever was. */
  lookedAt(mailbox: MailboxId): Promise<Instant | undefined>
  /**
   * Claims pending mails in order of arrival, silent ones last, attempts + 1, a lease until `now + leaseMs`. First tries come in batches of at
   * most `count` mails and `bytes` bytes, a bigger mail or one that failed before comes alone. Of one mail at most the
   * first `longest` bytes are brought along.
   */
  claim(
    mailbox: MailboxId,
    limits: {
      readonly count: number
      readonly bytes: number
      readonly longest: number
      readonly leaseMs: number
      /** Those that wait for their import, instead of all others. */
      readonly imported?: true
    },
    now: Instant,
  ): Promise<readonly ClaimedMail[]>
  /** After a rollback, in a transaction of its own: note the cause, try again at `again`, or quarantine when absent. */
  noteFailure(mailbox: MailboxId, id: number, cause: string, again: Instant | undefined): Promise<void>
  /** Claimed mails that were not tried come again at once, as if never claimed. Not those that somebody claimed since. */
  giveBack(mailbox: MailboxId, claimed: readonly Pick<ClaimedMail, 'id' | 'attempts'>[]): Promise<void>
  /** The bytes of a mail. */
  read(mailbox: MailboxId, id: number): Promise<Uint8Array | undefined>
  /** The same piece by piece, each to be used before the next is asked for; none when there is no such mail. */
  pieces(mailbox: MailboxId, id: number): AsyncIterable<Uint8Array>
  quarantined(mailbox: MailboxId): Promise<readonly QuarantinedMail[]>
  /** Puts quarantined mails back; all when `ids` is absent. Returns how many. */
  retryQuarantined(mailbox: MailboxId, ids?: readonly number[]): Promise<number>
  /** Held mails whose time is over become `ignored: discarded`. Returns how many. */
  discardExpired(mailbox: MailboxId, now: Instant): Promise<number>
  /** Mails of agents that wait: for a "was this you?", or for `#send`. */
  held(mailbox: MailboxId): Promise<readonly HeldMail[]>
  /** Those that waited in vain and were discarded after `from`, until `to`. */
  lapsed(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly HeldMail[]>
  ledger(mailbox: MailboxId): Promise<LedgerSum>
  /** Which of these UIDs have no ledger entry. */
  missing(mailbox: MailboxId, folder: string, uidValidity: bigint, uids: readonly number[]): Promise<readonly number[]>
  /** What lies in the folder up to `ignoredUid` and came before the first time this was said is left alone. */
  ignoreUpTo(
    mailbox: MailboxId,
    cursor: Required<Pick<FolderCursor, 'folder' | 'uidValidity' | 'lastUid' | 'ignoredUid'>>,
    now: Instant,
  ): Promise<void>
  /** Entries from above `after` up to `upTo`, compared with the UIDs that the server has there. */
  compare(
    mailbox: MailboxId,
    window: {
      readonly folder: string
      readonly uidValidity: bigint
      readonly after: number
      readonly upTo: number
      readonly uids: readonly number[]
    },
  ): Promise<Compared>
  /** These UIDs were marked as read at the server before they were taken in. */
  noteReadBefore(mailbox: MailboxId, folder: string, uidValidity: bigint, uids: readonly number[]): Promise<void>
  /** Incidents that such mails opened and that were acknowledged, the newest first, at most `most`; and how many there are. */
  acknowledgedAgain(
    mailbox: MailboxId,
    most: number,
  ): Promise<{ readonly count: number; readonly incidents: readonly number[] }>
  /** Mails that should have content and have none. */
  withoutContent(mailbox: MailboxId): Promise<number>
}

/** `missing`: at the server and without an entry; the others are entries, by whether they are marked, moved or deleted at the server. */
export type Compared = {
  readonly missing: readonly number[]
  readonly finishedThere: number
  readonly unfinishedThere: number
  readonly finishedGone: number
  readonly unfinishedGone: number
}

export type QuarantinedMail = {
  readonly id: number
  readonly from: string
  readonly subject: string
  readonly cause: string
  readonly arrivedAt: Instant
  readonly attempts: number
  readonly size: number
}

/** `incident`: an answer that a guard stopped. */
export type HeldMail = {
  readonly agent: string
  readonly subject: string
  readonly until: Instant
  readonly incident?: number
}

/** received = filed + automatic + ignored + held + quarantined + pending. */
export type LedgerSum = {
  readonly received: number
  readonly pending: number
  readonly filed: number
  readonly automatic: number
  readonly ignored: number
  readonly held: number
  readonly quarantined: number
}
