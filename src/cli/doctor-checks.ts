/** What the doctor concludes from what was seen: ok, warn or fail, and how to mend it. */
import { isDeepStrictEqual } from 'node:util'
import type { Config } from '../config/config.ts'
import { BASE_TAXONOMY } from '../domain/classify/taxonomy.ts'
import { DEFAULT_POLICIES } from '../domain/policy/policies.ts'
import { PLAIN_BRAND } from '../domain/say/brand.ts'
import type { Inspections } from '../wiring/doctor.ts'
import { tokens } from './doctor-tokens.ts'

export type Finding = { readonly level: 'ok' | 'warn' | 'fail'; readonly what: string; readonly mend?: string }

const ok = (what: string): Finding => ({ level: 'ok', what })
const warn = (what: string, mend: string): Finding => ({ level: 'warn', what, mend })
const fail = (what: string, mend: string): Finding => ({ level: 'fail', what, mend })

const SUPPORTED = { from: 15, to: 18 }
/** Business hours and promises are told to the minute. */
const SKEW_MS = 5_000
/** An answer with a few photos. */
const SIZE = 10 * 1024 * 1024

/** All checks, each independent of the others, in the order of a mail's way. */
export async function* inspect(config: Config, inspections: Inspections): AsyncGenerator<Finding> {
  yield* configuration(config)
  yield* lookAtDatabase(config, inspections)
  yield* lookAtDoor(inspections)
  yield* lookAtServers(config, inspections)
  yield* lookAtTemplates(inspections)
  yield* lookAtUnderstanding(inspections)
  yield addressing(config)
}

/** Where several mailboxes are served: what they share, once. */
export async function* inspectShared(config: Config, inspections: Inspections): AsyncGenerator<Finding> {
  yield* lookAtDatabase(config, inspections)
  yield* lookAtDoor(inspections)
  yield* lookAtUnderstanding(inspections)
}

/** What templates are made with; mailboxes that agree in it have the same. */
export type LookedAt = Pick<Config, 'brand' | 'storeDir'> & Required<Pick<Config['store'], 'taxonomy' | 'variants'>>

/** And what each has of its own. `looked` keeps whose templates were looked at. */
export async function* inspectMailbox(
  config: Config,
  inspections: Inspections,
  looked: LookedAt[],
): AsyncGenerator<Finding> {
  yield* configuration(config)
  yield* lookAtServers(config, inspections)
  const { brand, storeDir, store } = config
  const { taxonomy, variants = [] } = store
  const mine: LookedAt = { brand, storeDir, taxonomy, variants }
  if (looked.some((other) => isDeepStrictEqual(other, mine))) yield ok('Templates: those of a mailbox above')
  else yield* lookAtTemplates(inspections)
  looked.push(mine)
  yield addressing(config)
}

const lookAtDatabase = (config: Config, inspections: Inspections) =>
  guarded(
    'Database',
    () => databaseMend(config),
    () => database(inspections),
  )

async function* lookAtDoor({ lmtp }: Inspections): AsyncGenerator<Finding> {
  if (lmtp === undefined) return
  yield* guarded(
    'LMTP',
    () => 'docs/lmtp.md has places that work, and who has to be let in.',
    async () => [ok(`LMTP: ${(await lmtp()) === 'free' ? 'start can listen there' : 'a worker listens there'}`)],
  )
}

async function* lookAtServers(config: Config, inspections: Inspections): AsyncGenerator<Finding> {
  const { imap, credential } = inspections
  if (credential !== undefined)
    yield* guarded(
      'Tokens',
      () => 'The database must be there and up to date: npm run incidencias -- migrate',
      async () => tokens(config, await credential()),
    )
  if (imap !== undefined) yield* guarded('IMAP', imapMend, () => mailbox(config, imap))
  yield* guarded('SMTP', smtpMend, () => sending(inspections))
  const { orders } = inspections
  if (orders !== undefined) yield orderLookup(await orders())
}

const lookAtTemplates = (inspections: Inspections) =>
  guarded(
    'Templates',
    () => 'Restore the folder templates/ of this version.',
    () => templates(inspections),
  )

const lookAtUnderstanding = (inspections: Inspections) =>
  guarded(
    'Understanding',
    () => 'Install this version again: without its model no mail is processed, and all wait.',
    () => understanding(inspections),
  )

async function* guarded(
  name: string,
  mend: (why: string) => string,
  check: () => Promise<readonly Finding[]>,
): AsyncGenerator<Finding> {
  try {
    yield* await check()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    yield fail(`${name}: ${why}`, mend(why))
  }
}

function* configuration(config: Config): Generator<Finding> {
  yield ok(`Configuration: ${config.store.name}, ${config.store.mailbox}, times in ${config.store.calendar.timeZone}`)
  const short = [config.secrets.current, ...config.secrets.previous].map((secret) => secret.length)
  yield ok(
    `SECRET has ${short[0]} characters${short.length > 1 ? `, ${short.length - 1} earlier ones are still read` : ''}`,
  )
  const { categories } = config.store.taxonomy
  const topics = categories.flatMap((category) => category.topics).length
  const own = config.store.taxonomy === BASE_TAXONOMY ? '' : `, with taxonomy.yaml in ${config.storeDir}`
  yield ok(`${categories.length} categories, ${topics} topics${own}`)
  const { logo, shades } = config.brand
  if (config.brand !== PLAIN_BRAND)
    yield ok(
      `Mails look as brand.yaml in ${config.storeDir} says${logo ? `, logo shown at ${logo.width} by ${logo.height}` : ''}${shades ? `, colour ${shades.accent}` : ''}`,
    )
  const { policies, calendar } = config.store
  const ownDays = calendar.days === undefined ? '' : `, ${calendar.days.size} days with hours of their own`
  yield ok(
    `Policies ${isDeepStrictEqual(policies, DEFAULT_POLICIES) ? 'as shipped' : `changed in ${config.storeDir}`}${ownDays}: incidencias policies shows them`,
  )
  for (const warning of config.warnings) {
    const [what = warning, why = ''] = warning.split(/: (.*)/s)
    yield warn(what, `${why.charAt(0).toUpperCase()}${why.slice(1)}`)
  }
}

const TOKEN_MEND = 'docs/oauth-google.md and docs/oauth-microsoft.md explain each reason, and how it is mended.'

/** A login that is refused, a folder that is not there and a server that is not there are mended in different places. */
/** The way is not safe, and nothing was sent on it. */
const CERTIFICATE_MEND =
  'Name the server as its certificate does, or ask who runs it; a private authority goes into NODE_EXTRA_CA_CERTS (a file with its certificate).'
const isCertificate = (why: string): boolean => /certificate|no encryption/.test(why)

function imapMend(why: string): string {
  if (isCertificate(why)) return CERTIFICATE_MEND
  if (/docs\/oauth|authorize/.test(why)) return TOKEN_MEND
  if (/login/.test(why))
    return 'Check the user in IMAP_URL (the full name, @ as %40) and IMAP_PASSWORD; many providers want an app password.'
  // A code of the system (ECONNREFUSED) comes from the way there, not from the folder.
  if (/^could not open/.test(why) && !/\bE[A-Z]{4,}\b/.test(why))
    return 'The folder is the last part of IMAP_URL; /INBOX is always there.'
  return 'Check host and port in IMAP_URL: port 993 is imaps://, port 143 is imap://.'
}

function smtpMend(why: string): string {
  if (isCertificate(why)) return CERTIFICATE_MEND
  if (/docs\/oauth|authorize/.test(why)) return TOKEN_MEND
  if (/login/i.test(why))
    return 'Check the user in SMTP_URL (the full name, @ as %40) and SMTP_PASSWORD; many providers want an app password.'
  return 'Check host and port in SMTP_URL: port 465 is smtps://, port 587 is smtp://.'
}

function databaseMend(config: Config): string {
  return config.database.url === undefined
    ? `Check that ${config.dataDir} can be written to and that no other incidencias runs on it; or set DATABASE_URL.`
    : 'Check DATABASE_URL, that the server runs, and that it accepts this machine and user.'
}

async function database(inspections: Inspections): Promise<readonly Finding[]> {
  const { version, major, pending, skewMs, missing } = await inspections.database()
  const findings: Finding[] = []
  if (major < SUPPORTED.from || major > SUPPORTED.to) {
    findings.push(
      fail(`Database: PostgreSQL ${version}`, `Versions ${SUPPORTED.from} to ${SUPPORTED.to} are supported.`),
    )
  } else findings.push(ok(`Database: PostgreSQL ${version}`))
  if (pending.length === 0) findings.push(ok('Database: all migrations are done'))
  else
    findings.push(
      warn(`Database: ${pending.length} migrations to run`, 'once and start do it by themselves; nothing to do.'),
    )
  if (Math.abs(skewMs) > SKEW_MS) {
    findings.push(
      warn(`Database: its clock is ${Math.round(skewMs / 1000)} s from this machine's`, 'Let both keep time by NTP.'),
    )
  } else findings.push(ok('Database: clocks agree'))
  return [...findings, ...searching(missing)]
}

/** What is indexed was folded without `unaccent` then, and stays so: only a new database has it from the beginning. */
function searching(missing: readonly string[]): readonly Finding[] {
  const findings: Finding[] = []
  if (missing.includes('unaccent'))
    findings.push(ok('Database: no extension unaccent; #find folds accents without it, all but rare letters such as œ'))
  if (missing.includes('pg_trgm'))
    findings.push(
      warn(
        'Database: no extension pg_trgm; #find corrects typos of one letter only',
        `Install postgresql-contrib, then say to this database: create extension pg_trgm; create or replace function search_likeness(a text, b text) returns real language sql immutable parallel safe as 'select similarity(a, b)';`,
      ),
    )
  return missing.length > 0 ? findings : [ok('Database: all that #find is better with is there')]
}

async function mailbox(config: Config, look: NonNullable<Inspections['imap']>): Promise<readonly Finding[]> {
  const { folder, mails, readOnly, encrypted, capabilities } = await look()
  const findings: Finding[] = [ok(`IMAP: logged in, ${folder} holds ${mails} mails`)]
  const after = config.imap?.after.kind ?? 'keep'
  if (!encrypted)
    findings.push(warn('IMAP: the connection is not encrypted', 'Use imaps:// unless the server is on this machine.'))
  if (readOnly && after !== 'keep')
    findings.push(fail('IMAP: the folder is read-only', 'Give the account write access, or set IMAP_AFTER=keep.'))
  const has = (name: string) => capabilities.includes(name)
  if (has('IDLE')) findings.push(ok('IMAP: new mail is announced (IDLE)'))
  else findings.push(warn('IMAP: no IDLE', 'New mail is seen by polling, within a minute.'))
  if (after === 'move' && !has('MOVE'))
    findings.push(warn('IMAP: no MOVE', 'Mails are copied and deleted instead; UIDPLUS is needed for it.'))
  if ((after === 'move' || after === 'delete') && !has('UIDPLUS')) {
    findings.push(
      warn('IMAP: no UIDPLUS', 'Deleted mails are only marked; let the server expunge, or use IMAP_AFTER=seen.'),
    )
  }
  return findings
}

async function sending(inspections: Inspections): Promise<readonly Finding[]> {
  const { encrypted, loggedIn, size } = await inspections.smtp()
  const findings: Finding[] = [ok(`SMTP: connected${loggedIn ? ' and logged in' : ', no login asked for'}`)]
  if (!encrypted)
    findings.push(warn('SMTP: the connection is not encrypted', 'Use smtps:// unless the server is on this machine.'))
  if (size === undefined) findings.push(ok('SMTP: the server names no largest size'))
  else if (size < SIZE)
    findings.push(
      warn(
        `SMTP: mails up to ${megabytes(size)} MB only`,
        'Larger answers are refused: raise the limit at the server.',
      ),
    )
  else findings.push(ok(`SMTP: mails up to ${megabytes(size)} MB`))
  return findings
}

function orderLookup(answer: Awaited<ReturnType<NonNullable<Inspections['orders']>>>): Finding {
  if (answer.kind !== 'failed')
    return ok('Orders: the shop answers; incidencias orders NUMBER shows what is understood of it')
  return warn(
    `Orders: ${answer.why}; mails go their way without`,
    'Check ORDER_LOOKUP_URL and ORDER_LOOKUP_HEADERS: incidencias orders NUMBER asks about one order.',
  )
}

async function templates(inspections: Inspections): Promise<readonly Finding[]> {
  const { remarks } = await inspections.templates()
  return [
    ok('Templates: every mail in every language loads'),
    ...remarks.map((remark) =>
      warn(`Templates: ${remark}`, 'See all mails as they are sent: incidencias preview all --out page.html'),
    ),
  ]
}

async function understanding(inspections: Inspections): Promise<readonly Finding[]> {
  await inspections.model()
  return [ok('Understanding: the model loads')]
}

function addressing(config: Config): Finding {
  const [local = '', domain = ''] = config.store.mailbox.split('@')
  if (!config.store.plusAddressing) return ok('Plus addressing is off: references and Message-IDs carry the thread')
  return warn(
    'Plus addressing cannot be seen from here',
    `Try it: send a mail to ${local}+test@${domain}; it must arrive in the same mailbox. If not, set PLUS_ADDRESSING=off.`,
  )
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000)
}
