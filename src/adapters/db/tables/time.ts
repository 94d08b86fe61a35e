import type { ColumnType } from 'kysely'

/** timestamptz: read as milliseconds, written as ISO 8601. */
export type Timestamp = ColumnType<number, string, string>
export type MaybeTimestamp = ColumnType<number | null, string | null, string | null>
