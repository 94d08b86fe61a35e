import type { Language } from './language.ts'

/** Ways to write a language that a store can choose (`LANGUAGE_VARIANTS`), by the tag that Intl knows them by. */
export const VARIANTS = ['pt-PT'] as const

export type Variant = (typeof VARIANTS)[number]

/** The language that a variant is one way to write. */
export function languageOfVariant(variant: Variant): Language {
  return VARIANT_OF[variant]
}

const VARIANT_OF: Readonly<Record<Variant, Language>> = { 'pt-PT': 'pt' }

/** The way the store writes a language, where it chose one; the first counts. */
export function variantOf(language: Language, chosen: readonly Variant[]): Variant | undefined {
  return chosen.find((variant) => VARIANT_OF[variant] === language)
}
