/** Questions of agents and managers that need the database, answered by mail to the one who asks, only. */
import type { Query } from '../domain/command/command.ts'
import type { DecidedMail } from '../domain/decide/decide.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import type { Reading } from '../domain/mail/reading.ts'
import type { Instant } from '../domain/time/instant.ts'
import { explain, history, status } from './answer-incident.ts'
import { digest, found, handover, list } from './answer-lists.ts'
import type { AnswerDeps, Asking } from './asking.ts'
import type { IncidentTransaction, MailboxId } from './ports.ts'
import type { World } from './world.ts'

/** The mails that answer the queries of one decided mail, with its changes already in them. */
export async function answerQueries(
  decided: DecidedMail,
  reading: Reading,
  rawMailId: number,
  tx: IncidentTransaction,
  world: World,
  mailbox: MailboxId,
  now: Instant,
  deps: AnswerDeps,
): Promise<readonly MailToSend[]> {
  const { asked } = decided
  if (!asked) return []
  const isAgent = deps.store.agents.some((agent) => agent.address === asked.by.address)
  const asking: Asking = { by: asked.by, isAgent, decided, reading, tx, world, mailbox, now, deps }
  const mails: MailToSend[] = []
  const say = async (query: Query, incident: Incident | undefined, key: string) => {
    const mail = await answer(query, incident, asking, `${query.kind}:${rawMailId}:${key}`)
    if (mail) mails.push(mail)
  }
  for (const [index, query] of asked.queries.entries()) await say(query, decided.incident, `${index}`)
  for (const { incident, queries } of asked.about ?? [])
    for (const [index, query] of queries.entries()) await say(query, incident, `${index}:${incident.number}`)
  return mails
}

async function answer(
  query: Query,
  incident: Incident | undefined,
  asking: Asking,
  onceKey: string,
): Promise<MailToSend | undefined> {
  switch (query.kind) {
    case 'list':
      return await list(query.which, asking, onceKey)
    case 'find':
      return await found(query, asking, onceKey)
    case 'handover':
      return await handover(asking, onceKey)
    case 'digest':
      return await digest(asking, onceKey)
    case 'status':
      return incident && (await status(incident, asking, onceKey))
    case 'history':
      return incident && (await history(incident, asking, onceKey))
    case 'explain':
      return incident && (await explain(incident, asking, onceKey))
    // Needs nothing from the database, and was answered with the decision.
    case 'help':
      return undefined
  }
}
