/**
 * What time costs: a tick in which nothing is due, ticks with much due, digest, handover and escalations, in a mailbox with
 * years of incidents (`--incidents N`, a fifth of them live) and, for comparison, in the same database in one with a few.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Client } from 'pg'
import { openDatabase } from '../../src/adapters/db/database.ts'
import { createMailboxes } from '../../src/adapters/db/mailboxes.ts'
import { migrate } from '../../src/adapters/db/migrator.ts'
import { tick } from '../../src/app/time.ts'
import { readConfig } from '../../src/config/config.ts'
import { wire } from '../../src/wiring/wiring.ts'
import type { Worked } from './due-work-child.ts'
import { fillDueWork, NOW } from './due-work-data.ts'
import { openDatabases } from './servers.ts'

const MINUTE = 60_000
/** Of the small mailbox. */
const FEW = 500
const TICKS = 30
const STARTS = 5
const DUE = [1_000, 10_000]
/** When the shift changes, that day. */
const HANDOVER = NOW + 4 * 60 * MINUTE + MINUTE
const AIMS = { tick: 1_000, digest: 5_000 }

type Say = (line: string) => void
type Box = { readonly name: string; readonly address: string; readonly id: number; readonly incidents: number }
type Bench = { readonly url: string; readonly boxes: readonly [Box, Box]; readonly say: Say }

/** Prints a table, and whether the aims are met. A database that was named stays, and is filled only when it is empty. */
export async function measureDueWork(say: Say, incidents: number, url?: string): Promise<void> {
  if (url !== undefined) return await measureIn(url, incidents, say)
  const databases = await openDatabases()
  try {
    await measureIn(await databases.create('due_work'), incidents, say)
  } finally {
    await databases.close()
  }
}

async function measureIn(url: string, incidents: number, say: Say): Promise<void> {
  const few = await prepare(url, { name: 'few', address: 'few@shop.example', incidents: FEW }, say)
  const many = await prepare(url, { name: 'many', address: 'incidencias@shop.example', incidents }, say)
  const bench: Bench = { url, boxes: [few, many], say }
  say(
    row([
      '',
      `${few.incidents}`,
      `${many.incidents}`,
      'ratio',
      'ms each',
      'mails',
      'cpu ms',
      'peak MiB',
      'of it at start',
    ]),
  )
  const digest = await both(bench, 'digest', NOW)
  const idle = await bothIdle(bench)
  for (const { id } of bench.boxes) await ask(url, AS_IF_SENT, [id])
  await bothStarts(bench)
  for (const count of DUE) {
    await makeDue(url, many, Math.min(count, incidents / 10))
    await alone(bench, 'tick', NOW + 2 * MINUTE, `tick, ${count} due`, count)
  }
  await both(bench, 'handover', HANDOVER)
  for (const count of DUE) {
    await escalate(url, many, count)
    await alone(bench, 'escalations', HANDOVER + 2 * 60 * MINUTE + count, `escalations, ${count}`, count)
  }
  say(aim('a tick in which nothing is due', idle, AIMS.tick))
  say(aim('the weekly digest', digest, AIMS.digest))
}

const aim = (what: string, ms: number, most: number) =>
  `${what}: ${ms.toFixed(0)} ms, aim ${most} ms: ${ms < most ? 'met' : 'MISSED'}`

async function prepare(url: string, box: Omit<Box, 'id'>, say: Say): Promise<Box> {
  const db = openDatabase(url, { statementTimeoutMs: 0 })
  try {
    await migrate(db)
    const id = await createMailboxes(db).ensure(box.address)
    const { count } = await db.run({ name: '', text: 'select from incident where mailbox_id = $1 limit 1' }, [id])
    const began = performance.now()
    if (count === 0) await fillDueWork(url, id, box.incidents)
    await db.run({ name: '', text: FORGET_REPORTS }, [id])
    await db.run({ name: '', text: PUT_OFF }, [id, new Date(NOW).toISOString()])
    const { rows } = await db.run<{ line: string }>({ name: '', text: SUMMARY }, [id])
    say(`${box.name}: ${rows[0]?.line}, in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    return { ...box, id }
  } finally {
    await db.close()
  }
}

const AS_IF_SENT = `update outbox_mail set status = 'sent', sent_at = created_at where mailbox_id = $1 and status = 'pending'`

/** Of an earlier run. */
const FORGET_REPORTS = `delete from outbox_mail where mailbox_id = $1 and incident_number is null`

/** What an earlier run, ended before its time, left due. */
const PUT_OFF = `
  update incident set next_due_at = $2::timestamptz + interval '2 days'
  where mailbox_id = $1 and next_due_at < $2::timestamptz + interval '1 hour'`

const SUMMARY = `
  select concat_ws(' ', count(*), 'incidents,', count(*) filter (where status = 'open'), 'open,',
    count(*) filter (where status = 'waiting'), 'waiting,', count(*) filter (where facts ? 'snoozedUntil'), 'snoozed,',
    count(*) filter (where promise_due_at is not null), 'promised,', count(parent), 'under a parent,',
    (select count(*) from incident_event where mailbox_id = $1), 'events,',
    (select count(*) from message where mailbox_id = $1), 'messages,',
    (select count(*) from outbox_mail where mailbox_id = $1), 'mails sent') as line
  from incident where mailbox_id = $1`

async function both({ url, boxes: [few, many], say }: Bench, what: string, now: number): Promise<number> {
  const small = await child(url, few, what, now)
  const big = await child(url, many, what, now)
  say(row([what, ms(small.ms), ms(big.ms), (big.ms / small.ms).toFixed(1), '', ...rest(big)]))
  return big.ms
}

async function alone({ url, boxes: [, many], say }: Bench, what: string, now: number, name: string, count: number) {
  const worked = await child(url, many, what, now)
  say(row([name, '', ms(worked.ms), '', (worked.ms / count).toFixed(2), ...rest(worked)]))
}

const rest = ({ mails, cpuMs, peakMiB, startMiB }: Worked) => [String(mails), ms(cpuMs), ms(peakMiB), ms(startMiB)]

/** The median of many ticks, of both mailboxes by turns. */
async function bothIdle({ url, boxes, say }: Bench): Promise<number> {
  const wired = await Promise.all(boxes.map((box) => wire(configOf(url, box), { databaseUrl: url, now: NOW + MINUTE })))
  try {
    const times: number[][] = boxes.map(() => [])
    for (let n = 0; n < TICKS; n++) {
      for (const [at, deps] of wired.entries()) {
        const began = performance.now()
        const { followUps, reports } = await tick(deps)
        if (followUps + reports > 0) throw new Error(`something was due: ${followUps} ${reports}`)
        times[at]?.push(performance.now() - began)
      }
    }
    const [small = 0, big = 0] = times.map(median)
    const slowest = times.map((all) => Math.max(...all).toFixed(0))
    say(row(['tick, nothing due', small.toFixed(1), big.toFixed(1), (big / small).toFixed(1)]))
    say(row(['  the slowest', ...slowest]))
    return big
  } finally {
    await Promise.all(wired.map((deps) => deps.close()))
  }
}

/** `once` from start to exit, nothing due and no mailbox to read. */
async function bothStarts({ url, boxes, say }: Bench): Promise<void> {
  const times: number[][] = boxes.map(() => [])
  const iso = new Date(NOW + MINUTE).toISOString()
  for (let n = 0; n < STARTS; n++) {
    for (const [at, box] of boxes.entries()) {
      const began = performance.now()
      const program = spawn(process.execPath, ['src/main.ts', 'once', '--now', iso], { env: environment(url, box) })
      await ended(program)
      times[at]?.push(performance.now() - began)
    }
  }
  const [small = 0, big = 0] = times.map(median)
  say(row(['once, nothing due', ms(small), ms(big), (big / small).toFixed(1)]))
}

async function child(url: string, box: Box, what: string, now: number): Promise<Worked> {
  const file = new URL('./due-work-child.ts', import.meta.url)
  const program = fork(file, [what, new Date(now).toISOString()], {
    env: environment(url, box),
    execArgv: ['--expose-gc', '--max-semi-space-size=4'],
  })
  const message = once(program, 'message')
  const end = ended(program)
  const first = await Promise.race([message, end])
  await end
  if (first === undefined) throw new Error(`${what} told nothing`)
  return (await message)[0] as Worked
}

async function ended(program: ChildProcess): Promise<undefined> {
  program.stderr?.pipe(process.stderr)
  const [code] = await once(program, 'exit')
  if (code !== 0) throw new Error(`${program.spawnargs.slice(1).join(' ')} ended with ${code}`)
  return undefined
}

function environment(url: string, { address }: Pick<Box, 'address'>): NodeJS.ProcessEnv {
  const { PATH } = process.env
  return {
    PATH,
    STORE_NAME: 'Tienda Sol',
    MAILBOX_ADDRESS: address,
    SECRET: 'a secret of the bench, which is long enough',
    LMTP_LISTEN: '127.0.0.1:2424',
    SMTP_URL: 'smtp://127.0.0.1:9?tls=none',
    DATABASE_URL: url,
    AGENTS:
      'Ana <ana@shop.example> es; Rui <rui@shop.example> pt; Ola <ola@shop.example> pl; Tom <tom@shop.example> en',
    MANAGERS: 'Marta <marta@shop.example> es; Piotr <piotr@shop.example> pl',
    TIME_ZONE: 'Europe/Madrid',
    HOLIDAYS: 'ES',
    LOG_LEVEL: 'error',
  }
}

function configOf(url: string, box: Box) {
  const { config, problems } = readConfig(environment(url, box), NOW)
  if (config === undefined) throw new Error(JSON.stringify(problems))
  return config
}

/** Half of these customers have heard nothing for five days, a quarter was to answer, some were promised an answer until yesterday. */
async function makeDue(url: string, { id }: Box, count: number): Promise<void> {
  await ask(url, MAKE_DUE, [id, new Date(NOW + MINUTE), count])
}

const MAKE_DUE = `
  with chosen as (
    select number, row_number() over (order by number) % 8 as n from (
      select number from incident
      where mailbox_id = $1 and status = 'open' and parent is null and not facts ? 'snoozedUntil' and next_due_at > $2
        and promise_due_at is null order by hashint8(number) limit $3) as i)
  update incident i set next_due_at = $2,
    status = case when s.n in (4, 5) then 'waiting' else i.status end,
    status_at = case when s.n in (4, 5) then $2::timestamptz - interval '73 hours' else i.status_at end,
    awaiting_answer_since = case when s.n in (4, 5) then null else i.awaiting_answer_since end,
    last_heard_at = case when s.n < 4 then $2::timestamptz - interval '121 hours' else i.last_heard_at end,
    promise_due_at = case when s.n in (6, 7) then $2::timestamptz - interval '60 hours' end,
    facts = case when s.n in (6, 7) then i.facts || jsonb_build_object('promise', jsonb_build_object(
      'dueAt', floor(extract(epoch from $2::timestamptz - interval '60 hours') * 1000), 'remindAt',
      floor(extract(epoch from $2::timestamptz - interval '70 hours') * 1000), 'text', '', 'by', 'ana@shop.example',
      'reminded', true, 'missed', false)) else i.facts end
  from chosen s where i.mailbox_id = $1 and i.number = s.number`

/** As if so many had been escalated to both managers within the hour. */
async function escalate(url: string, { id }: Box, count: number): Promise<void> {
  await ask(url, 'delete from escalation where mailbox_id = $1', [id])
  await ask(url, ESCALATE, [id, new Date(NOW), count])
  await ask(url, NUDGED, [id, NOW])
  await ask(url, ESCALATION_TURNS, [id])
}

const ESCALATE = `
  insert into escalation (mailbox_id, manager, incident_number, because, since, decided_at)
  select $1, m.manager, i.number, 'silence', i.last_customer_at, $2
  from unnest('{marta@shop.example,piotr@shop.example}'::text[]) as m (manager), (
    select number, last_customer_at from incident where mailbox_id = $1 and status = 'open' order by number limit $3) as i`

const NUDGED = `
  update incident i set facts = facts || jsonb_build_object('nudgedAt', $2::bigint)
  from (select distinct incident_number from escalation where mailbox_id = $1) as e
  where i.mailbox_id = $1 and i.number = e.incident_number`

const ESCALATION_TURNS = `
  insert into escalation_turn (mailbox_id, manager)
  select $1, manager from unnest('{marta@shop.example,piotr@shop.example}'::text[]) as m (manager)
  on conflict (mailbox_id, manager) do update set mailed_at = '-infinity'`

async function ask(url: string, text: string, values: readonly unknown[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text, [...values])
  } finally {
    await client.end()
  }
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

const ms = (value: number) => value.toFixed(0)

function row(cells: readonly string[]): string {
  return cells.map((cell, n) => (n === 0 ? cell.padEnd(22) : cell.padStart(10))).join('')
}
