/**
 * Mails that are handed to us (LMTP). Whoever hands one in keeps it until we say that it is stored, and that is said after the commit: dying
 * in between costs nothing but a second delivery, which the content hash knows. A small mail is stored in one piece; a big one goes
 * through in pieces, few at a time, and into several mailboxes in step, so memory does not depend on what comes.
 */
import type { Envelope } from '../domain/mail/mail.ts'
import { mailboxOf } from '../domain/mail/recipient.ts'
import { harmlessCause } from './harmless-cause.ts'
import { inStep } from './in-step.ts'
import {
  type Bell,
  type Clock,
  Failure,
  type IncomingMail,
  type Log,
  type MailboxId,
  type MailTaker,
  type RawMails,
  type Taken,
} from './ports.ts'
import { createTurns } from './turns.ts'

/** A mailbox that takes mails in. */
export type TakingMailbox = {
  readonly mailbox: { readonly id: MailboxId; readonly address: string }
  readonly rawMails: Pick<RawMails, 'store'>
  readonly bell: Pick<Bell, 'ring'>
}

export type TakeInDeps = {
  readonly mailboxes: readonly TakingMailbox[]
  readonly clock: Clock
  readonly log: Log
}

export type TakeInLimits = {
  /** Bytes of a mail that are kept in memory; a longer one is stored piece by piece. */
  readonly whole: number
  /** So many long ones at once. */
  readonly atOnce: number
  /** Milliseconds that a long one waits for its turn. */
  readonly patience: number
}

export const TAKE_IN_LIMITS: TakeInLimits = { whole: 256 * 1024, atOnce: 2, patience: 90_000 }

const INLET = 'lmtp'
/** Recipients that are kept of one mail: more of our signed addresses stand in no honest envelope. */
const MOST_KEPT = 100

/** Decides about handed mails for all mailboxes of an installation. */
export function createTaker({ mailboxes, clock, log }: TakeInDeps, limits: TakeInLimits = TAKE_IN_LIMITS): MailTaker {
  const byAddress = new Map(mailboxes.map((one) => [one.mailbox.address, one]))
  const turns = createTurns(limits.atOnce)

  return {
    mailboxOf: (recipient) => mailboxOf(recipient, [...byAddress.keys()]),

    async take({ envelope, content }) {
      const meant = meantFor(envelope, byAddress)
      try {
        const { pieces, rest } = await beginning(content, limits.whole)
        if (rest === undefined) return await storeIn(meant, Buffer.concat(pieces))
        const done = await turns.take(limits.patience)
        if (done === undefined) {
          log.warn('mail-put-off', { why: 'too many big mails at once' })
          return later(meant)
        }
        try {
          return await storePieces(meant, joined(pieces, rest))
        } finally {
          done()
        }
      } catch (error) {
        // The mail broke off or grew too large; the other side knows, or is told by whoever read it.
        log.info('mail-not-taken', { cause: harmlessCause(error) })
        return later(meant)
      }
    },
  }

  async function storeIn(meant: readonly Meant[], content: Uint8Array): Promise<ReadonlyMap<string, Taken>> {
    return new Map(await Promise.all(meant.map(async (one) => [one.address, await store(one, content)] as const)))
  }

  async function storePieces(
    meant: readonly Meant[],
    content: AsyncIterable<Uint8Array>,
  ): Promise<ReadonlyMap<string, Taken>> {
    const readers = inStep(content, meant.length)
    const all = meant.map(async (one, at) => {
      const reader = readers[at]
      if (reader === undefined) return [one.address, 'later'] as const
      // Whoever fails must not keep the others waiting.
      const taken = await store(one, reader.content).finally(reader.leave)
      return [one.address, taken] as const
    })
    return new Map(await Promise.all(all))
  }

  async function store({ to, envelope }: Meant, content: IncomingMail['content']): Promise<Taken> {
    const now = clock.now()
    const size = content instanceof Uint8Array ? content.byteLength : 0
    const mail: IncomingMail = { arrivedAt: now, size, content, envelope }
    try {
      const { duplicates } = await to.rawMails.store(to.mailbox.id, INLET, [mail], undefined, now)
      log.info('received', { mailbox: to.mailbox.address, fetched: 1, duplicates })
    } catch (error) {
      log.warn('receive-failed', { mailbox: to.mailbox.address, cause: harmlessCause(error), where: whereOf(error) })
      return 'later'
    }
    // It is stored, whether anybody wakes now or looks in a few seconds.
    await to.bell.ring('raw-mail').catch(() => undefined)
    return 'stored'
  }
}

/** A mailbox with the recipients of the mail that are its own. */
type Meant = { readonly address: string; readonly to: TakingMailbox; readonly envelope: Envelope }

function meantFor({ from, to }: Envelope, byAddress: ReadonlyMap<string, TakingMailbox>): readonly Meant[] {
  const recipients = new Map<string, Set<string>>()
  for (const recipient of to) {
    const address = mailboxOf(recipient, [...byAddress.keys()])
    if (address !== undefined) recipients.set(address, (recipients.get(address) ?? new Set()).add(recipient))
  }
  return [...recipients].flatMap(([address, all]) => {
    const mailbox = byAddress.get(address)
    // Extended addresses first: they say more than the bare one.
    const kept = [...all].sort((a, b) => b.length - a.length).slice(0, MOST_KEPT)
    return mailbox === undefined ? [] : [{ address, to: mailbox, envelope: { from, to: kept } }]
  })
}

function later(meant: readonly Meant[]): ReadonlyMap<string, Taken> {
  return new Map(meant.map(({ address }) => [address, 'later']))
}

type Beginning = { readonly pieces: Uint8Array[]; readonly rest?: AsyncIterator<Uint8Array> }

/** Reads until the end or the first `most` bytes, whichever comes first; `rest` is there when there is more. */
async function beginning(content: AsyncIterable<Uint8Array>, most: number): Promise<Beginning> {
  const rest = content[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  for (let length = 0; length <= most; ) {
    const next = await rest.next()
    if (next.done) return { pieces }
    pieces.push(next.value)
    length += next.value.length
  }
  return { pieces, rest }
}

async function* joined(first: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let piece = first.shift(); piece !== undefined; piece = first.shift()) yield piece
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

function whereOf(error: unknown): string | undefined {
  return error instanceof Failure ? error.where : undefined
}
