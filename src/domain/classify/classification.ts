/** The four things a customer can want (the rows of the weekly digest). */
export type CategoryId = 'product_info' | 'checkout' | 'delivery' | 'support'

/** Category and topic with the words that led there; `sure` is false when two candidates are close or nothing was found. */
export type Classification = {
  readonly category: CategoryId
  /** A topic id of that category from `categories.ts`, such as `damaged`; `other` when none fits. */
  readonly topic: string
  readonly sure: boolean
  /** Words and phrases found, the strongest first, at most five. */
  readonly evidence: readonly string[]
  readonly runnerUp?: CategoryId
  readonly urgent: boolean
  readonly urgentBecause?: string
}
