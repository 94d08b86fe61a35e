/** Where mail comes from. */
import type { Envelope } from '../../domain/mail/mail.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A mail as an inlet brings it. `uid` identifies it at the server when there is one. */
export type IncomingMail = {
  readonly arrivedAt: Instant
  readonly size: number
  /** The whole mail in one piece, or in pieces of at most 1 MiB when it is big (never all in memory at once). */
  readonly content: Uint8Array | AsyncIterable<Uint8Array>
  readonly uid?: number
  /** Taken in as history: filed, and nothing is sent about it. */
  readonly silent?: boolean
  /** Where the inlet was told beside the mail. */
  readonly envelope?: Envelope
}

/** Where in which folder an inlet stands. */
export type FolderCursor = {
  readonly folder: string
  readonly uidValidity: bigint
  readonly lastUid: number
  /** The highest UID that was there when this mailbox was opened for the first time; kept from then on. */
  readonly firstUid?: number
  /** Mails up to this UID that came before the first start are left alone (`FIRST_START=ignore`). */
  readonly ignoredUid?: number
  readonly ignoredBefore?: Instant
}

/** A mailbox at a server. One session at a time; calls are made one after the other. */
export type MailSource = {
  /** Logs in and opens the folder. Throws `Failure`. */
  open(signal: AbortSignal): Promise<MailSession>
}

/** `arrivedAt`, `answered`, `seen`: as far as the server says so. */
export type ListedMail = {
  readonly seen?: true
  readonly uid: number
  readonly size: number
  readonly arrivedAt?: Instant
  readonly answered?: true
}

export type MailSession = {
  readonly folder: string
  readonly uidValidity: bigint
  /**
   * UIDs above `lastUid`, ascending, with sizes. Does not rely on flags.
   */
  list(aboveUid: number): Promise<readonly ListedMail[]>
  /**
   * Contents of these UIDs. Mails that vanished meanwhile are left out. Small ones come as bytes in one range FETCH,
   * big ones (over `BIG_MAIL`) as streams that must be consumed before the next is asked for.
   */
  fetch(uids: readonly number[]): AsyncIterable<IncomingMail & { readonly uid: number }>
  /** IMAP_AFTER on mails that are committed: keep, mark seen, move or delete. Throws `Failure` when refused. */
  finish(uids: readonly number[]): Promise<void>
  /** All UIDs, ascending, some thousands at a time: a mailbox of any size. Absent: `list` is good enough. */
  windows?(): AsyncIterable<readonly ListedMail[]>
  /** Resolves when the server announces new mail, after `timeoutMs`, or on abort. */
  waitForNews(timeoutMs: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Mails above this size (bytes) are streamed and stored in pieces. */
export const BIG_MAIL = 1024 * 1024

/** Longer mails (bytes) are stored whole and read as far as this; providers take 25 to 50 MB. */
export const LONGEST_READ = 64 * 1024 * 1024

/** A mail that somebody hands to us; `content` throws when it breaks off or grows too large, and nothing of it may be kept then. */
export type HandedMail = { readonly envelope: Envelope; readonly content: AsyncIterable<Uint8Array> }

/** Whether a mailbox has the mail for certain, or the other side is to keep it and come again. */
export type Taken = 'stored' | 'later'

/** Who decides about what is handed in. */
export type MailTaker = {
  /** The mailbox of ours that an address belongs to. */
  mailboxOf(recipient: string): string | undefined
  /** What became of the mail in each mailbox that it was for. Never throws; reads the content to its end, or as far as it was of use. */
  take(mail: HandedMail): Promise<ReadonlyMap<string, Taken>>
}

/** A server that mails are handed to. */
export type MailDoor = {
  /**
   * Is open until `signal`, and finishes the mails in hand. Throws `Failure`: permanent when the place cannot be had, temporary when
   * another worker of ours has it.
   */
  serve(taker: MailTaker, signal: AbortSignal): Promise<void>
}
