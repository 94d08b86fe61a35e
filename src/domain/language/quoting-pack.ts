/**
 * How the mail clients of a language mark answers, forwards and quotes, and what they put under a mail. Only data, in
 * lower case; everything is compared without accents, so one spelling is enough. The languages of the store fill in
 * every field; others only what is needed to find quotes, labels, markers and the phrases of telephones.
 */
export type QuotingPack = {
  readonly code: string
  /** Subject prefixes of answers, without colon: `re`, `odp`. */
  readonly replyPrefixes: readonly string[]
  /** Subject prefixes of forwards, without colon: `fwd`, `rv`. */
  readonly forwardPrefixes: readonly string[]
  readonly quote: {
    /** First words of "El lun, 2 nov … escribió:", days of the week included. */
    readonly starts: readonly string[]
    /** The words that say that somebody wrote: `escribió`. */
    readonly verbs: readonly string[]
    /** Verbs by which people tell, too: they need a date or an address beside them. */
    readonly tellings?: readonly string[]
    /** Other words that stand among date, name and verb: `użytkownik`, `tarihinde`. */
    readonly words?: readonly string[]
    /** What may stand between such a verb and the colon: `lo siguiente`. */
    readonly tails?: readonly string[]
  }
  /** Labels of the header block that Outlook and others put over a quoted mail. */
  readonly labels: {
    readonly from: readonly string[]
    readonly date: readonly string[]
    readonly to: readonly string[]
    readonly cc: readonly string[]
    readonly subject: readonly string[]
    /** Labels that may stand among them and say nothing of use: `importancia`, `responder a`. */
    readonly other?: readonly string[]
  }
  /** `-----Mensaje original-----`, without dashes. */
  readonly originalMarkers: readonly string[]
  /** `---------- Mensaje reenviado ---------` and `Inicio del mensaje reenviado:`, without dashes and colon. */
  readonly forwardMarkers: readonly string[]
  /** Beginnings of lines a mail client adds: "Enviado desde mi"; what follows must be a device or a product. */
  readonly mobile: readonly string[]
  /** What people call their devices; names of makers and programs are known apart from languages. */
  readonly devices: readonly string[]
  /** Ends of such lines where the verb comes last: "… gesendet". */
  readonly mobileEnds?: readonly string[]
  /** Words of people who ask pardon for their telephone: `typos`. */
  readonly mobileExcuses?: readonly string[]
  /** "Please type your reply above this line", as help desks write it. */
  readonly replyAbove?: readonly string[]
  /** Formulas that close a letter: `un saludo`. */
  readonly closings?: readonly string[]
  readonly notices?: {
    /** Beginnings of legal, environmental or virus notices; the notice must hold one of `stems`. */
    readonly openings: readonly string[]
    /** Beginnings that people use too: the paragraph must be long and hold two of `stems`: "este mensaje". */
    readonly subjects: readonly string[]
    readonly stems: readonly string[]
  }
  /** Beginnings of the warning that a mail server puts on top; it must hold one of `bannerStems`. */
  readonly banners?: readonly string[]
  readonly bannerStems?: readonly string[]
  /** Beginnings of lines under the mails of lists and free providers; a link or an address must follow. */
  readonly footers?: readonly string[]
}
