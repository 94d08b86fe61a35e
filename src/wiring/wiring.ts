/** The parts list: everything that is built from the configuration is built here, and nowhere else. */
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BellTower, createBellTower } from '../adapters/db/bell.ts'
import { createBreaker } from '../adapters/db/breaker.ts'
import { createCorrections } from '../adapters/db/corrections.ts'
import { type Database, openDatabase } from '../adapters/db/database.ts'
import { createErasures } from '../adapters/db/erasures.ts'
import { createEscalations } from '../adapters/db/escalations.ts'
import { createImports } from '../adapters/db/imports.ts'
import { createIncidents } from '../adapters/db/incidents.ts'
import { createLateMails } from '../adapters/db/late-mails.ts'
import { createLeases } from '../adapters/db/leases.ts'
import { createLedgerChecks } from '../adapters/db/ledger-checks.ts'
import { createMailboxes } from '../adapters/db/mailboxes.ts'
import { createNewcomers } from '../adapters/db/newcomers.ts'
import { createOutbox } from '../adapters/db/outbox.ts'
import { createPersonalData } from '../adapters/db/personal-data.ts'
import { createRawMails } from '../adapters/db/raw-mails.ts'
import { createReports } from '../adapters/db/reports.ts'
import { createRetention } from '../adapters/db/retention.ts'
import { createRounds } from '../adapters/db/rounds.ts'
import { createFloods } from '../adapters/db/sender-quota.ts'
import { createLog, type HouseLog } from '../adapters/log/log.ts'
import { createNewId, createSeal } from '../adapters/seal/seal.ts'
import { readReadyAnswers } from '../adapters/template/ready-answers.ts'
import { NOTHING_LEARNED } from '../app/learn.ts'
import { type Clock, type Meter, NO_METER, type Templates } from '../app/ports.ts'
import type { SendDeps } from '../app/send.ts'
import { watchedOutbox, watchedRawMails, watchedSender, watchedSource } from '../app/watched.ts'
import type { Config } from '../config/config.ts'
import type { Shared } from '../config/installation.ts'
import { quotaOf } from '../domain/policy/quota.ts'
import type { Instant } from '../domain/time/instant.ts'
import { credentialWatchOf, lazyTokens } from './credentials.ts'
import {
  IDLE_READING_MS,
  lazyAttachments,
  lazyAuthenticate,
  lazyCharts,
  lazyEraser,
  lazyExportWords,
  lazyReader,
  lazyRenderMail,
  lazySender,
  lazySource,
  lazyTemplates,
  lazyTrial,
  lazyWriteArchive,
  shared,
  type TemplateParts,
} from './lazy.ts'
import { orderLookupOf } from './orders.ts'

export type WireOptions = {
  /** Fixes the clock for the whole pass (`once --now`). */
  readonly now?: Instant
  /** A migrated database that is already open elsewhere in this process: job threads start no servers. */
  readonly databaseUrl?: string
  /** Connections of this pool. */
  readonly poolSize?: number
  /** Where a mailbox's work is counted; absent: nobody looks. */
  readonly meterOf?: (mailbox: string) => Meter
}

const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url))

/** What all mailboxes of an installation share. */
export type House = {
  readonly db: Database
  readonly log: HouseLog
  readonly bells: BellTower
  /** Those of mailboxes that agree in all they are made of are loaded once. */
  readonly templates: (parts: TemplateParts) => () => Promise<Templates>
  readonly trials: (parts: TemplateParts) => () => Promise<void>
  /** What was sent lately through an account: mailboxes that share it share its `SMTP_RATE`. */
  readonly spent: (account: string) => SendDeps['spent']
  readonly meterOf: (mailbox: string) => Meter
  /** Names this worker in leases. */
  readonly holder: string
  close(): Promise<void>
}

/** Opens the database, starts the embedded one when none is given, and brings the schema up to date. */
export async function openHouse(ofAll: Shared, options: WireOptions = {}): Promise<House> {
  const log = createLog(ofAll.logLevel)
  const database = await openDatabaseOf(ofAll, options, log)
  const bells = createBellTower(database.db)
  return {
    db: database.db,
    log,
    bells,
    templates: shared((parts) => lazyTemplates(TEMPLATES, parts, log)),
    trials: shared((parts) => lazyTrial(TEMPLATES, parts, log)),
    spent: shared(() => ({ mails: [] })),
    meterOf: options.meterOf ?? (() => NO_METER),
    holder: `${hostname()}-${process.pid}-${createNewId().unique()}`,
    async close() {
      await bells.close().catch(() => undefined)
      await database.close()
    },
  }
}

/** Builds all that one mailbox needs in an open house. Closing it leaves the house open. */
export async function wireMailbox(config: Config, house: House, options: WireOptions = {}) {
  const { db, bells, holder } = house
  const { now } = options
  const log = house.log.of(config.store.mailbox)
  const watch = { log, meter: house.meterOf(config.store.mailbox) }
  const clock: Clock = { now: now === undefined ? Date.now : () => now }
  const { taxonomy, variants = [] } = config.store
  const own = join(config.storeDir, 'templates')
  const looks = { taxonomy, variants, brand: config.brand, own }
  const remark = (text: string) => log.warn('own-template', { remark: text })
  const readyAnswers = await readReadyAnswers(TEMPLATES, taxonomy, variants, own, remark)
  const store = { ...config.store, readyAnswers }
  const secrets = {
    current: config.secrets.current.reveal(),
    previous: config.secrets.previous.map((secret) => secret.reveal()),
  }
  const seal = createSeal(secrets.current, secrets.previous)
  const id = await createMailboxes(db).ensure(store.mailbox)
  const mailbox = { id, address: store.mailbox }
  const tokens = lazyTokens({ config, db, mailbox, holder, log })
  const isOneOfSeveral = (store.siblings ?? []).length > 0
  const reader = lazyReader(
    { store: config.store, secrets },
    seal,
    undefined,
    isOneOfSeveral ? IDLE_READING_MS : undefined,
  )
  const sender = watchedSender(lazySender(config.smtp, log, tokens), watch)
  return {
    config,
    store,
    isOneOfSeveral,
    mailbox,
    databaseUrl: db.url,
    db,
    ...watch,
    clock,
    seal,
    newId: createNewId(),
    holder,
    rawMails: watchedRawMails(
      createRawMails(db, (sender) => quotaOf(sender, store)),
      watch,
    ),
    incidents: createIncidents(db),
    escalations: createEscalations(db),
    breaker: createBreaker(db),
    floods: createFloods(db),
    lateMails: createLateMails(db),
    tokens,
    ...credentialWatchOf({ config, db, mailbox }),
    newcomers: createNewcomers(db),
    welcomeAgents: config.welcomeAgents,
    outbox: watchedOutbox(createOutbox(db), watch, clock),
    reports: createReports(db),
    rounds: createRounds(db),
    erasures: createErasures(db),
    retention: createRetention(db),
    personal: createPersonalData(db),
    exportWords: lazyExportWords(TEMPLATES, variants),
    renderMail: lazyRenderMail,
    writeArchive: lazyWriteArchive,
    imports: createImports(db),
    ledgerChecks: createLedgerChecks(db),
    ...(config.imap ? { after: config.imap.after.kind } : {}),
    corrections: createCorrections(db),
    leases: createLeases(db),
    bell: bells.of(id),
    eraser: config.imap && lazyEraser(config.imap, tokens),
    source: config.imap && watchedSource(lazySource(config.imap, log, clock, tokens), watch),
    sender,
    reader,
    learner: reader,
    learning: { ...NOTHING_LEARNED },
    attachments: lazyAttachments,
    ...orderLookupOf(config.orderLookup, store.calendar.timeZone, log),
    charts: lazyCharts,
    authenticate: lazyAuthenticate(),
    templates: house.templates(looks),
    tryTemplates: house.trials(looks),
    spent: house.spent(`${config.smtp.url.reveal()} ${config.smtp.login?.user}`),
    handoverAt: config.handoverAt,
    async close() {
      await Promise.allSettled([reader.close(), sender.close()])
    },
  }
}

export type Wired = Awaited<ReturnType<typeof wireMailbox>>

/** A house with one mailbox; both are closed together. */
export async function wire(config: Config, options: WireOptions = {}): Promise<Wired> {
  const { mailboxes, close } = await wireAll({ shared: config, mailboxes: [{ config }] }, options)
  return { ...(mailboxes[0] as Wired), close }
}

/** An open house with all its mailboxes, in their order. */
export type Wiring = { readonly house: House; readonly mailboxes: readonly Wired[]; close(): Promise<void> }

export async function wireAll(
  { shared, mailboxes }: { readonly shared: Shared; readonly mailboxes: readonly { readonly config: Config }[] },
  options: WireOptions = {},
): Promise<Wiring> {
  const house = await openHouse(shared, options)
  const wired: Wired[] = []
  const close = async () => {
    await Promise.allSettled(wired.map((mailbox) => mailbox.close()))
    await house.close()
  }
  try {
    for (const { config } of mailboxes) wired.push(await wireMailbox(config, house, options))
    return { house, mailboxes: wired, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openDatabaseOf(
  shared: Shared,
  { databaseUrl, poolSize = 4 }: WireOptions,
  log: ReturnType<typeof createLog>,
) {
  if (databaseUrl !== undefined) {
    const db = openDatabase(databaseUrl, { poolSize })
    return { db, close: db.close }
  }
  const given = shared.database.url?.reveal()
  const embedded =
    given === undefined
      ? await (await import('../adapters/db/embedded.ts')).startEmbedded(shared.dataDir, log)
      : undefined
  const db = openDatabase(given ?? (embedded?.url as string), { poolSize })
  const close = async () => {
    await db.close()
    await embedded?.stop()
  }
  try {
    await (await import('../adapters/db/migrator.ts')).migrate(db)
    return { db, close }
  } catch (error) {
    await close()
    throw error
  }
}
