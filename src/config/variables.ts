/**
 * Every variable once: what it means, what is expected, how it is read. The only reader of `process.env`.
 * `.env.example` and the table in `docs/operator.md` are made from this table, and a check compares them.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { CATEGORIES } from '../domain/classify/categories.ts'
import { LANGUAGES } from '../domain/language/language.ts'
import { VARIANTS } from '../domain/language/variants.ts'
import { countryCode } from './holidays.ts'
import { parseDay, parseProvider } from './oauth.ts'
import { parseHeaders, parseLookupUrl } from './order-lookup.ts'
import * as parsers from './parsers.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A variable of the environment. Empty counts as not set. */
export type Variable<T = unknown> = {
  /** One sentence. */
  readonly meaning: string
  /** What would be right, in words that follow "expected". */
  readonly expected: string
  readonly example: string
  readonly schema: z.ZodType<T>
  /** As it would be written; read like any other value. */
  readonly fallback?: string
  readonly required: boolean
  /** `all`: the whole value is secret; `url`: everything in it but scheme and host. */
  readonly hides?: 'all' | 'url'
  /**
   * Where several mailboxes are served: `mailbox` stands in the file of each and nowhere else, `installation` only in the environment.
   * Absent: the environment says it for all, and a file may say otherwise.
   */
  readonly scope?: 'mailbox' | 'installation'
}

type Words = Pick<Variable, 'meaning' | 'expected' | 'example' | 'hides' | 'scope'>

const required = <T>(schema: z.ZodType<T>, words: Words): Variable<T> => ({ ...words, schema, required: true })
const optional = <T>(schema: z.ZodType<T>, words: Words): Variable<T | undefined> => ({
  ...words,
  schema,
  required: false,
})
const withDefault = <T>(
  fallback: string,
  schema: z.ZodType<T>,
  words: Omit<Words, 'example'> & { readonly example?: string },
): Variable<T> => ({
  example: fallback,
  ...words,
  schema,
  fallback,
  required: false,
})

/** A schema out of a reader that answers undefined to what it cannot read. */
function reads<T>(reader: (text: string) => T | undefined): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    const value = reader(text)
    if (value !== undefined) return value
    context.addIssue('not readable')
    return z.NEVER
  })
}

const text = z.string()
const secret = text.min(32)
const address = text.toLowerCase().refine(parsers.isAddress)
const duration = reads(parsers.parseDuration)
const entries = (separator: string) =>
  text.transform((all) =>
    all
      .split(separator)
      .map((one) => one.trim())
      .filter(Boolean),
  )
const variantNamed = (tag: string) => VARIANTS.find((variant) => variant.toLowerCase() === tag.toLowerCase())
const people = entries(';').pipe(z.array(reads(parsers.parsePerson)))
const PEOPLE =
  'entries like `Ana <ana@store.example>` or `Rui <rui@store.example> pt delivery,checkout`, separated by `;`'
const CATEGORY_WORDS = `language one of ${LANGUAGES.join(', ')}; categories ${Object.keys(CATEGORIES).join(', ')}, or the store's own`
const DURATION = 'a number with s, m, h or d, such as `24h` or `30m`, or `0`'

export const VARIABLES = {
  STORE_NAME: withDefault('Our store', text.refine(parsers.isOneLine), {
    scope: 'mailbox',
    meaning: 'Name of the store as customers read it.',
    expected: 'one line of at most 100 characters, without angle brackets and double quotes',
  }),
  MAILBOX_ADDRESS: required(address, {
    scope: 'mailbox',
    meaning: 'The address customers write to.',
    expected: 'a mail address such as incidencias@store.example',
    example: 'incidencias@store.example',
  }),
  SECRET: required(secret, {
    meaning: 'Signs references and reply addresses; whoever knows it can act as an agent.',
    expected: 'at least 32 random characters, for example the output of: openssl rand -hex 32',
    example: '',
    hides: 'all',
  }),
  SECRET_PREVIOUS: optional(entries(',').pipe(z.array(secret)), {
    meaning: 'Earlier values of SECRET, separated by commas: what they signed stays valid.',
    expected: 'secrets of at least 32 characters each, separated by commas',
    example: '',
    hides: 'all',
  }),
  IMAP_URL: optional(
    reads((url) => withUser(parsers.parseServerUrl(url, ['imap', 'imaps']))),
    {
      scope: 'mailbox',
      meaning: 'The mailbox to take mail from; this or LMTP_LISTEN is needed.',
      expected:
        'imaps://user:password@host:993/INBOX (imap:// uses STARTTLS; odd characters in the password: use IMAP_PASSWORD)',
      example: 'imaps://incidencias%40store.example@imap.store.example/INBOX',
      hides: 'url',
    },
  ),
  IMAP_PASSWORD: optional(text, {
    scope: 'mailbox',
    meaning: 'Password for IMAP_URL, taken as it stands.',
    expected: 'the password of the mailbox',
    example: '',
    hides: 'all',
  }),
  IMPORT_PASSWORD: optional(text, {
    scope: 'mailbox',
    meaning:
      'Password for the IMAP folder that `import` reads from, where it is not the mailbox itself; needed only then.',
    expected: 'the password of that account',
    example: '',
    hides: 'all',
  }),
  IMAP_AFTER: withDefault('seen', reads(parsers.parseImapAfter), {
    meaning: 'What happens to a mail at the server once it is stored here.',
    expected: 'keep, seen, delete or move:Folder',
  }),
  SMTP_URL: required(
    reads((url) => withoutPath(parsers.parseServerUrl(url, ['smtp', 'smtps']))),
    {
      meaning: 'The server that sends our mail.',
      expected:
        'smtps://user:password@host:465 or smtp://host:587 (STARTTLS; ?tls=none only where the way there is safe)',
      example: 'smtps://incidencias%40store.example@smtp.store.example',
      hides: 'url',
    },
  ),
  SMTP_PASSWORD: optional(text, {
    meaning: 'Password for SMTP_URL, taken as it stands.',
    expected: 'the password of the sending account',
    example: '',
    hides: 'all',
  }),
  OAUTH_PROVIDER: optional(reads(parseProvider), {
    meaning:
      'Who gives the tokens to log in with, where passwords are not taken; the user in IMAP_URL and SMTP_URL is the mailbox, and no password stands there.',
    expected: 'google, microsoft, or the address of an issuer such as https://login.store.example',
    example: 'microsoft',
  }),
  OAUTH_CLIENT_ID: optional(text.regex(/^[\x21-\x7e]{1,255}$/), {
    meaning: 'The application as the provider registered it.',
    expected: 'the client ID (application ID) from its page',
    example: '11111111-2222-3333-4444-555555555555',
  }),
  OAUTH_CLIENT_SECRET: optional(text, {
    meaning: 'The secret of that application; Microsoft needs none for a public client.',
    expected: 'the secret as its page showed it (its value, not its ID)',
    example: '',
    hides: 'all',
  }),
  OAUTH_TENANT: optional(text.regex(/^[A-Za-z0-9.-]{1,255}$/), {
    meaning: 'Microsoft only: the directory that the mailbox belongs to; any organisation when empty.',
    expected: 'the ID of the directory (tenant), or its domain',
    example: 'store.example',
  }),
  OAUTH_FLOW: withDefault('authorize', text.toLowerCase().pipe(z.enum(['authorize', 'client-credentials'])), {
    meaning:
      'Whether somebody consents once (the command authorize), or Microsoft lets the application itself into the mailbox.',
    expected: 'authorize or client-credentials',
  }),
  OAUTH_SECRET_EXPIRES: optional(reads(parseDay), {
    meaning: 'When OAUTH_CLIENT_SECRET ends; managers hear of it 14, 7, 3 and 1 days before.',
    expected: 'a date such as 2027-05-31',
    example: '2027-05-31',
  }),
  OAUTH_SCOPE: optional(text.regex(/^[\x20-\x7e]{1,1000}$/), {
    meaning: 'What an issuer of your own is asked for; known for google and microsoft.',
    expected: 'words separated by spaces, such as openid email offline_access mail',
    example: 'openid email offline_access',
  }),
  SMTP_RATE: optional(reads(parsers.parseRate), {
    meaning: 'The most mails to send in a time; no limit when empty.',
    expected: 'a number per s, min, h or d, such as 60/min',
    example: '60/min',
  }),
  AGENTS: withDefault('', people, {
    scope: 'mailbox',
    meaning: 'Who answers customers, with language and categories they hear of.',
    example: 'Ana <ana@store.example>; Rui <rui@store.example> pt delivery,checkout',
    expected: `${PEOPLE}; ${CATEGORY_WORDS}`,
  }),
  MANAGERS: withDefault('', people, {
    scope: 'mailbox',
    meaning: 'Who gets digests and escalations.',
    example: 'Marta <marta@store.example>',
    expected: `${PEOPLE}; ${CATEGORY_WORDS}`,
  }),
  WELCOME_AGENTS: withDefault('on', z.stringbool(), {
    meaning: 'Whether everyone who becomes an agent gets the page for agents by mail, once.',
    expected: 'on or off',
  }),
  DEFAULT_LANGUAGE: withDefault('en', text.toLowerCase().pipe(z.enum(LANGUAGES)), {
    meaning: 'Language for customers whose own cannot be told.',
    expected: `one of the languages of this version: ${LANGUAGES.join(', ')}`,
  }),
  LANGUAGE_VARIANTS: withDefault('', entries(',').pipe(z.array(reads(variantNamed))), {
    meaning:
      'How the store writes a language that differs by country: Portuguese is Brazilian unless pt-PT stands here.',
    expected: `any of ${VARIANTS.join(', ')}, separated by commas`,
    example: 'pt-PT',
  }),
  TIME_ZONE: withDefault('UTC', text.refine(parsers.isTimeZone), {
    meaning: 'Time zone of business hours, dates and reports.',
    example: 'Europe/Madrid',
    expected: 'an IANA name such as Europe/Madrid',
  }),
  BUSINESS_HOURS: withDefault('Mon-Fri 09:00-18:00', reads(parsers.parseWeek), {
    meaning: 'When the store works; first answers and promises are measured in it.',
    expected: 'days and hours such as `Mon-Fri 09:00-14:00,16:00-20:00; Sat 10:00-14:00`',
  }),
  HOLIDAYS: optional(reads(countryCode), {
    meaning: 'Country, and region if wanted, whose public holidays the store keeps.',
    expected: 'a country such as ES, or with its region such as ES-MD',
    example: 'ES-MD',
  }),
  HANDOVER_AT: withDefault('14:00', reads(parsers.parseTimes), {
    meaning: 'When the shifts change and agents get the handover, on business days.',
    expected: 'times such as 14:00 or 14:00,20:00',
  }),
  CATCHUP_AFTER: withDefault('24h', duration, {
    meaning:
      'Mails older than this when first seen are answered with an apology for the delay; at the very first start they are history, filed in silence.',
    expected: DURATION,
  }),
  FIRST_START: withDefault('answer', text.toLowerCase().pipe(z.enum(['answer', 'history', 'ignore'])), {
    scope: 'mailbox',
    meaning:
      'What becomes of the mails that are in the mailbox at the very first start: answer answers those younger than CATCHUP_AFTER and files the rest in silence, history files all in silence, ignore leaves all where they are.',
    expected: 'answer, history or ignore',
  }),
  REPLY_DELAY: withDefault('0', duration, {
    meaning: "How long an agent's reply can still be taken back before it is sent.",
    expected: DURATION,
  }),
  PLUS_ADDRESSING: withDefault('on', z.stringbool(), {
    meaning: 'Whether the server delivers incidencias+anything@ to the mailbox.',
    expected: 'on or off',
  }),
  TRUSTED_AUTHSERV_ID: optional(
    text.refine((id) => /^[\w.-]{1,255}$/.test(id)),
    {
      meaning:
        "The name under which the store's own server writes Authentication-Results; then agents' mails need its pass.",
      expected: 'the first word of that header, such as mx.store.example',
      example: 'mx.store.example',
    },
  ),
  ORDER_PATTERN: optional(reads(parsers.parseOrderPattern), {
    meaning: 'How order numbers look, where the built-in rule does not fit.',
    expected:
      'a regular expression of at most 200 characters with the number as its first group, such as `\\b(PED-[0-9]{6})\\b`',
    example: '\\b(PED-[0-9]{6})\\b',
  }),
  ORDER_LOOKUP_URL: optional(reads(parseLookupUrl), {
    scope: 'mailbox',
    meaning:
      'Where the shop tells of an order, asked with GET and answered in JSON, which orders.yaml in STORE_DIR explains; empty: nobody is asked.',
    expected:
      'https://user:password@host/path/{order}, with {order} behind the host (http:// only to this machine, or with ?tls=none at the end where the way there is safe)',
    example: 'https://shop.example/api/orders/{order}',
    hides: 'url',
  }),
  ORDER_LOOKUP_HEADERS: optional(reads(parseHeaders), {
    scope: 'mailbox',
    meaning: 'Headers that are sent with it, such as a token; to that server and to no other.',
    expected: '`Name: value`, several on lines of their own or separated by ` | `',
    example: '',
    hides: 'all',
  }),
  MAILBOXES_DIR: withDefault('./mailboxes', text, {
    scope: 'installation',
    meaning:
      'Folder of files like brazil.env, one for each mailbox when several are served; each holds the variables of its mailbox, and what the environment says holds for all.',
    expected: 'a folder; without such files in it the environment names the one mailbox',
  }),
  DATABASE_URL: optional(
    reads((url) => (/^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? '') ? url : undefined)),
    {
      scope: 'installation',
      meaning: 'The PostgreSQL database (15 to 18); empty: one of our own in DATA_DIR.',
      expected: 'postgres://user:password@host:5432/database',
      example: 'postgres://incidencias:password@db.store.example/incidencias',
      hides: 'url',
    },
  ),
  DATA_DIR: withDefault('./data', text, {
    scope: 'installation',
    meaning: 'Folder of the embedded database.',
    expected: 'a folder that can be written to',
  }),
  STORE_DIR: optional(text, {
    scope: 'mailbox',
    meaning:
      'Folder of what the store says of itself: taxonomy.yaml (its own categories and topics), policies.yaml (what happens when, closing days), brand.yaml (logo, colour, signature, imprint), orders.yaml (where in answers of the shop stands what), templates (mails in its own words); empty: store in DATA_DIR.',
    expected: 'a folder that exists',
    example: './store',
  }),
  RETENTION: optional(text, {
    scope: 'mailbox',
    meaning:
      'File that says what is kept how long; empty: retention.yaml in STORE_DIR, and everything is kept without it.',
    expected: 'a file such as templates/store/retention.yaml shows (incidencias retention --example)',
    example: './store/retention.yaml',
  }),
  LMTP_LISTEN: optional(reads(parsers.parseListen), {
    scope: 'installation',
    meaning:
      'Where a mail server of this machine or network hands mail to us by LMTP, for all mailboxes; docs/lmtp.md.',
    expected:
      'a host and port such as 127.0.0.1:2424, or unix:PATH; no public address: whoever reaches it can hand in mail',
    example: '127.0.0.1:2424',
  }),
  HTTP_LISTEN: optional(reads(parsers.parseHostPort), {
    scope: 'installation',
    meaning: 'Where start serves /healthz, /readyz and /metrics; empty: nowhere.',
    expected: 'a host and port such as 127.0.0.1:8080',
    example: '127.0.0.1:8080',
  }),
  LOG_LEVEL: withDefault('info', text.toLowerCase().pipe(z.enum(['debug', 'info', 'warn', 'error', 'silent'])), {
    scope: 'installation',
    meaning: 'How much is logged; debug also shows where errors came from.',
    expected: 'debug, info, warn, error or silent',
  }),
} as const satisfies Readonly<Record<string, Variable>>

export type VariableName = keyof typeof VARIABLES
export type Values = { readonly [K in VariableName]: z.infer<(typeof VARIABLES)[K]['schema']> }

/** The process's environment over the `.env` file of the working directory. */
export function readEnvironment(directory = process.cwd()): Environment {
  const file = join(directory, '.env')
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : { ...process.env }
}

function withUser(url: parsers.ServerUrl | undefined): (parsers.ServerUrl & { readonly user: string }) | undefined {
  return url?.user === undefined ? undefined : { ...url, user: url.user }
}

function withoutPath(url: parsers.ServerUrl | undefined): parsers.ServerUrl | undefined {
  return url?.path === '' ? url : undefined
}
