import type { DeliveryStatus } from '../mail.ts'
import type { BounceReason, FailedRecipient } from '../reading.ts'
import { comparable, phrasesOf, says } from './phrases.ts'

/** As much of a server's words as says why. */
const LONGEST_WORDS = 2_000

/** Why, with the subject and detail of RFC 3463 that stand for it. The order decides: the first that is said counts. */
const REASONS = [
  { reason: 'mailbox-full', detail: '2.2', phrases: phrasesOf('full') },
  { reason: 'policy', detail: '7.1', phrases: phrasesOf('sender') },
  { reason: 'too-large', detail: '3.4', phrases: phrasesOf('tooLarge') },
  { reason: 'no-such-domain', detail: '1.2', phrases: phrasesOf('unknownDomain') },
  { reason: 'no-such-address', detail: '2.1', phrases: phrasesOf('disabled') },
  { reason: 'no-such-address', detail: '1.1', phrases: phrasesOf('unknownAddress') },
  { reason: 'blocked-as-spam', detail: '7.1', phrases: phrasesOf('spam') },
  { reason: 'other', detail: '4.7', phrases: phrasesOf('expired') },
  { reason: 'other', detail: '4.6', phrases: phrasesOf('loop') },
  { reason: 'policy', detail: '7.1', phrases: phrasesOf('policy') },
  { reason: 'other', detail: '4.1', phrases: phrasesOf('trouble') },
] as const satisfies readonly { reason: BounceReason; detail: string; phrases: ReturnType<typeof phrasesOf> }[]

type Said = { readonly reason: BounceReason; readonly detail: string }

/** Codes that say so little, like all passing ones, that the words beside them are believed before them. */
const VAGUE = /^[245]\.(?:0\.\d+|\d\.0|1\.5|4\.1|5\.\d+|6\.\d+|7\.\d+)$/

/** What one recipient's failure means. `status` is what the report gave; it is refined by the words when it says little. */
export type Verdict = Pick<FailedRecipient, 'severity' | 'reason' | 'status'>

/**
 * Severity, reason and status (RFC 3463) of a failure, from the status given and the server's words. An address is
 * given up (`hard`) only when it or its domain does not exist, or when the server says "permanent" and nothing else.
 */
export function judge(action: 'failed' | 'delayed', given: string | undefined, words: string): Verdict {
  const text = comparable(withoutNames(words.slice(0, LONGEST_WORDS)))
  const reply = replyCode(words)
  const code = bestCode(given, statusCode(words))
  const said = REASONS.find(({ phrases }) => says(text, phrases))
  const meant = reasonOf(code, said)
  const reason = meant?.reason ?? 'other'
  const kind = code?.charAt(0) ?? reply?.charAt(0) ?? (action === 'delayed' ? '4' : '5')
  const derived = meant === undefined ? (reply === undefined ? code : `${kind}.0.0`) : `${kind}.${meant.detail}`
  const status = code === undefined || /\.0\.0$/.test(code) ? (derived ?? code) : code
  return {
    severity: action === 'delayed' ? 'delayed' : severityIn(reason, kind, code, meant !== undefined, reply),
    reason: action === 'delayed' && (reason === 'other' || meant === undefined) ? 'delayed' : reason,
    ...(status === undefined ? {} : { status }),
  }
}

/** Whether the words say why: by a code or in a language. */
export function explains(words: string): boolean {
  if (replyCode(words) !== undefined || statusCode(words) !== undefined) return true
  const text = comparable(withoutNames(words.slice(0, LONGEST_WORDS)))
  return REASONS.some(({ phrases }) => says(text, phrases))
}

/** Severity alone, for a refusal while sending. */
export function severityOf(status: DeliveryStatus, words: string): FailedRecipient['severity'] {
  return judge(status.action === 'delayed' ? 'delayed' : 'failed', status.status, words).severity
}

function severityIn(
  reason: BounceReason,
  kind: string,
  code: string | undefined,
  explained: boolean,
  reply: string | undefined,
): 'hard' | 'soft' {
  if (kind === '4') return 'soft'
  if (reason === 'no-such-address' || reason === 'no-such-domain') return 'hard'
  if (reason !== 'other' || explained) return 'soft'
  if (code !== undefined) return /^5\.[012]\./.test(code) ? 'hard' : 'soft'
  return reply === undefined || /^55[013]/.test(reply) ? 'hard' : 'soft'
}

/** What code and words mean together: a full mailbox is heard in any case, else a clear code goes first. */
function reasonOf(code: string | undefined, said: Said | undefined): Said | undefined {
  if (said?.reason === 'mailbox-full') return said
  const coded = code === undefined ? undefined : reasonByCode(code)
  if (code !== undefined && (code.startsWith('4.') || VAGUE.test(code))) return said ?? coded
  return coded ?? said
}

function reasonByCode(code: string): Said | undefined {
  const detail = code.slice(2)
  if (/^1\.(?:1|3|4|6|10)$|^2\.1$/.test(detail)) return { reason: 'no-such-address', detail }
  if (/^1\.2$|^4\.4$|^4\.310$/.test(detail)) return { reason: 'no-such-domain', detail }
  if (detail === '2.2') return { reason: 'mailbox-full', detail }
  if (detail === '2.3' || detail === '3.4') return { reason: 'too-large', detail }
  if (/^1\.(?:7|8|90)$|^2\.12\d$|^7\./.test(detail)) return { reason: 'policy', detail }
  if (/^[345]\.[1-9]/.test(detail)) return { reason: 'other', detail }
  return undefined
}

/** The one that says more. */
function bestCode(given: string | undefined, written: string | undefined): string | undefined {
  if (given === undefined || written === undefined) return given ?? written
  const depth = (code: string): number => (code.endsWith('.0.0') ? 0 : code.endsWith('.0') ? 1 : 2)
  return depth(written) > depth(given) && written.charAt(0) === given.charAt(0) ? written : given
}

/** The first enhanced status code (RFC 3463) of a failure in the words; never part of an IP address or a version. */
export function statusCode(words: string): string | undefined {
  return /(?:^|[\s#(<:;,=[\]-])([45]\.[0-7]\.\d{1,3})(?!\d|\.\d)/.exec(words.slice(0, LONGEST_WORDS))?.[1]
}

const REPLY = /(?:^|[\s:('"[#;<])([245][0-5]\d)(?=[\s\-.,:;#]|$)/

/** The reply code of SMTP in the words: `550`. */
export function replyCode(words: string): string | undefined {
  return REPLY.exec(words.slice(0, LONGEST_WORDS))?.[1]
}

/** Where the reply code begins, or -1. */
export function replyAt(words: string): number {
  const found = REPLY.exec(words)
  return found === null ? -1 : found.index + found[0].length - 3
}

/** Names of people and hosts hold any word; what a host said does not. */
function withoutNames(words: string): string {
  return words
    .replace(/^\s*host \S{1,255}(?: \[[^\]]{0,60}\])? said:/i, ' ')
    .replace(/[^\s<>()@]{1,64}@[^\s<>(),;]{1,255}/g, '@')
    .replace(/https?:\/\/\S{1,500}/gi, ' ')
}
