/** Whether a new incident may be acknowledged. Nobody shall use the store to send mail to strangers. */

import type { AcknowledgementGiven } from '../incident/decision.ts'
import type { Address } from '../mail/mail.ts'
import { isOfInstallation, type Store } from '../store.ts'
import { DAY, HOUR, type Instant } from '../time/instant.ts'

/** Rolling limits, counted by arrival. `scope` names what is counted. */
const LIMITS: readonly {
  readonly name: string
  readonly most: number
  readonly within: number
  counts(given: AcknowledgementGiven, sender: Sender): boolean
}[] = [
  { name: '5 an hour for an address', most: 5, within: HOUR, counts: (g, s) => g.address === s.address },
  { name: '20 a day for an address', most: 20, within: DAY, counts: (g, s) => g.address === s.address },
  { name: '50 an hour for a domain', most: 50, within: HOUR, counts: (g, s) => g.domain === s.domain },
  {
    name: '200 an hour for senders without authentication',
    most: 200,
    within: HOUR,
    counts: (g, s) => !s.authenticated && !g.authenticated,
  },
]

type Sender = { readonly address: string; readonly domain: string; readonly authenticated: boolean }

export type AcknowledgementVerdict =
  | { readonly kind: 'give'; readonly given: AcknowledgementGiven }
  /** `lasting`: the address itself reads no answers. */
  | { readonly kind: 'silent'; readonly because: string; readonly lasting: boolean }
  /** A limit was reached: silent, and a human is told. */
  | { readonly kind: 'limit'; readonly limit: string; readonly count: number }

/** Decides about one automatic answer to `sender`, whose mail arrived at `at`. */
export function mayAcknowledge(
  from: Address,
  authenticated: boolean,
  at: Instant,
  store: Store,
  given: readonly AcknowledgementGiven[],
  suppressedUntil: Instant | undefined,
): AcknowledgementVerdict {
  const domain = domainOf(from.address)
  if (domain === '' || !from.address.includes('@'))
    return { kind: 'silent', because: 'no usable sender address', lasting: true }
  if (isNoReply(from.address))
    return { kind: 'silent', because: 'the sender reads no answers (no-reply address)', lasting: true }
  if (isOfInstallation(from.address, store)) return { kind: 'silent', because: 'an address of our own', lasting: true }
  if (suppressedUntil !== undefined && suppressedUntil > at)
    return { kind: 'silent', because: 'mail to this address bounced for good', lasting: false }
  const sender = { address: from.address, domain, authenticated }
  for (const limit of LIMITS) {
    const count = given.filter(
      (g) => g.at > at - limit.within && g.at <= at + limit.within && limit.counts(g, sender),
    ).length
    if (count >= limit.most) return { kind: 'limit', limit: limit.name, count }
  }
  return { kind: 'give', given: { address: from.address, domain, at, authenticated } }
}

/** The domain of an address in lower case, '' when there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** At the beginning of a local part, or at its end behind a separator: `noreply@`, `orders-noreply@`. */
const NO_REPLY =
  /(?:^|[-_.+])(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|no[-_.]?respond(?:er|a)?|nao[-_.]?respond(?:er|a)|no[-_.]?contest(?:ar|e)|nie[-_.]?odpowiadaj|ne[-_.]?pas[-_.]?repondre|nicht[-_.]?antworten|non[-_.]?rispondere)(?=[-+_.@]|$)|^(?:mailer-daemon|postmaster|bounces?)(?=[-+_.@]|$)/

function isNoReply(address: string): boolean {
  return NO_REPLY.test(address.slice(0, address.lastIndexOf('@')))
}
