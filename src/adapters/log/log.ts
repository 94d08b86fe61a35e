/**
 * One JSON line an event, on standard error, so that standard output stays for what a command prints.
 * Lines outlive mails and are read by more people: bodies and secrets never get in, addresses only as `a…@example.com`. A mail is
 * named by its row (`rawMail`, `outboxMail`) and by `mail`: whoever knows its Message-ID finds its lines, and nobody finds it from them.
 */
import { createHash } from 'node:crypto'
import { pino } from 'pino'
import type { Log } from '../../app/ports.ts'
import { maskSecrets } from '../../domain/mail/mask.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Where lines go; standard error unless a test or a tool wants them. */
export type LogDestination = { write(line: string): void }

/** Message-IDs, and the name under which their digest stands. */
const IDENTITIES: Readonly<Record<string, string>> = { messageId: 'mail', said: 'said' }
/** Twelve hexadecimal digits of `printf %s 'id@host' | sha256sum`: enough to tell the mails of years apart. */
const IDENTITY_LENGTH = 12

/** What a stranger wrote or an operator keeps: withheld whatever the value is. Compared in lower case. */
const WITHHELD = new Set(
  'text html body content raw quoted newtext quotedtext subject password pass secret secrets token authorization url'.split(
    ' ',
  ),
)
const LONGEST = 500
const DEEPEST = 4
const MOST = 50

/** Of a whole process; `of` names the mailbox in every line. */
export type HouseLog = Log & { of(mailbox: string): Log }

/** Levels below `level` are not written; `debug` also shows where errors came from. */
export function createLog(level: LogLevel, destination?: LogDestination): HouseLog {
  const house = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Synchronous: the last line before a crash is the one that is wanted.
    destination ?? pino.destination({ fd: 2, sync: true }),
  )
  const logOf = (logger: Pick<typeof house, Severity | 'isLevelEnabled'>): Log => {
    const say = (as: Severity) => (event: string, data?: Readonly<Record<string, unknown>>) => {
      if (!logger.isLevelEnabled(as)) return
      logger[as]({ event, ...(data === undefined ? {} : harmlessFields(data, 0, level === 'debug')) })
    }
    return { info: say('info'), warn: say('warn'), error: say('error') }
  }
  return { ...logOf(house), of: (mailbox) => logOf(house.child({ mailbox })) }
}

type Severity = 'info' | 'warn' | 'error'

function harmlessFields(data: object, depth: number, stacks: boolean): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data).slice(0, MOST)) {
    const identity = Object.hasOwn(IDENTITIES, name) ? IDENTITIES[name] : undefined
    if (identity !== undefined) fields[identity] = identities(value)
    else fields[name] = WITHHELD.has(name.toLowerCase()) ? '[withheld]' : harmless(value, depth + 1, stacks)
  }
  return fields
}

function identities(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST).map(identities)
  if (typeof value !== 'string') return undefined
  const bare = value.replace(/^<|>$/g, '')
  return createHash('sha256').update(bare).digest('hex').slice(0, IDENTITY_LENGTH)
}

function harmless(value: unknown, depth: number, stacks: boolean): unknown {
  if (typeof value === 'string') return harmlessText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Error) return harmlessError(value, depth, stacks)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (depth >= DEEPEST) return '[…]'
  if (value instanceof Map) return `[${value.size} entries]`
  if (value instanceof Set || Array.isArray(value)) {
    return [...value].slice(0, MOST).map((item) => harmless(item, depth + 1, stacks))
  }
  const printed = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value
  if (typeof printed === 'string') return harmlessText(printed)
  return typeof printed === 'object' && printed !== null ? harmlessFields(printed, depth, stacks) : printed
}

function harmlessError(error: Error, depth: number, stacks: boolean): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    name: error.name,
    message: harmlessText(error.message),
    ...(code === undefined ? {} : { code }),
    ...(error.cause instanceof Error && depth < DEEPEST
      ? { cause: harmlessError(error.cause, depth + 1, stacks) }
      : {}),
    ...(stacks && error.stack !== undefined ? { stack: harmlessText(error.stack, 4_000) } : {}),
  }
}

function harmlessText(text: string, longest = LONGEST): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  return maskAddresses(withoutQuotes(maskSecrets(cut)).replace(/\bINC-(\d{1,12})-[0-9A-Za-z]{5}\b/g, 'INC-$1-…'))
}

/** What errors put into quotes is what they were given: a value of a column, the beginning of a JSON. And what stands behind `?` in a URL. */
function withoutQuotes(text: string): string {
  if (!/["`?]/.test(text)) return text
  return text
    .replace(/(["`])(?:(?!\1)[^\n]){16,500}\1/g, '"…"')
    .replace(/(:\/\/[^\s?"'<>]{1,300})\?[^\s"'<>]{1,500}/g, '$1?…')
}

/** `ana@example.com` -> `a…@example.com`; our own Message-IDs keep their number: `inc.4821.…@store`. */
function maskAddresses(text: string): string {
  if (!text.includes('@')) return text
  return text.replace(/[^\s<>"'()[\],;@]{1,200}@(?=[^\s@])/g, (found) => {
    const own = /^inc\.(\d{1,12})\./.exec(found)
    return own === null ? `${found[0]}…@` : `inc.${own[1]}.…@`
  })
}
