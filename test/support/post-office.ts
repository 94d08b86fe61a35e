/**
 * A small post office: an SMTP server that puts what it gets into the accounts of a Dovecot, by recipient. Customers and agents read
 * there by IMAP and send through here, and the program stands in between, as it does at a store.
 * Who logs in may only write as the address of the login; the store's mail then carries the word of the office for it
 * (Authentication-Results). Who does not log in is another server, and nothing is known of the sender.
 */
import type { AddressInfo } from 'node:net'
import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { Account } from './dovecot.ts'
import { asMailbox, dovecot, STORE, type TestMailbox } from './installation.ts'

/** A mail as its reader's client has it. */
export type ReadMail = {
  readonly messageId: string
  readonly inReplyTo: string
  readonly references: readonly string[]
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly replyTo: string
  readonly subject: string
  readonly date: Date
  readonly text: string
  readonly html: string
  readonly files: readonly { readonly filename: string; readonly content: Buffer }[]
  readonly headers: ReadonlyMap<string, unknown>
  readonly raw: string
}

export type PostOffice = {
  readonly host: string
  readonly smtpPort: number
  readonly imapPort: number
  readonly password: string
  /** The store's mailbox, for `install`. */
  readonly mailbox: TestMailbox
  /** For `SMTP_URL`. */
  readonly smtpUrl: string
  /** Hands over a finished mail; logged in as its author with `as: 'author'`. */
  post(raw: string, as?: 'author' | 'stranger'): Promise<void>
  /** What arrived in an account since it was last read here, oldest first, read by IMAP. */
  read(address: string): Promise<readonly ReadMail[]>
  /** The account of an address: made when first asked for. */
  account(address: string): Account
}

/** The name under which the office says who has logged in. */
export const AUTHSERV_ID = 'mx.shop.example'

/** Needs Dovecot: ask `hasDovecot` first. `plus: false` refuses `incidencias+anything@`. Closed when the test ends. */
export async function postOffice({ plus = true }: { readonly plus?: boolean } = {}): Promise<PostOffice> {
  const server = await dovecot()
  const [storeUser = '', domain = ''] = STORE.split('@')
  const isStore = (address: string) =>
    address === STORE || (address.startsWith(`${storeUser}+`) && address.endsWith(`@${domain}`))
  const account = (address: string) => (isStore(address) ? server : server.account(address))
  const readUpTo = new Map<string, number>()

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: (auth, _session, callback) =>
      auth.password === server.password
        ? callback(null, { user: auth.username ?? '' })
        : callback(Object.assign(new Error('Wrong password'), { responseCode: 535 })),
    onRcptTo({ address }, _session, callback) {
      if (!plus && address.toLowerCase().startsWith(`${storeUser}+`))
        return callback(Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 }))
      callback()
    },
    onData(stream, session, callback) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces).toString('latin1')
        const sender = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
        const author = authorOf(raw)
        if (session.user !== undefined && author !== session.user)
          return callback(Object.assign(new Error(`5.7.1 You are not ${author}`), { responseCode: 550 }))
        for (const { address } of session.envelope.rcptTo) {
          const to = address.toLowerCase()
          const trace = [
            `Return-Path: <${sender}>`,
            `Delivered-To: ${to}`,
            ...(isStore(to) ? [results(author, session.user)] : []),
            `Received: from ${session.hostNameAppearsAs || 'client'} by ${AUTHSERV_ID} with ESMTP for <${to}>; ${new Date().toUTCString()}`,
          ]
          account(to).append(Buffer.from(`${trace.join('\r\n')}\r\n${raw}`, 'latin1'))
        }
        callback()
      })
    },
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const smtpPort = (smtp.server.address() as AddressInfo).port
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(() => resolve())))

  return {
    host: '127.0.0.1',
    smtpPort,
    imapPort: server.port,
    password: server.password,
    mailbox: asMailbox(server),
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    account,
    async post(raw, as = 'author') {
      const mail = await simpleParser(Buffer.from(raw, 'latin1'))
      const from = mail.from?.value[0]?.address ?? ''
      const to = [mail.to ?? [], mail.cc ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address))
      const auth = as === 'author' ? { auth: { user: from.toLowerCase(), pass: server.password } } : {}
      const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true, ...auth })
      await transport.sendMail({ envelope: { from, to }, raw: Buffer.from(raw, 'latin1') })
      transport.close()
    },
    async read(address) {
      const { user, password } = account(address)
      const client = new ImapFlow({
        host: '127.0.0.1',
        port: server.port,
        secure: false,
        auth: { user, pass: password },
        logger: false,
      })
      await client.connect()
      const found: { uid: number; source: Buffer }[] = []
      try {
        await client.mailboxOpen('INBOX')
        const from = (readUpTo.get(address) ?? 0) + 1
        for await (const { uid, source } of client.fetch(`${from}:*`, { source: true }, { uid: true }))
          if (uid >= from && source !== undefined) found.push({ uid, source })
      } finally {
        await client.logout()
      }
      readUpTo.set(address, Math.max(readUpTo.get(address) ?? 0, ...found.map(({ uid }) => uid)))
      return Promise.all(found.sort((a, b) => a.uid - b.uid).map(({ source }) => readMail(source)))
    },
  }
}

function authorOf(raw: string): string {
  const head = raw.slice(0, raw.search(/\r?\n\r?\n/)).replaceAll(/\r?\n[ \t]+/g, ' ')
  const from = /^from:(.*)$/im.exec(head)?.[1] ?? ''
  return (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).trim().toLowerCase()
}

function results(author: string, user: string | undefined): string {
  const domain = author.split('@')[1] ?? ''
  const verdict = user === undefined ? 'none' : 'pass'
  return `Authentication-Results: ${AUTHSERV_ID};\r\n\tdkim=${verdict} header.d=${domain};\r\n\tdmarc=${verdict} header.from=${domain}`
}

async function readMail(source: Buffer): Promise<ReadMail> {
  const mail = await simpleParser(source)
  const from = mail.from?.value[0]
  return {
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? '',
    references: [mail.references ?? []].flat(),
    from: { name: from?.name ?? '', address: from?.address ?? '' },
    to: [mail.to ?? []].flat()[0]?.text ?? '',
    replyTo: mail.replyTo?.value[0]?.address ?? '',
    subject: mail.subject ?? '',
    date: mail.date ?? new Date(0),
    text: mail.text ?? '',
    html: mail.html || '',
    files: mail.attachments.map(({ filename = '', content }) => ({ filename, content })),
    headers: mail.headers,
    raw: source.toString('latin1'),
  }
}
