import type { Incident } from '../incident/incident.ts'
import type { Instant } from '../time/instant.ts'

/** What is known of incidents that a mail could belong to. Merged ones are already followed to the survivor. */
export type Candidates = {
  byNumber(number: number): Incident | undefined
  /** Incidents with a stored mail of this Message-ID (`cited` false), or whose stored mails cite it (`cited` true). */
  byMessageId(
    messageId: string,
  ): readonly { readonly incident: Incident; readonly cited: boolean; readonly from: string }[]
  /** Live incidents of a customer, the newest first. */
  liveOf(address: string): readonly Incident[]
  /** When acknowledgements were given to an address that it may have answered by now: the arrivals they answered. */
  acknowledgedAt(address: string): readonly Instant[]
}
