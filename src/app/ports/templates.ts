/** What is said, in words and pictures. */
import type { MailData, MailName } from '../../domain/incident/mails.ts'
import type { Language } from '../../domain/language/language.ts'
import type { Chart } from '../../domain/report/chart.ts'
import type { DigestFigures } from '../../domain/report/digest-figures.ts'
import type { OwnFile } from './sending.ts'

/** Turns a named mail with data into words. Rendering is pure after loading; a missing value throws, naming the template. */
export type Templates = {
  /** Of the store's own templates: those that are set aside, with the reason, and those that ours have moved on from. */
  readonly remarks: readonly string[]
  render<K extends MailName>(name: K, language: Language, data: MailData[K], context: RenderContext): Rendered
  /** The charts of a digest in words, those that have something to show. */
  charts(language: Language, figures: DigestFigures): readonly Chart[]
}

export type RenderContext = {
  readonly store: string
  readonly mailbox: string
  readonly timeZone: string
  readonly reference?: string
}

export type Rendered = {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Pictures that the HTML shows. */
  readonly files?: readonly OwnFile[]
}

/** Draws charts as PNG, in their order. Throws when it cannot: what they show stands in words and tables as well. */
export type Charts = { draw(charts: readonly Chart[]): Promise<readonly Uint8Array[]> }
