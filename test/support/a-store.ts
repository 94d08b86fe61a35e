/**
 * A whole store on a database of its own, without servers: mails are delivered straight into `raw_mail`, and what is to be
 * sent is read from the outbox. The clock is an argument of every step.
 */
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { createBreaker } from '../../src/adapters/db/breaker.ts'
import { createCorrections } from '../../src/adapters/db/corrections.ts'
import type { Database } from '../../src/adapters/db/database.ts'
import { createErasures } from '../../src/adapters/db/erasures.ts'
import { createEscalations } from '../../src/adapters/db/escalations.ts'
import { createIncidents } from '../../src/adapters/db/incidents.ts'
import { createLateMails } from '../../src/adapters/db/late-mails.ts'
import { createLedgerChecks } from '../../src/adapters/db/ledger-checks.ts'
import { createMailboxes } from '../../src/adapters/db/mailboxes.ts'
import { createNewcomers } from '../../src/adapters/db/newcomers.ts'
import { createOutbox } from '../../src/adapters/db/outbox.ts'
import { createRawMails } from '../../src/adapters/db/raw-mails.ts'
import { createReports } from '../../src/adapters/db/reports.ts'
import { createRetention } from '../../src/adapters/db/retention.ts'
import { createRounds } from '../../src/adapters/db/rounds.ts'
import { createFloods } from '../../src/adapters/db/sender-quota.ts'
import { createNewId, createSeal } from '../../src/adapters/seal/seal.ts'
import { loadTemplates } from '../../src/adapters/template/templates.ts'
import { stormDue } from '../../src/app/breaker.ts'
import { catchUpDue } from '../../src/app/catch-up.ts'
import { escalationsDue } from '../../src/app/escalations.ts'
import { floodsDue } from '../../src/app/floods.ts'
import { decideFailures, followUp } from '../../src/app/follow-up.ts'
import { NOTHING_LEARNED } from '../../src/app/learn.ts'
import { type Authenticate, type Charts, NO_METER, type OutboxMail } from '../../src/app/ports.ts'
import { process as processMails } from '../../src/app/process.ts'
import { reportsDue } from '../../src/app/reports-due.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { fold } from '../../src/domain/incident/evolve.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import type { MailName } from '../../src/domain/incident/mails.ts'
import { quotaOf } from '../../src/domain/policy/quota.ts'
import { KEEP_ALL } from '../../src/domain/policy/retention.ts'
import type { Store } from '../../src/domain/store.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { lazyAttachments, lazyReader } from '../../src/wiring/lazy.ts'
import { emptiedDatabase } from './database.ts'
import { A_STORE, ANA, BOSS, MAILBOX, RUI } from './invented-store.ts'
import { memoryBell } from './memory-ports.ts'
import { quiet } from './quiet-log.ts'

export { A_STORE, ANA, BOSS, MAILBOX, RUI }

/** An instant from ISO 8601. */
export function at(iso: string): Instant {
  const instant = Date.parse(iso)
  if (Number.isNaN(instant)) throw new Error(`no instant: ${iso}`)
  return instant
}

export type MailParts = {
  readonly from: string
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  readonly headers?: readonly string[]
  readonly id?: string | undefined
}

let counter = 0

/** A plain mail of RFC 5322. */
export function aMail(parts: MailParts): string {
  const id = 'id' in parts ? parts.id : `m${++counter}@client.example`
  return [
    ...(parts.headers ?? []),
    `From: ${parts.from}`,
    `To: ${parts.to ?? MAILBOX}`,
    `Subject: ${parts.subject ?? 'My parcel'}`,
    ...(id === undefined ? [] : [`Message-ID: <${id}>`]),
    'Date: Mon, 02 Mar 2026 09:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    parts.text ?? 'My parcel has not arrived. My order number is 123456. Can you help me, please?',
    '',
  ].join('\r\n')
}

const OURS = fileURLToPath(new URL('../../templates/', import.meta.url))

/** Read once a file: they do not change. That every mail can be said in every language is tried by `templates.test.ts`. */
let loading: ReturnType<typeof loadTemplates> | undefined

/** Mails in the words of `store`, compiled when one is first said. */
export function templatesOf({ taxonomy, variants = [] }: Pick<Store, 'taxonomy' | 'variants'> = A_STORE) {
  if (taxonomy !== BASE_TAXONOMY || variants.length > 0) return loadTemplates(OURS, { taxonomy, variants, tried: true })
  loading ??= loadTemplates(OURS, { tried: true })
  return loading
}

type Limits = {
  readonly timeLimitMs: number
  /** What this store teaches its reading thread is nothing for other stores. */
  readonly ownThread?: boolean
  /** In the same database as that store, under the address that `changes` name: another mailbox of one installation. */
  readonly beside?: { readonly db: Database }
}

type Reader = ReturnType<typeof lazyReader>

/** Starting a thread that reads costs half a second: stores that are alike have one together, until the file ends. */
const readers = new Map<string, Reader>()

function sharedReader(key: string, make: () => Reader): Reader {
  const known = readers.get(key) ?? make()
  readers.set(key, known)
  return known
}

afterAll(async () => {
  await Promise.all([...readers.values()].map((reader) => reader.close()))
})

function written(store: Store): string {
  return JSON.stringify(store, (_, value: unknown) =>
    value instanceof Set || value instanceof Map ? [...value] : value,
  )
}

/** A picture of one dot for each chart: drawing takes a second a digest, and has a test of its own. */
const ONE_DOT: Charts = {
  draw: async (charts) =>
    charts.map(() =>
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
        'base64',
      ),
    ),
}

export type ATestStore = Awaited<ReturnType<typeof openTestStore>>

export async function openTestStore(
  changes: Partial<Store> = {},
  authenticate: Authenticate = async () => 'unknown',
  { timeLimitMs, ownThread, beside }: Limits = { timeLimitMs: 5_000 },
) {
  const store: Store = { ...A_STORE, ...changes }
  const { db, mailbox, drop } = beside ? await mailboxIn(beside.db, store.mailbox) : await emptiedDatabase()
  const templates = await templatesOf(store)
  const secrets = { current: 'a secret for tests that is long enough', previous: [] }
  const seal = createSeal(secrets.current, secrets.previous)
  const makeReader = () => lazyReader({ store, secrets }, seal, timeLimitMs)
  const reader = ownThread ? makeReader() : sharedReader(`${timeLimitMs} ${written(store)}`, makeReader)
  const rawMails = createRawMails(db, (sender) => quotaOf(sender, store))
  const incidents = createIncidents(db)
  const outbox = createOutbox(db)
  const reports = createReports(db)
  const rounds = createRounds(db)
  const deps = {
    store,
    seal,
    templates: () => Promise.resolve(templates),
    newId: createNewId(),
    rawMails,
    incidents,
    outbox,
    reports,
    rounds,
    ledgerChecks: createLedgerChecks(db),
    escalations: createEscalations(db),
    erasures: createErasures(db),
    retention: createRetention(db),
    config: { retention: KEEP_ALL },
    breaker: createBreaker(db),
    floods: createFloods(db),
    lateMails: createLateMails(db),
    newcomers: createNewcomers(db),
    // Tests count mails; the page for agents has its own.
    welcomeAgents: false,
    reader,
    corrections: createCorrections(db),
    learner: reader,
    learning: { ...NOTHING_LEARNED },
    attachments: lazyAttachments,
    charts: ONE_DOT,
    authenticate,
    log: quiet,
    meter: NO_METER,
    bell: memoryBell(),
    handoverAt: [14 * 60],
  }

  const self = {
    db,
    mailbox,
    store,
    seal,
    deps,
    rawMails,
    incidents,
    outbox,
    /** Stores mails as one inlet would, in order. */
    async deliver(when: Instant, ...mails: readonly (string | MailParts)[]): Promise<void> {
      const incoming = mails.map((mail) => {
        const content = Buffer.from(typeof mail === 'string' ? mail : aMail(mail), 'latin1')
        const bytes = typeof mail === 'string' ? content : Buffer.from(aMail(mail), 'utf8')
        return { arrivedAt: when, size: bytes.length, content: bytes }
      })
      await rawMails.store(mailbox, 'test', incoming, undefined, when)
    },
    /** Processes what was delivered, and looks at no clock. */
    process: (now: Instant) => processMails(deps, mailbox, () => now),
    /** Processes, follows up and reports at this instant. */
    async work(now: Instant) {
      const processed = await processMails(deps, mailbox, () => now)
      const { followUps } = await followUp(deps, mailbox, now)
      await decideFailures(deps, mailbox, now)
      await escalationsDue(deps, mailbox, now)
      await stormDue(deps, mailbox, now)
      await floodsDue(deps, mailbox, now)
      await catchUpDue(deps, mailbox, now)
      const reported = await reportsDue(deps, mailbox, now)
      return { ...processed, followUps, reported }
    },
    async receive(when: Instant, ...mails: readonly (string | MailParts)[]) {
      await self.deliver(when, ...mails)
      return await self.work(when)
    },
    /** Everything that was ever put into the outbox, oldest first. */
    async said(template?: MailName): Promise<readonly OutboxMail[]> {
      const all: OutboxMail[] = []
      for (;;) {
        const claimed = await outbox.claim(mailbox, 500, 3_600_000, at('2040-01-01T00:00:00Z'))
        if (claimed.length === 0) break
        all.push(...claimed)
      }
      await outbox.giveBack(
        mailbox,
        all.map((mail) => mail.id),
      )
      return all.filter((mail) => template === undefined || mail.template === template).sort((a, b) => a.id - b.id)
    },
    /** Every incident, and the proof that its row is the fold of its events. */
    async everyIncident() {
      const rows = await db.ask((k) =>
        k.selectFrom('incident').select('number').where('mailbox_id', '=', mailbox).orderBy('number').execute(),
      )
      const found: Incident[] = []
      for (const { number } of rows) found.push(await self.incident(number))
      return found
    },
    /** One incident, and the same proof. */
    async incident(number: number): Promise<Incident> {
      const [incident] = await reports.byNumber(mailbox, [number])
      if (incident === undefined) throw new Error(`no incident ${number}`)
      const folded = fold(await incidents.history(mailbox, number))
      if (JSON.stringify(sortKeys(folded)) !== JSON.stringify(sortKeys(incident)))
        throw new Error(
          `the row of ${number} is not the fold of its events:\n${JSON.stringify(sortKeys(folded))}\n${JSON.stringify(sortKeys(incident))}`,
        )
      return incident
    },
    history: (incident: number) => incidents.history(mailbox, incident),
    ledger: () => rawMails.ledger(mailbox),
    async close() {
      if (ownThread) await reader.close()
      await drop()
    },
  }
  return self
}

async function mailboxIn(db: Database, address: string) {
  return { db, mailbox: await createMailboxes(db).ensure(address), drop: async () => undefined }
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  )
}
