/** What became of a mail, and writing it down. */
import type { Clock, MailboxId, Outbox, OutboxMail, RefusedRecipient, SendResult } from './ports.ts'
import { Failure } from './ports.ts'
import { againAt, UNCERTAIN_TRIES } from './send-again.ts'

/** What is to be written down about a mail. */
export type Note =
  | {
      readonly kind: 'sent'
      readonly id: number
      readonly response: string
      readonly refused?: readonly RefusedRecipient[]
    }
  | { readonly kind: 'again'; readonly id: number; readonly response: string; readonly at: number }
  | { readonly kind: 'given-up'; readonly id: number; readonly response: string }

type NoteDeps = { readonly outbox: Outbox; readonly clock: Clock }

export function noteOf(mail: OutboxMail, result: SendResult, now: number): Note {
  const { id } = mail
  switch (result.kind) {
    case 'sent':
      return {
        kind: 'sent',
        id,
        response: result.response,
        ...(result.refused.length === 0 ? {} : { refused: result.refused }),
      }
    case 'refused': {
      const at = result.lasting === 'permanent' ? undefined : againAt(mail, now)
      if (at === undefined) return { kind: 'given-up', id, response: result.response }
      return { kind: 'again', id, response: result.response, at }
    }
    case 'uncertain': {
      const before = /^uncertain \((\d)\)/.exec(mail.lastResponse ?? '')
      const tries = Number(before?.[1] ?? 0) + 1
      const response = `uncertain (${tries}): perhaps delivered, no answer came: ${result.response}`
      const at = tries >= UNCERTAIN_TRIES ? undefined : againAt(mail, now)
      return at === undefined ? { kind: 'given-up', id, response } : { kind: 'again', id, response, at }
    }
  }
}

/** How long to wait before writing again what could not be written: a database that is started anew is back by then. */
const WRITE_AGAIN_MS = [250, 1_000, 2_000, 4_000]

export type Notes = {
  add(note: Note): void
  /** True once writing failed: then nothing more should be sent, as nobody would know. */
  failed(): boolean
  /** Ends when all is written. What cannot be written for seconds is thrown: those mails will be sent again. */
  flush(): Promise<void>
}

/**
 * Writes notes while others are still being sent: what gathers during one write goes into the next, so a quick server
 * makes large writes and a slow one loses nothing by a crash. Each may be written twice without harm.
 */
export function createNotes(deps: NoteDeps, mailbox: MailboxId): Notes {
  let gathered: Note[] = []
  let writing = Promise.resolve()
  let busy = false
  let failure: { readonly error: unknown } | undefined
  const writeAll = async () => {
    while (gathered.length > 0 && failure === undefined) {
      const notes = gathered
      gathered = []
      try {
        await write(deps, mailbox, notes)
      } catch (error) {
        gathered = [...notes, ...gathered]
        failure = { error }
      }
    }
  }
  const start = () => {
    if (busy || failure !== undefined) return
    busy = true
    writing = writeAll().finally(() => {
      busy = false
    })
  }
  return {
    add(note) {
      gathered.push(note)
      start()
    },
    failed: () => failure !== undefined,
    async flush() {
      await writing
      for (const ms of [...WRITE_AGAIN_MS, undefined]) {
        start()
        await writing
        if (failure === undefined) return
        if (ms === undefined || !(failure.error instanceof Failure) || failure.error.refusesContent) throw failure.error
        await new Promise((resolve) => setTimeout(resolve, ms))
        failure = undefined
      }
    },
  }
}

async function write({ outbox, clock }: NoteDeps, mailbox: MailboxId, notes: readonly Note[]): Promise<void> {
  const now = clock.now()
  const sent = notes.filter((note) => note.kind === 'sent')
  if (sent.length > 0)
    await outbox.noteSent(
      mailbox,
      sent.map(({ kind: _kind, ...rest }) => rest),
      now,
    )
  for (const note of notes) {
    if (note.kind === 'again') await outbox.noteAgain(mailbox, note.id, note.response, note.at)
    if (note.kind === 'given-up') await outbox.noteGivenUp(mailbox, note.id, note.response, now)
  }
}
