/**
 * What happens by itself, as data. Business time where it says `businessTime`, calendar time otherwise.
 * The rules that use these numbers stand in `follow-up/clock-rules.ts`.
 */
import { DAY, HOUR, MINUTE } from '../time/instant.ts'

export const POLICIES = {
  /** The first answer belongs within this much business time; agents are reminded then. */
  firstAnswer: { businessTime: 30 * MINUTE, urgentBusinessTime: 10 * MINUTE },
  /** Managers hear when the first answer is this many times the target late. */
  escalation: { timesTarget: 2 },
  /** A customer with an open incident hears something at least this often, and no more than `mostInARow` automatic mails. */
  noSilence: { every: 5 * DAY, mostInARow: 3 },
  /** An answer to an ended incident reopens it for this long; later it opens a linked one. */
  reopening: { within: 30 * DAY },
  /** So many messages of outsiders to one incident within the time, and agents hear of the storm instead of each of them. */
  storm: { messages: 20, within: HOUR },
  /** Agents can take their last command mail back for this long. */
  undo: { within: DAY },
  /** A mail held for "was this you?" is discarded after this long without a confirmation; an answer that a guard stopped, after `answer`. */
  hold: { until: DAY, answer: 7 * DAY },
  /** The ball is with the customer: asked again after each of these, closed with notice after the last. */
  waiting: { remindAfter: [3 * DAY, 7 * DAY], closeAfter: 14 * DAY },
  /** Files of one mail, as they are; a third is added on the way, and servers take 25 MB. */
  size: { mostBytes: 17 * 1024 * 1024 },
  /** A hard-bounced address gets no automatic mail for this long. */
  bounced: { silentFor: 60 * DAY },
  /**
   * Words to many customers: a round of more than `big` is reported when it begins; after that `lookEvery` it is looked whether another
   * `share` of it is through.
   */
  rounds: { big: 100, lookEvery: 10 * MINUTE, share: 0.2 },
} as const

/** The first-answer target of an incident, in milliseconds of business time. */
export function firstAnswerTarget(urgent: boolean): number {
  return urgent ? POLICIES.firstAnswer.urgentBusinessTime : POLICIES.firstAnswer.businessTime
}
