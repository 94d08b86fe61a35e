/**
 * How the mail clients of a language mark answers, forwards and quotes, and what they put under a mail. Only data; all
 * words in lower case; accents as they are written, with the unaccented form beside them where people type it.
 */
export type QuotingPack = {
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
}
