/**
 * The one door: a mail, the clock or a failed delivery in, events and mails out. Pure: whatever can change a decision is an
 * argument.
 */
import { type SenderProof, senderOf, speakerOf } from '../authority/speaker.ts'
import type { KnownToCommands } from '../command/command.ts'
import { onClock } from '../follow-up/on-clock.ts'
import type { Decision, Outcome } from '../incident/decision.ts'
import type { Facts, MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { Address } from '../mail/mail.ts'
import type { Reading } from '../mail/reading.ts'
import type { Reference, Seal } from '../mail/reference.ts'
import type { AnsweredOrder } from '../order/order.ts'
import { isOfInstallation, type Person, type Store } from '../store.ts'
import type { Candidates } from '../thread/candidates.ts'
import { historicThread, threadOfStore } from '../thread/historic.ts'
import { thread, threadOfAgent } from '../thread/thread.ts'
import type { Instant } from '../time/instant.ts'
import { type AgentDecision, type AgentMail, onAgentMail } from './on-agent-mail.ts'
import { type FailedDelivery, onAutomaticMail, onDeliveryFailed } from './on-automatic-mail.ts'
import { onBounce, type SentBefore } from './on-bounce.ts'
import { onCustomerMail } from './on-customer-mail.ts'
import { commandsAbove, onCommandsAbove } from './on-forwarded-mail.ts'
import { onConfirmation, onUnprovedAgent } from './on-held-mail.ts'
import {
  type History,
  isByMachine,
  isOfFormerAgent,
  isOfStore,
  onHistoricMachine,
  onHistoricWords,
  outsiders,
} from './on-historic-mail.ts'
import { withoutRepeated } from './repeated-pictures.ts'

export type Input =
  | { readonly kind: 'mail'; readonly mail: MailInput }
  | { readonly kind: 'clock' }
  | { readonly kind: 'delivery-failed'; readonly failure: FailedDelivery }

/** What the stored world knows that a mail's decision needs. */
export type KnownWorld = Candidates &
  KnownToCommands & {
    /** Live incidents with one of these orders, whoever's. */
    withOrder(orderNumbers: readonly string[]): readonly Incident[]
    acknowledgements(address: string, at: Instant): MailFacts['acknowledgements']
    suppressedUntil(address: string): Instant | undefined
    /** Whether a picture in a text was seen before with this sender or his company. */
    sawPicture(sha256: string, address: string): boolean
    latestCustomerMessageId(incident: number): string | undefined
    sent(messageId: string): SentBefore | undefined
  }

export type MailInput = {
  readonly reading: Reading
  readonly findings: SenderProof
  readonly rawMailId: number
  readonly freshNumber: number
  readonly silent: boolean
  /** Of an import: what the archive knew beside the bytes. */
  readonly history?: History
  readonly now: Instant
  readonly store: Store
  readonly seal: Seal
  readonly known: KnownWorld
  /** The agent said `#send` then: guards let it pass. */
  readonly approvedAt?: Instant
  /** Another mail with this Message-ID and other content came before. */
  readonly repeatsMessageId?: true
  /** The held mail that the confirm address (or the answered question) of this mail is about. */
  readonly held?: { readonly rawMailId: number; readonly agent: string }
  /** What the shop says of the orders that a customer names in it. */
  readonly orders?: readonly AnsweredOrder[]
}

/** A mail always has an outcome. */
export type DecidedMail = AgentDecision & { readonly outcome: Outcome }

/** Decides about an incident when time passes or a delivery fails. */
export function decide(incident: Incident, input: Exclude<Input, { kind: 'mail' }>, facts: Facts): Decision {
  switch (input.kind) {
    case 'clock':
      return onClock(incident, facts)
    case 'delivery-failed':
      return onDeliveryFailed(incident, input.failure, facts)
  }
}

/** Decides about one mail: what kind it is, who wrote it, where it belongs, what follows. */
export function decideMail(input: MailInput): DecidedMail {
  const sender = senderOf(input.reading)?.address ?? ''
  const reading = withoutRepeated(input.reading, (sha256) => input.known.sawPicture(sha256, sender))
  const decision = route({ ...input, reading })
  return { ...decision, outcome: decision.outcome ?? { kind: 'ignored', why: 'nothing to do' } }
}

function route(input: MailInput): AgentDecision {
  const { reading, store } = input
  const { nature } = reading
  if (input.silent) return fromBefore(input)
  switch (nature.kind) {
    case 'own':
      return { events: [], mails: [], outcome: { kind: 'ignored', why: `our own mail: ${nature.evidence}` } }
    case 'bounce':
      return onBounce({ reading, bounce: nature.bounce, rawMailId: input.rawMailId, known: input.known }, (incident) =>
        mailFacts(input, incident),
      )
    case 'auto-reply':
    case 'list': {
      const incident = threadOfAgent(reading, input.known)
      return onAutomaticMail(reading, nature, incident)
    }
    case 'human':
      break
  }
  const speaker = speakerOf(reading, store, input.findings)
  const sender = senderOf(reading)
  const isOnlySender = reading.mail.from.length === 1
  // A mail that the store's own server calls forged does not come from the listed address, whatever address it knows.
  const isForged = store.trustedAuthservId !== undefined && input.findings.authentication === 'fail'
  if (input.held && isOnlySender && !isForged && input.held.agent === sender?.address)
    return onConfirmation(reading, input.held)
  // Once: the question was answered before, or its day is over. Holding this answer would only ask again.
  const isConfirmation = (r: Reference) =>
    r.kind === 'confirm' && r.verdict === 'valid' && r.issuedTo === sender?.address
  if (reading.references.some(isConfirmation))
    return { events: [], mails: [], outcome: { kind: 'ignored', why: 'the question was answered before, or is over' } }
  switch (speaker.role) {
    case 'agent': {
      // Whoever got a copy can hand a signed mail in again with a field more: what an agent says once is done once.
      if (input.repeatsMessageId)
        return {
          events: [],
          mails: [],
          outcome: { kind: 'ignored', why: 'repeats a mail of this agent that came before' },
        }
      const incident = threadOfAgent(reading, input.known)
      const original = incident ? undefined : forwardedCustomer(reading, store)
      if (original) return forwarded(input, speaker.agent, original)
      return onAgentMail(agentMail(input, speaker.agent, incident), mailFacts(input, incident))
    }
    case 'unproved-agent':
      return onUnprovedAgent(reading, speaker.agent, speaker.why, mailFacts(input, undefined))
    case 'manager': {
      // A manager's question is answered; a manager's plain words are a matter like anybody's.
      const asks = reading.reply.newText.trimStart().startsWith('#') || reading.mail.subject.trimStart().startsWith('#')
      if (!asks) return asCustomer(input, speaker.manager, true)
      const incident = threadOfAgent(reading, input.known)
      return onAgentMail(
        { ...agentMail(input, speaker.manager, incident), queriesOnly: true },
        mailFacts(input, incident),
      )
    }
    case 'other':
      return nature.writer === undefined
        ? asCustomer(input, speaker, input.findings.authentication === 'pass')
        : asWriterOfForm(input, nature.writer)
    case 'nobody':
      return asCustomer(input, { address: '', name: '' }, false)
  }
}

/** A mail of an import, or of what lay there at the first start. */
function fromBefore(input: MailInput): AgentDecision {
  const { reading, store, known, history } = input
  const { nature } = reading
  const sender = senderOf(reading) ?? { address: '', name: '' }
  if (nature.kind === 'own' && !nature.byAddress)
    return { events: [], mails: [], outcome: { kind: 'ignored', why: `our own mail: ${nature.evidence}` } }
  if (nature.kind === 'bounce') return onHistoricMachine(reading, undefined)
  const found = threadOfStore(
    reading,
    outsiders(reading, store).map(({ address }) => address),
    known,
  )
  if (isOfStore(sender.address, history, store)) {
    if (isByMachine(reading)) return onHistoricMachine(reading, found)
    const original = found ? undefined : forwardedCustomer(reading, store)
    if (original && outsiders(reading, store).length === 0) return customerBefore(input, original)
    const customer = found?.incident.customer.address ?? outsiders(reading, store)[0]?.address
    return onHistoricWords(reading, sender, found, mailFacts(input, found?.incident, customer))
  }
  if (nature.kind !== 'human') return onHistoricMachine(reading, undefined)
  if (isOfFormerAgent(sender.address, found, reading, store))
    return onHistoricWords(reading, sender, found, mailFacts(input, found?.incident))
  return customerBefore(input, nature.writer ?? sender)
}

function customerBefore(input: MailInput, sender: Address): AgentDecision {
  const { reading, known } = input
  const threaded = thread(reading, sender.address, known)
  const found = threaded.found ?? historicThread(reading, sender.address, known)
  const customer = { reading, sender, thread: { ...threaded, ...(found ? { found } : {}) }, authenticated: false }
  return onCustomerMail(customer, mailFacts(input, found?.incident, sender.address))
}

function agentMail(input: MailInput, agent: Person, incident: Incident | undefined): AgentMail {
  const { reading, known, approvedAt } = input
  const { inReplyTo, references } = reading.mail
  // The mail that is answered; some programs keep its Message-ID in References only.
  const answered = [...inReplyTo, ...references.slice(-3).reverse()].map((id) => known.sent(id)).find((sent) => sent)
  return {
    reading,
    agent,
    known,
    factsOf: (other) => mailFacts(input, other),
    ...(incident ? { incident } : {}),
    ...(answered ? { answered } : {}),
    ...(approvedAt === undefined ? {} : { approvedAt }),
  }
}

function asCustomer(
  input: MailInput,
  sender: { address: string; name: string },
  authenticated: boolean,
): AgentDecision {
  const { reading, known } = input
  const found = thread(reading, sender.address, known)
  const answered = nearestAnswered(input)
  return onCustomerMail(
    {
      reading,
      sender: { address: sender.address, name: sender.name },
      thread: found,
      authenticated,
      ...(answered ? { answered } : {}),
    },
    mailFacts(input, found.found?.incident, sender.address),
  )
}

/** The nearest mail of ours that a customer's mail answers. */
function nearestAnswered({ reading: { mail }, known }: MailInput): SentBefore | undefined {
  const nearest = mail.inReplyTo.length > 0 ? mail.inReplyTo : mail.references.slice(-1)
  return nearest.map((id) => known.sent(id)).find((sent) => sent !== undefined)
}

/**
 * The form of our own site wrote: answers go to the customer it names. Reply-To proves nothing (S09), so whoever it names
 * joins no incident by being its customer: without a signed reference this is a new one.
 */
function asWriterOfForm(input: MailInput, writer: Address): AgentDecision {
  const found = thread(input.reading, '', input.known)
  return onCustomerMail(
    { reading: input.reading, sender: writer, thread: found, authenticated: false },
    mailFacts(input, found.found?.incident, writer.address),
  )
}

/** The customer's word, and then the commands above it. */
function forwarded(input: MailInput, agent: Person, original: { address: string; name: string }): AgentDecision {
  const { lines, reading } = commandsAbove(input.reading)
  const without = { ...input, reading }
  const opened = asCustomer(without, original, false)
  const { incident } = opened
  if (lines.length === 0 || incident === undefined) return opened
  return onCommandsAbove(opened, incident, lines, agentMail(without, agent, incident), mailFacts(without, incident))
}

/** A mail that an agent forwards belongs to the original customer. */
function forwardedCustomer(reading: Reading, store: Store): { address: string; name: string } | undefined {
  const from = reading.reply.forwarded?.from?.toLowerCase()
  if (from === undefined || isOfInstallation(from, store) || store.agents.some((a) => a.address === from))
    return undefined
  return { address: from, name: reading.reply.forwarded?.name ?? '' }
}

function mailFacts(
  input: MailInput,
  incident: Incident | undefined,
  address = senderOf(input.reading)?.address ?? '',
): MailFacts {
  const { known, reading } = input
  const conversation = incident ? known.conversation(incident.number) : []
  const latest = incident ? known.latestCustomerMessageId(incident.number) : undefined
  const suppressed = known.suppressedUntil(address)
  const holder =
    incident?.parent === undefined || incident.assignee !== undefined
      ? undefined
      : known.incident(incident.parent)?.assignee
  return {
    ...(holder === undefined ? {} : { holder }),
    now: input.now,
    store: input.store,
    seal: input.seal,
    conversation,
    // Looked up only by those who show it: most mails of agents do not.
    get earlier() {
      return known
        .of(incident?.customer.address ?? address)
        .filter((other) => other.number !== incident?.number && other.standing.status !== 'merged')
        .slice(0, 5)
    },
    sameOrder: known
      .withOrder([...(incident?.orderNumbers ?? []), ...reading.orderNumbers])
      .filter((other) => other.number !== incident?.number && other.customer.address !== address)
      .slice(0, 3),
    rawMailId: input.rawMailId,
    freshNumber: input.freshNumber,
    acknowledgements: known.acknowledgements(address, reading.mail.arrivedAt),
    silent: input.silent,
    ...(input.history === undefined ? {} : { history: input.history }),
    ...(input.orders === undefined ? {} : { orders: input.orders }),
    notes: conversation.filter((entry) => entry.side === 'note').map((entry) => entry.text),
    ...(latest === undefined ? {} : { latestCustomerMessageId: latest }),
    ...(suppressed === undefined ? {} : { suppressedUntil: suppressed }),
  }
}
