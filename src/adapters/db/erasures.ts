/** Erasures that are not over: what is left to do of them, and who has it in hand. */
import type { Erasures, PersonFigures, WaitingErasure } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { sweepPiece } from './erase-sweep.ts'
import { addressHash, type ErasureWork } from './erasure-row.ts'
import { addToOutbox } from './outbox-row.ts'

/** So many ids at once: some megabytes of mails, a fraction of a second. */
const PIECE = 100

/** $2 now, $3 end of the lease. One that lies a day ahead was noted by a pass whose clock was set (`once --now`). */
const CLAIM: Statement = {
  name: 'erasure-claim',
  text: `
    update erasure e set attempts = e.attempts + 1, available_at = $3
    from (
      select id from erasure
      where mailbox_id = $1 and status = 'waiting'
        and (available_at <= $2 or available_at > $2::timestamptz + interval '1 day')
      order by available_at, id limit 1 for update skip locked) as next
    where e.mailbox_id = $1 and e.id = next.id
    returning e.id, e.address, e.asked_at, e.asked_by, e.figures, e.work, e.attempts, e.told_at is not null as told`,
}

const LOCK: Statement = {
  name: 'erasure-lock',
  text: `
    select address, asked_at, asked_by, work, swept_to, sweep_to, others from erasure
    where mailbox_id = $1 and id = $2 and status = 'waiting' for update`,
}

const SWEPT: Statement = {
  name: 'erasure-swept',
  text: 'update erasure set swept_to = $3, others = others + $4 where mailbox_id = $1 and id = $2 returning others',
}

const TOLD: Statement = {
  name: 'erasure-told',
  text: 'update erasure set told_at = $3 where mailbox_id = $1 and id = $2 and told_at is null',
}

const AGAIN: Statement = {
  name: 'erasure-again',
  text: `
    update erasure set available_at = $3, last_error = $4 where mailbox_id = $1 and id = $2 and status = 'waiting'`,
}

const END: Statement = {
  name: 'erasure-end',
  text: `
    update erasure set status = $3, ended_at = $4, address = null, work = null, last_error = null
    where mailbox_id = $1 and id = $2 and status = 'waiting'`,
}

/** $2 the address, $3 a pattern of its account. */
const RELATED: Statement = {
  name: 'erasure-related',
  text: `
    select distinct customer_address as address from incident
    where mailbox_id = $1 and customer_address <> $2 and customer_address ~* $3 order by 1 limit 20`,
}

const WAITS_FOR: Statement = {
  name: 'erasure-waits-for',
  text: `
    select bool_or(available_at <= $3) as due from erasure
    where mailbox_id = $1 and address_hash = $2 and status = 'waiting' having count(*) > 0`,
}

type Row = {
  readonly id: number
  readonly address: string
  readonly asked_at: number
  readonly asked_by: string
  readonly figures: PersonFigures
  readonly work: ErasureWork
  readonly attempts: number
  readonly told: boolean
}

type Locked = Pick<Row, 'address' | 'asked_at' | 'asked_by' | 'work'> & {
  readonly swept_to: number
  readonly sweep_to: number
  readonly others: number
}

export function createErasures(db: Database): Erasures {
  return {
    async claim(mailbox, now, leaseMs) {
      const { rows } = await db.run<Row>(CLAIM, [mailbox, timestamp(now), timestamp(now + leaseMs)])
      return rows[0] && toWaiting(rows[0])
    },

    sweep: (mailbox, id) =>
      db.transaction(async (tx) => {
        const row = (await tx.run<Locked>(LOCK, [mailbox, id])).rows[0]
        if (row === undefined) return { more: false, waits: false, others: 0 }
        const to = Math.min(row.swept_to + PIECE, row.sweep_to)
        if (to <= row.swept_to) return { more: false, waits: false, others: row.others }
        const { address, asked_at, asked_by, work } = row
        const swept = { address, at: asked_at, by: asked_by, work }
        const { changed, waits } = await sweepPiece(tx, mailbox, swept, { from: row.swept_to, to })
        await tx.run(SWEPT, [mailbox, id, waits ? row.swept_to : to, changed])
        return { more: waits || to < row.sweep_to, waits, others: row.others + changed }
      }),

    noteTold: (mailbox, id, mails, now) =>
      db.transaction(async (tx) => {
        if ((await tx.run(TOLD, [mailbox, id, timestamp(now)])).count === 0) return
        await addToOutbox(tx, mailbox, mails, now)
      }),

    async noteAgain(mailbox, id, why, at) {
      await db.run(AGAIN, [mailbox, id, timestamp(at), why.slice(0, 300)])
    },

    end: (mailbox, id, status, mails, now) =>
      db.transaction(async (tx) => {
        if ((await tx.run(END, [mailbox, id, status, timestamp(now)])).count === 0) return
        await addToOutbox(tx, mailbox, mails, now)
      }),

    async waitsFor(mailbox, address, now) {
      const { rows } = await db.run<{ due: boolean }>(WAITS_FOR, [mailbox, addressHash(address), timestamp(now)])
      return rows[0] && (rows[0].due ? 'its turn' : 'a later time')
    },

    async related(mailbox, address) {
      const [local = '', domain = ''] = address.split('@')
      const { rows } = await db.run<{ address: string }>(RELATED, [mailbox, address, accountPattern(local, domain)])
      return rows.map((row) => row.address)
    },
  }
}

/** The same account with any tag, or with none. */
function accountPattern(local: string, domain: string): string {
  const literal = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
  return `^${literal(local.split('+')[0] ?? '')}(\\+[^@]{1,64})?@${literal(domain)}$`
}

function toWaiting({ asked_at, asked_by, work, told, ...row }: Row): WaitingErasure {
  const { id, address, figures, attempts } = row
  return {
    id,
    address,
    figures,
    attempts,
    askedAt: asked_at,
    askedBy: asked_by,
    isTold: told,
    messageIds: work.messageIds,
    places: work.places.map(({ uidValidity, ...place }) => ({ ...place, uidValidity: BigInt(uidValidity) })),
  }
}
