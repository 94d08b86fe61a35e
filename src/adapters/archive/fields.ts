/** The few header fields that tell when a mail came and what its reader did with it; the rest is read when it is processed. */
import type { Instant } from '../../domain/time/instant.ts'

/** Reads a date as mails have it. */
export type ReadDate = (value: string | undefined) => Instant | undefined

/** Names in lower case; the topmost value of each field, unfolded. */
export type Fields = ReadonlyMap<string, string>

const WANTED = new Set([
  ...['date', 'received', 'delivery-date', 'status', 'x-status', 'x-mozilla-status', 'content-length', 'x-imap'],
  ...['x-imapbase', 'x-gmail-labels'],
])
/** The first mails with a Date field. */
const FIRST_MAILS = Date.UTC(1982, 0, 1)
const DAY = 86_400_000

/** Fields of a header block; what follows the first empty line is not looked at. */
export function readFields(head: Buffer): Fields {
  const fields = new Map<string, string>()
  let current: string | undefined
  for (const line of head.toString('latin1').split('\n')) {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line
    if (text === '') break
    if (text.startsWith(' ') || text.startsWith('\t')) {
      const sofar = current === undefined ? undefined : fields.get(current)
      if (current !== undefined && sofar !== undefined && sofar.length < 2_000) fields.set(current, sofar + text)
      continue
    }
    const colon = text.indexOf(':')
    const name = text.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    current = WANTED.has(name) && !fields.has(name) ? name : undefined
    if (current !== undefined) fields.set(current, text.slice(colon + 1).trim())
  }
  return fields
}

/**
 * When the mail came: the server that took it in last says it in the topmost Received, whoever sent it in Date. `beside` is what the archive
 * says (the `From ` line, the file's name or time), which often tells when the mail was moved there. What cannot be is left out.
 */
export function arrivalOf(
  fields: Fields,
  beside: readonly (Instant | undefined)[],
  now: Instant,
  read: ReadDate,
): Instant {
  const received = fields.get('received')
  const written = [
    received === undefined ? undefined : read(received.slice(received.lastIndexOf(';') + 1)),
    read(fields.get('delivery-date')),
    read(fields.get('date')),
  ]
  const believed = [...written, ...beside].find((at) => at !== undefined && at >= FIRST_MAILS && at <= now + DAY)
  return Math.min(believed ?? now, now)
}

/** Whether its reader answered it, threw it away or never sent it, as mail programs note it in the mail. */
export function marksOf(fields: Fields): { readonly answered: boolean; readonly dropped: boolean } {
  const mozilla = Number.parseInt(fields.get('x-mozilla-status') ?? '0', 16) || 0
  const status = `${fields.get('status') ?? ''}${fields.get('x-status') ?? ''}`
  return {
    answered: /A/.test(status) || (mozilla & 0x0002) !== 0,
    dropped: /[DT]/.test(fields.get('x-status') ?? '') || (mozilla & 0x0008) !== 0,
  }
}
