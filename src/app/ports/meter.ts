/** What the work tells of itself: to be counted, and to be seen standing still. */
import type { Lane } from '../../domain/incident/mails.ts'

/** What became of a mail that was processed, in the words of `once --json`. */
export type MailResult = 'opened' | 'threaded' | 'automatic' | 'bounced' | 'ignored' | 'held' | 'quarantined'

/** Values of few kinds only: never an address of a person, a subject, or the number of an incident. */
export type Measurement =
  | { readonly kind: 'taken-in'; readonly inlet: string; readonly mails: number; readonly duplicates: number }
  /** `ms`: from the claim to the commit, of the batch it came in. */
  | { readonly kind: 'processed'; readonly inlet: string; readonly result: MailResult; readonly ms: number }
  | { readonly kind: 'inlet-opened'; readonly result: 'ok' | 'refused' | 'unreachable' }
  /** `reply`: the three digits; `enhanced`: such as `5.1.1` (RFC 3463). */
  | { readonly kind: 'smtp-reply'; readonly reply?: number; readonly enhanced?: string }
  | { readonly kind: 'spoken'; readonly lane: Lane; readonly result: 'sent' | 'refused' | 'uncertain' | 'unreachable' }
  /** From the arrival of a customer's mail until the server took the acknowledgement. */
  | { readonly kind: 'acknowledged'; readonly ms: number }
  | { readonly kind: 'followed-up'; readonly mails: number }

/** What can be kept from its work by something outside, while the rest goes on. */
export type Part = 'imap' | 'smtp' | 'process' | 'clock'

/** Of one mailbox, in one thread. Nothing here takes time or fails. */
export type Meter = {
  note(measurement: Measurement): void
  /** The loop came round, and will again within `restMs` and the time that its work takes. */
  turned(restMs?: number): void
  /** What keeps a part from its work; without `cause`: it works. */
  trouble(part: Part, cause?: unknown): void
}

/** Where nobody watches: `once` and other short commands, tests. */
export const NO_METER: Meter = { note() {}, turned() {}, trouble() {} }

/** Figures of the database as metrics name them. */
export type FigureName =
  | 'incidencias_database_up'
  | 'incidencias_lease_held'
  | 'incidencias_lease_holder_info'
  | 'incidencias_last_look_timestamp_seconds'
  | 'incidencias_mails_pending'
  | 'incidencias_mails_pending_oldest_seconds'
  | 'incidencias_mails_held'
  | 'incidencias_mails_quarantined'
  | 'incidencias_outbox_mails'
  | 'incidencias_outbox_oldest_seconds'
  | 'incidencias_outbox_due_seconds'
  | 'incidencias_outbox_untold_failures'
  | 'incidencias_incidents_live'
  | 'incidencias_incidents_urgent'
  | 'incidencias_incidents_unanswered'
  | 'incidencias_incidents_due'
  | 'incidencias_incidents_overdue'
  | 'incidencias_incidents_due_oldest_seconds'
  | 'incidencias_first_answers_recent'
  | 'incidencias_breaker_open'
  | 'incidencias_breaker_waiting'
  | 'incidencias_digest_timestamp_seconds'
  | 'incidencias_handover_timestamp_seconds'
  | 'incidencias_ledger_difference'
  | 'incidencias_corrections_learned'
  | 'incidencias_trouble'
  | 'incidencias_credential_expires_timestamp_seconds'
  | 'incidencias_credential_authorised'
  | 'incidencias_credential_refused'

export type FigureSample = {
  readonly name: FigureName
  readonly labels?: Readonly<Record<string, string>>
  readonly value: number
}
