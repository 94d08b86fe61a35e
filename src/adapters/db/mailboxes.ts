import type { Mailboxes, MailboxId } from '../../app/ports.ts'
import type { Database } from './database.ts'

export function createMailboxes(db: Database): Mailboxes {
  const find = async (address: string) => {
    const key = address.toLowerCase()
    const found = await db.ask((k) => k.selectFrom('mailbox').select('id').where('address', '=', key).execute())
    return found[0]?.id
  }
  return {
    find,
    async ensure(address) {
      const key = address.toLowerCase()
      const known = await find(key)
      if (known !== undefined) return known
      const insert = await db.ask((k) =>
        k
          .insertInto('mailbox')
          .values({ address: key })
          // Two processes may start at once: the second reads the row of the first.
          .onConflict((conflict) => conflict.column('address').doUpdateSet({ address: key }))
          .returning('id')
          .executeTakeFirstOrThrow(),
      )
      return insert.id satisfies MailboxId
    },
  }
}
