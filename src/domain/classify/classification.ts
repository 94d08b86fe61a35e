import type { Sign } from './model/model.ts'

/** The four things a customer can want of any store. */
export type BaseCategoryId = 'product_info' | 'checkout' | 'delivery' | 'support'

/** One of the four, or one that the store made for itself; see `taxonomy.ts`. */
export type CategoryId = string

/** Anger, a threat, harm, a promise not kept: and the words that say so. */
export type FoundSign = { readonly sign: Sign; readonly words: readonly string[] }

/** Category and topic with the words that led there; `sure` is false when two candidates are close or nothing was found. */
export type Classification = {
  readonly category: CategoryId
  /** A topic id of that category of the taxonomy, such as `damaged`; `other` when none fits. */
  readonly topic: string
  /** How likely the category is right, 0 to 1: of mails with 0.8, eight in ten are. Missing where a person said it. */
  readonly probability?: number
  readonly sure: boolean
  /** The words and phrases that decided, the strongest first, at most five. */
  readonly evidence: readonly string[]
  /** The second candidate. */
  readonly runnerUp?: CategoryId
  readonly runnerUpTopic?: string
  /** What stands in the mail beside its matter, the gravest first. */
  readonly signs?: readonly FoundSign[]
  readonly urgent: boolean
  /** The gravest sign and its words: `legal: my solicitor`. */
  readonly urgentBecause?: string
}
