/**
 * Erases a person from a mailbox, in the transaction of the decision that says so. Nothing of what was written by, to or
 * about the person stays; what statistics count does (see `domain/incident/erasure.ts`), and every mail keeps its place in
 * the ledger. What other customers wrote stays theirs: there the person is blacked out afterwards (`erase-sweep.ts`), and the folders
 * at the server come last (`app/erase-at-server.ts`).
 */
import type { MailboxId } from '../../app/ports.ts'
import type { Effect } from '../../domain/incident/decision.ts'
import { type Erasure, eraseCustomer, erasePart, type Rewritten } from '../../domain/incident/erasure.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import { patternOf } from '../../domain/mail/named-in.ts'
import { readHistory } from './ask-incidents.ts'
import type { Statement, Transaction } from './database.ts'
import * as write from './erase-statements.ts'
import { addressHash, noteErasure } from './erasure-row.ts'
import { findPerson, type Person } from './find-person.ts'
import { INCIDENT_COLUMNS, type IncidentRow, rowToIncident } from './incident-row.ts'
import { jsonRows } from './json-rows.ts'
import { addEvents, eventToRow, saveIncidents } from './save-incidents.ts'

const INCIDENTS: Statement = {
  name: 'erase-incidents',
  text: `
    select ${INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')}
    from unnest($2::bigint[]) as w (number) join incident i on i.mailbox_id = $1 and i.number = w.number
    order by i.number + 0 for update of i`,
}

/** A number that nobody else has, and that says nothing about anybody. */
const PSEUDONYM: Statement = {
  name: 'erase-pseudonym',
  text: `select 'erased-' || nextval('incident_number') || '@invalid' as pseudonym`,
}

const RELATED_BY_ORDER: Statement = {
  name: 'erase-related',
  text: 'select live_with_orders($1, $2::text[], 100) as number',
}

export async function forget(
  tx: Transaction,
  mailbox: MailboxId,
  { address, at, by }: Extract<Effect, { kind: 'forget' }>,
): Promise<void> {
  const person = await findPerson(tx, mailbox, address)
  const pseudonym = (await tx.run<{ pseudonym: string }>(PSEUDONYM, [])).rows[0]?.pseudonym ?? ''
  const erasure: Erasure = { address, pseudonym, at, by }
  await noteErasure(tx, mailbox, erasure, person)
  const own = await incidents(tx, mailbox, person.own)
  await eraseMails(tx, mailbox, erasure, person, await relatedTo(tx, mailbox, own))
  for (const incident of own) await rewrite(tx, mailbox, incident, erasure, eraseCustomer)
  for (const incident of await incidents(tx, mailbox, person.others)) {
    await rewrite(tx, mailbox, incident, erasure, erasePart)
  }
  await tx.run(write.DROP_CORRECTIONS, [mailbox, [...person.own, ...person.wrote]])
  for (const statement of write.ADDRESS_ALONE) await tx.run(statement, [mailbox, address])
  await tx.run(write.ERASE_SENDER_DAYS, [mailbox, addressHash(address)])
  await tx.run(write.ERASE_ROUND_CUSTOMER, [mailbox, address, pseudonym])
}

async function eraseMails(
  tx: Transaction,
  mailbox: MailboxId,
  { address, pseudonym }: Erasure,
  { own, others, wrote, rawMailIds, names }: Person,
  related: readonly number[],
): Promise<void> {
  await tx.run(write.ERASE_MESSAGES, [mailbox, address, pseudonym, own])
  await tx.run(write.ERASE_QUOTES, [mailbox, wrote])
  await tx.run(write.DROP_REFS, [mailbox, own])
  await tx.run(write.RENAME_REFS, [mailbox, address, pseudonym, others])
  await tx.run(write.ERASE_RAW_MAILS, [mailbox, address, rawMailIds])
  await tx.run(write.DROP_PARTS, [mailbox, rawMailIds])
  await tx.run(write.EMPTY_PARTS, [mailbox, rawMailIds])
  await tx.run(write.DROP_RECIPIENT, [mailbox, address, others])
  await tx.run(write.ERASE_OWN_OUTBOX, [mailbox, address, pseudonym, own])
  const pattern = patternOf(address)
  await tx.run(write.ERASE_OTHER_OUTBOX, [mailbox, address, pseudonym, others, wrote, pattern])
  const mentions = [pattern, ...names.map(patternOf), ...own.map((number) => `\\minc-${number}-`)]
  await tx.run(write.ERASE_MENTIONS, [mailbox, address, pseudonym, related, mentions])
}

/** Other people's incidents in whose notifications these were named: linked, or about the same order. */
async function relatedTo(
  tx: Transaction,
  mailbox: MailboxId,
  incidentsOfPerson: readonly Incident[],
): Promise<readonly number[]> {
  const orders = [...new Set(incidentsOfPerson.flatMap(({ orderNumbers }) => orderNumbers))]
  const { rows } = await tx.run<{ number: number }>(RELATED_BY_ORDER, [mailbox, orders])
  const linked = incidentsOfPerson.flatMap((incident) => [
    ...(incident.linked ?? []),
    ...(incident.splitOff ?? []),
    ...(incident.linkedTo === undefined ? [] : [incident.linkedTo]),
  ])
  return [...new Set([...rows.map((row) => row.number), ...linked])]
}

/** These incidents, locked. */
export async function incidents(
  tx: Transaction,
  mailbox: MailboxId,
  numbers: readonly number[],
): Promise<readonly Incident[]> {
  return (await tx.run<IncidentRow>(INCIDENTS, [mailbox, numbers])).rows.map(rowToIncident)
}

/** One incident anew, with all its events, which are numbered from 1 without gaps. */
export async function rewrite(
  tx: Transaction,
  mailbox: MailboxId,
  incident: Incident,
  erasure: Erasure,
  without: typeof eraseCustomer,
): Promise<void> {
  const { number } = incident
  const changed: Rewritten = without(incident, await readHistory(tx, mailbox, number), erasure)
  const rows = changed.history.map((event, place) => ({
    ...eventToRow(event),
    incident_number: number,
    seq: place + 1,
  }))
  if (rows.length > 0) await tx.run(write.REWRITE_EVENTS, [mailbox, jsonRows(rows)])
  await addEvents(
    tx,
    mailbox,
    changed.added.map((event) => ({ incident: number, event })),
  )
  // Nothing is due about an erased customer; other people's clocks go on.
  const isOwn = without === eraseCustomer
  const nextDueAt = new Map(isOwn ? [[number, undefined]] : [])
  await saveIncidents(tx, mailbox, { incidents: [changed.incident], nextDueAt })
}
