/** The words of a language around numbers and dates. Only data, in lower case, accented and unaccented. */
export type FindingPack = {
  readonly code: string
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
}
