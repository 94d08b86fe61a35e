/** What takes in the mails that are handed to us, for all mailboxes of the installation. */
import { createMailboxes } from './adapters/db/mailboxes.ts'
import { createRawMails } from './adapters/db/raw-mails.ts'
import { createLmtpDoor } from './adapters/lmtp/lmtp-server.ts'
import { createTaker, type TakingMailbox } from './app/take-in.ts'
import type { Config } from './config/config.ts'
import type { Listen } from './config/parsers.ts'
import type { House } from './wiring.ts'

export async function wireDoor(place: Listen, configs: readonly Pick<Config, 'store'>[], { db, bells, log }: House) {
  const ids = createMailboxes(db)
  const rawMails = createRawMails(db)
  const mailboxes: TakingMailbox[] = []
  for (const { store } of configs) {
    const id = await ids.ensure(store.mailbox)
    mailboxes.push({ mailbox: { id, address: store.mailbox }, rawMails, bell: bells.of(id) })
  }
  return {
    door: createLmtpDoor({ place, log }),
    taker: createTaker({ mailboxes, clock: { now: Date.now }, log }),
    log,
  }
}
