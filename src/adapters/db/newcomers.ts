/** Who is an agent and was not told how it works. */
import type { Newcomers } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { addToOutbox } from './outbox-row.ts'

const UNKNOWN: Statement = {
  name: 'welcomed-agent-unknown',
  text: `
    select a.agent from unnest($2::text[]) with ordinality as a (agent, place)
    where not exists (select from welcomed_agent w where w.mailbox_id = $1 and w.agent = a.agent)
    order by a.place`,
}

const WELCOME: Statement = {
  name: 'welcomed-agent-add',
  text: `
    insert into welcomed_agent (mailbox_id, agent, welcomed_at) select $1, a.agent, $3 from unnest($2::text[]) as a (agent)
    on conflict do nothing returning agent`,
}

export function createNewcomers(db: Database): Newcomers {
  return {
    async among(mailbox, agents) {
      if (agents.length === 0) return []
      return (await db.run<{ agent: string }>(UNKNOWN, [mailbox, agents])).rows.map(({ agent }) => agent)
    },
    welcome: (mailbox, agents, now, mailTo) =>
      db.transaction(async (tx) => {
        const { rows } = await tx.run<{ agent: string }>(WELCOME, [mailbox, agents, timestamp(now)])
        // Another worker may have been quicker.
        return await addToOutbox(
          tx,
          mailbox,
          rows.map(({ agent }) => mailTo(agent)),
          now,
        )
      }),
  }
}
