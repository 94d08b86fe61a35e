/** The store of the simulated quarter: the parts of `once`, in this process, on a real database and a real SMTP server. */
import { rowToEvent } from '../../../src/adapters/db/event-row.ts'
import { pass } from '../../../src/app/pass.ts'
import { readConfig } from '../../../src/config/config.ts'
import type { IncidentEvent } from '../../../src/domain/incident/events.ts'
import type { MailName } from '../../../src/domain/incident/mails.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { wire } from '../../../src/wiring/wiring.ts'
import { freshDatabase } from '../database.ts'
import type { Environment } from '../program.ts'
import { type Received, startSmtpSink } from '../smtp-sink.ts'
import { AGENTS, type Arrived, bytesOf, type Letter, STORE } from './people.ts'

export const MANAGER = 'marta@shop.example'

/** A mail that left, and what the outbox knows of it. */
export type Sent = Arrived & { readonly at: Instant; readonly onceKey: string }

export type Quarter = Awaited<ReturnType<typeof openQuarter>>

/** `place`: where it stands, as variables. */
export async function openQuarter(start: Instant, place: Environment) {
  const { db, url, mailbox, drop } = await freshDatabase()
  const sink = await startSmtpSink()
  const env: Environment = {
    STORE_NAME: 'Tienda Sol',
    MAILBOX_ADDRESS: STORE,
    SECRET: 'a secret of the simulated quarter, long enough',
    LMTP_LISTEN: '127.0.0.1:2424',
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    DATABASE_URL: url,
    AGENTS: AGENTS.map(
      ({ name, address, language, categories }) => `${name} <${address}> ${language} ${categories}`,
    ).join('; '),
    MANAGERS: `Marta <${MANAGER}> en`,
    DEFAULT_LANGUAGE: 'es',
    WELCOME_AGENTS: 'off',
    LOG_LEVEL: 'error',
    ...place,
  }
  const { config, problems } = readConfig(env, start)
  if (config === undefined) throw new Error(JSON.stringify(problems))
  const wired = await wire(config, { now: start })
  const sent: Sent[] = []
  const posted: { readonly id: string; readonly letter: Letter }[] = []
  let looked = 0
  let known = 0

  /** What left since the last look, in the order in which it was decided. */
  async function fresh(now: Instant): Promise<readonly Sent[]> {
    const received = new Map(sink.received.slice(looked).map((mail) => [messageIdOf(mail), mail]))
    // Of what was looked at only the number is wanted: the bytes of a quarter are many.
    sink.received.fill(LOOKED_AT, looked)
    looked = sink.received.length
    if (received.size === 0) return []
    const rows = await db.run<{
      id: number
      message_id: string
      template: MailName
      incident: number | null
      once_key: string
      subject: string
    }>(
      {
        name: 'quarter-sent',
        text: `select id, message_id, template, incident_number as incident, once_key, subject
          from outbox_mail where mailbox_id = $1 and id > $2 order by id`,
      },
      [mailbox, known],
    )
    const mails = rows.rows.flatMap((row) => {
      const mail = received.get(`<${row.message_id}>`)
      if (mail === undefined) return []
      received.delete(`<${row.message_id}>`)
      return [
        {
          template: row.template,
          incident: row.incident,
          to: mail.to[0] ?? '',
          envelopeFrom: mail.from,
          replyTo: addressIn(headerOf(mail, 'Reply-To')) || STORE,
          subject: row.subject,
          messageId: `<${row.message_id}>`,
          inReplyTo: headerOf(mail, 'In-Reply-To'),
          at: now,
          onceKey: row.once_key,
        },
      ]
    })
    if (received.size > 0) throw new Error(`left without the outbox's knowledge: ${[...received.keys()].join(', ')}`)
    known = Math.max(known, ...rows.rows.map(({ id }) => id))
    return mails
  }

  return {
    db,
    mailbox,
    env,
    store: wired.store,
    sent,
    posted,
    received: sink.received,
    rawMails: wired.rawMails,
    reports: wired.reports,
    /** Takes letters in and does one pass of `once` at `now`. Returns what left. */
    async pass(now: Instant, letters: readonly Letter[]): Promise<readonly Sent[]> {
      const incoming = letters.map((letter) => {
        const { id, content } = bytesOf(letter)
        posted.push({ id, letter })
        return { arrivedAt: Math.min(letter.at, now), size: content.length, content }
      })
      if (incoming.length > 0) await wired.rawMails.store(mailbox, 'lmtp', incoming, undefined, now)
      const { unreachable } = await pass({ ...wired, clock: { now: () => now }, source: undefined })
      if (unreachable.length > 0) throw unreachable[0]
      const left = await fresh(now)
      sent.push(...left)
      return left
    },
    /** All that happened, incident by incident. */
    async events(): Promise<readonly { readonly incident: number; readonly event: IncidentEvent }[]> {
      const { rows } = await db.run<{ incident: number } & Parameters<typeof rowToEvent>[0]>(
        {
          name: 'quarter-events',
          text: `select incident_number as incident, at, kind, actor_kind, actor, data from incident_event
            where mailbox_id = $1 order by incident_number, seq`,
        },
        [mailbox],
      )
      return rows.map((row) => ({ incident: row.incident, event: rowToEvent(row) }))
    },
    async close() {
      await wired.close()
      await sink.close()
      await drop()
    },
  }
}

const LOOKED_AT: Received = { from: '', to: [], raw: '', connection: '' }

function messageIdOf(mail: Received): string {
  return headerOf(mail, 'Message-ID')
}

function headerOf({ raw }: Received, name: string): string {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
}

function addressIn(header: string): string {
  return /<([^>]+)>/.exec(header)?.[1] ?? header
}
