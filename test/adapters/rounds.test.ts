import { createIncidents } from '../../src/adapters/db/incidents.ts'
import { createMailboxes } from '../../src/adapters/db/mailboxes.ts'
import { createOutbox } from '../../src/adapters/db/outbox.ts'
import { createRounds } from '../../src/adapters/db/rounds.ts'
import { roundsContract } from '../contract/rounds.contract.ts'
import { freshDatabase } from '../support/database.ts'

let mailboxes = 0

roundsContract('PostgreSQL', async () => {
  const { db, drop } = await freshDatabase()
  return {
    rounds: createRounds(db),
    incidents: createIncidents(db),
    outbox: createOutbox(db),
    newMailbox: () => createMailboxes(db).ensure(`box${++mailboxes}@shop.example`),
    dispose: drop,
  }
})
