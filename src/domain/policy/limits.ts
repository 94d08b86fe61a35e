/** Bounds that no store needs to change: they keep floods, sizes and waiting mails in hand. */
import { DAY, HOUR, MINUTE } from '../time/instant.ts'

export const LIMITS = {
  /** Between two automatic mails to one customer, over all incidents; so reminders and closing lie that far apart, too. */
  customer: { apart: DAY },
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
  /** A choice is taken from an offer for this long; later it is read by a person like any other word. */
  offer: { stands: 30 * DAY },
  /**
   * A customer is asked how it went at most once in `apart`, over all incidents; not at all when the question would come so `late`. Managers
   * hear of a low score with the first `told` messages to its incident within an hour: whoever corrects it all day is read by agents.
   */
  survey: { apart: 7 * DAY, late: 7 * DAY, told: 3 },
  /**
   * In an hour at most this many automatic follow-ups go to customers: `least`, or `timesUsual` the busiest hour of an ordinary day, or what
   * `daysOpened` such days open, whatever is most. The others go at a `share` of that pace. Ordinary is the median of so many `days`.
   */
  breaker: { least: 50, timesUsual: 3, daysOpened: 4, share: 0.8, days: 28 },
  /** Automatic mails to one address: what answers more than these answers a machine. */
  sameAddress: { most: 20, within: DAY },
  /**
   * What one sender may send in a day; the rest is kept unread until somebody lets it in. Ten times as much for the store's own people and
   * servers.
   */
  sender: { mails: 300, bytes: 250 * 1024 * 1024, timesForOwn: 10 },
  /** After an outage managers get one summary, when no late mail has come for `quiet`; the next `apart` from it at the earliest. */
  catchUp: { quiet: 15 * MINUTE, apart: DAY },
} as const
