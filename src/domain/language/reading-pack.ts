/**
 * What a language must bring so that its mails can be READ (as opposed to answered): how its mail clients mark replies,
 * forwards, quotes and absences. Only data; all words in lower case; accents as they are written, with the unaccented
 * form beside them where people type it.
 */
export type ReadingPack = {
  readonly code: string
  /** Subject prefixes of answers, without colon: `re`, `odp`. */
  readonly replyPrefixes: readonly string[]
  /** Subject prefixes of forwards, without colon: `fwd`, `rv`. */
  readonly forwardPrefixes: readonly string[]
  readonly quote: {
    /** First words of "El lun, 2 nov … escribió:". */
    readonly starts: readonly string[]
    /** The words that say that somebody wrote: `escribió`. */
    readonly verbs: readonly string[]
  }
  /** Labels of the header block that Outlook and others put over a quoted mail. */
  readonly labels: {
    readonly from: readonly string[]
    readonly date: readonly string[]
    readonly to: readonly string[]
    readonly cc: readonly string[]
    readonly subject: readonly string[]
  }
  /** `-----Mensaje original-----`, without dashes. */
  readonly originalMarkers: readonly string[]
  /** `---------- Mensaje reenviado ---------` and `Inicio del mensaje reenviado:`, without dashes and colon. */
  readonly forwardMarkers: readonly string[]
  /** Beginnings of lines a mail client adds: "Enviado desde mi iPhone". */
  readonly mobile: readonly string[]
  readonly automatic: {
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
  }
  /** January to December, whole and as abbreviated. */
  readonly months: readonly (readonly string[])[]
  readonly order: {
    /** Words after which a number is an order number. */
    readonly words: readonly string[]
    /** Words that may stand between the order word and the number: "número de", "nr". */
    readonly between: readonly string[]
    /** Words after which a number is something else: phone, invoice, tracking. */
    readonly others: readonly string[]
  }
  /** Words about a purchase: who uses them in an "absence" is a person with a concern. */
  readonly concern: readonly string[]
}
