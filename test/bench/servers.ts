/** What both pipelines run against: one PostgreSQL, a sink, and a fresh mailbox for each run. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '../../src/adapters/db/embedded.ts'
import { startDovecot } from '../support/dovecot.ts'
import { serverPids } from './processes.ts'

export type Mailbox = { readonly url: string; append(mail: Buffer): void; close(): Promise<void> }

/** Dovecot where it is installed, else hoodiecrow in a process of its own. */
export async function openMailbox(): Promise<Mailbox & { readonly kind: string }> {
  const dovecot = await startDovecot()
  if (dovecot !== undefined) {
    return {
      kind: 'Dovecot',
      url: `imap://${dovecot.user}:${dovecot.password}@${dovecot.host}:${dovecot.port}/INBOX?tls=none`,
      append: (mail) => dovecot.append(mail),
      close: () => dovecot.dispose(),
    }
  }
  const child = fork(new URL('./hoodiecrow-child.ts', import.meta.url), { execArgv: [] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    kind: 'hoodiecrow',
    url: `imap://testuser:testpass@127.0.0.1:${port}/INBOX`,
    append: (mail) => void child.send(mail.toString('latin1')),
    close: () => ended(child),
  }
}

export type Sink = { readonly url: string; mails(): Promise<number>; close(): Promise<void> }

export async function openSink(): Promise<Sink> {
  const child = fork(new URL('./sink.ts', import.meta.url), { execArgv: [] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    url: `smtp://127.0.0.1:${port}`,
    async mails() {
      child.send('count')
      const [{ mails }] = (await once(child, 'message')) as [{ mails: number }]
      return mails
    },
    close: () => ended(child),
  }
}

export type Databases = {
  /** The URL of an empty database of its own. */
  create(name: string): Promise<string>
  /** The server's processes now. */
  pids(): readonly number[]
  close(): Promise<void>
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

export async function openDatabases(): Promise<Databases> {
  const folder = await mkdtemp(join(tmpdir(), 'incidencias-bench-'))
  const { chmod } = await import('node:fs/promises')
  await chmod(folder, 0o755)
  const embedded = await startEmbedded(folder, SILENT)
  return {
    async create(name) {
      const client = new Client({ connectionString: embedded.url })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      const url = new URL(embedded.url)
      url.pathname = `/${name}`
      return url.href
    },
    pids: () => serverPids(join(folder, 'postgres')),
    async close() {
      await embedded.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.disconnect()
  await exit
}
