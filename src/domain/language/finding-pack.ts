/** The words of a language around numbers and dates. Only data, in lower case; compared without accents. */
export type FindingPack = {
  readonly code: string
  /** January to December, whole and as abbreviated. */
  readonly months: readonly (readonly string[])[]
  readonly order: {
    /** Words after which a number is an order number. */
    readonly words: readonly string[]
    /** Words that may stand between the order word and the number: "número de", "nr". */
    readonly between: readonly string[]
    /** Words after which a number is something else: invoice, account, postcode, street. */
    readonly others: readonly string[]
  }
  /** Words that only say that a number follows, whatever it counts. */
  readonly number: readonly string[]
  /** Words after which a number is that of a parcel. */
  readonly tracking: readonly string[]
  /** Words after which a number is to be called. */
  readonly phone: readonly string[]
  /** Words after which a code names an article; `reference` ones may name an order as well. */
  readonly product: readonly string[]
  readonly reference: readonly string[]
  /** Names of currencies behind an amount, with their code of ISO 4217. */
  readonly money: Readonly<Record<string, string>>
  /** Days told from today: how many days on. Only words that mean nothing else. */
  readonly days: Readonly<Record<string, number>>
  /** Words before a day that has no year: "el 9/11". */
  readonly dayMarks: readonly string[]
  /** Words before the security code of a card; those of the second list only where a card number stands close by. */
  readonly cardCodes: readonly string[]
  readonly cardCodesNearCards: readonly string[]
  /** Words that companies put beside their name: "support", "team". */
  readonly service: readonly string[]
}
