/**
 * What a round does for one customer of many: opens the incident, says the agent's words, resolves. In the customer's interest:
 *
 *   - words to many are no answer to a question of one: whoever waits for an answer goes on waiting for it;
 *   - nobody is told that it is done while they wait for an answer: they are left out, and stand in the lists of agents;
 *   - whom the words did not reach because of `#stop` has heard nothing, and no later round speaks as if they had.
 */
import { isOurs } from '../command/addresses.ts'
import { snapshot } from '../command/undoable.ts'
import type { AffectedCustomer, Decision, RoundToStart } from '../incident/decision.ts'
import type { Happening, IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { Facts } from '../incident/facts.ts'
import { type Incident, isLive } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { maskSecrets } from '../mail/mask.ts'
import { greetingName } from '../say/greeting.ts'

/** A round that runs, and the matter it is about. */
export type RunningRound = Omit<RoundToStart, 'customers'> & { readonly id: number; readonly about: Incident }

export type CustomerOfRound = AffectedCustomer & {
  readonly n: number
  /** The address bounces: nobody would read it. */
  readonly unreachable: boolean
}

export type RoundFacts = Facts & { readonly freshNumber: number }

/** What happens to one customer; nothing when this one is left out. `child` is absent for whom no incident was opened yet. */
export function onRound(
  round: RunningRound,
  customer: CustomerOfRound,
  child: Incident | undefined,
  facts: RoundFacts,
): Decision | undefined {
  const writes = round.kind === 'resolve' || hasWords(round)
  // Erased meanwhile, or bouncing.
  if (customer.address === '' || (writes && customer.unreachable)) return undefined
  if (round.kind === 'new') return isOurs(customer.address, facts.store) ? undefined : open(round, customer, facts)
  if (child === undefined || child.customer.address === '') return undefined
  return round.kind === 'tell' ? tell(round, customer, child, facts) : resolve(round, customer, child, facts)
}

function open(round: RunningRound, customer: CustomerOfRound, facts: RoundFacts): Decision {
  const { about } = round
  const opened: Happening = {
    kind: 'opened',
    number: facts.freshNumber,
    customer: { address: customer.address, name: customer.name },
    language: customer.language,
    subject: round.subject,
    classification: about.classification,
    orderNumbers: [],
    byStore: true,
    parent: round.parent,
  }
  const events = [opened, ...(hasWords(round) ? [{ kind: 'answered' } as const] : [])].map(by(round, facts))
  return decided(round, customer, fold(events) as Incident, events, facts)
}

function tell(
  round: RunningRound,
  customer: CustomerOfRound,
  child: Incident,
  facts: RoundFacts,
): Decision | undefined {
  const { status } = child.standing
  if (status === 'spam' || status === 'merged') return undefined
  const waits = child.awaitingAnswerSince !== undefined
  const events = [{ kind: waits ? 'still-working-told' : 'answered' } as const].map(by(round, facts))
  return decided(round, customer, fold(events, child) as Incident, events, facts)
}

function resolve(
  round: RunningRound,
  customer: CustomerOfRound,
  child: Incident,
  facts: RoundFacts,
): Decision | undefined {
  if (!isLive(child) || child.awaitingAnswerSince !== undefined) return undefined
  const { promise } = child
  const kept = promise !== undefined && !promise.missed && facts.now <= promise.dueAt
  const happenings: Happening[] = [
    ...(kept ? [{ kind: 'promise-kept' } as const] : []),
    { kind: 'answered' },
    { kind: 'resolved', endedBy: { agent: round.by } },
  ]
  const events = happenings.map(by(round, facts))
  return decided(round, customer, fold(events, child) as Incident, events, facts)
}

function hasWords({ text, files }: RunningRound): boolean {
  return text.trim() !== '' || files.length > 0
}

function by(round: RunningRound, { now }: Facts): (happening: Happening) => IncidentEvent {
  return (happening) => ({ at: now, by: { kind: 'agent', address: round.by }, ...happening })
}

function decided(
  round: RunningRound,
  customer: CustomerOfRound,
  incident: Incident,
  events: readonly IncidentEvent[],
  facts: RoundFacts,
): Decision {
  const words = hasWords(round)
  return {
    incident,
    events,
    mails: words || round.kind === 'resolve' ? [mailTo(round, customer, incident, facts)] : [],
    ...(words ? { message: { side: 'store', text: maskSecrets(round.text), quoted: '', attachments: [] } } : {}),
  }
}

/** In the agent's voice and the customer's language, below the customer's latest mail where there is one. */
function mailTo(round: RunningRound, customer: CustomerOfRound, incident: Incident, facts: RoundFacts): MailToSend {
  const agent = facts.store.agents.find(({ address }) => address === round.by)
  const agentName = agent?.name || facts.store.name
  const { subject } = incident
  const common = {
    to: incident.customer,
    language: incident.language,
    lane: 'round',
    voice: { kind: 'agent', name: agentName },
    onceKey: `round:${round.id}:${customer.n}`,
    replyAs: 'customer',
    author: round.by,
    ...(facts.latestCustomerMessageId === undefined
      ? {}
      : { inReplyTo: facts.latestCustomerMessageId, references: [facts.latestCustomerMessageId] }),
  } as const
  const name = greetingName(incident.customer.name)
  if (!hasWords(round)) return { ...common, name: 'resolved', data: { name, agentName, subject } }
  return {
    ...common,
    name: 'relay',
    data: { name, agentName, text: maskSecrets(round.text), resolved: round.kind === 'resolve', subject },
    attachments: round.files.map((file) => ({ rawMailId: round.rawMailId, ...file })),
  }
}

/** The mail of a round was stopped before it left: the customer's incident as if nothing had been said. `history` is the child's. */
export function onStopped(
  round: RunningRound,
  child: Incident,
  history: readonly IncidentEvent[],
  { now }: Facts,
): Decision {
  const at = history.findLastIndex(
    (event) =>
      (event.kind === 'answered' || event.kind === 'still-working-told') &&
      event.by.kind === 'agent' &&
      event.by.address === round.by,
  )
  // Kept by the same mail, and promised again without it.
  const kept = history[at - 1]?.kind === 'promise-kept' && history[at - 1]?.at === history[at]?.at
  const before = fold(history.slice(0, Math.max(0, kept ? at - 1 : at))) ?? child
  const awaiting = [before.awaitingAnswerSince, child.awaitingAnswerSince].filter((since) => since !== undefined)
  const system = (happening: Happening): IncidentEvent => ({
    at: now,
    by: { kind: 'system', policy: 'round-stopped' },
    ...happening,
  })
  const events: IncidentEvent[] = []
  if (round.kind === 'resolve' && child.standing.status === 'resolved')
    events.push(system({ kind: 'undone', restored: snapshot(before) }))
  events.push(
    system({
      kind: 'answer-stopped',
      rawMailId: round.rawMailId,
      lastHeardAt: before.lastHeardAt,
      ...(before.firstAnsweredAt === undefined ? {} : { firstAnsweredAt: before.firstAnsweredAt }),
      ...(awaiting.length === 0 ? {} : { awaitingAnswerSince: Math.min(...awaiting) }),
    }),
  )
  // Opened for words that never left: nobody knows of it outside.
  if (round.kind === 'new' && isLive(child) && child.lastCustomerAt === child.openedAt)
    events.push(system({ kind: 'closed', endedBy: { policy: 'round-stopped' } }))
  return {
    incident: fold(events, child) as Incident,
    events,
    mails: [],
    effects: [{ kind: 'drop-message', incident: child.number, rawMailId: round.rawMailId }],
  }
}
