/** People who became agents. */
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'
import type { FinishedMail } from './sending.ts'

export type Newcomers = {
  /** Those of these addresses that were not welcomed, in their order. */
  among(mailbox: MailboxId, agents: readonly string[]): Promise<readonly string[]>
  /** Notes them as welcomed and adds a mail for each, in one transaction; how many mails. Each agent once, whoever asks. */
  welcome(
    mailbox: MailboxId,
    agents: readonly string[],
    now: Instant,
    mailTo: (agent: string) => FinishedMail,
  ): Promise<number>
}
