/** Business hours of one weekday, in minutes after midnight, ascending and not overlapping. Empty: closed. */
export type Hours = readonly { readonly from: number; readonly to: number }[]

/** When the store works. Everything else in business time is computed from this. */
export type Calendar = {
  /** IANA name, such as `Europe/Madrid`. */
  readonly timeZone: string
  /** Index 0 is Sunday. */
  readonly week: readonly [Hours, Hours, Hours, Hours, Hours, Hours, Hours]
  /** Local dates `2026-12-25` on which the store is closed. */
  readonly holidays: ReadonlySet<string>
}
