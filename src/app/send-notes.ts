/** What became of a mail, and writing it down. */
import type { Clock, MailboxId, Outbox, OutboxMail, RefusedRecipient, SendResult } from './ports.ts'
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

/**
 * Writes notes while others are still being sent: what gathers during one write goes into the next, so a quick server
 * makes large writes and a slow one loses nothing by a crash.
 */
export function createNotes(deps: NoteDeps, mailbox: MailboxId): { add(note: Note): void; flush(): Promise<void> } {
  let gathered: Note[] = []
  let writing = Promise.resolve()
  let busy = false
  let failed: { readonly error: unknown } | undefined
  const write = async () => {
    while (gathered.length > 0 && failed === undefined) {
      const now = deps.clock.now()
      const notes = gathered
      gathered = []
      const sent = notes.filter((note) => note.kind === 'sent')
      if (sent.length > 0)
        await deps.outbox.noteSent(
          mailbox,
          sent.map(({ kind: _kind, ...rest }) => rest),
          now,
        )
      for (const note of notes) {
        if (note.kind === 'again') await deps.outbox.noteAgain(mailbox, note.id, note.response, note.at)
        if (note.kind === 'given-up') await deps.outbox.noteGivenUp(mailbox, note.id, note.response, now)
      }
    }
  }
  const start = () => {
    if (busy || failed !== undefined) return
    busy = true
    writing = write()
      .catch((error: unknown) => {
        failed = { error }
      })
      .finally(() => {
        busy = false
      })
  }
  return {
    add(note) {
      gathered.push(note)
      start()
    },
    async flush() {
      await writing
      start()
      await writing
      if (failed !== undefined) throw failed.error
    },
  }
}
