/** Bounds that no store needs to change: they keep floods, sizes and waiting mails in hand. */
import { DAY, HOUR, MINUTE } from '../time/instant.ts'

export const LIMITS = {
  /** So many messages of outsiders to one incident within the time, and agents hear of the storm instead of each of them. */
  storm: { messages: 20, within: HOUR },
  /** Agents can take their last command mail back for this long. */
  undo: { within: DAY },
  /** An absence note that names a day further away is not believed: a wrong year must not silence us. */
  absence: { believed: 45 * DAY },
  /** A mail held for "was this you?" is discarded after this long without a confirmation; an answer that a guard stopped, after `answer`. */
  hold: { until: DAY, answer: 7 * DAY },
  /** Files of one mail, as they are; a third is added on the way, and servers take 25 MB. */
  size: { mostBytes: 17 * 1024 * 1024 },
  /**
   * Words to many customers: a round of more than `big` is reported when it begins; after that `lookEvery` it is looked whether another
   * `share` of it is through.
   */
  rounds: { big: 100, lookEvery: 10 * MINUTE, share: 0.2 },
} as const
