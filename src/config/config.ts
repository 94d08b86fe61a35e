/** Variables in, configuration out: grouped, frozen, or all that is wrong with it at once. */
import { join, resolve } from 'node:path'
import { BASE_TAXONOMY, type Taxonomy } from '../domain/classify/taxonomy.ts'
import type { Variant } from '../domain/language/variants.ts'
import type { OrderMapping } from '../domain/order/mapping.ts'
import { KEEP_ALL, type RetentionRules } from '../domain/policy/retention.ts'
import { type Brand, PLAIN_BRAND } from '../domain/say/brand.ts'
import type { Store } from '../domain/store.ts'
import type { Calendar } from '../domain/time/calendar.ts'
import { calendarOf } from './calendar.ts'
import type { ConfigProblem } from './config-problem.ts'
import { disagreements } from './disagreements.ts'
import type { Place } from './holidays.ts'
import { isByToken, type OAuthConfig, oauthOf, oauthWarnings } from './oauth.ts'
import { type OrderLookupConfig, orderLookupOf } from './order-lookup.ts'
import type { HostPort, ImapAfter, Listen, Rate } from './parsers.ts'
import type { StorePolicies } from './policies-file.ts'
import { isEverywhere, isOnThisMachine, isPublic } from './reach.ts'
import { Secret } from './secret.ts'
import {
  ordersIn,
  policiesIn,
  type StoreFile,
  type StoreTaxonomy,
  storeBrand,
  storeOrders,
  storePolicies,
  storeRetention,
  storeTaxonomy,
  taxonomyIn,
} from './store-folder.ts'
import { type Environment, VARIABLES, type Values, type Variable, type VariableName } from './variables.ts'

export type ImapConfig = {
  /** As it was given; may hold the password. */
  readonly url: Secret
  readonly password: Secret
  /** Logged in to with a token of `oauth`, without a password. */
  readonly byToken: boolean
  readonly after: ImapAfter
  /** Folders of the same account that other mailboxes of the installation take their mail from, or move it to. */
  readonly ofOthers?: readonly string[]
}

export type SmtpConfig = {
  /** As it was given; may hold the password. */
  readonly url: Secret
  /** Absent: the server wants no login. */
  readonly login?: { readonly user: string; readonly password: Secret; readonly byToken: boolean }
  readonly rate?: Rate
}

export type LogLevel = Values['LOG_LEVEL']

export type Config = {
  readonly store: Store
  /** Absent: mail comes by LMTP only. */
  readonly imap?: ImapConfig
  /** Of an account that `import` reads from. */
  readonly importPassword?: Secret
  readonly smtp: SmtpConfig
  /** Present where a server is logged in to with tokens. */
  readonly oauth?: OAuthConfig
  /** Absent: the shop is not asked about orders. */
  readonly orderLookup?: OrderLookupConfig
  /** `url` absent: embedded, in `dataDir`. */
  readonly database: { readonly url?: Secret }
  /** Absolute. */
  readonly dataDir: string
  /** Absolute; need not be there. */
  readonly storeDir: string
  readonly brand: Brand
  /** What is kept how long. */
  readonly retention: RetentionRules
  readonly secrets: { readonly current: Secret; readonly previous: readonly Secret[] }
  /** Minutes after midnight of the store. */
  readonly handoverAt: readonly number[]
  /** Whether everyone who becomes an agent gets the page for agents. */
  readonly welcomeAgents: boolean
  readonly logLevel: LogLevel
  readonly lmtpListen?: Listen
  readonly httpListen?: HostPort
  /** What works and is probably not meant: to be told once at the start, in whole sentences. */
  readonly warnings: readonly string[]
}

export type ConfigResult =
  | { readonly config: Config; readonly problems?: undefined }
  | { readonly problems: readonly ConfigProblem[]; readonly config?: undefined }

/** What the files of the store make of it. */
type FromFiles = Pick<Store, 'taxonomy' | 'policies' | 'calendar'> & {
  readonly brand: Brand
  readonly orders?: OrderMapping
  /** All is kept when absent. */
  readonly retention?: RetentionRules
}

/** Reads a whole environment. `now` says for which years holidays are worked out. */
export function readConfig(env: Environment, now: number = Date.now()): ConfigResult {
  const { values, problems } = readValues(env, Object.keys(VARIABLES) as VariableName[])
  const taxonomy = taxonomyOf(values)
  const own = storePolicies(storeDirOf(values), taxonomy.value)
  const brand = storeBrand(storeDirOf(values))
  const orders = storeOrders(storeDirOf(values))
  const retention = retentionOf(values, taxonomy.value)
  const ofFiles = [taxonomy, own, brand, orders, retention].flatMap(({ problems }) => problems)
  if (values.ORDER_LOOKUP_URL !== undefined && !orders.found && orders.problems.length === 0)
    ofFiles.push({
      name: 'ORDER_LOOKUP_URL',
      found: `no ${orders.file}`,
      expected: 'that file: incidencias orders --example',
    })
  const all = [...problems, ...disagreements(values, env, taxonomy.value), ...ofFiles]
  if (all.length > 0 || !taxonomy.value || !own.value || !brand.value || !retention.value) return { problems: all }
  const calendar = calendarOf(values as Values, own.value, now)
  const files = {
    taxonomy: taxonomy.value,
    policies: own.value.policies,
    calendar,
    brand: brand.value,
    retention: retention.value,
    ...given('orders', orders.value),
  }
  return { config: grouped(values as Values, env, files) }
}

/** What the store can be asked, alone: needs neither mailbox nor secret. `file` is read instead of the store's own. */
export function readTaxonomy(env: Environment, file?: string): StoreTaxonomy {
  const { values, problems } = readValues(env, ['DEFAULT_LANGUAGE', 'DATA_DIR', 'STORE_DIR'])
  const ofStore = file === undefined ? taxonomyOf(values) : taxonomyIn(resolve(file), values.DEFAULT_LANGUAGE ?? 'en')
  return { ...ofStore, problems: [...problems, ...ofStore.problems] }
}

/** How its mails look and what they are made of. */
export type Appearance = Pick<Store, 'taxonomy'> & {
  readonly variants: readonly Variant[]
  readonly brand: Brand
  /** Absolute; need not be there. */
  readonly storeDir: string
  /** What is wrong with its files. */
  readonly problems: readonly ConfigProblem[]
}

/** The same alone: needs neither mailbox nor secret. Of a file with mistakes nothing counts. */
export function readAppearance(env: Environment): Appearance {
  const { values } = readValues(env, ['DEFAULT_LANGUAGE', 'LANGUAGE_VARIANTS', 'DATA_DIR', 'STORE_DIR'])
  const storeDir = storeDirOf(values)
  const taxonomy = taxonomyOf(values)
  const brand = storeBrand(storeDir)
  return {
    taxonomy: taxonomy.value ?? BASE_TAXONOMY,
    variants: values.LANGUAGE_VARIANTS ?? [],
    brand: brand.value ?? PLAIN_BRAND,
    storeDir,
    problems: [...taxonomy.problems, ...brand.problems],
  }
}

/** What is kept how long, alone: needs neither mailbox nor secret. `file` is read instead of the store's own. */
export function readRetention(env: Environment, file?: string): StoreFile<RetentionRules> {
  const { values, problems } = readValues(env, ['DEFAULT_LANGUAGE', 'DATA_DIR', 'STORE_DIR', 'RETENTION'])
  const own = retentionOf({ ...values, RETENTION: file ?? values.RETENTION }, taxonomyOf(values).value)
  return { ...own, problems: [...problems, ...own.problems] }
}

function retentionOf(values: Partial<Values>, taxonomy: Taxonomy | undefined): StoreFile<RetentionRules> {
  const { RETENTION: named } = values
  return storeRetention(storeDirOf(values), named === undefined ? undefined : resolve(named), taxonomy)
}

/** The policies alone, with the calendar they are measured in. */
export type ReadPolicies = StoreFile<StorePolicies & { readonly calendar: Calendar }> & { readonly place?: Place }

/** What happens by itself, and when the store works: needs neither mailbox nor secret. `file` is read instead of the store's own. */
export function readPolicies(env: Environment, file: string | undefined, now: number): ReadPolicies {
  const names = ['DEFAULT_LANGUAGE', 'DATA_DIR', 'STORE_DIR', 'TIME_ZONE', 'BUSINESS_HOURS', 'HOLIDAYS'] as const
  const { values, problems } = readValues(env, names)
  const taxonomy = taxonomyOf(values).value
  const { value, ...own } =
    file === undefined ? storePolicies(storeDirOf(values), taxonomy) : policiesIn(resolve(file), taxonomy)
  const all = [...problems, ...own.problems]
  if (value === undefined || all.length > 0) return { ...own, problems: all }
  const calendar = calendarOf(values as Pick<Values, (typeof names)[number]>, value, now)
  return { ...own, value: { ...value, calendar }, problems: [], ...given('place', values.HOLIDAYS) }
}

/** Each variable for itself. Values that could not be read are absent. */
function readValues(env: Environment, names: readonly VariableName[]) {
  const problems: ConfigProblem[] = []
  const values: Partial<Record<VariableName, unknown>> = {}
  for (const name of names) {
    const variable: Variable = VARIABLES[name]
    const text = env[name]?.trim() || variable.fallback
    if (text === undefined) {
      if (variable.required) problems.push({ name, found: 'nothing', expected: variable.expected })
      continue
    }
    const result = variable.schema.safeParse(text)
    if (result.success) values[name] = result.data
    else problems.push({ name, found: shown(text, variable), expected: variable.expected })
  }
  return { values: values as Partial<Values>, problems }
}

function taxonomyOf(values: Partial<Values>): StoreTaxonomy {
  return storeTaxonomy(storeDirOf(values), values.DEFAULT_LANGUAGE ?? 'en')
}

function storeDirOf({ STORE_DIR, DATA_DIR = VARIABLES.DATA_DIR.fallback ?? '' }: Partial<Values>): string {
  return STORE_DIR === undefined ? join(resolve(DATA_DIR), 'store') : resolve(STORE_DIR)
}

function grouped(values: Values, env: Environment, files: FromFiles): Config {
  const { IMAP_URL: imap, SMTP_URL: smtp } = values
  const { brand, orders, retention = KEEP_ALL, ...ofStore } = files
  const smtpPassword = values.SMTP_PASSWORD ?? smtp.password
  return frozen({
    store: {
      name: values.STORE_NAME,
      mailbox: values.MAILBOX_ADDRESS,
      defaultLanguage: values.DEFAULT_LANGUAGE,
      variants: values.LANGUAGE_VARIANTS,
      agents: values.AGENTS,
      managers: values.MANAGERS,
      ...ofStore,
      plusAddressing: values.PLUS_ADDRESSING,
      ...given('trustedAuthservId', values.TRUSTED_AUTHSERV_ID),
      catchupAfterMs: values.CATCHUP_AFTER,
      firstStart: values.FIRST_START,
      replyDelayMs: values.REPLY_DELAY,
      ...given('orderPattern', values.ORDER_PATTERN),
    },
    ...given(
      'imap',
      imap && {
        url: new Secret(imap.url),
        password: new Secret(values.IMAP_PASSWORD ?? imap.password ?? ''),
        byToken: isByToken(values, imap, values.IMAP_PASSWORD),
        after: values.IMAP_AFTER,
      },
    ),
    ...given('importPassword', values.IMPORT_PASSWORD === undefined ? undefined : new Secret(values.IMPORT_PASSWORD)),
    smtp: {
      url: new Secret(smtp.url),
      ...given(
        'login',
        smtp.user === undefined
          ? undefined
          : {
              user: smtp.user,
              password: new Secret(smtpPassword ?? ''),
              byToken: isByToken(values, smtp, values.SMTP_PASSWORD),
            },
      ),
      ...given('rate', values.SMTP_RATE),
    },
    ...given('orderLookup', orderLookupOf(values.ORDER_LOOKUP_URL, values.ORDER_LOOKUP_HEADERS, orders)),
    ...given('oauth', oauthOf(values)),
    database: given('url', values.DATABASE_URL === undefined ? undefined : new Secret(values.DATABASE_URL)),
    dataDir: resolve(values.DATA_DIR),
    storeDir: storeDirOf(values),
    brand,
    retention,
    secrets: {
      current: new Secret(values.SECRET),
      previous: (values.SECRET_PREVIOUS ?? []).map((previous) => new Secret(previous)),
    },
    handoverAt: values.HANDOVER_AT,
    welcomeAgents: values.WELCOME_AGENTS,
    logLevel: values.LOG_LEVEL,
    ...given('lmtpListen', values.LMTP_LISTEN),
    ...given('httpListen', values.HTTP_LISTEN),
    warnings: warnings(values, env),
  })
}

/** What is asked of the shop, alone: needs neither mailbox nor secret. `file` is read instead of the store's own. */
export function readOrderLookup(
  env: Environment,
  file?: string,
): StoreFile<OrderMapping | undefined> & { readonly lookup?: OrderLookupConfig; readonly timeZone: string } {
  const names = ['DATA_DIR', 'STORE_DIR', 'TIME_ZONE', 'ORDER_LOOKUP_URL', 'ORDER_LOOKUP_HEADERS'] as const
  const { values, problems } = readValues(env, names)
  const read = file === undefined ? storeOrders(storeDirOf(values)) : ordersIn(resolve(file))
  return {
    ...read,
    problems: [...problems, ...read.problems],
    ...given('lookup', orderLookupOf(values.ORDER_LOOKUP_URL, values.ORDER_LOOKUP_HEADERS, read.value)),
    timeZone: values.TIME_ZONE ?? 'UTC',
  }
}

function warnings(values: Values, env: Environment): readonly string[] {
  const said: string[] = [...oauthWarnings(values)]
  if (values.AGENTS.length === 0) said.push('AGENTS is empty: nobody will hear of new incidents.')
  if (!env['TIME_ZONE']?.trim()) said.push('TIME_ZONE is not set: business hours and dates are read in UTC.')
  if (!values.PLUS_ADDRESSING && values.TRUSTED_AUTHSERV_ID === undefined) {
    said.push("PLUS_ADDRESSING is off and TRUSTED_AUTHSERV_ID is not set: agents' mails are proved by DKIM alone.")
  }
  if (values.LMTP_LISTEN !== undefined && !isOnThisMachine(values.LMTP_LISTEN))
    said.push(
      'LMTP_LISTEN is open to other machines: there is no login and no encryption, so keep it to a network that only your mail server is in.',
    )
  if (values.HTTP_LISTEN !== undefined && (isPublic(values.HTTP_LISTEN) || isEverywhere(values.HTTP_LISTEN)))
    said.push(
      'HTTP_LISTEN can be reached from other machines: figures are told to whoever asks, so let a firewall allow only those that watch.',
    )
  return said
}

/** A property that is there only when it has a value. */
function given<K extends string, T>(name: K, value: T | undefined): { readonly [key in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]?: T })
}

/** What stands in a variable, as it may be shown on a screen and in a log. */
function shown(text: string, variable: Variable): string {
  if (variable.hides === 'all') return `[secret, ${text.length} characters]`
  if (variable.hides === 'url') {
    const url = URL.parse(text)
    // A password with odd characters makes a URL mean something else: then nothing but the scheme is safe to show.
    const at = url === null || url.hostname === '' ? -1 : text.indexOf(url.hostname)
    const harmless = url !== null && at >= 0 && !/[@?#]/.test(text.slice(at))
    if (harmless) return `${url.protocol}//${url.username ? '[user]@' : ''}${url.host}${url.pathname}`
    return `${/^[a-z]{1,10}:\/\//i.exec(text)?.[0] ?? ''}[secret, ${text.length} characters]`
  }
  return text.length > 100 ? `"${text.slice(0, 100)}…"` : `"${text}"`
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Set || value instanceof Secret) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}
