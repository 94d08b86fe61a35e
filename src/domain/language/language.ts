/** Languages with templates. The first four are complete in this version; the others are answered in `DEFAULT_LANGUAGE`. */
export type Language = 'es' | 'pt' | 'pl' | 'en'

export const LANGUAGES = ['es', 'pt', 'pl', 'en'] as const satisfies readonly Language[]

/** The language of the new text, and how it was told. `unknown` when there is nothing to go on. */
export type LanguageGuess = {
  readonly language: Language | 'unknown'
  readonly evidence: string
}
