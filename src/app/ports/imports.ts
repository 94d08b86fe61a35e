/** Mail from before: archives that are read, and runs that take them in. */
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'
import type { StoreResult } from './raw-mails.ts'
import type { IncomingMail } from './taking-in.ts'

/** A mail of an archive. `history`: it lay among sent mail, or was marked as answered. */
export type ArchivedMail = IncomingMail & { readonly history: 'import' | 'sent' | 'answered' }

/** Mails from before, in the order of their dates. */
export type Archive = {
  /** What it is, for people: `mbox file`, `Maildir`. */
  readonly kind: string
  /** Names it, so that the same archive given again is the same run. */
  readonly source: string
  /** Changes when mails come or go. */
  readonly fingerprint: string
  readonly mails: number
  /** What is there and is not taken in, and how much of it: folders of drafts, spam and rubbish, files that are no mail. */
  readonly leftOut: readonly { readonly what: string; readonly count: number }[]
  /** From the mail at this place on; each must be used before the next is asked for. */
  from(place: number): AsyncIterable<ArchivedMail>
  close(): Promise<void>
}

/** Where one run of an import stands. */
export type ImportRun = {
  readonly id: number
  /** So many mails of the archive are stored, in its order. */
  readonly position: number
  readonly duplicates: number
  readonly startedAt: Instant
  readonly endedAt?: Instant
}

/** What became of the mails of a run. */
export type ImportCounts = {
  readonly opened: number
  readonly joined: number
  readonly automatic: number
  readonly ignored: number
  readonly quarantined: number
  /** The first of them. */
  readonly quarantinedIds: readonly number[]
  /** Not decided yet. */
  readonly pending: number
  /** Incidents of it that stay open, because a customer may still wait. */
  readonly stillOpen: number
  /** Why mails were ignored, the most frequent first. */
  readonly ignoredBecause: readonly { readonly why: string; readonly count: number }[]
}

export type Imports = {
  /** The run of this archive: where it stood, or from the beginning. */
  begin(
    mailbox: MailboxId,
    archive: Pick<Archive, 'source' | 'fingerprint' | 'mails'>,
    now: Instant,
  ): Promise<ImportRun>
  /**
   * Stores mails of a run, none of which is ever answered, and notes that it stands at `position`, in one transaction. `waiting`: so many of
   * them are to be decided now.
   */
  store(
    mailbox: MailboxId,
    run: number,
    mails: readonly ArchivedMail[],
    position: number,
    now: Instant,
  ): Promise<StoreResult & { readonly waiting: number }>
  counts(mailbox: MailboxId, run: number): Promise<ImportCounts>
  end(mailbox: MailboxId, run: number, now: Instant): Promise<void>
  /** Runs that were begun and not brought to their end. */
  unended(mailbox: MailboxId): Promise<readonly { readonly source: string; readonly startedAt: Instant }[]>
}
