/** Questions of agents and managers that need the database: `#list` and `#status`. Answered to the one who asks, only. */

import type { Query } from '../domain/command/command.ts'
import type { DecidedMail } from '../domain/decide/decide.ts'
import type { Facts } from '../domain/incident/facts.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import { byNeed, isListed } from '../domain/report/listed.ts'
import { agentAddress, buttonsFor, cardOf, languageOf, lineOf, threadRoot } from '../domain/say/notify.ts'
import type { Person } from '../domain/store.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { ComposeDeps } from './compose.ts'
import type { IncidentFilter, IncidentTransaction } from './ports.ts'
import type { World } from './world.ts'

/** A list longer than this is cut: nobody works a hundred lines from one mail. */
const MOST_LINES = 100
/** Messages in the answer to `#status`. */
const STATUS_SHOWN = 30

/** The mails that answer the queries of one decided mail, with its changes already in them. */
export async function answerQueries(
  decided: DecidedMail,
  tx: IncidentTransaction,
  world: World,
  now: Instant,
  rawMailId: number,
  deps: ComposeDeps,
): Promise<readonly MailToSend[]> {
  if (!decided.asked) return []
  const { by, queries } = decided.asked
  const mails: MailToSend[] = []
  for (const [index, query] of queries.entries()) {
    const common = {
      to: { address: by.address, name: by.name },
      language: languageOf(by, deps.store),
      lane: 'notification',
      voice: { kind: 'store', auto: 'auto-replied' },
      onceKey: `${query.kind}:${rawMailId}:${index}`,
    } as const
    if (query.kind === 'list')
      mails.push({ ...common, ...(await list(query, by, tx, world, decided.incident, now, deps)) })
    else if (query.kind === 'status' && decided.incident)
      mails.push({ ...common, ...status(decided.incident, by, world, now, deps) })
  }
  return mails
}

async function list(
  query: Extract<Query, { kind: 'list' }>,
  person: Person,
  tx: IncidentTransaction,
  world: World,
  changedNow: Incident | undefined,
  now: Instant,
  { store, seal }: ComposeDeps,
) {
  const filter: IncidentFilter =
    query.which === 'mine' ? { which: 'mine', agent: person.address } : { which: query.which, now }
  const stored = await tx.list(filter, MOST_LINES)
  // What this batch has changed and not yet recorded counts as it is now.
  const changed = new Map([...world.changed, ...(changedNow ? [[changedNow.number, changedNow] as const] : [])])
  const all = new Map([...stored.map((incident) => [incident.number, incident] as const), ...changed])
  const incidents = [...all.values()]
    .filter((incident) => isListed(incident, query.which, person.address, store, now))
    .sort(byNeed)
    .slice(0, MOST_LINES)
  const isAgent = store.agents.some((agent) => agent.address === person.address)
  return {
    name: 'list',
    data: {
      which: query.which,
      lines: incidents.map((incident, index) => ({
        ...lineOf(incident, seal, store),
        n: index + 1,
        href: isAgent ? `mailto:${agentAddress(incident.number, person, store, seal)}` : '',
      })),
    },
    replyAs: 'plain',
  } as const
}

function status(incident: Incident, person: Person, world: World, now: Instant, { store, seal }: ComposeDeps) {
  const facts: Facts = {
    now,
    store,
    seal,
    conversation: world.conversation(incident.number).slice(-STATUS_SHOWN),
    earlier: [],
  }
  const isAgent = store.agents.some((agent) => agent.address === person.address)
  return {
    name: 'status',
    data: {
      card: cardOf(incident, facts),
      conversation: facts.conversation,
      buttons: isAgent ? buttonsFor(incident, person, facts, ['take', 'resolve', 'close']) : [],
      subject: incident.subject,
    },
    replyAs: isAgent ? 'agent' : 'plain',
    references: [threadRoot(incident.number, store, seal)],
  } as const
}
