/**
 * A whole installation for one test: a mailbox at a real IMAP server, an SMTP server that takes everything, a database of
 * its own, and the program with the environment variables that join them.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { onTestFinished } from 'vitest'
import { openDatabase } from '../../src/adapters/db/database.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { type Dovecot, hasDovecot, startDovecot } from './dovecot.ts'
import { startHoodiecrow } from './hoodiecrow.ts'
import { type Environment, endPrograms, type Ran, type Running, runProgram, startProgram } from './program.ts'
import { type Received, type SmtpSink, startSmtpSink } from './smtp-sink.ts'

/** What both kinds of IMAP server can do for a test. */
export type TestMailbox = {
  readonly port: number
  readonly user: string
  readonly password: string
  append(mail: string, options?: { readonly seen?: boolean }): void
  /** Flags in the words of RFC 3501, and the bytes. */
  mails(folder?: string): readonly { readonly seen: boolean; readonly raw: string }[]
}

export type Counts = Readonly<
  Record<
    | 'fetched'
    | 'processed'
    | 'opened'
    | 'threaded'
    | 'automatic'
    | 'bounced'
    | 'held'
    | 'quarantined'
    | 'followUps'
    | 'sent'
    | 'failed',
    number
  >
>

/** A mail that left, read. */
export type SentMail = {
  readonly envelope: Received
  readonly messageId: string
  /** What it was made from, as the outbox knows; empty when it is none of ours. */
  readonly template: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly replyTo: string
  readonly headers: ParsedMail['headers']
}

export type Installation = {
  readonly env: Environment
  readonly mailbox: TestMailbox
  readonly sink: SmtpSink
  readonly database: Pick<FreshDatabase, 'url' | 'db' | 'drop'>
  run(args: readonly string[], changes?: Environment): Promise<Ran>
  /** `once --json`; throws unless it exits with `code`. */
  once(options?: {
    readonly now?: string
    readonly env?: Environment
    readonly code?: number
  }): Promise<Ran & { counts: Counts }>
  start(changes?: Environment): Promise<Running>
  /** What left since the last call, oldest first, the same Message-ID once. */
  sent(): Promise<readonly SentMail[]>
  /** How many different mails left so far: the same Message-ID counts once. */
  different(): number
  sql<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>
}

export const STORE = 'incidencias@shop.example'
export const ANA = 'Ana <ana@shop.example>'
export const RUI = 'Rui <rui@shop.example>'
export const BOSS = 'Marta <marta@shop.example>'

/** Monday, 10:00 in Madrid. */
export const MONDAY = '2026-03-02T10:00:00+01:00'

/** Everything is closed when the test ends. `env` comes last. */
export async function install(
  env: Environment = {},
  given: { readonly mailbox?: TestMailbox; readonly databaseUrl?: string } = {},
): Promise<Installation> {
  const database = given.databaseUrl === undefined ? await freshDatabase() : ownDatabase(given.databaseUrl)
  const mailbox = given.mailbox ?? (await testMailbox())
  const sink = await startSmtpSink()
  const folder = mkdtempSync(join(tmpdir(), 'incidencias-data-'))
  // As root the embedded server runs under another user, who must get in.
  chmodSync(folder, 0o755)
  const all: Environment = {
    STORE_NAME: 'Tienda Sol',
    MAILBOX_ADDRESS: STORE,
    SECRET: 'a secret of the system tests, long enough',
    IMAP_URL: imapUrl(mailbox),
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    AGENTS: `${ANA} es; ${RUI} pt`,
    MANAGERS: `${BOSS} es`,
    DEFAULT_LANGUAGE: 'es',
    TIME_ZONE: 'Europe/Madrid',
    // Counts of mails are about those that tests speak of.
    WELCOME_AGENTS: 'off',
    ...env,
  }
  onTestFinished(async () => {
    await endPrograms()
    await sink.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  let looked = 0
  const sql = async <R extends object>(text: string, values: readonly unknown[] = []) =>
    (await database.db.run({ name: '', text }, values)).rows as R[]
  return {
    env: all,
    mailbox,
    sink,
    database,
    run: (args, changes = {}) => runProgram(args, { ...all, ...changes }),
    async once({ now, env: changes = {}, code = 0 } = {}) {
      const ran = await runProgram(['once', '--json', ...(now ? ['--now', now] : [])], { ...all, ...changes })
      if (ran.code !== code) throw new Error(`once ended with ${ran.code}, not ${code}: ${ran.out}${ran.err}`)
      const line = ran.out.split('\n').find((one) => one.startsWith('{"fetched"'))
      return { ...ran, counts: JSON.parse(line ?? '{}') as Counts }
    },
    start: (changes = {}) => startProgram({ ...all, ...changes }),
    async sent() {
      const fresh = sink.received.slice(looked)
      looked = sink.received.length
      const rows = await sql<{ message_id: string; template: string }>('select message_id, template from outbox_mail')
      const templates = new Map(rows.map((row) => [`<${row.message_id}>`, row.template]))
      const read = (await Promise.all(fresh.map(readSent))).map((mail) => ({
        ...mail,
        template: templates.get(mail.messageId) ?? '',
      }))
      return [...new Map(read.map((mail) => [mail.messageId, mail])).values()]
    },
    different: () => new Set(sink.received.map(messageIdOf)).size,
    sql,
  }
}

/** One the test made, and takes away itself. */
function ownDatabase(url: string): Installation['database'] {
  const db = openDatabase(url)
  return { url, db, drop: () => db.close() }
}

export function imapUrl(mailbox: Pick<TestMailbox, 'port' | 'user' | 'password'>): string {
  return `imap://${mailbox.user}:${mailbox.password}@127.0.0.1:${mailbox.port}/INBOX`
}

/** Dovecot where it is installed (and where it is demanded), else hoodiecrow. */
async function testMailbox(): Promise<TestMailbox> {
  if (hasDovecot()) return asMailbox(await dovecot())
  const hoodiecrow = await startHoodiecrow()
  onTestFinished(() => hoodiecrow.close())
  return {
    ...hoodiecrow,
    mails: (folder) => hoodiecrow.mails(folder).map(({ flags, raw }) => ({ seen: flags.includes('\\Seen'), raw })),
  }
}

/** For tests that only Dovecot can serve; ask `hasDovecot` first. */
export async function dovecot(): Promise<Dovecot> {
  const server = await startDovecot()
  if (server === undefined) throw new Error('Dovecot is not installed')
  onTestFinished(() => server.dispose())
  return server
}

export function asMailbox(server: Dovecot): TestMailbox {
  return {
    port: server.port,
    user: server.user,
    password: server.password,
    append: server.append,
    mails: (folder) =>
      server
        .mails(folder)
        .map(({ flags, content }) => ({ seen: flags.includes('S'), raw: content.toString('latin1') })),
  }
}

export type Letter = {
  readonly from: string
  readonly to?: string
  readonly subject?: string
  readonly text: string
  readonly id?: string
  readonly headers?: Readonly<Record<string, string>>
}

let letters = 0

/** A plain mail as a client would write it. */
export function letter({ from, to = STORE, subject = '', text, id, headers = {} }: Letter): string {
  letters += 1
  const head = {
    From: from,
    To: to,
    Subject: /^[\x20-\x7e]*$/.test(subject) ? subject : `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    Date: 'Mon, 02 Mar 2026 09:00:00 +0100',
    'Message-ID': id ?? `<letter-${letters}@client.example>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': 'base64',
    ...headers,
  }
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`)
  const crlf = text.replaceAll(/\r?\n/g, '\r\n')
  // A multipart body may not be encoded as a whole.
  if (head['Content-Type'].startsWith('multipart/')) {
    return `${lines.join('\r\n').replace('Encoding: base64', 'Encoding: 8bit')}\r\n\r\n${crlf}`
  }
  const body = Buffer.from(crlf).toString('base64')
  return `${lines.join('\r\n')}\r\n\r\n${body.replaceAll(/(.{76})/g, '$1\r\n')}\r\n`
}

/** A Spanish customer's mail, each of another customer. */
export function complaint(n: number): string {
  return letter({
    from: `Cliente ${n} <cliente${n}@correo${n}.example>`,
    subject: `Pedido ${100_000 + n}`,
    text: `Hola, mi pedido ${100_000 + n} ha llegado roto. ¿Qué puedo hacer?`,
    id: complaintId(n),
  })
}

export function complaintId(n: number): string {
  return `<complaint-${n}@correo${n}.example>`
}

/** Fails unless each of `complaint(1..count)` has one incident, one acknowledgement, one notification an agent. */
export async function eachOnce(shop: Installation, count: number): Promise<void> {
  const problems: string[] = []
  const rows = await shop.sql<{ message_id: string; template: string; incident: number | null }>(
    'select message_id, template, incident_number as incident from outbox_mail',
  )
  const known = new Map(rows.map((row) => [`<${row.message_id}>`, row]))
  const said = new Map<string, Set<string>>()
  for (const envelope of shop.sink.received) {
    const messageId = messageIdOf(envelope)
    const row = known.get(messageId)
    if (row === undefined) problems.push(`a mail left that the outbox does not know: ${messageId}`)
    const key = `${row?.template} of ${row?.incident} to ${envelope.to.join()}`
    said.set(key, (said.get(key) ?? new Set()).add(messageId))
  }
  for (const [key, ids] of said) if (ids.size > 1) problems.push(`${ids.size} times: ${key}`)

  const opened = await shop.sql<{ message_id: string; number: number | null }>(
    'select message_id, incident_number as number from raw_mail order by arrived_at, id',
  )
  const incidentOf = new Map<string, number | null>()
  for (const { message_id, number } of opened) {
    const id = `<${message_id.replace(/^<|>$/g, '')}>`
    if (incidentOf.has(id)) problems.push(`stored twice: ${id}`)
    incidentOf.set(id, number)
  }
  for (let n = 1; n <= count; n++) {
    const incident = incidentOf.get(complaintId(n))
    if (incident == null) problems.push(`mail ${n}: no incident`)
    const to = [`cliente${n}@correo${n}.example`, 'ana@shop.example', 'rui@shop.example']
    for (const [index, address] of to.entries()) {
      const template = index === 0 ? 'acknowledgement' : 'notification'
      if (!said.has(`${template} of ${incident} to ${address}`))
        problems.push(`mail ${n}: no ${template} to ${address}`)
    }
  }
  const [total] = await shop.sql<{ incidents: number }>('select count(*)::int as incidents from incident')
  if (total?.incidents !== count) problems.push(`${total?.incidents} incidents, not ${count}`)
  if (problems.length > 0) throw new Error(`${problems.length} problems:\n${problems.slice(0, 20).join('\n')}`)
}

/** As if twenty minutes had passed since dead processes claimed what they did not finish. Wakes those that sleep. */
export async function claimsEnd(shop: Installation): Promise<void> {
  await shop.sql(`update lease set held_until = '-infinity'`)
  await shop.sql(`update raw_mail set available_at = '-infinity' where status = 'pending'`)
  await shop.sql(`update outbox_mail set available_at = '-infinity' where status in ('pending', 'sending')`)
  await shop.sql(
    `select pg_notify('incidencias', topic || ' ' || m.id) from mailbox m, unnest(array['raw-mail', 'outbox']) as t (topic)`,
  )
}

function messageIdOf({ raw }: Received): string {
  return /^Message-ID: (<[^>]+>)/im.exec(raw)?.[1] ?? ''
}

async function readSent(envelope: Received): Promise<Omit<SentMail, 'template'>> {
  const mail = await simpleParser(Buffer.from(envelope.raw, 'latin1'))
  return {
    envelope,
    messageId: mail.messageId ?? '',
    to: envelope.to.join(', '),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    replyTo: mail.replyTo?.value[0]?.address ?? '',
    headers: mail.headers,
  }
}
