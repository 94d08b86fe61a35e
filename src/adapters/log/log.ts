/**
 * One JSON line an event, on standard error, so that standard output stays for what a command prints.
 * Lines outlive mails and are read by more people: bodies and secrets never get in, addresses only as `a…@example.com`.
 */
import { pino } from 'pino'
import type { Log } from '../../app/ports.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Where lines go; standard error unless a test or a tool wants them. */
export type LogDestination = { write(line: string): void }

/** What a stranger wrote or an operator keeps: withheld whatever the value is. Compared in lower case. */
const WITHHELD = new Set(
  'text html body content raw quoted newtext quotedtext subject password pass secret secrets token authorization url'.split(
    ' ',
  ),
)
const LONGEST = 500
const DEEPEST = 4
const MOST = 50

/** Levels below `level` are not written; `debug` also shows where errors came from. */
export function createLog(level: LogLevel, destination?: LogDestination): Log {
  const logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Synchronous: the last line before a crash is the one that is wanted.
    destination ?? pino.destination({ fd: 2, sync: true }),
  )
  const say = (as: 'info' | 'warn' | 'error') => (event: string, data?: Readonly<Record<string, unknown>>) => {
    if (!logger.isLevelEnabled(as)) return
    logger[as]({ event, ...(data === undefined ? {} : harmlessFields(data, 0, level === 'debug')) })
  }
  return { info: say('info'), warn: say('warn'), error: say('error') }
}

function harmlessFields(data: object, depth: number, stacks: boolean): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data).slice(0, MOST)) {
    fields[name] = WITHHELD.has(name.toLowerCase()) ? '[withheld]' : harmless(value, depth + 1, stacks)
  }
  return fields
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
  return maskAddresses(cut.replace(/\bINC-(\d{1,12})-[0-9A-Za-z]{5}\b/g, 'INC-$1-…'))
}

/** `ana@example.com` -> `a…@example.com`; our own Message-IDs keep their number: `inc.4821.…@store`. */
function maskAddresses(text: string): string {
  if (!text.includes('@')) return text
  return text.replace(/[^\s<>"'()[\],;@]{1,200}@(?=[^\s@])/g, (found) => {
    const own = /^inc\.(\d{1,12})\./.exec(found)
    return own === null ? `${found[0]}…@` : `inc.${own[1]}.…@`
  })
}
