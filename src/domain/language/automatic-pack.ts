/** What a phrase in the text of a mail says about who wrote it. */
export type Saying =
  /** First-person statement of absence now or to come: "I am out of the office". */
  | 'absence'
  /** How notes say it and people do not: "I am currently", "our offices will be". */
  | 'stiff'
  /** "Thank you for your message": people and machines both. */
  | 'thanks'
  /** What notes add: who else to ask, that mail is hardly read, that one will answer. */
  | 'handOver'
  /** "On my return": weaker, people say it too. */
  | 'onReturn'
  /** The mail says of itself that no person wrote it: "this is an automatic reply". */
  | 'declares'
  /** "We have received your message", as desks acknowledge. */
  | 'received'
  /** Ticket numbers, hours of service, "do not reply". */
  | 'service'
  /** "I no longer work here", "this address is no longer read". */
  | 'left'
  /** What a customer asks of us: a person. */
  | 'request'
  /** Words about a purchase, or about automatic answers that annoy: a person. */
  | 'concern'
  /** Right before an absence it is only the reason for something else: "because I am on holiday". */
  | 'because'
  /** "was read on": the text of a read receipt. */
  | 'wasRead'
  /** "has accepted this invitation": what calendars write, not people. */
  | 'answered'
  /** "would like to recall the message". */
  | 'recall'
  /** Spam filters that ask the sender to prove a person. */
  | 'challenge'

/**
 * What absence notes, acknowledgements, receipts and answers to invitations say in a language. Only data; compared in
 * lower case and without accents, so each phrase stands once. A phrase matches where a word begins; its end may be a stem.
 */
export type AutomaticPack = {
  readonly code: string
  /** Beginnings of subjects that only machines write, when a colon, a dash, a bracket or nothing follows. */
  readonly subjects: readonly string[]
  /** Phrases anywhere in a subject, as in "ana is out of the office". */
  readonly subjectSigns: readonly string[]
  /** Subjects that a person may write too: they count together with an absence in the text. */
  readonly weakSubjects: readonly string[]
  /** Beginnings of the subjects of read receipts. */
  readonly receipts: readonly string[]
  /** Beginnings of the subjects of answers to invitations. */
  readonly invitations: readonly string[]
  /** What phrases in the text say. */
  readonly says: { readonly [saying in Saying]?: readonly string[] }
  readonly dates: {
    /** Before the end of an absence: "hasta el". */
    readonly until: readonly string[]
    /** Before the day of return: "vuelvo el". */
    readonly back: readonly string[]
    /** Before a day that may be the first of the absence or the first after it: "a partir del". */
    readonly from?: readonly string[]
    /** After the date of a return: "ab dem 9. wieder". */
    readonly backAfter?: readonly string[]
    /** Between the two ends of a span: "del 2 al 9". */
    readonly to: readonly string[]
    /** Before or after a date: the day named is itself still away. */
    readonly inclusive: readonly string[]
    /** Sunday to Saturday. */
    readonly weekdays: readonly (readonly string[])[]
    readonly tomorrow: readonly string[]
    readonly nextWeek: readonly string[]
    /** Small words before a date that say nothing: "el", "next". */
    readonly fillers: readonly string[]
    /** Months of languages that have no finding pack. */
    readonly months?: readonly (readonly string[])[]
  }
}

/** Phrases as they are written in a pack: between bars, over as many lines as they need. */
export function phrases(text: string): readonly string[] {
  return text.split('|').map((phrase) => phrase.replace(/\s+/g, ' ').trim())
}

/** A pack of a language of which only the titles of automatic answers, and words of absence, are known. */
export function titlesOnly(code: string, subjects: readonly string[], absence: readonly string[] = []): AutomaticPack {
  const none: readonly never[] = []
  return {
    code,
    subjects,
    subjectSigns: none,
    weakSubjects: none,
    receipts: none,
    invitations: none,
    says: { absence },
    dates: {
      until: none,
      back: none,
      to: none,
      inclusive: none,
      weekdays: none,
      tomorrow: none,
      nextWeek: none,
      fillers: none,
    },
  }
}
