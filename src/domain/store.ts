import type { CategoryId } from './classify/classification.ts'
import type { Language } from './language/language.ts'
import type { Calendar } from './time/calendar.ts'
import type { Instant } from './time/instant.ts'

/** A listed agent or manager. `categories` empty: hears of all. */
export type Person = {
  readonly address: string
  readonly name: string
  readonly language?: Language
  readonly categories: readonly CategoryId[]
  /** Away until then; another agent covers, where one was found. */
  readonly away?: { readonly until: Instant; readonly cover?: string }
}

/** What the operator configured, as far as rules need it. */
export type Store = {
  readonly name: string
  /** `MAILBOX_ADDRESS` in lower case. */
  readonly mailbox: string
  readonly defaultLanguage: Language
  readonly agents: readonly Person[]
  readonly managers: readonly Person[]
  readonly calendar: Calendar
  readonly plusAddressing: boolean
  readonly trustedAuthservId?: string
  readonly catchupAfterMs: number
  readonly replyDelayMs: number
  /** Source of a RegExp whose first group is the order number; the default rule of `mail/order-number.ts` when absent. */
  readonly orderPattern?: string
}
