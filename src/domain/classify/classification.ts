/** The four things a customer can want of any store. */
export type BaseCategoryId = 'product_info' | 'checkout' | 'delivery' | 'support'

/** One of the four, or one that the store made for itself; see `taxonomy.ts`. */
export type CategoryId = string

/** Category and topic with the words that led there; `sure` is false when two candidates are close or nothing was found. */
export type Classification = {
  readonly category: CategoryId
  /** A topic id of that category of the taxonomy, such as `damaged`; `other` when none fits. */
  readonly topic: string
  readonly sure: boolean
  /** Words and phrases found, the strongest first, at most five. */
  readonly evidence: readonly string[]
  readonly runnerUp?: CategoryId
  readonly urgent: boolean
  readonly urgentBecause?: string
}
