import type { AnsweredMail } from '../command/command.ts'
import type { Reading } from '../mail/reading.ts'
import type { Thread } from '../thread/thread.ts'

/** A mail of a person who is not one of ours, with what is known of it. */
export type CustomerMail = {
  readonly reading: Reading
  readonly sender: { readonly address: string; readonly name: string }
  readonly thread: Thread
  /** Aligned DMARC or DKIM. */
  readonly authenticated: boolean
  /** The nearest mail of ours that it answers. */
  readonly answered?: AnsweredMail
}
