/** How values of PostgreSQL become ours: int8 and timestamptz are numbers (the latter milliseconds since 1970). */
import { types } from 'pg'

const INT8 = 20
const TIMESTAMPTZ = 1184

type Parser = (value: string) => unknown

const PARSERS: Readonly<Record<number, Parser>> = { [INT8]: Number, [TIMESTAMPTZ]: parseTimestamp }

export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    return PARSERS[oid] ?? (types.getTypeParser(oid, format ?? 'text') as Parser)
  },
}

/** `2026-11-22 14:56:57.123+00` -> milliseconds. */
function parseTimestamp(value: string): number {
  if (value === 'infinity') return Number.POSITIVE_INFINITY
  if (value === '-infinity') return Number.NEGATIVE_INFINITY
  const iso = value.replace(' ', 'T')
  return Date.parse(/[+-]\d\d$/.test(iso) ? `${iso}:00` : iso)
}
