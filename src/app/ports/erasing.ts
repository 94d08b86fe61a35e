/** What is left to do of an erasure after its transaction: mails of others, and the folders at the server. */
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'
import type { PersonFigures } from './incidents.ts'
import type { FinishedMail } from './sending.ts'

/** Mails at the server that are known by where they lie. */
export type PlacesAtServer = readonly {
  readonly folder: string
  readonly uidValidity: bigint
  readonly uids: readonly number[]
}[]

/** An erasure that is not over. */
export type WaitingErasure = {
  readonly id: number
  readonly address: string
  readonly askedAt: Instant
  /** An agent; empty: the command line. */
  readonly askedBy: string
  readonly figures: PersonFigures
  /** 1 on the first try. */
  readonly attempts: number
  /** Whether managers had the certificate. */
  readonly isTold: boolean
  /** Of mails that were erased, as they are known at the server. */
  readonly messageIds: readonly string[]
  readonly places: PlacesAtServer
}

export type Erasures = {
  /** One that is due, for this worker alone until `now + leaseMs`. */
  claim(mailbox: MailboxId, now: Instant, leaseMs: number): Promise<WaitingErasure | undefined>
  /**
   * Blacks out one piece of what others wrote. Whether more is left, whether that has to wait for a mail to leave, and in how many mails of
   * others there was something until now.
   */
  sweep(
    mailbox: MailboxId,
    id: number,
  ): Promise<{ readonly more: boolean; readonly waits: boolean; readonly others: number }>
  /** The certificate went to those who were not told by their own mail. */
  noteTold(mailbox: MailboxId, id: number, mails: readonly FinishedMail[], now: Instant): Promise<void>
  /** To be tried again at `at`. */
  noteAgain(mailbox: MailboxId, id: number, why: string, at: Instant): Promise<void>
  /** It is over: nobody's address is kept any more. */
  end(
    mailbox: MailboxId,
    id: number,
    status: 'done' | 'refused',
    mails: readonly FinishedMail[],
    now: Instant,
  ): Promise<void>
  /** What the erasure of an address waits for; undefined when none of it is open. */
  waitsFor(mailbox: MailboxId, address: string, now: Instant): Promise<'its turn' | 'a later time' | undefined>
  /** Addresses of the same account that wrote, too: `eva+shop@mail.example` beside `eva@mail.example`. */
  related(mailbox: MailboxId, address: string): Promise<readonly string[]>
}

/** Whose mails are to leave the folders at the server. */
export type ToErase = Pick<WaitingErasure, 'address' | 'askedAt' | 'messageIds' | 'places'> & {
  /** Which of these were not taken in yet. They are left, unless the person wrote them. */
  missing(folder: string, uidValidity: bigint, uids: readonly number[]): Promise<readonly number[]>
}

/** What became of them. */
export type ErasedAtServer = {
  /** Folders in which there was something. */
  readonly folders: readonly { readonly folder: string; readonly count: number }[]
  /** So many are marked as deleted only: the server cannot remove single mails. */
  readonly flagged: number
  /** So many of others name the person in their text and were left: we have no copy of them. */
  readonly left: number
  /** Folders that would not let us. */
  readonly refused: readonly { readonly folder: string; readonly why: string }[]
}

/** All folders of the account at the server. */
export type MailboxEraser = {
  /** Throws `Failure` when the server cannot be reached; what was removed by then stays removed. */
  erase(what: ToErase, signal: AbortSignal): Promise<ErasedAtServer>
}
