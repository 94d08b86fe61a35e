import type { Classification } from '../classify/classification.ts'
import type { LanguageGuess } from '../language/language.ts'
import type { Instant } from '../time/instant.ts'
import type { Address, Mail, ReturnedMail } from './mail.ts'
import type { Reference } from './reference.ts'

/** Whether a person wrote this, with the evidence in words (`header auto-submitted: auto-replied`). */
export type Nature =
  | {
      readonly kind: 'human'
      readonly evidence: string
      /** The person, where the form of our own site wrote in its own name: the address in Reply-To, which proves nothing. */
      readonly writer?: Address
    }
  | { readonly kind: 'auto-reply'; readonly evidence: string; readonly returnsAt?: Instant }
  | { readonly kind: 'bounce'; readonly evidence: string; readonly bounce: Bounce }
  | { readonly kind: 'list'; readonly evidence: string }
  /** One of our own mails coming back (loop, forward rule). `byAddress`: only its From says so. */
  | { readonly kind: 'own'; readonly evidence: string; readonly byAddress?: true }

/** Why a mail was not delivered. */
export type BounceReason =
  | 'no-such-address'
  | 'no-such-domain'
  | 'mailbox-full'
  | 'blocked-as-spam'
  | 'too-large'
  | 'policy'
  | 'delayed'
  /** The recipient told the provider that our mail is spam (RFC 5965). */
  | 'complaint'
  | 'other'

/** What a bounce says of one recipient. `hard` stops automatic mail to the address; `delayed` is only noted. */
export type FailedRecipient = {
  readonly severity: 'hard' | 'soft' | 'delayed'
  readonly reason?: BounceReason
  readonly recipient?: string
  /** The address we wrote to, where it was passed on from there to `recipient`. */
  readonly originalRecipient?: string
  /** RFC 3463, as given or drawn from the words. */
  readonly status?: string
  /** The server's own words, one line of at most 500 characters. */
  readonly diagnostic?: string
}

/** What a bounce says: of the first recipient that failed, and of each in `failures` when there are several. */
export type Bounce = FailedRecipient & {
  readonly failures?: readonly FailedRecipient[]
  readonly originalMessageId?: string
  readonly returned?: ReturnedMail
}

/** The text of a mail in its parts. Nothing is dropped: new + quoted + signature + hidden hold every word. */
export type ReplyText = {
  /** What the sender wrote, without quote, signature and mail-client phrases; trimmed. */
  readonly newText: string
  readonly quotedText: string
  readonly signature: string
  /** Text of an HTML mail that its author's client would not show: preheaders, zero-size or invisible words. */
  readonly hidden?: string
  /** The new text is (or holds) a mail the sender forwarded: its original sender, when it can be read. */
  readonly forwarded?: {
    readonly from?: string
    readonly name?: string
    readonly subject?: string
    /** As the forwarding client wrote it, read; the zone is often missing and then taken for UTC. */
    readonly date?: Instant
    readonly text: string
  }
}

/** A thing of use for the decision, found in the new text (or, for orders, in the subject). */
export type Finding = {
  readonly kind: 'order' | 'tracking' | 'amount' | 'date' | 'phone' | 'product'
  /** Normalised: capitals and no separators for numbers, `12.50 EUR` for amounts, `2026-11-09` for dates. */
  readonly value: string
  /** As written. */
  readonly text: string
  /** Offset of the first character in `reply.newText`, or undefined when it stands in the subject. */
  readonly at?: number
  /** The courier whose numbers look like this, for `tracking`. */
  readonly courier?: string
}

/** What an agent must be warned of: the writer, by accident or on purpose, shows something other than what is there. */
export type Oddity =
  /** The display name shows an address that is not the sender's. */
  | 'name-shows-other-address'
  /** The display name is the store's or an agent's, the address is not. */
  | 'name-imitates-us'
  /** Letters of several scripts, or invisible ones, in name or address. */
  | 'look-alike-letters'
  /** Characters that turn the direction of text; taken out. */
  | 'direction-override'
  | 'hidden-text'
  | 'several-senders'
  | 'no-sender'

/** Everything concluded from one mail before the database is asked. */
export type Reading = {
  readonly mail: Mail
  readonly nature: Nature
  readonly reply: ReplyText
  readonly references: readonly Reference[]
  readonly orderNumbers: readonly string[]
  readonly findings: readonly Finding[]
  readonly oddities: readonly Oddity[]
  readonly language: LanguageGuess
  readonly classification: Classification
  /** Only thanks or "ok": neither reopens nor nags anybody. */
  readonly onlyThanks: boolean
}
