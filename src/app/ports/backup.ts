/** What a backup is, and what is needed to take one and to bring one back. */
import type { Instant } from '../../domain/time/instant.ts'

export type BackupHead = {
  readonly takenAt: Instant
  /** Of the program. */
  readonly version: string
  /** Those that made the schema its rows fit into. */
  readonly migrations: readonly string[]
  readonly mailboxes: readonly string[]
}

export type BackupFacts = BackupHead & {
  /** By table. */
  readonly rows: Readonly<Record<string, number>>
  /** Unpacked. */
  readonly bytes: number
}

/** How far the work is, now and then. */
export type BackupProgress = { readonly table: string; readonly bytes: number }

/** A file that holds a dump: packed, for its owner's eyes only, and either whole or not there. */
export type BackupFile = {
  /** Writes beside the file first. `check` reads it back before it gets its name; throws when there is a file of that name. */
  write<T>(dump: AsyncIterable<Buffer>, check: (dump: AsyncIterable<Buffer>) => Promise<T>): Promise<T>
  read(): AsyncIterable<Buffer>
}

/** A database whose rows can be taken out and put in. */
export type DumpableDatabase = {
  /** All rows as they stand at one moment, while everybody goes on working. */
  dump(told: (progress: BackupProgress) => void): AsyncIterable<Buffer>
  /** Into a database without rows, in one transaction. Newer migrations are run afterwards. */
  load(dump: AsyncIterable<Buffer>, told: (progress: BackupProgress) => void): Promise<BackupFacts>
}

/** An empty database beside the one in use. */
export type RestorePlace = {
  readonly url: string
  /** Puts it where the one in use was; answers where that is now, when there was one. */
  takePlace(now: Instant): Promise<string | undefined>
  /** Takes it away again. */
  abandon(): Promise<void>
}
