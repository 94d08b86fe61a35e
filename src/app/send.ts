/**
 * From the outbox to the SMTP server: claim, commit, speak, note the answer. No transaction is open while a server is
 * spoken to; a worker that dies in between leaves its claim to expire, and the same mail (same Message-ID) goes again.
 */
import { mayLeaveFrom } from '../domain/follow-up/withdrawn.ts'
import { WHOLE_MAIL } from '../domain/mail/mail.ts'
import type { Store } from '../domain/store.ts'
import { type BackOff, pause, waitBefore } from './back-off.ts'
import { harmlessCause } from './harmless-cause.ts'
import type {
  AttachmentReader,
  Bell,
  Clock,
  Log,
  MailboxId,
  MailSender,
  Meter,
  Outbox,
  OutboxMail,
  OwnFile,
  RawMails,
  SendResult,
} from './ports.ts'
import { BIG_MAIL, Failure } from './ports.ts'
import { type Rate, room, type Spent, spend, waitForRoom } from './rate.ts'
import { createNotes, noteOf } from './send-notes.ts'

export type SendDeps = {
  readonly outbox: Outbox
  readonly sender: MailSender
  readonly rawMails: Pick<RawMails, 'read'>
  readonly attachments: AttachmentReader
  readonly bell: Bell
  readonly clock: Clock
  readonly log: Log
  readonly meter: Meter
  readonly store: Pick<Store, 'calendar'>
  /** What was sent lately, for the rate; keep one for as long as the process lives. Mailboxes that share an account take turns. */
  readonly spent: { mails: Spent; turn?: Promise<unknown> }
}

export type SendOptions = {
  readonly signal?: AbortSignal
  /** `SMTP_RATE`, over all lanes. */
  readonly rate?: Rate
  /** Mails spoken about at once: the size of the sender's pool. */
  readonly concurrency?: number
  /** Mails claimed at once. */
  readonly batch?: number
}

/** `failed`: refused or uncertain in this pass, whether it is tried again or not. */
export type Sent = { readonly sent: number; readonly failed: number; readonly unreachable?: Failure }

/** A claim is renewed while its mails are spoken about, however slow the server is, and ends within a minute of a death. */
const LEASE_MS = 60_000
const RENEWAL_MS = 15_000
/** Nobody locks us out of it: it is asked often, so that mail goes on soon after it is back. */
const OUR_DATABASE = { first: 1_000, most: 15_000 }

/** One pass: everything that is due and that the rate allows. Never throws for the server: says `unreachable`. */
export function send(deps: SendDeps, mailbox: MailboxId, options: SendOptions = {}): Promise<Sent> {
  const work = () => sendDue(deps, mailbox, options)
  if (options.rate === undefined) return work()
  const turn = (deps.spent.turn ?? Promise.resolve()).then(work)
  deps.spent.turn = turn.catch(() => undefined)
  return turn
}

async function sendDue(deps: SendDeps, mailbox: MailboxId, options: SendOptions): Promise<Sent> {
  const sum = { sent: 0, failed: 0 }
  while (options.signal?.aborted !== true) {
    deps.meter.turned()
    const now = deps.clock.now()
    const count = Math.min(options.batch ?? 50, room(options.rate, deps.spent.mails, now))
    if (count === 0) break
    // Customers hear from the clock in daytime only, and nothing that was decided long ago.
    const claimed = await deps.outbox.claim(mailbox, count, LEASE_MS, now, mayLeaveFrom(deps.store.calendar, now))
    if (claimed.length === 0) break
    const batch = await sendBatch(deps, mailbox, claimed, options)
    sum.sent += batch.sent
    sum.failed += batch.failed
    deps.spent.mails = spend(options.rate, deps.spent.mails, batch.sent + batch.failed, deps.clock.now())
    if (batch.sent > 0) deps.meter.trouble('smtp')
    if (batch.unreachable !== undefined) {
      // A login or certificate that somebody has to look at is an alarm.
      deps.log[batch.unreachable.lasting === 'permanent' ? 'error' : 'warn']('smtp-unreachable', {
        cause: batch.unreachable.message,
      })
      deps.meter.trouble('smtp', batch.unreachable)
      return { ...sum, unreachable: batch.unreachable }
    }
  }
  if (sum.sent + sum.failed > 0) deps.log.info('sent', sum)
  return sum
}

/** Sends until `signal`, woken by the bell. */
export async function sendForever(
  deps: SendDeps,
  mailbox: MailboxId,
  signal: AbortSignal,
  options: Omit<SendOptions, 'signal'> & { readonly poll?: number; readonly jitter: () => number },
): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    let unreachable: unknown
    try {
      unreachable = (await send(deps, mailbox, { ...options, signal })).unreachable
    } catch (error) {
      deps.log.error('send-failed', { cause: harmlessCause(error) })
      unreachable = error
    }
    if (signal.aborted) break
    failures = unreachable === undefined ? 0 : failures + 1
    if (failures > 0) {
      const waitMs = waitBefore(failures, backOffAfter(unreachable), options.jitter)
      deps.meter.turned(waitMs)
      await pause(waitMs, signal)
      continue
    }
    const full = waitForRoom(options.rate, deps.spent.mails, deps.clock.now())
    const poll = options.poll ?? 30_000
    deps.meter.turned(Math.max(full, poll))
    if (full > 0) await pause(full, signal)
    else await deps.bell.wait('outbox', poll, signal).catch(() => pause(1_000, signal))
  }
}

async function sendBatch(
  deps: SendDeps,
  mailbox: MailboxId,
  claimed: readonly OutboxMail[],
  options: SendOptions,
): Promise<Sent> {
  const waiting = [...claimed]
  const untried: number[] = []
  const turns = oneAfterTheOther()
  const kept: Kept = new Map()
  const notes = createNotes(deps, mailbox)
  const sum = { sent: 0, failed: 0 }
  let renewedAt = performance.now()
  const renewal = setInterval(() => {
    const ids = claimed.map((mail) => mail.id)
    deps.outbox.renew(mailbox, ids, LEASE_MS).then(
      () => {
        renewedAt = performance.now()
      },
      // Tried again soon; when it goes on failing nothing new is begun.
      () => undefined,
    )
  }, RENEWAL_MS)
  let unreachable: Failure | undefined
  let broken: { readonly error: unknown } | undefined

  /** What cannot be written down is not sent; and what somebody else may claim in a moment neither. */
  const mustStop = () =>
    unreachable !== undefined ||
    broken !== undefined ||
    notes.failed() ||
    options.signal?.aborted === true ||
    performance.now() - renewedAt > LEASE_MS - RENEWAL_MS

  const worker = async () => {
    for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) {
      if (mustStop()) {
        untried.push(mail.id)
        continue
      }
      const { id } = mail
      const result = await sendOne(deps, mailbox, mail, turns, kept).catch((error: unknown) => {
        broken = { error }
        untried.push(id)
      })
      if (result === undefined) continue
      if (result instanceof Failure) {
        unreachable = result
        untried.push(id)
        continue
      }
      if (result.kind === 'sent') sum.sent += 1
      else sum.failed += 1
      notes.add(noteOf(mail, result, deps.clock.now()))
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.max(1, options.concurrency ?? 5) }, worker))
  } finally {
    clearInterval(renewal)
    await notes.flush().finally(() => deps.outbox.giveBack(mailbox, untried))
  }
  if (broken !== undefined) throw broken.error
  return { ...sum, ...(unreachable === undefined ? {} : { unreachable }) }
}

function backOffAfter(trouble: unknown): BackOff {
  if (!(trouble instanceof Failure) || trouble.where === 'database') return OUR_DATABASE
  return trouble.lasting === 'permanent' ? { first: 60_000, most: 900_000 } : { first: 1_000, most: 300_000 }
}

/** A `Failure` as value: nothing was said about this mail, the server is away. */
async function sendOne(
  deps: SendDeps,
  mailbox: MailboxId,
  mail: OutboxMail,
  turns: () => Promise<() => void>,
  kept: Kept,
): Promise<SendResult | Failure> {
  const endTurn = mail.attachments.length > 0 ? await turns() : undefined
  try {
    const loaded = await load(deps, mailbox, mail, kept)
    if (loaded === undefined) {
      return { kind: 'refused', response: 'an attachment of this mail is no longer stored', lasting: 'permanent' }
    }
    if (loaded.bytes <= BIG_MAIL) endTurn?.()
    const result = await deps.sender.send(mail, loaded.files)
    // Taken by the server, so nobody reads them any more.
    if (result.kind === 'sent') for (const bytes of loaded.big) letGo(bytes)
    return result
  } catch (error) {
    if (!(error instanceof Failure)) return { kind: 'refused', response: words(error), lasting: 'temporary' }
    if (error.where !== 'smtp') throw error
    // A server that is there for everybody else and drops the line at this mail must not stop the others.
    const reachable = await deps.sender.verify().then(
      () => true,
      () => false,
    )
    return reachable ? { kind: 'refused', response: error.message, lasting: 'temporary' } : error
  } finally {
    endTurn?.()
  }
}

/** Big mails are in memory one at a time: whoever has a turn gives it back when its mail was small, or is sent. */
function oneAfterTheOther(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve()
  return async () => {
    const before = last
    let end = () => {}
    last = new Promise((resolve) => (end = resolve))
    await before
    return end
  }
}

/** Files of ours by their hash, asked for once: many mails of a batch carry the same logo. */
type Kept = Map<string, Promise<Uint8Array | undefined>>

/** Undefined: one of them is no longer there. */
async function loadOwn(
  deps: SendDeps,
  mailbox: MailboxId,
  mail: OutboxMail,
  kept: Kept,
): Promise<readonly OwnFile[] | undefined> {
  const files: OwnFile[] = []
  for (const { sha256, ...file } of mail.files ?? []) {
    const asked = kept.get(sha256) ?? deps.outbox.files(mailbox, [sha256]).then((found) => found.get(sha256))
    kept.set(sha256, asked)
    const content = await asked
    if (content === undefined) return undefined
    files.push({ ...file, content })
  }
  return files
}

/** `bytes`: of the mails the files come from. `big`: of the files those that are worth giving back early. */
type Loaded = { readonly files: readonly OwnFile[]; readonly bytes: number; readonly big: readonly Uint8Array[] }

/** The files of a mail; undefined when one of them is no longer there. */
export async function load(
  deps: SendDeps,
  mailbox: MailboxId,
  mail: OutboxMail,
  kept: Kept,
): Promise<Loaded | undefined> {
  const own = await loadOwn(deps, mailbox, mail, kept)
  if (own === undefined) return undefined
  const files = [...own]
  const big: Uint8Array[] = []
  let bytes = 0
  for (const rawMailId of new Set(mail.attachments.map((one) => one.rawMailId))) {
    const wanted = mail.attachments.filter((one) => one.rawMailId === rawMailId)
    const raw = await deps.rawMails.read(mailbox, rawMailId)
    if (raw === undefined) return undefined
    bytes += raw.length
    const indexes = wanted.map((one) => one.index).filter((index) => index !== WHOLE_MAIL)
    const contents = indexes.length === 0 ? new Map() : await deps.attachments.read(raw, indexes)
    for (const { index, filename, contentType } of wanted) {
      const content = index === WHOLE_MAIL ? raw : contents.get(index)
      if (content === undefined) return undefined
      files.push({ filename, contentType, content })
      if (content.length > BIG_MAIL) big.push(content)
    }
    // What was decoded may still lie in the mail itself.
    if (raw.length > BIG_MAIL && !files.some(({ content }) => content.buffer === raw.buffer)) letGo(raw)
  }
  return { files, bytes, big }
}

/** Gives the bytes back at once: they are many, and nobody knows when rubbish is collected. */
function letGo({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0)
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
