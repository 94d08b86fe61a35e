import type { DeliveryStatus, Report, ReturnedMail } from '../../domain/mail/mail.ts'
import { decodeBody } from './decode-body.ts'
import { bytesToText, clean, decodeWords, messageIds, oneLine, plainAddress } from './header-text.ts'
import { type Field, scanHeaders } from './scan-headers.ts'
import type { Leaf } from './structure.ts'

const LONGEST_STATUS = 128 * 1024
const MOST_RECIPIENTS = 100
const LONGEST_FIELD = 4_000
const LONGEST_DIAGNOSTIC = 500
const STATUS = /^message\/(?:x-)?(?:global-)?delivery-status$/
const RETURNED = /^(?:message|text)\/(?:rfc-?822|global)(?:-?headers?)?$/
/** The fields of RFC 3464 by which text that is labelled as something else is known. */
const STATUS_FIELDS = /^(?:final-recipient|original-recipient|x-actual-recipient)[ \t]{0,5}:/im

/** The machine-readable part of a delivery report (RFC 3464, RFC 5965) and what it returns of the mail it is about. */
export function readReport(content: Buffer, leaves: readonly Leaf[]): Report | undefined {
  const statuses = statusTexts(content, leaves)
  const feedbackLeaf = leaves.find((leaf) => leaf.type === 'message/feedback-report')
  const returnedLeaf = leaves.find((leaf) => RETURNED.test(leaf.type)) ?? attachedHeaders(content, leaves)
  if (statuses === undefined && feedbackLeaf === undefined && returnedLeaf === undefined) return undefined
  const feedback = feedbackLeaf === undefined ? undefined : feedbackOf(textOf(content, feedbackLeaf))
  const returned = returnedLeaf === undefined ? undefined : returnedMail(bytesOf(content, returnedLeaf))
  const originalMessageId = returned?.messageId ?? citedId(statuses ?? [])
  return {
    statuses: (statuses ?? []).flatMap(statusesIn).slice(0, MOST_RECIPIENTS),
    ...(feedback === undefined ? {} : { feedback }),
    ...(returned === undefined ? {} : { returned }),
    ...(originalMessageId === undefined ? {} : { originalMessageId }),
  }
}

/** The status parts; where none is labelled so, text that holds their fields. */
function statusTexts(content: Buffer, leaves: readonly Leaf[]): readonly string[] | undefined {
  const labelled = leaves.filter((leaf) => STATUS.test(leaf.type)).slice(0, 10)
  if (labelled.length > 0) return labelled.map((leaf) => textOf(content, leaf))
  const texts = leaves.filter((leaf) => leaf.type === 'text/plain' || leaf.type === 'application/octet-stream')
  const found = texts
    .slice(0, 5)
    .map((leaf) => textOf(content, leaf))
    .filter((text) => STATUS_FIELDS.test(text))
  return found.length === 0 ? undefined : found
}

/** Google and readers' reports name the mail in a field of their own. */
function citedId(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const value = /^(?:x-)?original-message-id[ \t]{0,5}:([^\n]{1,1000})/im.exec(text)?.[1]
    const [id] = messageIds(value, 1)
    if (id !== undefined) return id
  }
  return undefined
}

function bytesOf(content: Buffer, leaf: Leaf): Buffer {
  return decodeBody(
    content.subarray(leaf.bodyStart, Math.min(leaf.bodyEnd, leaf.bodyStart + LONGEST_STATUS)),
    leaf.encoding,
  )
}

function textOf(content: Buffer, leaf: Leaf): string {
  return clean(bytesToText(bytesOf(content, leaf), leaf.parameters.get('charset'))).replace(/\r\n?/g, '\n')
}

/** Fields in their order. A line that is neither field nor fold goes on with the field before it: servers forget to fold. */
function fieldsIn(text: string): readonly { readonly name: string; readonly value: string }[] {
  const fields: { name: string; value: string }[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      fields.push({ name: '', value: '' })
      continue
    }
    const name = /^([a-z][a-z0-9_-]{1,59})[ \t]{0,5}:/i.exec(line)
    const last = fields.at(-1)
    if (name?.[1] !== undefined && !/^https?$/i.test(name[1])) {
      fields.push({ name: name[1].toLowerCase(), value: line.slice(name[0].length).trim() })
    } else if (last !== undefined && last.name !== '') {
      if (last.value.length < LONGEST_FIELD) last.value = `${last.value} ${line.trim()}`.trim()
    }
  }
  return fields
}

const OPENING = new Set(['final-recipient', 'original-recipient', 'action', 'status'])

/** The recipients of one status part. Blank lines should part them, but stand anywhere or nowhere. */
function statusesIn(text: string): readonly DeliveryStatus[] {
  const found: DeliveryStatus[] = []
  let open = new Map<string, string>()
  const finish = (): void => {
    const status = statusOf(open)
    if (status !== undefined) found.push(status)
    open = new Map()
  }
  for (const { name, value } of fieldsIn(text)) {
    if (found.length > MOST_RECIPIENTS) break
    const named = open.has('final-recipient') || open.has('original-recipient')
    if (name === '' ? named && (open.has('action') || open.has('status')) : OPENING.has(name) && open.has(name))
      finish()
    if (name !== '' && !open.has(name)) open.set(name, value)
  }
  finish()
  return found
}

function statusOf(fields: ReadonlyMap<string, string>): DeliveryStatus | undefined {
  const final = addressOf(fields.get('final-recipient'))
  const original = addressOf(fields.get('original-recipient'))
  const recipient = final ?? original ?? addressOf(fields.get('x-actual-recipient'))
  const status = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec((fields.get('status') ?? '').slice(0, 200))?.[0]
  const action = actionOf(fields.get('action') ?? '', status)
  if (action === undefined) return undefined
  const diagnostic = fields
    .get('diagnostic-code')
    ?.replace(/^[a-z0-9.-]{1,40}\s{0,5};\s{0,5}/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_DIAGNOSTIC)
    .toWellFormed()
  return {
    action,
    ...(recipient === undefined ? {} : { recipient }),
    ...(original === undefined || original === recipient ? {} : { originalRecipient: original }),
    ...(status === undefined ? {} : { status }),
    ...(diagnostic === undefined || diagnostic === '' ? {} : { diagnostic }),
  }
}

/** `rfc822; <nadie@example.org>` and what is written instead; undefined for X.400 and local names. */
function addressOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const typed = value.slice(0, 1_000).replace(/^[\w.+-]{0,20}\s{0,5};/, '')
  const bracketed = /<([^<>]{3,320})>/.exec(typed)?.[1]
  const bare = (bracketed ?? typed).replace(/^\s*(?:smtp|mailto):/i, '').replace(/\(.{0,200}\)\s*$/, '')
  return plainAddress(bare.replace(/[<>'"]/g, '').replace(/[.,;:\s]+$/, ''))
}

/** RFC 3464, 2.3.3, as servers spell it; without an action, the class of the status tells. */
function actionOf(value: string, status: string | undefined): DeliveryStatus['action'] | undefined {
  const word = /^[\s"']{0,5}([a-z]{3,20})/i.exec(value)?.[1]?.toLowerCase() ?? ''
  if (/^(?:fail|error|expired$|perm|reject|bounce|undeliver)/.test(word)) return 'failed'
  if (/^(?:delay|defer|warn|trans|temp|retry)/.test(word)) return 'delayed'
  if (/^(?:deliver|success)/.test(word)) return 'delivered'
  if (word.startsWith('relay')) return 'relayed'
  if (word.startsWith('expan')) return 'expanded'
  if (status === undefined) return undefined
  return status.startsWith('2') ? 'delivered' : 'failed'
}

function feedbackOf(text: string): Report['feedback'] {
  const fields = fieldsIn(text)
  const value = (name: string): string => fields.find((field) => field.name === name)?.value ?? ''
  const recipients = fields
    .filter(({ name }) => /^(?:original-rcpt-to|removal-recipient|final-recipient|original-recipient)$/.test(name))
    .flatMap((field) => addressOf(field.value) ?? [])
  return {
    type: oneLine(value('feedback-type'), 60).toLowerCase() || 'abuse',
    agent: oneLine(value('user-agent'), 100),
    recipients: [...new Set(recipients)].slice(0, MOST_RECIPIENTS),
  }
}

/** Header fields that came back as a text file. */
function attachedHeaders(content: Buffer, leaves: readonly Leaf[]): Leaf | undefined {
  if (leaves.length < 2) return undefined
  return leaves
    .slice(1, 6)
    .find(
      (leaf) =>
        /^(?:text\/plain|application\/octet-stream)$/.test(leaf.type) &&
        scanHeaders(bytesOf(content, leaf).subarray(0, 16_384)).some((field) => field.name === 'message-id'),
    )
}

/** The fields of a returned mail that name or prove it. */
function returnedMail(bytes: Uint8Array): ReturnedMail | undefined {
  const fields = scanHeaders(bytes)
  const values = (...names: readonly string[]): readonly string[] =>
    fields.filter((field) => names.includes(field.name)).map(oneLineOf)
  const [messageId] = messageIds(values('message-id')[0], 1)
  // Microsoft's complaints name the one who complained in a field of their own.
  const to = values('x-hmxmroriginalrecipient', 'to').flatMap(addressesIn)
  const senders = values('return-path', 'x-envelope-from', 'from', 'sender', 'reply-to').flatMap(addressesIn)
  if (messageId === undefined && to.length === 0 && senders.length === 0) return undefined
  return {
    ...(messageId === undefined ? {} : { messageId }),
    references: values('in-reply-to', 'references')
      .flatMap((value) => messageIds(value, 20))
      .slice(0, 40),
    to: [...new Set(to)].slice(0, 20),
    senders: [...new Set(senders)].slice(0, 20),
    subject: oneLine(decodeWords(values('subject')[0] ?? ''), 500),
  }
}

function oneLineOf(field: Field): string {
  return clean(bytesToText(field.value.subarray(0, 8_000)))
    .replace(/\s+/g, ' ')
    .trim()
}

function addressesIn(value: string): readonly string[] {
  return value
    .slice(0, 8_000)
    .split(/[\s,;<>"']+/)
    .flatMap((word) => (word.includes('@') ? (plainAddress(word) ?? []) : []))
    .slice(0, 20)
}
