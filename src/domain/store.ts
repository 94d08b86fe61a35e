import type { CategoryId } from './classify/classification.ts'
import type { Taxonomy } from './classify/taxonomy.ts'
import type { Absence } from './incident/decision.ts'
import type { Language } from './language/language.ts'
import type { Variant } from './language/variants.ts'
import type { Policies } from './policy/policies.ts'
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

/** A text that agents insert with `#use name`. `{words}` in braces are filled in. */
export type ReadyAnswer = {
  readonly name: string
  readonly title: string
  /** What it answers best: `delivery` or `delivery/damaged`. */
  readonly about?: string
  readonly text: string
}

/** `recent`: the young ones are answered, the rest is history; or all history, all ignored, all answered. */
export type FirstStart = 'answer' | 'history' | 'ignore'

/** What the operator configured, as far as rules need it. */
export type Store = {
  readonly name: string
  /** `MAILBOX_ADDRESS` in lower case. */
  readonly mailbox: string
  /** The addresses of the other mailboxes of this installation. */
  readonly siblings?: readonly string[]
  readonly defaultLanguage: Language
  /** How it writes some languages: Portuguese as in Portugal. */
  readonly variants?: readonly Variant[]
  readonly agents: readonly Person[]
  readonly managers: readonly Person[]
  readonly calendar: Calendar
  /** What happens by itself, and when. */
  readonly policies: Policies
  /** What its customers can want. */
  readonly taxonomy: Taxonomy
  readonly plusAddressing: boolean
  readonly trustedAuthservId?: string
  readonly catchupAfterMs: number
  /** What becomes of the mails that are in the mailbox at the very first start; absent: `recent`. */
  readonly firstStart?: FirstStart
  readonly replyDelayMs: number
  /** Texts that `#use` inserts, by language; those of the store itself come first. */
  readonly readyAnswers?: Readonly<Partial<Record<Language, readonly ReadyAnswer[]>>>
  /** Source of a RegExp whose first group is the order number; the default rule of `mail/order-number.ts` when absent. */
  readonly orderPattern?: string
}

/** An address that a program of this installation reads: a mailbox, this or another, or one of its plus addresses. */
export function isOfInstallation(
  address: string,
  { mailbox, siblings = [] }: Pick<Store, 'mailbox' | 'siblings'>,
): boolean {
  return [mailbox, ...siblings].some((own) => {
    const at = own.lastIndexOf('@')
    return address === own || (address.startsWith(`${own.slice(0, at)}+`) && address.endsWith(own.slice(at)))
  })
}

/** The store as it is at `now`: with the agents who are away. */
export function storeAt(store: Store, absences: readonly Absence[], now: Instant): Store {
  const away = absences.filter(({ from, until }) => from <= now && now < until)
  if (away.length === 0) return store
  const isAway = (address: string) => away.some((absence) => absence.agent === address)
  return {
    ...store,
    agents: store.agents.map((agent) => {
      const absence = away.find((one) => one.agent === agent.address)
      if (absence === undefined) return agent
      const { until, cover } = absence
      return { ...agent, away: { until, ...(cover === undefined || isAway(cover) ? {} : { cover }) } }
    }),
  }
}
