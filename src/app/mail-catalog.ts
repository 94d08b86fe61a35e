/**
 * THE list of mails we send: who reads each, and sample data for previews, tests and the check at the start. `others`
 * are further samples, so that every turn a template can take is tried.
 */
import type { MailName } from '../domain/incident/mails.ts'
import { ANSWER_MAILS } from './mail-catalog-answers.ts'
import { CUSTOMER_MAILS } from './mail-catalog-customers.ts'
import type { CatalogEntry } from './mail-catalog-entry.ts'
import { INCIDENT_MAILS } from './mail-catalog-incident.ts'
import { REPORT_MAILS } from './mail-catalog-reports.ts'

export { SAMPLE_CONTEXT } from './mail-samples.ts'

export const MAIL_CATALOG: { readonly [K in MailName]: CatalogEntry<K> } = {
  ...CUSTOMER_MAILS,
  ...INCIDENT_MAILS,
  ...ANSWER_MAILS,
  ...REPORT_MAILS,
}
