/** What one person may see of what is kept: for the right of access. */
import type { IncidentEvent } from '../../domain/incident/events.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import type { Language } from '../../domain/language/language.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'
import type { StoredMessage } from './incidents.ts'
import type { OutboxMail, OwnFile } from './sending.ts'

export type PersonalData = {
  /** Incidents whose customer it is, the oldest first, with all that happened and was said. */
  incidents(mailbox: MailboxId, address: string): AsyncIterable<PersonalIncident>
  /** Mails the person wrote, wherever they were filed. */
  written(mailbox: MailboxId, address: string): Promise<readonly { readonly id: number; readonly at: Instant }[]>
  /** Mails of ours that went to the person, one after the other. */
  sent(mailbox: MailboxId, address: string): AsyncIterable<OutboxMail>
}

export type PersonalIncident = {
  readonly incident: Incident
  readonly events: readonly IncidentEvent[]
  readonly messages: readonly StoredMessage[]
}

/** A file of an archive; `content` is asked for when its turn has come. */
export type ArchiveEntry = {
  readonly name: string
  readonly at: Instant
  readonly content: () => AsyncIterable<Uint8Array>
}

/** Writes an archive that only its owner can read. Throws `Failure` when the file is there and may not be replaced. */
export type WriteArchive = (file: string, entries: AsyncIterable<ArchiveEntry>, replace: boolean) => Promise<void>

/** A mail of ours as bytes, as it was sent. */
export type RenderMail = (mail: OutboxMail, files: readonly OwnFile[]) => Promise<Uint8Array>

/** Words of a language for what is exported. */
export type ExportWords = {
  readonly readme: string
  /** A day as it stands in running text, with its preposition. */
  readonly on: (at: Instant, zone: string) => string
  readonly events: Readonly<Record<string, string>>
  readonly statuses: Readonly<Record<string, string>>
  readonly categories: Readonly<Record<string, string>>
}
export type ReadExportWords = (language: Language) => Promise<ExportWords>
