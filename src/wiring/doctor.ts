/** What the doctor looks with: the same adapters as the rest, each opened alone, so that one fault does not hide another. */
import { join } from 'node:path'
import { startEmbedded } from '../adapters/db/embedded.ts'
import { type DatabaseFacts, inspectDatabase } from '../adapters/db/inspect-database.ts'
import { type ImapFacts, inspectImap } from '../adapters/inlet/inspect-imap.ts'
import { imapOptionsFromUrl } from '../adapters/inlet/url.ts'
import { inspectPlace } from '../adapters/lmtp/inspect-place.ts'
import { createLog } from '../adapters/log/log.ts'
import { loadGuardMails, loadModel } from '../adapters/model/load-model.ts'
import { inspectSmtp, type SmtpFacts } from '../adapters/smtp/inspect-smtp.ts'
import { smtpOptionsFromUrl } from '../adapters/smtp/url.ts'
import { loadTemplates } from '../adapters/template/templates.ts'
import type { CredentialState } from '../app/credentials.ts'
import type { Config } from '../config/config.ts'
import { seeTokens } from './doctor-tokens.ts'
import { askOnce } from './orders.ts'

/** Each looks and changes nothing; throws what is in the way. */
export type Inspections = {
  readonly database: () => Promise<DatabaseFacts>
  /** Absent when no mailbox is configured. */
  readonly imap?: () => Promise<ImapFacts>
  /** Absent when no mail is handed to us. */
  readonly lmtp?: () => Promise<'free' | 'served'>
  readonly smtp: () => Promise<SmtpFacts>
  /** Absent where passwords are used. */
  readonly credential?: () => Promise<CredentialState>
  /** Absent when no shop is asked about orders. */
  readonly orders?: () => Promise<
    { readonly kind: 'found' | 'none' } | { readonly kind: 'failed'; readonly why: string }
  >
  readonly templates: () => Promise<{ readonly remarks: readonly string[] }>
  /** What mails are understood with. */
  readonly model: () => Promise<unknown>
  /** Closes what was opened to look. */
  close(): Promise<void>
}

export function inspections(config: Config): Inspections {
  const { imap, smtp, orderLookup, oauth, lmtpListen } = config
  const seen = oauth && seeTokens(config, oauth)
  const tokensFor = (server: { readonly byToken: boolean } | undefined) => (server?.byToken ? seen?.tokens : undefined)
  return {
    database: () => inspectAnyDatabase(config),
    ...(imap === undefined
      ? {}
      : {
          imap: () =>
            inspectImap({
              ...imapOptionsFromUrl(new URL(imap.url.reveal()), imap.password.reveal()),
              tokens: tokensFor(imap),
            }),
        }),
    ...(lmtpListen === undefined ? {} : { lmtp: () => inspectPlace(lmtpListen) }),
    smtp: () =>
      inspectSmtp({
        ...smtpOptionsFromUrl(new URL(smtp.url.reveal()), smtp.login?.password.reveal()),
        tokens: tokensFor(smtp.login),
      }),
    ...(seen === undefined ? {} : { credential: seen.state }),
    ...(orderLookup === undefined
      ? {}
      : { orders: () => askOnce(orderLookup, config.store.calendar.timeZone, NO_ORDER) }),
    templates: () =>
      loadTemplates(TEMPLATES, { ...config.store, brand: config.brand, own: join(config.storeDir, 'templates') }),
    model: async () => [loadModel(), loadGuardMails()],
    close: async () => await seen?.close(),
  }
}

/** No shop has given this number out: that there is none is the right answer. */
const NO_ORDER = '999999999999'

const TEMPLATES = join(import.meta.dirname, '../../templates')

async function inspectAnyDatabase({ database, dataDir, logLevel }: Config): Promise<DatabaseFacts> {
  if (database.url !== undefined) return inspectDatabase(database.url.reveal())
  const embedded = await startEmbedded(dataDir, createLog(logLevel))
  try {
    return await inspectDatabase(embedded.url)
  } finally {
    await embedded.stop()
  }
}
