import type { PackCode } from './understanding-pack.ts'

/** Languages that customers and agents are written to in. */
export const LANGUAGES = ['es', 'pt', 'pl', 'en', 'fr', 'de', 'it'] as const

export type Language = (typeof LANGUAGES)[number]

/** The language of the new text, and how it was told. `unknown` when there is nothing to go on. */
export type LanguageGuess = {
  readonly language: Language | 'unknown'
  /** The words that told it, or why it cannot be told. */
  readonly evidence: string
  /** The language, also when it is one that is understood but not answered in. */
  readonly code?: PackCode
  /** Others that are nearly as likely: what else is known of the customer decides. */
  readonly near?: readonly Language[]
}

/** What else is known of the customer decides where the text is not clear. */
export function settleLanguage(guess: LanguageGuess, earlier: Language | undefined): LanguageGuess {
  const open = guess.language === 'unknown' || guess.near?.some((one) => one === earlier) === true
  if (earlier === undefined || !open) return guess
  return { language: earlier, evidence: 'language of earlier mails' }
}
