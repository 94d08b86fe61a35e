/**
 * A folder at an IMAP server as `MailSource`. One client for one folder; no command is given while another runs
 * (imapflow waits for ever when a command is given inside a fetch loop), so fetch loops only collect.
 *
 * **Never a shortened mail.** A connection that dies inside a literal makes imapflow throw, as it counts the announced
 * bytes itself; so what it hands over was received as announced. When that still is less than RFC822.SIZE, either the
 * server counts differently (line ends as one byte, estimates) or it left something out. One more question tells the two
 * apart: is there a byte behind the last one received? If so the mail is a `Failure`, to be fetched again; if not, it is
 * complete and the server's size was wrong. More bytes than announced are no loss.
 */
import type { FetchMessageObject } from 'imapflow'
import {
  BIG_MAIL,
  type Clock,
  Failure,
  type IncomingMail,
  type Log,
  type MailSession,
  type MailSource,
} from '../../app/ports.ts'
import { connect, type Entry, failure, IMAP_TIMES, type ImapTimes, type OpenClient, within } from './imap-client.ts'
import { type AfterTaking, finishMails } from './imap-finish.ts'
import { chunks, type Listed, list, mailboxOf, sizesOf, windows } from './imap-list.ts'
import { waitForNews } from './imap-wait.ts'
import { uidSet } from './uid-set.ts'

export type ImapSourceOptions = Entry & {
  readonly after: AfterTaking
  readonly logger: Log
  readonly clock: Clock
  readonly times?: Partial<ImapTimes>
}

type Fetched = IncomingMail & { readonly uid: number }
/** Pieces of a big mail (bytes). */
const PIECE_BYTES = 512 * 1024

export function createImapSource(options: ImapSourceOptions): MailSource {
  const times = { ...IMAP_TIMES, ...options.times }
  return {
    async open(signal) {
      const opened = await connect(options, times, signal)
      return session(opened, options, times)
    },
  }
}

function session(opened: OpenClient, options: ImapSourceOptions, times: ImapTimes): MailSession {
  const { client } = opened
  const uidValidity = mailboxOf(client).uidValidity
  const sizes = new Map<number, number>()

  /** Every call goes through here: a changed UIDVALIDITY or a lost connection is a `Failure`, never an empty answer. */
  async function ask<T>(doing: string, work: () => Promise<T>): Promise<T> {
    const lost = opened.lost()
    if (lost !== undefined || !client.usable) throw failure(lost ?? new Error('connection lost'), doing)
    try {
      const answer = await work()
      if (mailboxOf(client).uidValidity !== uidValidity) throw new Failure('imap', 'UIDVALIDITY changed meanwhile')
      return answer
    } catch (error) {
      throw failure(opened.lost() ?? error, doing)
    }
  }

  return {
    folder: options.folder,
    uidValidity,

    async list(aboveUid) {
      const listed = await ask('could not list mails', () => list(client, aboveUid))
      sizes.clear()
      for (const { uid, size } of listed) sizes.set(uid, size)
      return listed
    },

    windows: () => windows(client, ask),

    async *fetch(uids) {
      const unknown = uids.filter((uid) => !sizes.has(uid))
      if (unknown.length > 0) {
        for (const { uid, size } of await ask('could not ask for sizes', () => sizesOf(client, unknown))) {
          sizes.set(uid, size)
        }
      }
      const present = uids.flatMap((uid) => {
        const size = sizes.get(uid)
        return size === undefined ? [] : [{ uid, size }]
      })
      for (const chunk of chunks(present)) {
        const first = chunk[0]
        if (first !== undefined && first.size > BIG_MAIL) yield* fetchBig(first)
        else yield* fetchSmall(chunk)
      }
    },

    async finish(uids) {
      if (options.after.kind === 'keep' || uids.length === 0) return
      await ask('could not finish mails', () => finishMails(client, uids, options.after, options.logger))
    },

    waitForNews: (timeoutMs, signal) => ask('lost while waiting', () => waitForNews(client, timeoutMs, signal, times)),

    async close() {
      if (client.usable) await within(client, 5_000, 'could not log out', () => client.logout()).catch(() => undefined)
      client.close()
    },
  }

  /** What came whole before a connection died is given out first, then the failure is thrown. */
  async function* fetchSmall(chunk: readonly Listed[]): AsyncIterable<Fetched> {
    const got: FetchMessageObject[] = []
    const empty: number[] = []
    let died: unknown
    await ask('could not fetch mails', async () => {
      const query = { uid: true, size: true, internalDate: true, source: true }
      for await (const message of client.fetch(uidSet(chunk.map((mail) => mail.uid)), query, { uid: true })) {
        if (message.source instanceof Uint8Array) got.push(message)
        else empty.push(message.uid)
      }
    }).catch((error: unknown) => {
      died = error
    })
    // Some servers answer NO when one of the mails is gone: that is no failure when all that is missing is gone.
    const refused = died instanceof Failure && died.lasting === 'permanent' && client.usable
    if (refused || (died === undefined && empty.length > 0)) {
      const came = new Set(got.map((message) => message.uid))
      const missing = chunk.map((mail) => mail.uid).filter((uid) => !came.has(uid))
      died = await refuseEmpty(missing).catch((error: unknown) => error)
    }
    const wanted = new Set(chunk.map((mail) => mail.uid))
    for (const message of got.sort((a, b) => a.uid - b.uid)) {
      const source = message.source
      // A server may tell about mails nobody asked for, and twice.
      if (source === undefined || !wanted.delete(message.uid)) continue
      if (source.length < (message.size ?? 0)) {
        if (died !== undefined) break
        await refuseShortened(message.uid, source.length)
      }
      yield { uid: message.uid, arrivedAt: arrival(message), size: source.length, content: source }
    }
    if (died !== undefined) throw died
  }

  async function* fetchBig(listed: Listed): AsyncIterable<Fetched> {
    const [head] = await ask('could not fetch a mail', () =>
      client.fetchAll(`${listed.uid}`, { uid: true, internalDate: true }, { uid: true }),
    )
    if (head === undefined) return
    yield { uid: listed.uid, arrivedAt: arrival(head), size: listed.size, content: pieces(listed) }
  }

  async function* pieces({ uid, size }: Listed): AsyncIterable<Uint8Array> {
    const download = await ask('could not fetch a mail', () =>
      client.download(`${uid}`, undefined, { uid: true, chunkSize: PIECE_BYTES }),
    )
    if (download.content === undefined) throw new Failure('imap', 'a mail vanished while it was fetched')
    let received = 0
    try {
      for await (const piece of download.content as AsyncIterable<Buffer>) {
        for (let at = 0; at < piece.length; at += BIG_MAIL) yield piece.subarray(at, at + BIG_MAIL)
        received += piece.length
      }
    } catch (error) {
      throw failure(opened.lost() ?? error, 'could not fetch a mail')
    } finally {
      download.content.destroy()
    }
    if (received < size) await refuseShortened(uid, received)
  }

  /** NIL instead of a body: the mail was removed a moment ago, or the server cannot read it. Only the first is fine. */
  async function refuseEmpty(uids: readonly number[]): Promise<void> {
    const there = await ask('could not check mails', async () => {
      await client.noop()
      return sizesOf(client, uids)
    })
    if (there.length > 0) throw new Failure('imap', `the server gave ${there.length} mails without content`)
  }

  async function refuseShortened(uid: number, received: number): Promise<void> {
    const query = { uid: true, source: { start: received, maxLength: 1 } }
    const [more] = await ask('could not check a mail', () => client.fetchAll(`${uid}`, query, { uid: true }))
    if (more === undefined || (more.source?.length ?? 0) > 0) {
      throw new Failure('imap', `a mail came shortened (${received} bytes received)`)
    }
  }

  /** INTERNALDATE, never later than now. */
  function arrival(message: FetchMessageObject): number {
    const now = options.clock.now()
    const at = new Date(message.internalDate ?? now).getTime()
    return Number.isNaN(at) ? now : Math.min(at, now)
  }
}
