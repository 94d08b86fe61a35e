/** What the catalogue says of each mail. */
import type { MailData, MailName } from '../domain/incident/mails.ts'

export type CatalogEntry<K extends MailName> = {
  readonly audience: 'customer' | 'agent' | 'manager'
  readonly sample: MailData[K]
  readonly others: readonly MailData[K][]
}

/** Some of the mails; the catalogue joins the parts, and the compiler says what is missing. */
export type CatalogPart = { readonly [K in MailName]?: CatalogEntry<K> }
