/** Notes when the mailbox lets us in and when it does not, so that people hear of what lasts (`credential-alarms.ts`). */
import { type Credentials, Failure, type MailboxId } from './ports.ts'

export type InletWatch = {
  /** It was looked through. */
  works(): Promise<void>
  /** It was not; what is no fault of the way to its server is left alone. */
  failed(error: unknown): Promise<void>
}

/** Nobody waits for a next try because of what is noted here: `receive.ts` has waits of its own. */
const NO_WAITS = { firstMs: 0, mostMs: 0 }

export function createInletWatch(
  credentials: Pick<Credentials, 'noteTrouble' | 'endTrouble'>,
  mailbox: MailboxId,
): InletWatch {
  // A database that is away keeps nobody from trying the server again, and is told by itself.
  const quietly = (work: Promise<void>) => work.catch(() => undefined)
  return {
    works: () => quietly(credentials.endTrouble(mailbox, 'server')),
    async failed(error) {
      if (!(error instanceof Failure) || error.where !== 'imap') return
      const { refusal, lasting } = error
      if (refusal !== undefined)
        return await quietly(
          credentials.noteTrouble(mailbox, { door: 'server', kind: 'refused', ...refusal }, NO_WAITS),
        )
      // A refused token is noted where it is refused.
      if (lasting === 'permanent') return
      const code = /: (E[A-Z_]{2,40})$/.exec(error.message)?.[1] ?? 'no-answer'
      await quietly(credentials.noteTrouble(mailbox, { door: 'server', kind: 'away', reason: 'away', code }, NO_WAITS))
    },
  }
}
