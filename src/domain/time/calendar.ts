/** Business hours of one day, in minutes after midnight, ascending and not overlapping. Empty: closed. */
export type Hours = readonly { readonly from: number; readonly to: number }[]

/** When the store works. Everything else in business time is computed from this. Plain data: it goes to other threads. */
export type Calendar = {
  /** IANA name, such as `Europe/Madrid`. */
  readonly timeZone: string
  /** Index 0 is Sunday. */
  readonly week: readonly [Hours, Hours, Hours, Hours, Hours, Hours, Hours]
  /** Local dates `2026-12-25` on which the store is closed. */
  readonly holidays: ReadonlySet<string>
  /**
   * What the store says itself of single days, by local date or, for every year, by `12-24`: its hours then, empty for closed, `usual` for
   * those of the weekday. It goes before week and holidays, and a date before a day of every year.
   */
  readonly days?: ReadonlyMap<string, Hours | 'usual'>
  /** When customers may be written to without being asked, in minutes after midnight; 8:00 to 21:00 when it is absent. */
  readonly daytime?: Daytime
}

export type Daytime = { readonly from: number; readonly to: number }
