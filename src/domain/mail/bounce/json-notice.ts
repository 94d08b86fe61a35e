import type { DeliveryStatus, Mail } from '../mail.ts'

/** Amazon SES tells of bounces and complaints in JSON, by mail of its notification service. */
export type JsonNotice = {
  readonly statuses: readonly DeliveryStatus[]
  readonly complaint: boolean
  readonly originalMessageId?: string
}

const LONGEST = 60_000
const MOST_RECIPIENTS = 50

/** The notification in a mail that is one, else undefined. */
export function readJsonNotice(mail: Mail): JsonNotice | undefined {
  const text = mail.text.slice(0, LONGEST).trimStart()
  if (!text.startsWith('{') || !/"(?:notificationType|eventType)"/.test(text.slice(0, 2_000))) return undefined
  const notice = parse(text.slice(0, text.lastIndexOf('}') + 1))
  const type = wordOf(notice, 'notificationType') ?? wordOf(notice, 'eventType')
  const bounce = fieldOf(notice, 'bounce')
  const complaint = fieldOf(notice, 'complaint')
  if (type !== 'Bounce' && type !== 'Complaint') return undefined
  const passing = wordOf(bounce, 'bounceType') === 'Transient'
  const named = type === 'Bounce' ? listOf(bounce, 'bouncedRecipients') : listOf(complaint, 'complainedRecipients')
  const headers = fieldOf(fieldOf(notice, 'mail'), 'commonHeaders')
  const originalMessageId = wordOf(headers, 'messageId')?.replace(/^<|>$/g, '')
  return {
    statuses: named.slice(0, MOST_RECIPIENTS).map((each) => statusOf(each, passing)),
    complaint: type === 'Complaint',
    ...(originalMessageId === undefined ? {} : { originalMessageId }),
  }
}

function statusOf(entry: unknown, passing: boolean): DeliveryStatus {
  const recipient = wordOf(entry, 'emailAddress')?.toLowerCase()
  const status = wordOf(entry, 'status') ?? (passing ? '4.0.0' : undefined)
  const diagnostic = wordOf(entry, 'diagnosticCode')
    ?.replace(/^[a-z0-9-]{1,20};\s?/i, '')
    .replace(/\s+/g, ' ')
  return {
    action: 'failed',
    ...(recipient === undefined ? {} : { recipient }),
    ...(status === undefined || !/^[245]\.\d{1,3}\.\d{1,3}$/.test(status) ? {} : { status }),
    ...(diagnostic === undefined ? {} : { diagnostic }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return new Map<string, unknown>(Object.entries(value)).get(name)
}

function wordOf(value: unknown, name: string): string | undefined {
  const found = fieldOf(value, name)
  return typeof found === 'string' ? found.slice(0, 500).toWellFormed() : undefined
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const found = fieldOf(value, name)
  return Array.isArray(found) ? found : []
}
