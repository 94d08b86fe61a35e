import type { Language } from './language.ts'

/** What `#find` can be told besides words. */
export type SearchOperator =
  | 'from'
  | 'order'
  | 'file'
  | 'subject'
  | 'status'
  | 'category'
  | 'agent'
  | 'since'
  | 'before'

/** What a status can be called in a search; `unended` is everything still to be done. */
export type SearchedStatus = 'open' | 'waiting' | 'resolved' | 'closed' | 'spam' | 'unended'

/** How agents say in one language what they search by. Words are compared folded: accents and case do not count. */
export type SearchingPack = {
  readonly language: Language
  /** Words before a colon: `from:marta`, `pedido:10482`. One word may mean two things; the one its value fits is meant. */
  readonly operators: Readonly<Partial<Record<SearchOperator, readonly string[]>>>
  readonly statuses: Readonly<Partial<Record<SearchedStatus, readonly string[]>>>
  /** Words after `agent:` for incidents that nobody has. */
  readonly nobody: readonly string[]
  /** Folded endings of inflected words, only for a language that PostgreSQL has no stemmer for. */
  readonly endings?: readonly string[]
}
