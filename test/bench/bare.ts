/**
 * The bare pipeline, batched as well as can be: ranges of UIDs in one FETCH, mailparser without its text conversions,
 * 50 raw mails a transaction in one statement, a fixed text sent through a pool. It knows no incident, forgets nothing
 * and decides nothing: what the product does more than this is its work.
 */
import { ImapFlow } from 'imapflow'
import { type ParsedMail, simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'
import { Pool } from 'pg'

const BATCH = 50
const MOST_BYTES = 8 * 1024 * 1024

type Fetched = { readonly uid: number; readonly source: Buffer; readonly parsed: ParsedMail }

const { BENCH_IMAP = '', BENCH_SMTP = '', BENCH_DATABASE = '' } = process.env
const imap = new URL(BENCH_IMAP)
const smtp = new URL(BENCH_SMTP)

const client = new ImapFlow({
  host: imap.hostname,
  port: Number(imap.port),
  secure: false,
  doSTARTTLS: false,
  auth: { user: imap.username, pass: imap.password },
  logger: false,
})
const pool = new Pool({ connectionString: BENCH_DATABASE, max: 1 })
const transport = nodemailer.createTransport({
  host: smtp.hostname,
  port: Number(smtp.port),
  ignoreTLS: true,
  pool: true,
  maxConnections: 5,
  maxMessages: Number.POSITIVE_INFINITY,
})

await pool.query(
  'create table if not exists raw (uid bigint primary key, message_id text, sender text, subject text, content bytea not null)',
)
await client.connect()
await client.mailboxOpen('INBOX')

let sending: Promise<unknown> = Promise.resolve()
for (const uids of await ranges()) {
  const batch: Fetched[] = []
  const parsing: Promise<void>[] = []
  for await (const { uid, source } of client.fetch(uids, { uid: true, source: true }, { uid: true })) {
    if (source === undefined) continue
    const options = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true }
    parsing.push(simpleParser(source, options).then((parsed) => void batch.push({ uid, source, parsed })))
  }
  await Promise.all(parsing)
  await store(batch)
  await sending
  sending = Promise.all(batch.map(({ parsed }) => answer(parsed)))
}
await sending
await client.logout()
transport.close()
await pool.end()

/** Ranges of UIDs not stored yet, with at most 50 mails or 8 MiB. */
async function ranges(): Promise<readonly string[]> {
  const found: string[] = []
  const { rows } = await pool.query('select coalesce(max(uid), 0)::int as uid from raw')
  const stored = Number(rows[0].uid)
  let first = 0
  let count = 0
  let bytes = 0
  let last = 0
  for await (const { uid, size = 0 } of client.fetch(`${stored + 1}:*`, { uid: true, size: true }, { uid: true })) {
    if (uid <= stored) continue
    if (count > 0 && (count === BATCH || bytes + size > MOST_BYTES)) {
      found.push(`${first}:${last}`)
      count = 0
      bytes = 0
    }
    if (count === 0) first = uid
    last = uid
    count += 1
    bytes += size
  }
  if (count > 0) found.push(`${first}:${last}`)
  return found
}

async function store(batch: readonly Fetched[]): Promise<void> {
  await pool.query({
    name: 'store',
    text: 'insert into raw select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bytea[])',
    values: [
      batch.map(({ uid }) => uid),
      batch.map(({ parsed }) => parsed.messageId ?? ''),
      batch.map(({ parsed }) => senderOf(parsed)),
      batch.map(({ parsed }) => parsed.subject ?? ''),
      batch.map(({ source }) => source),
    ],
  })
}

function answer(parsed: ParsedMail): Promise<unknown> {
  return transport.sendMail({
    from: 'Store <incidencias@store.example>',
    to: senderOf(parsed),
    subject: `Re: ${parsed.subject ?? ''}`,
    ...(parsed.messageId === undefined ? {} : { inReplyTo: parsed.messageId }),
    text: 'Hello,\n\nthank you for your message. We have received it and will answer within one business day.\n\nYour store\n',
    html: '<p>Hello,</p><p>thank you for your message. We have received it and will answer within one business day.</p><p>Your store</p>',
  })
}

function senderOf(parsed: ParsedMail): string {
  return parsed.from?.value[0]?.address ?? 'nobody@store.example'
}
