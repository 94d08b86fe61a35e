/** What takes in the mails that are handed to us, for all mailboxes of the installation. */
import { createMailboxes } from '../adapters/db/mailboxes.ts'
import { createRawMails } from '../adapters/db/raw-mails.ts'
import { createLmtpDoor } from '../adapters/lmtp/lmtp-server.ts'
import { createTaker, type TakingMailbox } from '../app/take-in.ts'
import { watchedRawMails } from '../app/watched.ts'
import type { Config } from '../config/config.ts'
import type { Listen } from '../config/parsers.ts'
import { quotaOf } from '../domain/policy/quota.ts'
import type { House } from './wiring.ts'

export async function wireDoor(place: Listen, configs: readonly Pick<Config, 'store'>[], house: House) {
  const { db, bells, log } = house
  const ids = createMailboxes(db)
  const mailboxes: TakingMailbox[] = []
  for (const { store } of configs) {
    const id = await ids.ensure(store.mailbox)
    const watch = { log: log.of(store.mailbox), meter: house.meterOf(store.mailbox) }
    const rawMails = watchedRawMails(
      createRawMails(db, (sender) => quotaOf(sender, store)),
      watch,
    )
    mailboxes.push({ mailbox: { id, address: store.mailbox }, rawMails, bell: bells.of(id) })
  }
  return {
    door: createLmtpDoor({ place, log }),
    taker: createTaker({ mailboxes, clock: { now: Date.now }, log }),
    log,
  }
}
