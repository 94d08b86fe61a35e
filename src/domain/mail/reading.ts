import type { Classification } from '../classify/classification.ts'
import type { LanguageGuess } from '../language/language.ts'
import type { Instant } from '../time/instant.ts'
import type { Mail } from './mail.ts'
import type { Reference } from './reference.ts'

/** Whether a person wrote this, with the evidence in words (`header auto-submitted: auto-replied`). */
export type Nature =
  | { readonly kind: 'human'; readonly evidence: string }
  | { readonly kind: 'auto-reply'; readonly evidence: string; readonly returnsAt?: Instant }
  | { readonly kind: 'bounce'; readonly evidence: string; readonly bounce: Bounce }
  | { readonly kind: 'list'; readonly evidence: string }
  /** One of our own mails coming back (loop, forward rule). */
  | { readonly kind: 'own'; readonly evidence: string }

/** What a bounce says. `hard` stops automatic mail to the address; `delayed` is only noted. */
export type Bounce = {
  readonly severity: 'hard' | 'soft' | 'delayed'
  readonly recipient?: string
  readonly status?: string
  readonly diagnostic?: string
  readonly originalMessageId?: string
}

/** The text of a mail in its parts. Nothing is dropped: new + quoted + signature hold every word. */
export type ReplyText = {
  /** What the sender wrote, without quote, signature and mail-client phrases; trimmed. */
  readonly newText: string
  readonly quotedText: string
  readonly signature: string
  /** The new text is (or holds) a mail the sender forwarded: its original sender, when it can be read. */
  readonly forwarded?: {
    readonly from?: string
    readonly name?: string
    readonly subject?: string
    readonly text: string
  }
}

/** Everything concluded from one mail before the database is asked. */
export type Reading = {
  readonly mail: Mail
  readonly nature: Nature
  readonly reply: ReplyText
  readonly references: readonly Reference[]
  readonly orderNumbers: readonly string[]
  readonly language: LanguageGuess
  readonly classification: Classification
  /** Only thanks or "ok": neither reopens nor nags anybody. */
  readonly onlyThanks: boolean
}
