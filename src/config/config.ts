/** Variables in, configuration out: grouped, frozen, or all that is wrong with it at once. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Taxonomy } from '../domain/classify/taxonomy.ts'
import { LANGUAGES } from '../domain/language/language.ts'
import { DEFAULT_POLICIES } from '../domain/policy/policies.ts'
import type { Store } from '../domain/store.ts'
import { publicHolidays } from './holidays.ts'
import type { HostPort, ImapAfter, Listen, Rate } from './parsers.ts'
import { Secret } from './secret.ts'
import { type StoreTaxonomy, storeTaxonomy, taxonomyIn } from './store-folder.ts'
import { type Environment, VARIABLES, type Values, type Variable, type VariableName } from './variables.ts'

/** What is not as it should be: a variable, or a line of a file (`data/store/taxonomy.yaml:7`). `found` never shows a secret. */
export type ConfigProblem = { readonly name: string; readonly found: string; readonly expected: string }

export type ImapConfig = {
  /** As it was given; may hold the password. */
  readonly url: Secret
  readonly password: Secret
  readonly after: ImapAfter
}

export type SmtpConfig = {
  /** As it was given; may hold the password. */
  readonly url: Secret
  /** Absent: the server wants no login. */
  readonly login?: { readonly user: string; readonly password: Secret }
  readonly rate?: Rate
}

export type LogLevel = Values['LOG_LEVEL']

export type Config = {
  readonly store: Store
  /** Absent: mail comes by LMTP only. */
  readonly imap?: ImapConfig
  readonly smtp: SmtpConfig
  /** `url` absent: embedded, in `dataDir`. */
  readonly database: { readonly url?: Secret }
  /** Absolute. */
  readonly dataDir: string
  /** Absolute; need not be there. */
  readonly storeDir: string
  readonly secrets: { readonly current: Secret; readonly previous: readonly Secret[] }
  /** Minutes after midnight of the store. */
  readonly handoverAt: number
  readonly logLevel: LogLevel
  readonly lmtpListen?: Listen
  readonly httpListen?: HostPort
  /** What works and is probably not meant: to be told once at the start, in whole sentences. */
  readonly warnings: readonly string[]
}

export type ConfigResult =
  | { readonly config: Config; readonly problems?: undefined }
  | { readonly problems: readonly ConfigProblem[]; readonly config?: undefined }

/**
 * Reads a whole environment. `now` says for which years holidays are worked out. `known`: the taxonomy is not read again; threads work
 * with that of their process, whatever became of the file.
 */
export function readConfig(env: Environment, now: number = Date.now(), known?: Taxonomy): ConfigResult {
  const { values, problems } = readValues(env, Object.keys(VARIABLES) as VariableName[])
  const ofStore = known === undefined ? taxonomyOf(values) : { taxonomy: known, problems: [] }
  const all = [...problems, ...disagreements(values, env, ofStore.taxonomy), ...ofStore.problems]
  if (all.length > 0 || ofStore.taxonomy === undefined) return { problems: all }
  return { config: grouped(values as Values, env, ofStore.taxonomy, now) }
}

/** What the store can be asked, alone: needs neither mailbox nor secret. `file` is read instead of the store's own. */
export function readTaxonomy(env: Environment, file?: string): StoreTaxonomy {
  const { values, problems } = readValues(env, ['DEFAULT_LANGUAGE', 'DATA_DIR', 'STORE_DIR'])
  const ofStore = file === undefined ? taxonomyOf(values) : taxonomyIn(resolve(file), values.DEFAULT_LANGUAGE ?? 'en')
  return { ...ofStore, problems: [...problems, ...ofStore.problems] }
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

/** What each variable for itself cannot know. Values that could not be read are absent here. */
function disagreements(
  values: Partial<Values>,
  env: Environment,
  taxonomy: Taxonomy | undefined,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const need = (name: VariableName, found: string, expected: string) => problems.push({ name, found, expected })
  if (!env['IMAP_URL']?.trim() && !env['LMTP_LISTEN']?.trim()) {
    need('IMAP_URL', 'nothing', `${VARIABLES.IMAP_URL.expected}; or LMTP_LISTEN`)
  }
  for (const [url, password] of [
    ['IMAP_URL', 'IMAP_PASSWORD'],
    ['SMTP_URL', 'SMTP_PASSWORD'],
  ] as const) {
    const server = values[url]
    if (server === undefined) continue
    const inUrl = server.password !== undefined
    const apart = values[password] !== undefined
    if (inUrl && apart) need(password, `a password here and one in ${url}`, `the password in one place only`)
    if (server.user !== undefined && !inUrl && !apart) need(password, 'nothing', `the password of the user in ${url}`)
    if (server.user === undefined && (inUrl || apart)) need(url, 'a password without a user', VARIABLES[url].expected)
  }
  if (values.STORE_DIR !== undefined && !existsSync(values.STORE_DIR))
    need('STORE_DIR', `"${values.STORE_DIR}"`, VARIABLES.STORE_DIR.expected)
  for (const name of ['AGENTS', 'MANAGERS'] as const) {
    const seen = new Set<string>()
    for (const { address } of values[name] ?? []) {
      if (address === values.MAILBOX_ADDRESS) need(name, address, 'addresses of people, not MAILBOX_ADDRESS itself')
      if (seen.has(address)) need(name, `${address} twice`, 'each address once')
      seen.add(address)
    }
    // Which categories there are is not known while their file has mistakes.
    const known = taxonomy?.categories.map(({ id }) => id) ?? []
    const named = taxonomy === undefined ? [] : (values[name] ?? []).flatMap(({ categories }) => categories)
    const unknown = named.filter((id) => !known.includes(id))
    if (unknown.length > 0)
      need(name, `"${unknown.join(', ')}"`, `language one of ${LANGUAGES.join(', ')}; categories ${known.join(', ')}`)
  }
  if (values.SECRET !== undefined && values.SECRET_PREVIOUS?.includes(values.SECRET)) {
    need('SECRET_PREVIOUS', 'the value of SECRET', 'earlier secrets only')
  }
  return problems
}

function grouped(values: Values, env: Environment, taxonomy: Taxonomy, now: number): Config {
  const year = new Date(now).getUTCFullYear()
  const { IMAP_URL: imap, SMTP_URL: smtp } = values
  const smtpPassword = values.SMTP_PASSWORD ?? smtp.password
  return frozen({
    store: {
      name: values.STORE_NAME,
      mailbox: values.MAILBOX_ADDRESS,
      defaultLanguage: values.DEFAULT_LANGUAGE,
      variants: values.LANGUAGE_VARIANTS,
      agents: values.AGENTS,
      managers: values.MANAGERS,
      calendar: {
        timeZone: values.TIME_ZONE,
        week: values.BUSINESS_HOURS,
        // Last year for reports, the coming ones for promises; a process that runs for years is started again sometime.
        holidays:
          values.HOLIDAYS === undefined
            ? new Set()
            : publicHolidays(
                values.HOLIDAYS,
                [-1, 0, 1, 2, 3].map((n) => year + n),
              ),
      },
      policies: DEFAULT_POLICIES,
      taxonomy,
      plusAddressing: values.PLUS_ADDRESSING,
      ...given('trustedAuthservId', values.TRUSTED_AUTHSERV_ID),
      catchupAfterMs: values.CATCHUP_AFTER,
      replyDelayMs: values.REPLY_DELAY,
      ...given('orderPattern', values.ORDER_PATTERN),
    },
    ...given(
      'imap',
      imap && {
        url: new Secret(imap.url),
        password: new Secret(values.IMAP_PASSWORD ?? imap.password ?? ''),
        after: values.IMAP_AFTER,
      },
    ),
    smtp: {
      url: new Secret(smtp.url),
      ...given(
        'login',
        smtp.user === undefined ? undefined : { user: smtp.user, password: new Secret(smtpPassword ?? '') },
      ),
      ...given('rate', values.SMTP_RATE),
    },
    database: given('url', values.DATABASE_URL === undefined ? undefined : new Secret(values.DATABASE_URL)),
    dataDir: resolve(values.DATA_DIR),
    storeDir: storeDirOf(values),
    secrets: {
      current: new Secret(values.SECRET),
      previous: (values.SECRET_PREVIOUS ?? []).map((previous) => new Secret(previous)),
    },
    handoverAt: values.HANDOVER_AT,
    logLevel: values.LOG_LEVEL,
    ...given('lmtpListen', values.LMTP_LISTEN),
    ...given('httpListen', values.HTTP_LISTEN),
    warnings: warnings(values, env),
  })
}

function warnings(values: Values, env: Environment): readonly string[] {
  const said: string[] = []
  if (values.AGENTS.length === 0) said.push('AGENTS is empty: nobody will hear of new incidents.')
  if (!env['TIME_ZONE']?.trim()) said.push('TIME_ZONE is not set: business hours and dates are read in UTC.')
  if (!values.PLUS_ADDRESSING && values.TRUSTED_AUTHSERV_ID === undefined) {
    said.push("PLUS_ADDRESSING is off and TRUSTED_AUTHSERV_ID is not set: agents' mails are proved by DKIM alone.")
  }
  if (values.LMTP_LISTEN !== undefined) said.push('LMTP_LISTEN is set: this version does not serve LMTP yet.')
  if (values.HTTP_LISTEN !== undefined)
    said.push('HTTP_LISTEN is set: this version does not serve health and metrics yet.')
  if (values.IMAP_URL === undefined) said.push('IMAP_URL is not set: this version takes in no mail without it.')
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
