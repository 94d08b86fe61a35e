import type { Mail, ReturnedMail } from './mail.ts'
import {
  ADDRESS_SIGNATURE,
  type AddressKind,
  KIND_LETTERS,
  type Reference,
  type Seal,
  signedParts,
  TAG_SIGNATURE,
} from './reference.ts'

export type ReferenceContext = {
  readonly mailbox: string
  /** Addresses of the listed agents: agent and confirm addresses are issued to one of them. */
  readonly agents: readonly string[]
  readonly seal: Seal
  /** Other mailboxes of this installation: what they signed is nothing here, and no forgery either. */
  readonly siblings?: readonly string[]
}

/** Most candidates of each way that are looked at; a mail with more is no conversation. */
const MOST_ADDRESSES = 200
const MOST_MESSAGE_IDS = 100
const MOST_TAGS = 40
/** A tag with blanks and folds inside is no longer than this. */
const TAG_WINDOW = 60
/** Fields in which servers keep the address a mail was sent to. */
const TRACES = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to', 'x-rcpt-to']
const KINDS = new Map(Object.entries(KIND_LETTERS).map(([kind, letter]) => [letter, kind as AddressKind]))

/**
 * All signed references of a mail in the order of their rank: addresses it was sent to, Message-IDs it answers (the
 * nearest first), tags in its subject, tags in its new text. Each is found once, with the verdict on its signature.
 */
export function findReferences(mail: Mail, newText: string, context: ReferenceContext): readonly Reference[] {
  const found = [
    ...receivingAddresses(mail).flatMap((address) => readAddress(address, context)),
    ...[...mail.inReplyTo, ...mail.references.toReversed()]
      .slice(0, MOST_MESSAGE_IDS)
      .flatMap((id) => readMessageId(id, context)),
    ...readTags(mail.subject, 'subject-tag', context),
    ...readTags(newText, 'text-tag', context),
  ]
  return withoutRepeats(found)
}

/**
 * The signed references in what a bounce returned of a mail: our addresses it came from, its Message-IDs, its subject.
 * They prove which incident it is about, and nothing else: whoever got the mail can return it.
 */
export function findReturnedReferences(returned: ReturnedMail, context: ReferenceContext): readonly Reference[] {
  const ids = [...(returned.messageId === undefined ? [] : [returned.messageId]), ...returned.references.toReversed()]
  return withoutRepeats([
    ...returned.senders.slice(0, MOST_ADDRESSES).flatMap((address) => readAddress(address, context)),
    ...ids.slice(0, MOST_MESSAGE_IDS).flatMap((id) => readMessageId(id, context)),
    ...readTags(returned.subject, 'subject-tag', context),
  ])
}

function withoutRepeats(found: readonly Reference[]): readonly Reference[] {
  const seen = new Set<string>()
  return found.filter((reference) => {
    const key = [reference.by, reference.number, reference.verdict, reference.kind, reference.issuedTo].join(' ')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function receivingAddresses(mail: Mail): readonly string[] {
  const traced = TRACES.flatMap((name) => mail.headers.get(name) ?? [])
  // Where the mail really went comes first: somebody in Bcc, or behind an alias, is in no field.
  const all = [...(mail.envelope?.to ?? []), ...[...mail.to, ...mail.cc].map((entry) => entry.address)]
  for (const value of traced.slice(0, MOST_ADDRESSES)) all.push(value.slice(0, 500).replace(/[<>\s]/g, ''))
  return [...new Set(all.map((address) => address.toLowerCase()))].slice(0, MOST_ADDRESSES)
}

function readAddress(address: string, { mailbox, agents, seal }: ReferenceContext): readonly Reference[] {
  const own = mailbox.toLowerCase()
  const at = own.lastIndexOf('@')
  if (address.length > 320 || !address.endsWith(own.slice(at)) || !address.startsWith(`${own.slice(0, at)}+`)) return []
  const detail = address.slice(at + 1, address.length - (own.length - at))
  const parts = /^([cabys])(\d{1,15})\.([0-9a-z]+)$/.exec(detail)
  const kind = KINDS.get(parts?.[1] ?? '')
  // 0: the agent's own address, for answers to lists and other mails about no incident. It proves who writes.
  const number = kind === 'agent' && parts?.[2] === '0' ? 0 : numberOf(parts?.[2])
  if (parts === null || number === undefined || kind === undefined) return []
  const signature = parts[3] ?? ''
  const base = { by: 'address', number, kind, found: address } as const
  const fits = (issuedTo?: string): boolean =>
    signature.length === ADDRESS_SIGNATURE &&
    seal.verify(signedParts.address(mailbox, kind, number, issuedTo), signature)
  if (kind === 'agent' || kind === 'confirm') {
    const issuedTo = agents.find((agent) => fits(agent))
    return [issuedTo === undefined ? { ...base, verdict: 'forged' } : { ...base, verdict: 'valid', issuedTo }]
  }
  return [{ ...base, verdict: fits() ? 'valid' : 'forged' }]
}

function readMessageId(id: string, { mailbox, seal, siblings = [] }: ReferenceContext): readonly Reference[] {
  if (id.length > 400) return []
  const parts = /^inc\.(\d{1,15})\.([0-9a-z]{1,64})\.([0-9a-z]+)@/i.exec(id)
  // 0: a mail of ours about no incident, such as "was this you?".
  const number = parts?.[1] === '0' ? 0 : numberOf(parts?.[1])
  const domain = mailbox.slice(mailbox.lastIndexOf('@')).toLowerCase()
  if (parts === null || number === undefined || !id.toLowerCase().endsWith(domain)) return []
  const signature = parts[3] ?? ''
  const isOf = (box: string): boolean =>
    signature.length === ADDRESS_SIGNATURE && seal.verify(signedParts.messageId(box, number, parts[2] ?? ''), signature)
  const valid = isOf(mailbox)
  if (!valid && siblings.some(isOf)) return []
  return [{ by: 'message-id', number, verdict: valid ? 'valid' : 'forged', found: id }]
}

function readTags(text: string, by: 'subject-tag' | 'text-tag', context: ReferenceContext): readonly Reference[] {
  const found: Reference[] = []
  let looked = 0
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])[il1|]nc(?=[\s\p{Pd}_\d\u200b\u00ad])/giu)) {
    if (++looked > MOST_TAGS) break
    const window = text.slice(match.index, match.index + TAG_WINDOW)
    const reference = readTag(window, by, context)
    if (reference !== undefined) found.push(reference)
  }
  return found
}

function readTag(
  window: string,
  by: 'subject-tag' | 'text-tag',
  { mailbox, seal, siblings = [] }: ReferenceContext,
): Reference | undefined {
  // Folding and copying put blanks anywhere; letters and digits are as people read them aloud.
  const dense = window.replace(/[\s\u200b\u00ad]+/g, '').replace(/[\p{Pd}_]+/gu, '-')
  const parts = /^[il1|]nc-?([0-9oil]{1,15})-([0-9a-z]{5})/i.exec(dense)
  const number = numberOf(parts?.[1]?.replace(/o/gi, '0').replace(/[il]/gi, '1'))
  if (parts === null || number === undefined) return undefined
  const signature = parts[2] ?? ''
  const isOf = (box: string) =>
    signature.length === TAG_SIGNATURE && seal.verify(signedParts.tag(box, number), signature)
  if (isOf(mailbox)) return { by, number, verdict: 'valid', found: parts[0] }
  // Words that happen to look like one are no forgery: that needs the exact shape.
  if (siblings.some(isOf)) return undefined
  const exact = /^inc-\d{1,15}-[0-9a-z]{5}(?![0-9a-z])/i.exec(window)
  return exact === null ? undefined : { by, number, verdict: 'forged', found: exact[0] }
}

function numberOf(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined
  const number = Number(digits)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}
