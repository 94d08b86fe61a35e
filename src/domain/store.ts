import type { CategoryId } from './classify/classification.ts'
import type { Language } from './language/language.ts'
import type { Calendar } from './time/calendar.ts'

/** A listed agent or manager. `categories` empty: hears of all. */
export type Person = {
  readonly address: string
  readonly name: string
  readonly language?: Language
  readonly categories: readonly CategoryId[]
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
