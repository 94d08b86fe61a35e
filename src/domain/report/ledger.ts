/** What a comparison of server and database found, and what of it is a difference. */

import type { MailToSend } from '../incident/mails.ts'
import { languageOf } from '../say/people.ts'
import type { Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'

/** At the server, in one folder. */
export type FolderFound = {
  readonly folder: string
  /** Mails that lie there. */
  readonly there: number
  /** Without an entry. */
  readonly missing: number
  /** Of these: came since the last look, so nobody overlooked them. */
  readonly fresh: number
  /** Of both: stored now. */
  readonly taken: number
  /** Of both: known by their content, such as after the server numbered its mails anew. */
  readonly recognised: number
  /** Left alone since the first start (`FIRST_START=ignore`). */
  readonly ignored: number
  /** Have an entry and lie there no more, though nobody here moved or deleted them. */
  readonly removed: number
  /** Moved or deleted by us. */
  readonly finished: number
  /** Wait to be marked, moved or deleted at the server; it may refuse that. */
  readonly unfinished: number
  /** The server numbers its mails anew (UIDVALIDITY). */
  readonly renumbered: boolean
}

export type LedgerFound = {
  readonly received: number
  /** received - (filed + automatic + ignored + held + quarantined + pending) */
  readonly unaccounted: number
  /** Mails that should have content and have none. */
  readonly withoutContent: number
  /** Absent when there is no mailbox at a server, or it could not be reached. */
  readonly server?: FolderFound
}

/** The latest comparison, in one line of a report. */
export type ComparedLine = {
  readonly at: Instant
  readonly difference: number
  /** Removed at the server by somebody; they are kept here. */
  readonly removed: number
}

export function comparedLine(checked: {
  readonly at: Instant
  readonly found: LedgerFound
  readonly difference: number
}): ComparedLine {
  return { at: checked.at, difference: checked.difference, removed: checked.found.server?.removed ?? 0 }
}

/** How many mails were not where they should be. What somebody removed in a mail client is no difference, nor what came just now. */
export function differenceIn({ unaccounted, withoutContent, server }: LedgerFound): number {
  return Math.abs(unaccounted) + withoutContent + overlooked(server)
}

/** Managers, or agents where there are none, hear of a difference; `day` names the comparison. */
export function ledgerMails(found: LedgerFound, day: string, at: Instant, store: Store): readonly MailToSend[] {
  const people = store.managers.length > 0 ? store.managers : store.agents
  const { server } = found
  return people.map((person) => ({
    name: 'ledger-difference',
    data: {
      at,
      missing: overlooked(server),
      taken: server === undefined ? 0 : Math.min(overlooked(server), server.taken + server.recognised),
      lost: Math.abs(found.unaccounted) + found.withoutContent,
    },
    to: { address: person.address, name: person.name },
    language: languageOf(person, store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `ledger:${day}:${person.address}`,
    replyAs: 'plain',
  }))
}

function overlooked(server: FolderFound | undefined): number {
  return server === undefined ? 0 : server.missing - server.fresh
}
