/**
 * What mail servers say in a language when they bring a mail back. Only data; all words in lower case, accents as they
 * are written (they are compared without). `…` stands for up to 80 other characters of the same sentence.
 */
export type BouncingPack = {
  readonly code: string
  /** Display names under which mail servers write. */
  readonly senders: readonly string[]
  /** Beginnings of the subjects of failures. */
  readonly subjects: readonly string[]
  /** Sentences in which a server says that it gave up. No person begins a mail with them. */
  readonly failure: readonly string[]
  /** What tells a failure from a warning when both are spoken of. */
  readonly final: readonly string[]
  /** Subjects and sentences of warnings: the server goes on trying. */
  readonly delay: readonly string[]
  /** Subjects and sentences about mail that arrived. */
  readonly success: readonly string[]
  /** Beginnings of the line after which the returned mail follows. */
  readonly returned: readonly string[]
  /** Words on a line before a colon and the address that failed. */
  readonly labels: readonly string[]
  /** Words on a line above or before an address that is there for help only. */
  readonly contacts: readonly string[]
  /** Why, as servers word it. The sender's fault comes first: it speaks of addresses and domains too. */
  readonly sender: readonly string[]
  readonly unknownAddress: readonly string[]
  readonly disabled: readonly string[]
  readonly unknownDomain: readonly string[]
  readonly full: readonly string[]
  readonly tooLarge: readonly string[]
  readonly spam: readonly string[]
  readonly policy: readonly string[]
  /** Tried for as long as it is worth. */
  readonly expired: readonly string[]
  readonly loop: readonly string[]
  /** The network or a server, not the address. */
  readonly trouble: readonly string[]
}
