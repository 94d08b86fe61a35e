/** A point in time: milliseconds since 1970-01-01T00:00Z. The domain never asks for the present; it is handed one. */
export type Instant = number

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
