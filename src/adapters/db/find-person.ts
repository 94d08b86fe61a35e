/** Everything in a mailbox that is one person's, by the address: what an erasure erases, and what its certificate counts. */
import { domainToASCII } from 'node:url'
import type { MailboxId, PersonFigures } from '../../app/ports.ts'
import { patternOf } from '../../domain/mail/named-in.ts'
import type { Statement, Transaction } from './database.ts'

/** What is found of a person. Incidents are locked. */
export type Person = {
  /** Incidents whose customer it is. */
  readonly own: readonly number[]
  /** Other people's in which the person takes or took part. */
  readonly others: readonly number[]
  /** Those of `others` in which the person wrote. */
  readonly wrote: readonly number[]
  /** Mails whose bytes hold the person's words. */
  readonly rawMailIds: readonly number[]
  /** As the person is called, small letters. */
  readonly names: readonly string[]
}

const OWN: Statement = {
  name: 'person-own',
  text: `
    select number, lower(customer_name) as name from incident
    where mailbox_id = $1 and customer_address = $2 order by number for update`,
}

const WRITTEN: Statement = {
  name: 'person-written',
  text: `
    select incident_number as number, lower(from_name) as name from message
    where mailbox_id = $1 and from_address = $2 group by 1, 2`,
}

/** $2 address, $3 incidents that are known: those the person was brought into, and those that any of them lives on in. */
const PART: Statement = {
  name: 'person-part',
  text: `
    with recursive known (number) as (
      select unnest($3::bigint[])
      union
      select incident_number from incident_event
      where mailbox_id = $1 and data ? 'address' and data ->> 'address' = $2
    ), reached (number) as (
      select number from known
      union
      select i.merged_into from reached r
      join incident i on i.mailbox_id = $1 and i.number = r.number where coalesce(i.merged_into, 0) <> 0
    )
    select i.number from reached r join incident i on i.mailbox_id = $1 and i.number = r.number
    order by i.number + 0 for update of i`,
}

/**
 * $2 address, $3 own incidents, $4 others, $5 those of them in which the person wrote, $6 the address as a pattern, $7 tags of the own
 * incidents. All mails of the own ones, whoever's, also those that were refused and so belong to none; the person's elsewhere; and, where
 * the person wrote, the agents' mails: they quote it. A colleague's answer that has not left keeps its files. What is pending and from
 * the person will not be read.
 */
const RAW_MAILS: Statement = {
  name: 'person-raw-mails',
  text: `
    select r.id from unnest($3::bigint[]) as w (number)
    join raw_mail r on r.mailbox_id = $1 and r.incident_number = w.number
    union
    select m.raw_mail_id from message m where m.mailbox_id = $1 and m.from_address = $2 and m.raw_mail_id is not null
    union
    select r.id from unnest($4::bigint[]) as w (number)
    join raw_mail r on r.mailbox_id = $1 and r.incident_number = w.number
    where r.from_hint ~* $6
    union
    select r.id from raw_mail r
    where r.mailbox_id = $1 and r.incident_number is null and r.status in ('automatic', 'ignored', 'held', 'quarantined')
      and (r.from_hint ~* $6 or r.subject_hint ~* $7)
    union
    select r.id from raw_mail r where r.mailbox_id = $1 and r.status = 'pending' and r.from_hint ~* $6
    union
    select r.id from unnest($5::bigint[]) as w (number)
    join raw_mail r on r.mailbox_id = $1 and r.incident_number = w.number
    where r.status in ('filed', 'ignored', 'held')
      and not exists (select from message m where m.mailbox_id = $1 and m.incident_number = w.number
        and m.raw_mail_id = r.id and m.side in ('customer', 'unconfirmed', 'third-party'))
      and not exists (select from outbox_mail o where o.mailbox_id = $1 and o.incident_number = w.number
        and o.status || '' in ('pending', 'sending')
        and o.parts -> 'attachments' @> jsonb_build_array(jsonb_build_object('rawMailId', r.id)))`,
}

const FIGURES: Statement = {
  name: 'person-figures',
  text: `
    select count(*) as messages, coalesce(sum(jsonb_array_length(attachments)), 0)::bigint as files from (
      select m.id, m.attachments from unnest($3::bigint[]) as w (number)
      join message m on m.mailbox_id = $1 and m.incident_number = w.number
      union
      select m.id, m.attachments from message m where m.mailbox_id = $1 and m.from_address = $2) as found`,
}

export async function findPerson(tx: Transaction, mailbox: MailboxId, address: string): Promise<Person> {
  type Row = { readonly number: number; readonly name: string }
  const owned = (await tx.run<Row>(OWN, [mailbox, address])).rows
  const written = (await tx.run<Row>(WRITTEN, [mailbox, address])).rows
  const own = owned.map((row) => row.number)
  const known = [...own, ...written.map((row) => row.number)]
  const reached = (await tx.run<{ number: number }>(PART, [mailbox, address, known])).rows.map((row) => row.number)
  const others = reached.filter((number) => !own.includes(number))
  const wrote = others.filter((number) => written.some((row) => row.number === number))
  const raw = await tx.run<{ id: number }>(RAW_MAILS, [
    mailbox,
    address,
    own,
    others,
    wrote,
    [...new Set([address, inAscii(address)])].map(patternOf).join('|'),
    tagsOf(own),
  ])
  return {
    own,
    others,
    wrote,
    rawMailIds: raw.rows.map((row) => row.id),
    names: [...new Set([...owned, ...written].map((row) => row.name))].filter((name) => name.length >= SHORTEST_NAME),
  }
}

/** The address as it stands in the header of most mails; it is kept as people read it. */
export function inAscii(address: string): string {
  const at = address.lastIndexOf('@') + 1
  return address.slice(0, at) + (domainToASCII(address.slice(at)) || address.slice(at))
}

/** A pattern that finds what cites one of these incidents: its tag, or the Message-ID of a mail about it. */
export function tagsOf(incidents: readonly number[]): string {
  // Of none, what stands nowhere.
  return incidents.length === 0 ? '^\\M' : `inc-(?:${incidents.join('|')})[-.][0-9a-z]{5}`
}

/** Shorter ones stand in every other text. */
const SHORTEST_NAME = 4

/** What an erasure would erase now. */
export async function personFigures(tx: Transaction, mailbox: MailboxId, address: string): Promise<PersonFigures> {
  return await figuresOf(tx, mailbox, address, await findPerson(tx, mailbox, address))
}

/** The same of a person who is found already. */
export async function figuresOf(
  tx: Transaction,
  mailbox: MailboxId,
  address: string,
  { own, rawMailIds }: Person,
): Promise<PersonFigures> {
  const { rows } = await tx.run<{ messages: number; files: number }>(FIGURES, [mailbox, address, own])
  return { incidents: own.length, messages: 0, files: 0, ...rows[0], mails: rawMailIds.length }
}
