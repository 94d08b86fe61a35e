import type { Mailboxes, MailboxId } from '../../app/ports.ts'
import type { Database, Statement } from './database.ts'

const FIND: Statement = { name: 'mailbox-find', text: 'select id from mailbox where address = $1' }
/** Two processes may start at once: the second reads the row of the first. */
const ADD: Statement = {
  name: 'mailbox-add',
  text: 'insert into mailbox (address) values ($1) on conflict (address) do update set address = excluded.address returning id',
}

export function createMailboxes(db: Database): Mailboxes {
  const idOf = async (statement: Statement, address: string) =>
    (await db.run<{ id: MailboxId }>(statement, [address.toLowerCase()])).rows[0]?.id
  return {
    find: (address) => idOf(FIND, address),
    async ensure(address) {
      const id = (await idOf(FIND, address)) ?? (await idOf(ADD, address))
      if (id === undefined) throw new Error('a mailbox was added and has no number')
      return id
    },
  }
}
