import type { DeliveryStatus, Report } from '../../domain/mail/mail.ts'
import { decodeBody } from './decode-body.ts'
import { clean, messageIds, plainAddress } from './header-text.ts'
import { type Leaf, scanHeaders } from './scan-mime.ts'

const LONGEST_STATUS = 128 * 1024
const MOST_RECIPIENTS = 100
const ACTIONS = new Set<string>(['failed', 'delayed', 'delivered', 'relayed', 'expanded'])

/** The machine-readable part of a delivery report (RFC 3464) and the Message-ID of what it returns. */
export function readReport(content: Buffer, leaves: readonly Leaf[]): Report | undefined {
  const status = leaves.find((leaf) => /^message\/(?:global-)?delivery-status$/.test(leaf.type))
  if (status === undefined) return undefined
  const body = content.subarray(status.bodyStart, Math.min(status.bodyEnd, status.bodyStart + LONGEST_STATUS))
  const text = clean(decodeBody(body, status.encoding).toString('utf8')).replaceAll('\r', '')
  const statuses = text
    .split(/\n[ \t]*\n/)
    .slice(0, MOST_RECIPIENTS)
    .flatMap((block) => statusOf(block) ?? [])
  const returned = leaves.find((leaf) => /^(?:message\/(?:rfc822|global)|text\/rfc822-headers)$/.test(leaf.type))
  const original = returned === undefined ? undefined : originalId(content, returned)
  return { statuses, ...(original === undefined ? {} : { originalMessageId: original }) }
}

function statusOf(block: string): DeliveryStatus | undefined {
  const fields = new Map<string, string>()
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0 && colon < 60) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const action =
    fields
      .get('action')
      ?.toLowerCase()
      .split(/[^a-z]/)[0] ?? ''
  if (!ACTIONS.has(action)) return undefined
  const recipient = plainAddress(
    (fields.get('final-recipient') ?? fields.get('original-recipient') ?? '')
      .replace(/^[^;]{0,20};/, '')
      .replace(/[<>]/g, ''),
  )
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0]
  const diagnostic = fields
    .get('diagnostic-code')
    ?.replace(/^[a-z0-9-]{1,20}\s?;\s?/i, '')
    .slice(0, 500)
  return {
    action: action as DeliveryStatus['action'],
    ...(recipient === undefined ? {} : { recipient }),
    ...(status === undefined ? {} : { status }),
    ...(diagnostic === undefined ? {} : { diagnostic }),
  }
}

function originalId(content: Buffer, leaf: Leaf): string | undefined {
  const bytes = decodeBody(
    content.subarray(leaf.bodyStart, Math.min(leaf.bodyEnd, leaf.bodyStart + LONGEST_STATUS)),
    leaf.encoding,
  )
  const field = scanHeaders(bytes).find((each) => each.name === 'message-id')
  return messageIds(field?.value.toString('utf8'))[0]
}
