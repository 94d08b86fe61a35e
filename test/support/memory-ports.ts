/** Ports in memory, for tests of use cases that are about servers and not about PostgreSQL. Kept honest by the contracts. */
import { createHash } from 'node:crypto'
import type {
  Bell,
  Clock,
  FolderCursor,
  IncomingMail,
  Leases,
  Log,
  Outbox,
  OutboxMail,
  RawMails,
  RefusedRecipient,
} from '../../src/app/ports.ts'

export type MemoryRawMails = Pick<
  RawMails,
  'cursor' | 'store' | 'unfinished' | 'noteFinished' | 'noteLooked' | 'noteReadBefore' | 'read'
> & {
  readonly stored: { readonly uid: number | undefined; readonly content: Buffer; readonly arrivedAt: number }[]
  /** Called before a commit; throw to fail it. */
  beforeStore: (() => void) | undefined
}

export function memoryRawMails(): MemoryRawMails {
  const stored: MemoryRawMails['stored'] = []
  const cursors = new Map<string, FolderCursor>()
  const ledger = new Map<string, { uid: number; finished: boolean }>()
  const known = new Set<string>()
  const raw: MemoryRawMails = {
    stored,
    beforeStore: undefined,
    cursor: async (mailbox, folder) => cursors.get(`${mailbox} ${folder}`),
    async store(mailbox, _inlet, mails, cursor) {
      const whole: { mail: IncomingMail; content: Buffer; identity: string }[] = []
      for (const mail of mails) {
        const pieces: Uint8Array[] = []
        if (mail.content instanceof Uint8Array) pieces.push(mail.content)
        else for await (const piece of mail.content) pieces.push(piece)
        const content = Buffer.concat(pieces)
        whole.push({ mail, content, identity: createHash('sha256').update(content).digest('hex') })
      }
      raw.beforeStore?.()
      let duplicates = 0
      for (const { mail, content, identity } of whole) {
        const place = cursor === undefined ? undefined : `${mailbox} ${cursor.folder} ${cursor.uidValidity} ${mail.uid}`
        if (known.has(identity) || (place !== undefined && ledger.has(place))) duplicates += 1
        else stored.push({ uid: mail.uid, content, arrivedAt: mail.arrivedAt })
        known.add(identity)
        if (place !== undefined && mail.uid !== undefined) ledger.set(place, { uid: mail.uid, finished: false })
      }
      if (cursor !== undefined) cursors.set(`${mailbox} ${cursor.folder}`, cursor)
      return { stored: mails.length - duplicates, duplicates, fresh: [] }
    },
    noteReadBefore: async () => undefined,
    async unfinished(mailbox, folder, uidValidity) {
      const prefix = `${mailbox} ${folder} ${uidValidity} `
      return [...ledger]
        .filter(([place, entry]) => place.startsWith(prefix) && !entry.finished)
        .map(([, { uid }]) => uid)
    },
    async noteFinished(mailbox, folder, uidValidity, uids) {
      for (const uid of uids) {
        const entry = ledger.get(`${mailbox} ${folder} ${uidValidity} ${uid}`)
        if (entry !== undefined) entry.finished = true
      }
    },
    async noteLooked() {},
    read: async (_mailbox, id) => stored[id - 1]?.content,
  }
  return raw
}

export function memoryLeases(): Leases & { readonly holders: ReadonlyMap<string, string> } {
  const holders = new Map<string, string>()
  return {
    holders,
    async take(mailbox, name, holder) {
      const key = `${mailbox} ${name}`
      if (holders.has(key) && holders.get(key) !== holder) return false
      holders.set(key, holder)
      return true
    },
    async give(mailbox, name, holder) {
      if (holders.get(`${mailbox} ${name}`) === holder) holders.delete(`${mailbox} ${name}`)
    },
  }
}

export function memoryBell(): Bell & { readonly rings: string[] } {
  const rings: string[] = []
  const waiting = new Set<() => void>()
  return {
    rings,
    async ring(topic) {
      rings.push(topic)
      for (const wake of waiting) wake()
    },
    wait: (_topic, timeoutMs, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          resolve()
        }
        const timer = setTimeout(done, timeoutMs)
        waiting.add(done)
        signal.addEventListener('abort', done, { once: true })
      }),
  }
}

export type Logged = {
  readonly level: string
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
}

export function memoryLog(): Log & { readonly lines: Logged[] } {
  const lines: Logged[] = []
  const write =
    (level: string) =>
    (event: string, data: Readonly<Record<string, unknown>> = {}) => {
      lines.push({ level, event, data })
    }
  return { lines, info: write('info'), warn: write('warn'), error: write('error') }
}

/** A clock that is set by hand. */
export function handClock(at: number): Clock & { set(at: number): void; pass(ms: number): void } {
  let now = at
  return {
    now: () => now,
    set(to) {
      now = to
    },
    pass(ms) {
      now += ms
    },
  }
}

export type MemoryRow = {
  readonly mail: OutboxMail
  status: 'pending' | 'sending' | 'sent' | 'failed'
  attempts: number
  at: number
  response: string
  refused: readonly RefusedRecipient[]
}

export type MemoryOutbox = Pick<Outbox, 'claim' | 'noteSent' | 'noteAgain' | 'noteGivenUp' | 'giveBack' | 'renew'>

export function memoryOutbox(mails: readonly OutboxMail[]): Outbox & { readonly rows: readonly MemoryRow[] } {
  const rows: MemoryRow[] = mails.map((mail) => ({
    mail,
    status: 'pending',
    attempts: mail.attempts,
    at: mail.notBefore,
    response: '',
    refused: [],
  }))
  const row = (id: number) => {
    const found = rows.find(({ mail }) => mail.id === id)
    if (found === undefined) throw new Error(`no mail ${id}`)
    return found
  }
  const outbox: MemoryOutbox & { readonly rows: readonly MemoryRow[] } = {
    rows,
    async claim(_mailbox, count, leaseMs, now, followUpsFrom = Number.NEGATIVE_INFINITY) {
      const mayLeave = ({ mail, attempts }: MemoryRow) =>
        !(mail.lane === 'follow-up' && mail.automatic) ||
        mail.createdAt > followUpsFrom ||
        (attempts > 0 && followUpsFrom < Number.POSITIVE_INFINITY)
      const due = rows
        .filter(({ status, at }) => (status === 'pending' || status === 'sending') && at <= now)
        .filter(mayLeave)
        .slice(0, count)
      for (const one of due) {
        one.status = 'sending'
        one.attempts += 1
        one.at = now + leaseMs
      }
      return due.map(({ mail, attempts, response }) => ({
        ...mail,
        attempts,
        ...(response === '' ? {} : { lastResponse: response }),
      }))
    },
    async noteSent(_mailbox, sent) {
      for (const { id, response, refused } of sent)
        Object.assign(row(id), { status: 'sent', response, refused: refused ?? [] })
      return { acknowledged: [] }
    },
    async noteAgain(_mailbox, id, response, at) {
      Object.assign(row(id), { status: 'pending', response, at })
    },
    async noteGivenUp(_mailbox, id, response) {
      Object.assign(row(id), { status: 'failed', response })
    },
    async renew() {},
    async giveBack(_mailbox, ids) {
      for (const id of ids) {
        const one = row(id)
        one.status = 'pending'
        one.attempts -= 1
        one.at = one.mail.notBefore
      }
    },
  }
  return outbox as Outbox & { readonly rows: readonly MemoryRow[] }
}
