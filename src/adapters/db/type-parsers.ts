/** How values of PostgreSQL become ours: int8 and timestamptz are numbers (the latter milliseconds since 1970). */
import { types } from 'pg'

const BOOL = 16
const BYTEA = 17
const INT8 = 20
const INT4 = 23
const TIMESTAMPTZ = 1184
/** Microseconds between 1970 and 2000, where PostgreSQL's binary timestamps begin. */
const EPOCH_2000 = 946_684_800_000_000n

type Parser = (value: never) => unknown

const TEXT: Readonly<Record<number, Parser>> = {
  [INT8]: (value: string) => Number(value),
  [TIMESTAMPTZ]: parseTimestamp,
}

const BINARY: Readonly<Record<number, Parser>> = {
  [BOOL]: (value: Buffer) => value[0] === 1,
  [BYTEA]: (value: Buffer) => value,
  [INT4]: (value: Buffer) => value.readInt32BE(0),
  [INT8]: (value: Buffer) => Number(value.readBigInt64BE(0)),
  [TIMESTAMPTZ]: (value: Buffer) => Number((value.readBigInt64BE(0) + EPOCH_2000) / 1000n),
}

export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    if (format === 'binary') return BINARY[oid] ?? ((value: Buffer) => value.toString('utf8'))
    return TEXT[oid] ?? (types.getTypeParser(oid, 'text') as Parser)
  },
}

/** `2026-11-22 14:56:57.123+00` -> milliseconds. */
function parseTimestamp(value: string): number {
  if (value === 'infinity') return Number.POSITIVE_INFINITY
  if (value === '-infinity') return Number.NEGATIVE_INFINITY
  const iso = value.replace(' ', 'T')
  return Date.parse(/[+-]\d\d$/.test(iso) ? `${iso}:00` : iso)
}
