import type { Leases } from '../../app/ports.ts'
import type { Database, Statement } from './database.ts'

/** The clock is the database's: holders on several machines need one they agree on. */
const TAKE: Statement = {
  name: 'lease-take',
  text: `
    insert into lease (mailbox_id, name, holder, held_until)
    values ($1, $2, $3, clock_timestamp() + $4::float8 * interval '1 ms')
    on conflict (mailbox_id, name) do update set holder = excluded.holder, held_until = excluded.held_until
    where lease.holder = excluded.holder or lease.held_until <= clock_timestamp()`,
}

const GIVE: Statement = {
  name: 'lease-give',
  text: 'delete from lease where mailbox_id = $1 and name = $2 and holder = $3',
}

export function createLeases(db: Database): Leases {
  return {
    async take(mailbox, name, holder, ms) {
      return (await db.run(TAKE, [mailbox, name, holder, ms])).count === 1
    },
    async give(mailbox, name, holder) {
      await db.run(GIVE, [mailbox, name, holder])
    },
  }
}
