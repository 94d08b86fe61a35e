/** What agents correct, and what the classifier makes of it. */
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'

/** Words to learn from. */
export type LessonText = { readonly subject: string; readonly text: string }

/** What the classifier saw of a mail: numbers, no words. Only what is of one kind can be compared. */
export type SeenFeatures = { readonly bytes: Uint8Array; readonly kind: string }

/** A mail that an agent put where it belongs, as it is taken from one mailbox to another. */
export type Lesson = {
  readonly category: string
  readonly topic: string
  /** What it was taken for; nothing when nobody guessed. */
  readonly guess?: { readonly category: string; readonly topic: string; readonly sure: boolean }
  readonly language: string
  readonly at: Instant
  readonly features: SeenFeatures
}

/** The same as it is stored: of an incident of this mailbox, or imported. `features` are worked out when it is learned. */
export type CorrectedMail = Omit<Lesson, 'features'> & {
  readonly id: number
  readonly incident?: number
  readonly features?: SeenFeatures
}

/** What agents corrected. Written with the incidents (`IncidentTransaction.record`), and erased with their customers. */
export type Corrections = {
  /** Another text whenever one of the latest `most` changed. */
  mark(mailbox: MailboxId, most: number): Promise<string>
  /** The latest `most`, in the order in which they were made. */
  latest(mailbox: MailboxId, most: number): Promise<readonly CorrectedMail[]>
  /** The customer's first message of each of these incidents that has one. */
  texts(mailbox: MailboxId, incidents: readonly number[]): Promise<ReadonlyMap<number, LessonText>>
  keep(
    mailbox: MailboxId,
    kind: string,
    features: readonly { readonly id: number; readonly bytes: Uint8Array }[],
  ): Promise<void>
  /** Lessons of another mailbox; those that are here already are passed over. Returns how many were new. */
  add(mailbox: MailboxId, lessons: readonly Lesson[]): Promise<number>
  /** Forgets all; returns how many. The incidents stay where agents put them. */
  reset(mailbox: MailboxId): Promise<number>
}

/** What was learned. */
export type Taught = {
  /** Corrections that were learned; the others say nothing, or are of another kind. */
  readonly used: number
  /** How much of it counts, from 1 to 0: less where all of it would make the classifier worse on its own mails. */
  readonly part: number
  /** Of how many mails that are not learned from, how many were right without and are right with what was learned. */
  readonly guard: { readonly mails: number; readonly base: number; readonly now: number }
}

/** The classifier as it learns: where mails are read. */
export type Learner = {
  /** What it sees of texts; of one that cannot be read, nothing. */
  features(texts: readonly LessonText[]): Promise<{ readonly kind: string; readonly all: readonly Uint8Array[] }>
  /** Forgets what it learned, and learns these, in their order; all that are read from now on are read so. Throws when it cannot: then nothing is learned. */
  learn(lessons: readonly Pick<Lesson, 'category' | 'topic' | 'features'>[]): Promise<Taught>
}
