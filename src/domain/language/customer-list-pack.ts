import type { Language } from './language.ts'

/** How agents of one language name those a matter concerns: in lines of `#new`, and as headings of a table. Compared folded. */
export type CustomerListPack = {
  /** Before the colon: `customer: Marta <marta@mail.example>`. */
  readonly customer: readonly string[]
  /** Before the colon of the other lines; `urgent` stands alone, too. */
  readonly category: readonly string[]
  readonly order: readonly string[]
  readonly urgent: readonly string[]
  /** Headings of the columns; any other column is nobody's business. */
  readonly columns: {
    readonly address: readonly string[]
    readonly name: readonly string[]
    readonly surname: readonly string[]
    readonly language: readonly string[]
  }
  /** What the languages we write in are called. */
  readonly languages: Readonly<Record<Language, readonly string[]>>
}
