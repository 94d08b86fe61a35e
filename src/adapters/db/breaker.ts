/** How much automatic mail goes to customers, what was held back because it was too much, and who was told. */
import type { Breaker, HeldBack, IncidentTransaction, MailboxId, MailStorm } from '../../app/ports.ts'
import type { TimerId } from '../../domain/incident/shown.ts'
import { HOUR, type Instant } from '../../domain/time/instant.ts'
import { type Database, type Statement, type Transaction, timestamp } from './database.ts'
import { incidentsOf } from './escalations.ts'
import { addToOutbox, rankOf } from './outbox-row.ts'

const LANE = rankOf('follow-up')

const FOLLOW_UPS: Statement = {
  name: 'breaker-follow-ups',
  text: `
    select count(*) as mails from (
      select from outbox_mail
      where mailbox_id = $1 and lane = ${LANE} and automatic and created_at > $2 and created_at <= $3 limit $4) as m`,
}

const TO_ADDRESSES: Statement = {
  name: 'breaker-to-addresses',
  text: `
    select w.address, m.mails from unnest($2::text[]) as w (address) cross join lateral (
      select count(*) as mails from outbox_mail
      where mailbox_id = $1 and to_address = w.address and automatic and created_at > $3
        and created_at <= $3::timestamptz + interval '48 hours') as m
    where m.mails > 0`,
}

/** Locked until the transaction ends: turns are given out one after the other. */
const LOCK: Statement = {
  name: 'breaker-lock',
  text: 'select opened_at, last_turn_at from breaker where mailbox_id = $1 for update',
}

const OPEN: Statement = {
  name: 'breaker-open',
  text: `
    insert into breaker (mailbox_id, opened_at, last_turn_at, bound)
    values ($1, $2, '-infinity', $3) on conflict (mailbox_id) do nothing`,
}

const TURN_OF: Statement = {
  name: 'breaker-turn-of',
  text: 'select turn_at from breaker_turn where mailbox_id = $1 and incident_number = $2 and turn_at > $3',
}

/** $5: the storm before is over, and what is held back now begins another. */
const NEXT: Statement = {
  name: 'breaker-next',
  text: `
    update breaker set last_turn_at = $3, bound = $4,
      opened_at = case when $5 then $2 else opened_at end,
      told_at = case when $5 then null else told_at end
    where mailbox_id = $1`,
}

const FORGET_TURNS: Statement = {
  name: 'breaker-forget-turns',
  text: 'delete from breaker_turn where mailbox_id = $1',
}

/** Clocks of workers differ by less. A storm that began later than this was one of a clock that was set (`once --now`), and keeps nobody waiting. */
const AHEAD = HOUR

const TAKE_TURN: Statement = {
  name: 'breaker-take-turn',
  text: `
    insert into breaker_turn (mailbox_id, incident_number, rule, about, turn_at) values ($1, $2, $3, $4, $5)
    on conflict (mailbox_id, incident_number) do update set rule = excluded.rule, turn_at = excluded.turn_at`,
}

/** Those that wait, by rule. */
const HELD: Statement = {
  name: 'breaker-held',
  text: 'select rule, count(*) as mails from breaker_turn where mailbox_id = $1 and turn_at > $2 group by rule',
}

/** What most of them are about. */
const EXAMPLES: Statement = {
  name: 'breaker-examples',
  text: `
    select about from breaker_turn where mailbox_id = $1 and turn_at > $2
    group by about order by count(*) desc, about limit 5`,
}

/** Medians over all days of the stretch; days without any count. */
const USUAL: Statement = {
  name: 'breaker-usual',
  text: `
    with day as (
      select generate_series($2::timestamptz, $3::timestamptz - interval '1 day', interval '1 day') as at
    ), hour as (
      select date_trunc('hour', created_at) as at, count(*) as mails from outbox_mail
      where mailbox_id = $1 and lane = ${LANE} and automatic and created_at >= $2 and created_at < $3
      group by 1
    ), sums as (
      select (select coalesce(max(h.mails), 0) from hour h where h.at >= d.at and h.at < d.at + interval '1 day') as busiest,
        (select count(*) from incident i
         where i.mailbox_id = $1 and i.opened_at >= d.at and i.opened_at < d.at + interval '1 day' and i.parent is null) as opened
      from day d
    )
    select coalesce(percentile_disc(0.5) within group (order by busiest), 0) as busiest,
      coalesce(percentile_disc(0.5) within group (order by opened), 0) as opened
    from sums`,
}

const UNTOLD: Statement = {
  name: 'breaker-untold',
  text: 'select 1 from breaker where mailbox_id = $1 and told_at is null',
}

const TAKE: Statement = {
  name: 'breaker-take',
  text: `
    update breaker set told_at = $2 where mailbox_id = $1 and told_at is null
    returning opened_at, last_turn_at, bound`,
}

type Row = {
  readonly opened_at: number
  readonly last_turn_at: number
  readonly bound: number
}

/** What a decision asks of the breaker, in its transaction. */
export function askBreaker(
  tx: Transaction,
  mailbox: MailboxId,
): Pick<IncidentTransaction, 'followUpsSince' | 'automaticMailsTo' | 'holdBack'> {
  return {
    async followUpsSince(since, now, most) {
      const values = [mailbox, timestamp(since), timestamp(now), most]
      return (await tx.run<{ mails: number }>(FOLLOW_UPS, values)).rows[0]?.mails ?? 0
    },
    async automaticMailsTo(addresses, since) {
      if (addresses.length === 0) return new Map()
      type Sum = { readonly address: string; readonly mails: number }
      const { rows } = await tx.run<Sum>(TO_ADDRESSES, [mailbox, addresses, timestamp(since)])
      return new Map(rows.map(({ address, mails }) => [address, mails]))
    },
    holdBack: (hold, turnAfter) => holdBack(tx, mailbox, hold, turnAfter),
  }
}

async function holdBack(
  tx: Transaction,
  mailbox: MailboxId,
  { incident, rule, about, bound, now }: HeldBack,
  turnAfter: (last: Instant | undefined) => Instant,
): Promise<Instant> {
  await tx.run(OPEN, [mailbox, timestamp(now), bound])
  const storm = (await tx.run<Pick<Row, 'opened_at' | 'last_turn_at'>>(LOCK, [mailbox])).rows[0]
  const last =
    storm === undefined || storm.opened_at > now + AHEAD || storm.last_turn_at <= now ? undefined : storm.last_turn_at
  const isOver = last === undefined
  if (isOver) await tx.run(FORGET_TURNS, [mailbox])
  const known = await tx.run<{ turn_at: number }>(TURN_OF, [mailbox, incident, timestamp(now)])
  if (known.rows[0] !== undefined) return known.rows[0].turn_at
  const turn = turnAfter(last)
  await tx.run(NEXT, [mailbox, timestamp(now), timestamp(turn), bound, isOver])
  await tx.run(TAKE_TURN, [mailbox, incident, rule, about, timestamp(turn)])
  return turn
}

export function createBreaker(db: Database): Breaker {
  return {
    async usual(mailbox, from, to) {
      type Medians = { readonly busiest: number; readonly opened: number }
      const row = (await db.run<Medians>(USUAL, [mailbox, timestamp(from), timestamp(to)])).rows[0]
      return { busiestHour: row?.busiest ?? 0, openedADay: row?.opened ?? 0 }
    },

    async isUntold(mailbox) {
      return (await db.run(UNTOLD, [mailbox])).rows.length > 0
    },

    tell: (mailbox, now, mailsOf) =>
      db.transaction(async (tx) => {
        const row = (await tx.run<Row>(TAKE, [mailbox, timestamp(now)])).rows[0]
        if (row === undefined) return 0
        const held = await tx.run<{ rule: TimerId; mails: number }>(HELD, [mailbox, timestamp(now)])
        const about = await tx.run<{ about: number }>(EXAMPLES, [mailbox, timestamp(now)])
        const storm: MailStorm = {
          openedAt: row.opened_at,
          lastTurnAt: row.last_turn_at,
          bound: row.bound,
          held: held.rows.map(({ rule, mails }) => ({ what: rule, count: mails })),
        }
        const examples = await incidentsOf(
          tx,
          mailbox,
          about.rows.map((one) => one.about),
        )
        return await addToOutbox(tx, mailbox, mailsOf(storm, examples), now)
      }),
  }
}
