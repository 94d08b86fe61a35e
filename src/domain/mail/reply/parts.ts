import type { ReplyText } from '../reading.ts'

/**
 * The lines of a mail as T0 Q1 T1 Q2 …: texts and blocks of quoted lines, up to the line from which on everything is
 * quoted (`rest`) or belongs to a forwarded mail (`content`). In doubt a line is text.
 */
export type Text = { readonly kind: 'text'; lines: string[]; signature: string[] }
export type Quote = {
  readonly kind: 'quote'
  readonly introduction: readonly string[]
  readonly lines: readonly string[]
}
export type Scan = {
  readonly parts: readonly (Text | Quote)[]
  /** Quoted to the end of the mail. */
  readonly rest: readonly string[]
  /** Lines of a forwarded mail with everything that leads to it. */
  readonly content: readonly string[]
  readonly forwarded?: NonNullable<ReplyText['forwarded']>
}

/** What the headers say of the mail. */
export type Occasion = {
  /** The subject begins with a prefix of forwarding. */
  readonly forwarding: boolean
  /** The mail answers another. */
  readonly answering: boolean
  /** The words of the sender's name and address, as they are compared. */
  readonly sender: ReadonlySet<string>
  /** The addresses the mail went to. */
  readonly recipients: ReadonlySet<string>
}
