/** Walks through a mailbox once a day and does with what is old as its rules say: small transactions, one worker at a time. */
import type { MailboxId, Retention, RetentionCounts, RetentionWalk } from '../../app/ports.ts'
import { eraseCustomer } from '../../domain/incident/erasure.ts'
import type { Language } from '../../domain/language/language.ts'
import { RETENTION_STEPS, type RetentionStep } from '../../domain/policy/retention.ts'
import { DAY, type Instant } from '../../domain/time/instant.ts'
import { type Database, type Runner, type Statement, type Transaction, timestamp } from './database.ts'
import { incidents, rewrite } from './erase.ts'
import * as sql from './retention-statements.ts'

const INCIDENTS_AT_ONCE = 50
const MAILS_AT_ONCE = 200

const BEGIN: Statement = {
  name: 'retention-begin',
  text: `
    insert into retention_walk as r (mailbox_id, day, rules) values ($1, $2, $3)
    on conflict (mailbox_id) do update set day = excluded.day, rules = excluded.rules, incidents_to = 0, mails_to = 0,
      ended_at = null
    where r.day <> excluded.day or r.rules <> excluded.rules`,
}
const LOCK: Statement = {
  name: 'retention-lock',
  text: `
    select incidents_to, mails_to from retention_walk where mailbox_id = $1 and ended_at is null for update skip locked`,
}
const NOTE: Statement = {
  name: 'retention-walk-note',
  text: 'update retention_walk set incidents_to = $2, mails_to = $3, ended_at = $4 where mailbox_id = $1',
}

const NOTHING: RetentionCounts = { 'delete-attachments': 0, anonymise: 0, delete: 0, mails: 0, reports: 0 }
const END = Number.MAX_SAFE_INTEGER

type AgedRow = {
  readonly number: number
  readonly category: string
  readonly topic: string
  readonly language: Language
  readonly spam: boolean
  readonly history: boolean
  readonly ended: number
  readonly done: RetentionStep | null
}

export function createRetention(db: Database): Retention {
  return {
    async piece(mailbox, walk, now) {
      // Not in the transaction: who comes second would wait for the first.
      await db.run(BEGIN, [mailbox, walk.day, JSON.stringify(walk.rules)])
      return await db.transaction(async (tx) => {
        const at = (await tx.run<{ incidents_to: number; mails_to: number }>(LOCK, [mailbox])).rows[0]
        if (at === undefined) return { more: false, counts: NOTHING }
        if (walk.endedBefore !== undefined && at.incidents_to < END) {
          const { counts, last } = await incidentsPiece(tx, mailbox, walk, at.incidents_to, now)
          await tx.run(NOTE, [mailbox, last ?? END, at.mails_to, null])
          return { more: true, counts }
        }
        const mails = await agedMails(tx, mailbox, walk, at.mails_to)
        await tx.run(sql.FORGET_MAILS, [mailbox, mails])
        await tx.run(sql.DROP_PARTS_OF_MAILS, [mailbox, mails])
        const reports = await agedReports(tx, mailbox, walk)
        await tx.run(sql.FORGET_REPORTS, [mailbox, reports])
        const more = mails.length === MAILS_AT_ONCE || reports.length === MAILS_AT_ONCE
        if (!more)
          for (const statement of sql.LEFT_BEHIND) await tx.run(statement, [mailbox, timestamp(now - 30 * DAY)])
        await tx.run(NOTE, [mailbox, END, mails.at(-1) ?? at.mails_to, more ? null : timestamp(now)])
        return { more, counts: { ...NOTHING, mails: mails.length, reports: reports.length } }
      })
    },

    async survey(mailbox, walk) {
      let counts = NOTHING
      for (let last: number | undefined = 0; last !== undefined && walk.endedBefore !== undefined; ) {
        const found = await agedIncidents(db, sql.AGED_INCIDENTS, mailbox, walk, last)
        counts = plus(counts, found.steps)
        last = found.last
      }
      const count = async (ids: (after: number) => Promise<readonly number[]>) => {
        let all = 0
        for (let page = await ids(0); page.length > 0; page = await ids(page.at(-1) ?? END)) all += page.length
        return all
      }
      const mails = await count((after) => agedMails(db, mailbox, walk, after))
      const reports = (await agedReports(db, mailbox, walk, 1_000_000)).length
      return { ...counts, mails, reports }
    },
  }
}

/** Some ended incidents by what is due for them; `last` is undefined at the end. */
async function agedIncidents(
  on: Runner,
  statement: Statement,
  mailbox: MailboxId,
  { endedBefore, stepOf }: RetentionWalk,
  after: number,
): Promise<{ readonly steps: ReadonlyMap<RetentionStep, readonly number[]>; readonly last: number | undefined }> {
  const values = [mailbox, after, timestamp(endedBefore), INCIDENTS_AT_ONCE]
  const { rows } = await on.run<AgedRow>(statement, values)
  const steps = new Map<RetentionStep, number[]>()
  for (const { spam, history, ended, done, ...row } of rows) {
    const step = stepOf({
      ...row,
      isSpam: spam,
      isHistory: history,
      endedAt: ended,
      ...(done === null ? {} : { done }),
    })
    if (step !== undefined) steps.set(step, [...(steps.get(step) ?? []), row.number])
  }
  return { steps, last: rows.length < INCIDENTS_AT_ONCE ? undefined : rows.at(-1)?.number }
}

async function incidentsPiece(
  tx: Transaction,
  mailbox: MailboxId,
  walk: RetentionWalk,
  after: number,
  now: Instant,
): Promise<{ readonly counts: RetentionCounts; readonly last: number | undefined }> {
  const { steps, last } = await agedIncidents(tx, sql.LOCK_AGED, mailbox, walk, after)
  for (const step of RETENTION_STEPS) {
    const numbers = steps.get(step) ?? []
    if (numbers.length > 0) await carryOut(tx, mailbox, step, numbers, now)
  }
  return { counts: plus(NOTHING, steps), last }
}

async function carryOut(
  tx: Transaction,
  mailbox: MailboxId,
  step: RetentionStep,
  numbers: readonly number[],
  now: Instant,
): Promise<void> {
  const { rows } = await tx.run<{ number: number }>(sql.WITH_PARTS, [mailbox, numbers])
  const all = rows.map(({ number }) => number)
  for (const statement of sql.DROP_ATTACHMENTS) await tx.run(statement, [mailbox, all])
  if (step === 'delete-attachments') {
    await tx.run(sql.NOTE_STEP, [mailbox, all, step, timestamp(now)])
    return
  }
  for (const statement of sql.SILENCE) await tx.run(statement, [mailbox, all])
  for (const statement of sql.ANONYMISE) await tx.run(statement, [mailbox, all, NOBODY])
  if (step === 'delete') {
    for (const statement of sql.DELETE) await tx.run(statement, [mailbox, all])
    return
  }
  for (const incident of await incidents(tx, mailbox, all)) {
    const { address } = incident.customer
    const pseudonym = `erased-${incident.number}@invalid`
    await rewrite(tx, mailbox, incident, { address, pseudonym, at: now, by: '' }, eraseCustomer)
  }
  for (const statement of sql.DROP_REFS_AND_LESSONS) await tx.run(statement, [mailbox, all])
  await tx.run(sql.NOTE_STEP, [mailbox, all, step, timestamp(now)])
}

const NOBODY = 'erased-0@invalid'

async function agedMails(
  on: Runner,
  mailbox: MailboxId,
  { leftovers: { automatic, ignored, quarantined } }: RetentionWalk,
  after: number,
): Promise<readonly number[]> {
  const before = [timestamp(automatic), timestamp(ignored), timestamp(quarantined)]
  const { rows } = await on.run<{ id: number }>(sql.AGED_MAILS, [mailbox, after, ...before, MAILS_AT_ONCE])
  return rows.map(({ id }) => id)
}

async function agedReports(
  on: Runner,
  mailbox: MailboxId,
  { leftovers: { reports } }: RetentionWalk,
  most = MAILS_AT_ONCE,
): Promise<readonly number[]> {
  if (reports === undefined) return []
  const { rows } = await on.run<{ id: number }>(sql.AGED_REPORTS, [mailbox, timestamp(reports), most])
  return rows.map(({ id }) => id)
}

function plus(counts: RetentionCounts, steps: ReadonlyMap<RetentionStep, readonly number[]>): RetentionCounts {
  const sums = RETENTION_STEPS.map((step) => [step, counts[step] + (steps.get(step)?.length ?? 0)])
  return { ...counts, ...Object.fromEntries(sums) }
}
