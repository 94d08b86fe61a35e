/** A chart in words and numbers, as it is drawn: everything that is to be read in it is in the reader's language already. */
import type { Language } from '../language/language.ts'

export type ChartName = 'volume' | 'in-target' | 'categories' | 'backlog'

export const CHART_NAMES = ['volume', 'in-target', 'categories', 'backlog'] as const satisfies readonly ChartName[]

export type Chart = {
  readonly name: ChartName
  /** How numbers are written. */
  readonly language: Language
  readonly title: string
  /** What it shows, for those who do not see it. */
  readonly alt: string
} & ChartShape

export type ChartShape =
  /** Two lines over weeks. */
  | { readonly kind: 'lines'; readonly weeks: readonly string[]; readonly lines: readonly Named[] }
  /** Shares from 0 to 1 over weeks, none where there was nothing to measure, and a level to compare them with. */
  | {
      readonly kind: 'share'
      readonly weeks: readonly string[]
      readonly label: string
      readonly values: readonly (number | undefined)[]
      readonly level?: { readonly label: string; readonly value: number }
    }
  /** What weeks consist of; the most frequent first. */
  | { readonly kind: 'stack'; readonly weeks: readonly string[]; readonly parts: readonly Named[] }
  /** Counts, the last of them the one to look at. */
  | { readonly kind: 'bars'; readonly bars: readonly { readonly label: string; readonly value: number }[] }

type Named = { readonly label: string; readonly values: readonly number[] }

/** Pixels of a picture as a mail shows it; it has twice as many. */
export const CHART_SIZE = { width: 600, height: 300 } as const
