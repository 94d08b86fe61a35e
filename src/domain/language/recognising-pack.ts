/**
 * What a language must bring to be told from others. The languages that are understood bring it in their understanding
 * packs; the others are here so that nobody takes them for one of those.
 */
export type RecognisingPack = {
  readonly code: string
  /** Short frequent words, and the commonest of mails to a store; separated by spaces. */
  readonly words: string
  /** Letters and signs beyond ASCII that speak for this language. */
  readonly letters: string
}
