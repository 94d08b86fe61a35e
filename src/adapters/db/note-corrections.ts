/**
 * Which corrections stand, kept in step with the incidents: an incident that is classified otherwise than when it was opened
 * was corrected, or a guess that was not sure was confirmed. So taking a correction back needs no case of its own.
 */
import type { MailboxId, Record_ } from '../../app/ports.ts'
import type { Statement, Transaction } from './database.ts'

/**
 * $2 incidents, $3 which of them were corrected now. What the store opened itself was guessed by nobody; what was split off is
 * still a mail of a customer. Who said it is whoever said it last: after `#undo` of a second correction the first.
 */
const STANDING = `
  standing as (
    select i.number, i.category, i.topic, o.data ->> 'language' as language, said.at, said.actor, w.now,
      case when not o.data ? 'splitFrom' then o.data -> 'classification' end as guess
    from unnest($2::bigint[], $3::boolean[]) as w (number, now)
    join incident i on i.mailbox_id = $1 and i.number = w.number
    join incident_event o on o.mailbox_id = $1 and o.incident_number = i.number and o.seq = 1
    cross join lateral (
      select at, actor from incident_event
      where mailbox_id = $1 and incident_number = i.number and kind = 'categorised'
        and data ->> 'category' = i.category and data ->> 'topic' = i.topic
      order by seq desc limit 1) as said
    where o.kind = 'opened' and (not o.data ? 'byStore' or o.data ? 'splitFrom')
      and (i.category, i.topic, i.facts -> 'classification' ->> 'sure') is distinct from
        (o.data -> 'classification' ->> 'category', o.data -> 'classification' ->> 'topic',
          o.data -> 'classification' ->> 'sure')
  )`

/** What was reset is not learned again because something else was undone. */
const NOTE: Statement = {
  name: 'correction-note',
  text: `
    with ${STANDING}
    insert into correction (mailbox_id, incident_number, category, topic, guessed_category, guessed_topic, guessed_sure,
      language, corrected_at, corrected_by)
    select $1, s.number, s.category, s.topic, s.guess ->> 'category', s.guess ->> 'topic', (s.guess ->> 'sure')::boolean,
      s.language, s.at, s.actor
    from standing s
    where s.now or exists (select from correction c where c.mailbox_id = $1 and c.incident_number = s.number)
    on conflict (mailbox_id, incident_number) where incident_number is not null do update set
      category = excluded.category, topic = excluded.topic, corrected_at = excluded.corrected_at,
      corrected_by = excluded.corrected_by`,
}

const DROP: Statement = {
  name: 'correction-drop',
  text: `
    with ${STANDING}
    delete from correction c using unnest($2::bigint[]) as w (number)
    where c.mailbox_id = $1 and c.incident_number = w.number and not exists (select from standing s where s.number = w.number)`,
}

/** To be called when incidents and events are written. */
export async function noteCorrections(tx: Transaction, mailbox: MailboxId, events: Record_['events']): Promise<void> {
  const touched = new Map<number, boolean>()
  for (const { incident, event } of events) {
    if (event.kind === 'categorised') touched.set(incident, true)
    else if (event.kind === 'undone' && !touched.has(incident)) touched.set(incident, false)
  }
  if (touched.size === 0) return
  const values = [mailbox, [...touched.keys()], [...touched.values()]]
  await tx.run(DROP, values)
  await tx.run(NOTE, values)
}
