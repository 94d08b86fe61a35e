/**
 * What absence notes, receipts and answers to invitations say in a language. Only data; all words in lower case; accents
 * as they are written, with the unaccented form beside them where people type it.
 */
export type AutomaticPack = {
  readonly code: string
  /** Subjects that only machines write, when a colon, a dash or nothing follows. */
  readonly subjects: readonly string[]
  /** Subjects that a person may write too: they count together with an absence in the text. */
  readonly weakSubjects: readonly string[]
  /** First-person statements of absence now or to come. */
  readonly absence: readonly string[]
  /** What such notes add: who else to ask, when one will answer. */
  readonly handOver: readonly string[]
  /** Words before a return date: "hasta el". */
  readonly until: readonly string[]
  /** Beginnings of the subjects of read receipts. */
  readonly receipts: readonly string[]
  /** Beginnings of the subjects of answers to invitations. */
  readonly invitations: readonly string[]
  /** Words about a purchase: who uses them in an "absence" is a person with a concern. */
  readonly concern: readonly string[]
}
