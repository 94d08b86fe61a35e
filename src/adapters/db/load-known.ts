/** The one round of questions about a batch: first the locks, then what is known, then the incidents, locked. */
import { createHash } from 'node:crypto'
import type { AcknowledgementGiven, Known, MailboxId, SentMail, StoredRef, Wanted } from '../../app/ports.ts'
import { domainOf } from '../../domain/decide/acknowledgement.ts'
import type { Absence } from '../../domain/incident/decision.ts'
import type { SeenPicture } from '../../domain/mail/logos.ts'
import type { Statement, Transaction } from './database.ts'
import { INCIDENT_COLUMNS, type IncidentRow, rowToIncident } from './incident-row.ts'

/** With more than this many senders and Message-IDs the whole mailbox is locked: PostgreSQL's lock table is not endless. */
const MOST_LOCKS = 500

/** Shared with everybody who locks single keys; exclusive for who would need too many. */
const LOCK_SHARED: Statement = {
  name: 'lock-shared',
  text: `
    select pg_advisory_xact_lock_shared($1::bigint)
    union all select pg_advisory_xact_lock(h) from unnest($2::bigint[]) as h`,
}
const LOCK_ALL: Statement = { name: 'lock-all', text: 'select pg_advisory_xact_lock($1::bigint)' }

/** Agents who are away, or were: whoever reads this compares with the clock. */
const ABSENCES = `(select json_agg(json_build_object('agent', agent, 'cover', cover,
          'from', (extract(epoch from from_at) * 1000)::bigint, 'until', (extract(epoch from until) * 1000)::bigint))
        from absence where mailbox_id = $1) as absences`

/**
 * $1 mailbox, $2 Message-IDs, $3 sent Message-IDs, $4 senders, $5 their domains, $6 pictures, $7 the domains they come from.
 * A picture of ours that comes back in a quote (the store's logo) is one that everybody there has sent twice.
 * Every answer is bounded, so that nobody makes the question dear by sending much: 20 incidents for a Message-ID, 20
 * live ones for a sender, and as many acknowledgements as the limits count (20 an address, 50 a domain, 200 unproved).
 */
const KNOWN: Statement = {
  name: 'known',
  text: `
    select
      (select json_agg(json_build_object('messageId', r.message_id, 'incident', r.incident_number, 'cited', r.cited,
          'from', r.from_address))
        from unnest($2::text[]) as w (id) cross join lateral (
          select * from message_ref
          where mailbox_id = $1 and message_id = w.id
          order by cited, incident_number limit 20) as r) as refs,
      (select json_agg(json_build_object('messageId', o.message_id, 'incident', o.incident_number, 'to', o.to_address,
          'template', o.template, 'author', o.author, 'subject', o.subject, 'text', o.text, 'onceKey', o.once_key,
          'lines', o.lines, 'at', (extract(epoch from o.created_at) * 1000)::bigint))
        from outbox_mail o where o.mailbox_id = $1 and o.message_id = any($3::text[])) as sent,
      (select json_agg(l.number)
        from unnest($4::text[]) as w (address) cross join lateral (
          select number from incident
          where mailbox_id = $1 and customer_address = w.address and status in ('open', 'waiting')
          order by number desc limit 20) as l) as live,
      (select json_agg(json_build_object('address', a.address, 'domain', a.domain, 'authenticated', a.authenticated,
          'at', (extract(epoch from a.at) * 1000)::bigint))
        from (
          select a.* from unnest($4::text[]) as w (address) cross join lateral (
            select * from acknowledgement where mailbox_id = $1 and address = w.address order by at desc limit 20) as a
          union
          select a.* from unnest($5::text[]) as w (domain) cross join lateral (
            select * from acknowledgement where mailbox_id = $1 and domain = w.domain order by at desc limit 50) as a
          union
          select a.* from (
            select * from acknowledgement where mailbox_id = $1 and not authenticated and $4::text[] <> '{}'
            order by at desc limit 200) as a
        ) as a) as acknowledgements,
      (select json_agg(json_build_object('address', address, 'until', (extract(epoch from until) * 1000)::bigint))
        from suppressed_address where mailbox_id = $1 and address = any($4::text[])) as suppressed,
      (select json_agg(json_build_object('sha256', p.sha256, 'address', p.address, 'mails', p.mails))
        from unnest($6::text[], $7::text[]) as w (sha256, domain) cross join lateral (
          (select sha256, address, mails
            from picture_seen where mailbox_id = $1 and sha256 = w.sha256 and domain = w.domain limit 20)
          union all
          select f.sha256, '@' || w.domain, 2
          from outbox_file f where f.mailbox_id = $1 and f.sha256 = w.sha256) as p
        ) as pictures,
      ${ABSENCES}`,
}

/** $1 mailbox, $2 numbers. In the order of numbers, so that two workers never wait for each other in a ring. */
const LOCK_INCIDENTS: Statement = {
  name: 'lock-incidents',
  text: `
    select ${INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')}, (
      select s.until from suppressed_address s
      where s.mailbox_id = $1 and s.address = i.customer_address
    ) as suppressed_until
    from incident i where i.mailbox_id = $1 and i.number = any($2::bigint[])
    order by i.number
    for update of i`,
}

type KnownRow = {
  readonly refs: StoredRef[] | null
  readonly sent: ({ [K in keyof SentMail]: SentMail[K] | null } & Pick<SentMail, 'messageId'>)[] | null
  readonly live: number[] | null
  readonly acknowledgements: AcknowledgementGiven[] | null
  readonly suppressed: { readonly address: string; readonly until: number }[] | null
  readonly pictures: SeenPicture[] | null
  readonly absences: AbsenceRow[] | null
}
type AbsenceRow = Omit<Absence, 'cover'> & { readonly cover: string | null }
type LockedRow = IncidentRow & { readonly suppressed_until: number | null }

export async function loadKnown(tx: Transaction, mailbox: MailboxId, wanted: Wanted): Promise<Known> {
  const { messageIds, senders, sentMessageIds } = wanted
  const nothingToAsk = messageIds.length + senders.length + sentMessageIds.length === 0
  const known = nothingToAsk ? undefined : await askKnown(tx, mailbox, wanted)
  const refs = known?.refs ?? []
  const sent = (known?.sent ?? []).map(toSentMail)
  const numbers = new Set([...wanted.numbers, ...refs.map((ref) => ref.incident), ...(known?.live ?? [])])
  for (const mail of sent) if (mail.incident !== undefined) numbers.add(mail.incident)
  const rows = await lockWithSurvivors(tx, mailbox, numbers)
  const suppressed = new Map((known?.suppressed ?? []).map(({ address, until }) => [address, until]))
  for (const row of rows) {
    if (row.suppressed_until !== null) suppressed.set(row.customer_address, row.suppressed_until)
  }
  const incidents = rows.map(rowToIncident).sort((a, b) => b.number - a.number)
  return {
    incidents,
    refs,
    sent,
    acknowledgements: known?.acknowledgements ?? [],
    suppressed,
    pictures: known?.pictures ?? [],
    absences: (known?.absences ?? []).map(({ cover, ...absence }) =>
      cover === null ? absence : { ...absence, cover },
    ),
  }
}

async function askKnown(tx: Transaction, mailbox: MailboxId, wanted: Wanted): Promise<KnownRow | undefined> {
  const senders = [...new Set(wanted.senders)]
  const messageIds = [...new Set(wanted.messageIds)]
  await lockKeys(tx, mailbox, [...senders.map(senderKey), ...messageIds.map((id) => `message ${id}`)])
  const domains = [...new Set(senders.map(domainOf))]
  const pictures = new Map(wanted.pictures.map(({ sha256, address }) => [`${sha256} ${domainOf(address)}`, sha256]))
  const pictureDomains = [...pictures.keys()].map((key) => key.slice(key.indexOf(' ') + 1))
  const values = [mailbox, messageIds, wanted.sentMessageIds, senders, domains, [...pictures.values()], pictureDomains]
  return (await tx.run<KnownRow>(KNOWN, values)).rows[0]
}

/** A statement of its own before any question: what is read afterwards is what the one before us left. */
export async function lockKeys(tx: Transaction, mailbox: MailboxId, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  const all = lockNumber(`${mailbox}`)
  if (keys.length > MOST_LOCKS) {
    await tx.run(LOCK_ALL, [String(all)])
    return
  }
  const numbers = [...new Set(keys.map((key) => lockNumber(`${mailbox} ${key}`)))].sort((a, b) => (a < b ? -1 : 1))
  await tx.run(LOCK_SHARED, [String(all), numbers.map(String)])
}

/** Whoever decides about a customer's mails, or writes to the customer by the clock, holds this. */
export function senderKey(address: string): string {
  return `sender ${address}`
}

function lockNumber(key: string): bigint {
  return createHash('sha1').update(key).digest().readBigInt64BE(0)
}

/** Locks the incidents and, where they were merged, those they live on in. */
async function lockWithSurvivors(tx: Transaction, mailbox: MailboxId, numbers: Set<number>): Promise<LockedRow[]> {
  const rows: LockedRow[] = []
  let next = [...numbers]
  while (next.length > 0) {
    const found = (await tx.run<LockedRow>(LOCK_INCIDENTS, [mailbox, next])).rows
    rows.push(...found)
    next = []
    for (const { merged_into: into } of found) {
      if (into === null || numbers.has(into)) continue
      numbers.add(into)
      next.push(into)
    }
  }
  return rows
}

function toSentMail(row: NonNullable<KnownRow['sent']>[number]): SentMail {
  const { incident, author, lines, ...rest } = row
  const given = {
    ...(incident !== null && { incident }),
    ...(author !== null && { author }),
    ...(lines !== null && { lines }),
  }
  return { ...rest, ...given } as SentMail
}
