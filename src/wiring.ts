/** The parts list: everything that is built from the configuration is built here, and nowhere else. */
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createAuthenticate } from './adapters/auth/authenticate.ts'
import { createBell } from './adapters/db/bell.ts'
import { openDatabase } from './adapters/db/database.ts'
import { startEmbedded } from './adapters/db/embedded.ts'
import { createIncidents } from './adapters/db/incidents.ts'
import { createLeases } from './adapters/db/leases.ts'
import { createMailboxes } from './adapters/db/mailboxes.ts'
import { migrate } from './adapters/db/migrator.ts'
import { createOutbox } from './adapters/db/outbox.ts'
import { createRawMails } from './adapters/db/raw-mails.ts'
import { createReports } from './adapters/db/reports.ts'
import { createInlet } from './adapters/inlet/index.ts'
import { createLog } from './adapters/log/log.ts'
import { attachmentReader } from './adapters/mime/attachment-reader.ts'
import { createMailParser } from './adapters/mime/parse-thread.ts'
import { compilePhrases } from './adapters/phrases/phrase-net.ts'
import { createNewId, createSeal } from './adapters/seal/seal.ts'
import { createMailSender } from './adapters/smtp/send-mail.ts'
import { smtpOptionsFromUrl } from './adapters/smtp/url.ts'
import { loadTemplates } from './adapters/template/templates.ts'
import type { Clock, Templates } from './app/ports.ts'
import type { Config } from './config/config.ts'
import { allPhrases } from './domain/classify/phrases.ts'
import type { Instant } from './domain/time/instant.ts'

export type WireOptions = {
  /** Fixes the clock for the whole pass (`once --now`). */
  readonly now?: Instant
  /** A database that is already open elsewhere in this process: job threads do not start servers. */
  readonly databaseUrl?: string
  /** Connections of this pool. */
  readonly poolSize?: number
}

const TEMPLATES = fileURLToPath(new URL('../templates/', import.meta.url))
/** A mail that takes longer to parse is filed unread. */
const PARSE_LIMIT_MS = 2_000

/** Builds everything, starts the embedded database when none is given, and brings the schema up to date. */
export async function wire(config: Config, options: WireOptions = {}) {
  const log = createLog(config.logLevel)
  const { now } = options
  const clock: Clock = { now: now === undefined ? Date.now : () => now }
  const given = options.databaseUrl ?? config.database.url?.reveal()
  const embedded = given === undefined ? await startEmbedded(config.dataDir, log) : undefined
  const databaseUrl = given ?? (embedded?.url as string)
  const db = openDatabase(databaseUrl, { poolSize: options.poolSize ?? 4 })
  const bell = createBell(db)
  try {
    if (options.databaseUrl === undefined) await migrate(db)
    const mailbox = { id: await createMailboxes(db).ensure(config.store.mailbox), address: config.store.mailbox }
    const seal = createSeal(
      config.secrets.current.reveal(),
      config.secrets.previous.map((secret) => secret.reveal()),
    )
    const sender = createMailSender({
      ...smtpOptionsFromUrl(new URL(config.smtp.url.reveal()), config.smtp.login?.password.reveal()),
      logger: log,
    })
    const parser = createMailParser({ timeLimitMs: PARSE_LIMIT_MS })
    const source =
      config.imap &&
      createInlet({
        url: new URL(config.imap.url.reveal()),
        password: config.imap.password.reveal(),
        after: config.imap.after,
        logger: log,
        clock,
      })
    let templates: Promise<Templates> | undefined
    return {
      config,
      store: config.store,
      mailbox,
      databaseUrl,
      db,
      log,
      clock,
      seal,
      newId: createNewId(),
      holder: `${hostname()}-${process.pid}-${createNewId().unique()}`,
      rawMails: createRawMails(db),
      incidents: createIncidents(db),
      outbox: createOutbox(db),
      reports: createReports(db),
      leases: createLeases(db),
      bell,
      source,
      sender,
      parser,
      attachments: attachmentReader,
      authenticate: createAuthenticate(),
      /** Loaded when first needed: many commands and ticks say nothing. */
      templates: () => {
        templates ??= loadTemplates(TEMPLATES)
        return templates
      },
      phrases: phraseFinder(),
      spent: { mails: [] as readonly Instant[] },
      handoverAt: config.handoverAt,
      close: async () => {
        await Promise.allSettled([parser.close(), sender.close(), bell.close()])
        await db.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await bell.close()
    await db.close()
    await embedded?.stop()
    throw error
  }
}

export type Wired = Awaited<ReturnType<typeof wire>>

/** Compiles the nets when the first mail is read. */
function phraseFinder() {
  let net: ReturnType<typeof compilePhrases> | undefined
  return (text: string) => {
    net ??= compilePhrases(allPhrases())
    return net.find(text)
  }
}
