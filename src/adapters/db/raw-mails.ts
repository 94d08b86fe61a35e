import type { ClaimedMail, HeldMail, LedgerSum, MailboxId, QuarantinedMail, RawMails } from '../../app/ports.ts'
import { type Database, timestamp } from './database.ts'
import { unescapeBytes } from './escaped-bytes.ts'
import { cleanText } from './json-rows.ts'
import * as sql from './raw-mail-statements.ts'
import type { QuotaOf } from './sender-quota.ts'
import { PART_SIZE, storeMails } from './store-mails.ts'

type HeldRow = {
  readonly held_for: string | null
  readonly held_until: number
  readonly incident_number: number | null
  readonly subject_hint: string
}

function toHeld(row: HeldRow): HeldMail {
  return {
    agent: row.held_for ?? '',
    subject: row.subject_hint,
    until: row.held_until,
    ...(row.incident_number !== null && { incident: row.incident_number }),
  }
}

type CursorRow = {
  readonly validity: string
  readonly last_uid: number
  readonly first_uid: number
  readonly ignored_uid: number | null
  readonly first_at: number | null
}

type ComparedRow = {
  readonly missing: readonly (number | string)[]
  readonly finished_there: number
  readonly unfinished_there: number
  readonly finished_gone: number
  readonly unfinished_gone: number
}

type ClaimedRow = {
  id: number
  inlet: string
  message_id: string
  arrived_at: number
  size: number
  attempts: number
  silent: boolean
  confirmed_by: string | null
  approved_at: number | null
  readonly repeats_message_id: boolean
  readonly history: NonNullable<ClaimedMail['history']> | 'seen' | null
  readonly envelope_from: string | null
  readonly envelope_to: readonly string[] | null
  content: string | null
}

/** `quotaOf`: what a sender may send in a day; absent, nobody is counted. */
export function createRawMails(db: Database, quotaOf?: QuotaOf): RawMails {
  return {
    async cursor(mailbox, folder) {
      const { rows } = await db.run<CursorRow>(sql.CURSOR, [mailbox, folder])
      const row = rows[0]
      if (row === undefined) return undefined
      const { last_uid: lastUid, first_uid: firstUid, ignored_uid, first_at } = row
      return {
        ...{ folder, uidValidity: BigInt(row.validity), lastUid, firstUid },
        ...(ignored_uid !== null && first_at !== null && { ignoredUid: ignored_uid, ignoredBefore: first_at }),
      }
    },

    store(mailbox, inlet, mails, cursor, now, silent = false) {
      // A stream can be read once only, so a transaction that has one is not tried again.
      const tries = mails.every((mail) => mail.content instanceof Uint8Array) ? 6 : 1
      return db.transaction(
        (tx) => storeMails(tx, { mailbox, inlet, mails, cursor, now, silent, ...(quotaOf && { quotaOf }) }),
        { tries },
      )
    },

    async unfinished(mailbox, folder, uidValidity) {
      const { rows } = await db.run<{ uid: number }>(sql.UNFINISHED, [mailbox, folder, String(uidValidity)])
      return rows.map((row) => row.uid)
    },
    async noteFinished(mailbox, folder, uidValidity, uids) {
      if (uids.length > 0) await db.run(sql.FINISHED, [mailbox, folder, String(uidValidity), uids])
    },
    async noteLooked(mailbox, folder, now) {
      await db.run(sql.LOOKED, [mailbox, folder, timestamp(now)])
    },
    async lookedAt(mailbox) {
      return (await db.run<{ at: number | null }>(sql.LOOKED_AT, [mailbox])).rows[0]?.at ?? undefined
    },
    async missing(mailbox, folder, uidValidity, uids) {
      const { rows } = await db.run<{ uid: number }>(sql.MISSING, [mailbox, folder, String(uidValidity), uids])
      return rows.map((row) => row.uid)
    },

    async ignoreUpTo(mailbox, { folder, uidValidity, lastUid, ignoredUid }, now) {
      await db.run(sql.IGNORE_UP_TO, [mailbox, folder, String(uidValidity), lastUid, ignoredUid, timestamp(now)])
    },
    async compare(mailbox, { folder, uidValidity, after, upTo, uids }) {
      const { rows } = await db.run<ComparedRow>(sql.COMPARE, [mailbox, folder, String(uidValidity), uids, after, upTo])
      const [row] = rows
      return {
        missing: (row?.missing ?? []).map(Number),
        finishedThere: row?.finished_there ?? 0,
        unfinishedThere: row?.unfinished_there ?? 0,
        finishedGone: row?.finished_gone ?? 0,
        unfinishedGone: row?.unfinished_gone ?? 0,
      }
    },
    async noteReadBefore(mailbox, folder, uidValidity, uids) {
      if (uids.length > 0) await db.run(sql.READ_BEFORE, [mailbox, folder, String(uidValidity), uids])
    },
    async acknowledgedAgain(mailbox, most) {
      const { rows } = await db.run<{ incident: number; count: number }>(sql.ACKNOWLEDGED_AGAIN, [mailbox, most])
      return { count: rows[0]?.count ?? 0, incidents: rows.map(({ incident }) => incident) }
    },
    async withoutContent(mailbox) {
      return (await db.run<{ mails: number }>(sql.WITHOUT_CONTENT, [mailbox])).rows[0]?.mails ?? 0
    },

    async claim(mailbox, { count, bytes, longest, leaseMs, imported }, now) {
      const values = [mailbox, count, bytes, timestamp(now), timestamp(now + leaseMs), PART_SIZE]
      const { rows } = await db.run<ClaimedRow>(imported ? sql.CLAIM_IMPORTED : sql.CLAIM, values)
      const claimed: ClaimedMail[] = []
      for (const row of rows) {
        const content =
          row.content === null
            ? await beginningOf(db, mailbox, row.id, Math.min(row.size, longest))
            : unescapeBytes(row.content).subarray(0, longest)
        claimed.push(toClaimed(row, content))
      }
      return claimed
    },
    async noteFailure(mailbox, id, cause, again) {
      await db.run(sql.NOTE_FAILURE, [mailbox, id, cleanText(cause), timestamp(again)])
    },
    async giveBack(mailbox, claimed) {
      await db.run(sql.GIVE_BACK, [mailbox, claimed.map((mail) => mail.id), claimed.map((mail) => mail.attempts)])
    },
    async read(mailbox, id) {
      const { rows } = await db.run<{ size: number }>(sql.SIZE, [mailbox, id])
      return rows[0] && (await beginningOf(db, mailbox, id, rows[0].size))
    },
    pieces: (mailbox, id) => piecesOf(db, mailbox, id),

    async quarantined(mailbox) {
      const rows = await db.ask((k) =>
        k
          .selectFrom('raw_mail')
          .select(['id', 'from_hint', 'subject_hint', 'error', 'arrived_at', 'attempts', 'size'])
          .where('mailbox_id', '=', mailbox)
          .where('status', '=', 'quarantined')
          .orderBy('id')
          .execute(),
      )
      return rows.map(
        (row): QuarantinedMail => ({
          id: row.id,
          from: row.from_hint,
          subject: row.subject_hint,
          cause: row.error ?? '',
          arrivedAt: row.arrived_at,
          attempts: row.attempts,
          size: row.size,
        }),
      )
    },
    async retryQuarantined(mailbox, ids) {
      return (await db.run(sql.RETRY, [mailbox, ids ?? null])).count
    },
    async discardExpired(mailbox, now) {
      return (await db.run(sql.DISCARD, [mailbox, timestamp(now)])).count
    },

    async held(mailbox) {
      return (await db.run<HeldRow>(sql.HELD, [mailbox])).rows.map(toHeld)
    },
    async lapsed(mailbox, from, to) {
      return (await db.run<HeldRow>(sql.LAPSED, [mailbox, timestamp(from), timestamp(to)])).rows.map(toHeld)
    },

    async ledger(mailbox) {
      const { rows } = await db.run<{ status: Exclude<keyof LedgerSum, 'received'>; mails: number }>(sql.SUM, [mailbox])
      const sum = { pending: 0, filed: 0, automatic: 0, ignored: 0, held: 0, quarantined: 0 }
      for (const row of rows) sum[row.status] = row.mails
      return { received: rows.reduce((all, row) => all + row.mails, 0), ...sum }
    },
  }
}

async function* piecesOf(db: Database, mailbox: MailboxId, id: number): AsyncGenerator<Buffer> {
  for await (const content of escapedPieces(db, mailbox, id)) yield unescapeBytes(content)
}

async function* escapedPieces(db: Database, mailbox: MailboxId, id: number): AsyncGenerator<string> {
  for (let part = 0; ; part++) {
    const { rows } = await db.run<{ content: string }>(sql.PART, [mailbox, id, part])
    if (rows.length === 0) return
    for (const { content } of rows) yield content
  }
}

/** Put together piece by piece, so that a big mail is in memory once. */
async function beginningOf(db: Database, mailbox: MailboxId, id: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(length)
  let filled = 0
  if (length === 0) return bytes
  for await (const piece of escapedPieces(db, mailbox, id)) {
    // Nearly all of a mail stands there as it is, and needs no second copy.
    filled += piece.includes('\\') ? unescapeBytes(piece).copy(bytes, filled) : bytes.write(piece, filled, 'latin1')
    if (filled >= length) break
  }
  return bytes.subarray(0, filled)
}

function toClaimed(row: ClaimedRow, content: Uint8Array): ClaimedMail {
  return {
    id: row.id,
    inlet: row.inlet,
    ...(row.message_id !== '' && { messageId: row.message_id }),
    arrivedAt: row.arrived_at,
    size: row.size,
    attempts: row.attempts,
    silent: row.silent,
    ...(row.confirmed_by !== null && { confirmedBy: row.confirmed_by }),
    ...(row.approved_at !== null && { approvedAt: row.approved_at }),
    ...(row.repeats_message_id && { repeatsMessageId: true as const }),
    ...(row.history !== null && row.history !== 'seen' && { history: row.history }),
    ...(row.envelope_to !== null && { envelope: { from: row.envelope_from ?? '', to: row.envelope_to } }),
    content,
    truncated: row.size > content.length,
  }
}
