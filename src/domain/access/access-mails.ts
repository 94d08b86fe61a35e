/** What managers hear of the way into the mailbox: that it is closed, that it soon will be, that it is open again. */
import type { MailToSend } from '../incident/mails.ts'
import { noticeTo } from '../say/notice-to.ts'
import type { Person, Store } from '../store.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { localDate } from '../time/local-date.ts'
import type { DaysBefore } from './expiry.ts'
import { type Door, type LoginDoor, MENDED_BY, type RefusalReason } from './refusal.ts'

/** Whom the mailbox is let in by, and how that is mended. */
export type Access = {
  /** As people call the provider of tokens, where these are used. */
  readonly provider: string
  /** The mail server, by its name. */
  readonly server: string
  /** What logs in with its tokens. */
  readonly doors: readonly LoginDoor[]
  /** What is typed to consent anew. */
  readonly command: string
}

type Refused = {
  readonly door: Door
  readonly reason: RefusalReason
  readonly code: string
  readonly since: Instant
}

/** It is refused; `open` holds all refusals that go on, at least one. What closes most doors is told. Of a server that is away, once a day at most. */
export function refusedMail(
  person: Person,
  open: readonly Refused[],
  access: Access,
  store: Store,
  now: Instant,
): MailToSend {
  const [first] = open.toSorted((a, b) => Number(b.door === 'renewal') - Number(a.door === 'renewal'))
  if (first === undefined) throw new Error('no refusal to tell of')
  const { doors, command } = access
  const isClosed = (door: LoginDoor) =>
    doors.includes(door) && open.some((one) => one.door === door || one.door === 'renewal')
  return {
    ...noticeTo(person, store),
    name: 'access-refused',
    data: {
      provider: nameOf(first.door, access),
      reason: first.reason,
      mend: MENDED_BY[first.reason],
      code: first.code,
      since: first.since,
      noReceiving: isClosed('imap') || open.some(({ door }) => door === 'server'),
      noSending: isClosed('smtp'),
      command,
    },
    onceKey:
      first.reason === 'away'
        ? `access-away:${localDate(store.calendar, now)}:${person.address}`
        : `access-refused:${first.since}:${first.door}:${person.address}`,
  }
}

/** What is known to end: the client's own secret, or what somebody consented to. */
export type Expiring = { readonly what: 'secret' | 'consent'; readonly at: Instant }

export function expiresMail(
  person: Person,
  { what, at }: Expiring,
  { warning, now }: { readonly warning: DaysBefore; readonly now: Instant },
  { provider, command }: Access,
  store: Store,
): MailToSend {
  return {
    ...noticeTo(person, store),
    name: 'access-expires',
    data: { provider, what, at, days: Math.max(1, Math.ceil((at - now) / DAY)), command },
    onceKey: `access-expires:${what}:${at}:${warning}:${person.address}`,
  }
}

type Ended = {
  readonly door: Door
  readonly kind: 'refused' | 'away'
  readonly since: Instant
  readonly until: Instant
}

export function restoredMail(
  person: Person,
  { door, kind, since, until }: Ended,
  access: Access,
  store: Store,
): MailToSend {
  return {
    ...noticeTo(person, store),
    name: 'access-restored',
    data: { provider: nameOf(door, access), since, until },
    onceKey: `access-restored:${kind === 'away' ? localDate(store.calendar, until) : since}:${person.address}`,
  }
}

function nameOf(door: Door, { provider, server }: Access): string {
  return door === 'server' ? server : provider
}
