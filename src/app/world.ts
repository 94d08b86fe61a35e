/**
 * What a batch of mails knows while it is decided, mail after mail: first what the database said, then also what the
 * mails before have changed. Lives as long as the transaction.
 */

import type { PersonFigures } from '../domain/command/command.ts'
import { domainOf } from '../domain/decide/acknowledgement.ts'
import type { Absence, AcknowledgementGiven, Decision, Effect } from '../domain/incident/decision.ts'
import type { IncidentEvent } from '../domain/incident/events.ts'
import { type Incident, isLive } from '../domain/incident/incident.ts'
import type { ConversationEntry } from '../domain/incident/shown.ts'
import { isRepeated, picturesInText, type SeenPicture } from '../domain/mail/logos.ts'
import { maskSecrets } from '../domain/mail/mask.ts'
import type { Reading } from '../domain/mail/reading.ts'
import type { Candidates } from '../domain/thread/candidates.ts'
import { foreignTags } from '../domain/thread/foreign-tag.ts'
import { DAY, type Instant } from '../domain/time/instant.ts'
import type { Known, PendingAnswer, SentMail, StoredMessage, StoredRef } from './ports.ts'

/** What a decision asked for and nobody had looked up: it is loaded, and the decision made again. */
export type Missing = {
  readonly numbers: Set<number>
  readonly conversations: Set<number>
  readonly customers: Set<string>
  readonly assignedTo: Set<string>
  readonly pendingAnswers: Set<number>
  readonly files: Set<number>
  readonly persons: Set<string>
}

export class World implements Candidates {
  readonly #incidents = new Map<number, Incident>()
  readonly #refs = new Map<string, StoredRef[]>()
  readonly #sent = new Map<string, SentMail>()
  readonly #messages = new Map<number, StoredMessage[]>()
  /** Incidents whose earlier messages are in `#messages`; of those opened here there are none. */
  readonly #conversed = new Set<number>()
  readonly #ofCustomer = new Map<string, Set<number>>()
  readonly #suppressed: Map<string, Instant>
  readonly #given: AcknowledgementGiven[]
  readonly #givenBefore: readonly AcknowledgementGiven[]
  readonly #pictures = new Map<string, SeenPicture[]>()
  /** Customers whose incidents were looked up, and incidents that were: what is not here by now does not exist. */
  readonly #asked = new Set<string>()
  readonly #askedNumbers = new Set<number>()
  readonly #assigned = new Map<string, readonly number[]>()
  readonly #pending = new Map<number, readonly PendingAnswer[]>()
  /** Text of attached files of the mail in hand. */
  readonly #files = new Map<number, string>()
  readonly #persons = new Map<string, PersonFigures>()
  #missing: Missing = nothingMissing()
  readonly absences: readonly Absence[]
  readonly effects: Effect[] = []
  readonly changed = new Map<number, Incident>()
  readonly events: { incident: number; event: IncidentEvent }[] = []
  readonly newMessages: StoredMessage[] = []
  readonly newRefs: StoredRef[] = []
  readonly newAcknowledgements: AcknowledgementGiven[] = []
  readonly newPictures: { sha256: string; address: string }[] = []

  constructor(known: Known, earlier: readonly Incident[], asked: readonly string[] = []) {
    this.absences = known.absences
    for (const address of asked) this.#asked.add(address)
    for (const incident of [...earlier, ...known.incidents]) this.#learn(incident)
    for (const ref of known.refs) push(this.#refs, ref.messageId, ref)
    for (const sent of known.sent) this.#sent.set(sent.messageId, sent)
    this.#suppressed = new Map(known.suppressed)
    for (const picture of known.pictures) push(this.#pictures, picture.sha256, picture)
    this.#givenBefore = known.acknowledgements
    this.#given = [...known.acknowledgements]
  }

  #learn(incident: Incident): void {
    this.#incidents.set(incident.number, incident)
    const numbers = this.#ofCustomer.get(incident.customer.address) ?? new Set()
    this.#ofCustomer.set(incident.customer.address, numbers.add(incident.number))
  }

  /** What was asked for in vain since the last call. */
  takeMissing(): Missing {
    const missing = this.#missing
    this.#missing = nothingMissing()
    return missing
  }

  /** Answers to what was missing. What this batch has changed already counts as it is now. */
  learnMore(found: {
    readonly numbers: readonly number[]
    readonly incidents: readonly Incident[]
    readonly customers: readonly string[]
  }): void {
    for (const incident of found.incidents) if (!this.changed.has(incident.number)) this.#learn(incident)
    for (const address of found.customers) this.#asked.add(address)
    for (const number of found.numbers) this.#askedNumbers.add(number)
  }

  learnAssigned(agent: string, numbers: readonly number[]): void {
    this.#assigned.set(agent, numbers)
  }

  learnPending(incident: number, answers: readonly PendingAnswer[]): void {
    this.#pending.set(incident, answers)
  }

  learnFiles(texts: ReadonlyMap<number, string>): void {
    this.#files.clear()
    for (const [index, text] of texts) this.#files.set(index, text)
  }

  /** Exactly this incident, merged or not. */
  incident(number: number): Incident | undefined {
    const found = this.#incidents.get(number)
    if (found === undefined && !this.#askedNumbers.has(number)) this.#missing.numbers.add(number)
    return found
  }

  /** The live incidents of an agent. */
  assignedTo(agent: string): readonly Incident[] {
    const numbers = this.#assigned.get(agent)
    if (numbers === undefined) this.#missing.assignedTo.add(agent)
    const ofBatch = [...this.changed.values()].filter((incident) => incident.assignee === agent)
    const all = new Set([...(numbers ?? []), ...ofBatch.map((incident) => incident.number)])
    return [...all]
      .flatMap((number) => this.incident(number) ?? [])
      .filter((incident) => incident.assignee === agent && isLive(incident))
  }

  /** Agents' words to the customer of this incident that have not left. */
  pendingAnswers(incident: number): readonly PendingAnswer[] {
    const found = this.#pending.get(incident)
    if (found === undefined) this.#missing.pendingAnswers.add(incident)
    return found ?? []
  }

  learnPerson(address: string, figures: PersonFigures): void {
    this.#persons.set(address, figures)
  }

  /** How much there is of a person. */
  personFigures(address: string): PersonFigures {
    const found = this.#persons.get(address)
    if (found === undefined) this.#missing.persons.add(address)
    return found ?? { incidents: 0, messages: 0, files: 0, mails: 0 }
  }

  /** Text of an attached file of the mail in hand. */
  fileText(index: number): string | undefined {
    if (!this.#files.has(index)) this.#missing.files.add(index)
    return this.#files.get(index)
  }

  /** Live incidents with one of these orders, whoever's. */
  withOrder(orderNumbers: readonly string[]): readonly Incident[] {
    if (orderNumbers.length === 0) return []
    return [...this.#incidents.values()].filter(
      (incident) => isLive(incident) && incident.orderNumbers.some((number) => orderNumbers.includes(number)),
    )
  }

  byNumber(number: number): Incident | undefined {
    const incident = this.#incidents.get(number)
    return incident?.standing.status === 'merged' ? this.byNumber(incident.standing.into) : incident
  }

  byMessageId(messageId: string) {
    return (this.#refs.get(messageId) ?? []).flatMap((ref) => {
      const incident = this.byNumber(ref.incident)
      return incident ? [{ incident, cited: ref.cited, from: ref.from }] : []
    })
  }

  /** All incidents of a customer that are known here, the newest first. */
  of(address: string): readonly Incident[] {
    if (!this.#asked.has(address) && address !== '') this.#missing.customers.add(address)
    return [...(this.#ofCustomer.get(address) ?? [])]
      .flatMap((number) => this.#incidents.get(number) ?? [])
      .sort((a, b) => b.number - a.number)
  }

  liveOf(address: string): readonly Incident[] {
    return this.of(address).filter(isLive)
  }

  /** Those of this batch have not left the house: nothing in it can answer them. */
  acknowledgedAt(address: string): readonly Instant[] {
    return this.#givenBefore.filter((given) => given.address === address).map((given) => given.at)
  }

  /** Acknowledgements of the last day that can count for this sender. */
  acknowledgements(address: string, at: Instant): readonly AcknowledgementGiven[] {
    const domain = domainOf(address)
    return this.#given.filter(
      (g) => g.at > at - DAY && (g.address === address || g.domain === domain || !g.authenticated),
    )
  }

  suppressedUntil(address: string): Instant | undefined {
    return this.#suppressed.get(address)
  }

  sawPicture(sha256: string, address: string): boolean {
    return isRepeated(this.#pictures.get(sha256) ?? [], address)
  }

  sent(messageId: string): SentMail | undefined {
    return this.#sent.get(messageId)
  }

  /** What was said in these incidents before this batch. */
  learnConversations(incidents: readonly number[], messages: readonly StoredMessage[]): void {
    for (const incident of incidents) {
      const later = this.#messages.get(incident) ?? []
      this.#messages.set(incident, [...messages.filter((message) => message.incident === incident), ...later])
      this.#conversed.add(incident)
    }
  }

  messages(incident: number): readonly StoredMessage[] {
    if (!this.#conversed.has(incident)) this.#missing.conversations.add(incident)
    return this.#messages.get(incident) ?? []
  }

  conversation(incident: number): readonly ConversationEntry[] {
    return this.messages(incident).map((message) => ({
      who: message.from.name || message.from.address,
      side: message.side,
      at: message.at,
      text: message.text,
      address: message.from.address,
      ...(message.rawMailId === undefined ? {} : { rawMailId: message.rawMailId }),
    }))
  }

  latestCustomerMessageId(incident: number): string | undefined {
    return this.messages(incident).findLast((message) => message.side === 'customer' && message.messageId !== undefined)
      ?.messageId
  }

  /** Takes the decision about one mail into account for the mails after it. */
  apply(
    decision: Decision,
    reading: Reading | undefined,
    rawMailId: number | undefined,
    from: { address: string; name: string },
  ): void {
    const { incident } = decision
    if (decision.acknowledged) {
      this.#given.push(decision.acknowledged)
      this.newAcknowledgements.push(decision.acknowledged)
    }
    if (decision.suppress) this.#suppressed.set(decision.suppress.address, decision.suppress.until)
    for (const effect of decision.effects ?? []) this.#carryOut(effect)
    for (const other of decision.also ?? []) this.apply(other, undefined, undefined, from)
    if (!incident) return
    if (decision.events.length > 0) {
      if (decision.events[0]?.kind === 'opened') this.#conversed.add(incident.number)
      this.#learn(incident)
      this.changed.set(incident.number, incident)
      for (const event of decision.events) this.events.push({ incident: incident.number, event })
    }
    if (decision.message && reading) this.#keep(incident, decision, reading, rawMailId, from)
    else if (decision.refersAs !== undefined && reading) this.#refer(incident, decision, reading, from)
  }

  /** What the mails after it must already see. */
  #carryOut(effect: Effect): void {
    this.effects.push(effect)
    if (effect.kind === 'move-messages') {
      const moved = (message: StoredMessage) =>
        message.rawMailId !== undefined && effect.rawMailIds.includes(message.rawMailId)
      for (const from of effect.from) {
        const messages = this.#messages.get(from) ?? []
        this.#messages.set(
          from,
          messages.filter((message) => !moved(message)),
        )
        for (const message of messages.filter(moved))
          push(this.#messages, effect.to, { ...message, incident: effect.to })
      }
    }
    if (effect.kind === 'drop-message') {
      const kept = (this.#messages.get(effect.incident) ?? []).filter((m) => m.rawMailId !== effect.rawMailId)
      this.#messages.set(effect.incident, kept)
    }
  }

  /** The pictures of a mail came from its sender, and went to everybody who got them passed on. */
  #rememberPictures(decision: Decision, reading: Reading, sender: string): void {
    const { attachments } = reading.mail
    const passedOn = decision.mails.map(({ to, attachments: files = [] }) => ({
      address: to.address,
      files: attachments.filter((file) => files.some(({ index }) => index === file.index)),
    }))
    for (const { address, files } of [{ address: sender, files: attachments }, ...passedOn]) {
      for (const sha256 of picturesInText(files)) this.#rememberPicture(sha256, address)
    }
  }

  #rememberPicture(sha256: string, address: string): void {
    const known = this.#pictures.get(sha256)?.filter((picture) => picture.address === address) ?? []
    // More than twice is no more than twice: a logo in every mail is not written with every mail.
    if (address === '' || known.reduce((sum, { mails }) => sum + mails, 0) >= 2) return
    push(this.#pictures, sha256, { sha256, address, mails: 1 })
    this.newPictures.push({ sha256, address })
  }

  #keep(
    incident: Incident,
    decision: Decision,
    reading: Reading,
    rawMailId: number | undefined,
    from: { address: string; name: string },
  ): void {
    const { message } = decision
    if (!message) return
    this.#rememberPictures(decision, reading, from.address)
    const { mail } = reading
    const stored: StoredMessage = {
      incident: incident.number,
      at: mail.arrivedAt,
      side: message.side,
      from: message.from ?? from,
      subject: maskSecrets(mail.subject),
      text: message.text,
      quoted: message.quoted,
      attachments: message.attachments,
      // The Message-ID of a forward is the agent's: nothing that goes to the customer may cite it.
      ...(mail.messageId === undefined || message.from ? {} : { messageId: mail.messageId }),
      ...(rawMailId === undefined ? {} : { rawMailId }),
    }
    this.newMessages.push(stored)
    push(this.#messages, incident.number, stored)
    this.#refer(incident, decision, reading, from)
  }

  #refer({ number }: Incident, { refersAs }: Decision, reading: Reading, from: { address: string }): void {
    const tags = refersAs === undefined ? [] : foreignTags(reading.mail.subject)
    const ofTags = tags.map((messageId) => ({ messageId, incident: number, cited: false, from: refersAs ?? '' }))
    for (const ref of [...refsOf(number, reading, refersAs ?? from.address), ...ofTags]) {
      this.newRefs.push(ref)
      push(this.#refs, ref.messageId, ref)
    }
  }
}

/** A mail cites at most this many others; hostile References fields are longer. */
const MOST_CITED = 20

/** Message-IDs a mail has and cites; our own prove themselves by signature and need no row. */
function refsOf(incident: number, reading: Reading, from: string): StoredRef[] {
  const { mail } = reading
  const own = new Set(reading.references.filter((r) => r.by === 'message-id').map((r) => r.found.replace(/^<|>$/g, '')))
  const cited = [...new Set([...mail.inReplyTo, ...mail.references])].filter((id) => !own.has(id)).slice(-MOST_CITED)
  const refs = cited.map((messageId) => ({ messageId, incident, cited: true, from }))
  return mail.messageId === undefined ? refs : [{ messageId: mail.messageId, incident, cited: false, from }, ...refs]
}

function nothingMissing(): Missing {
  return {
    numbers: new Set(),
    conversations: new Set(),
    customers: new Set(),
    assignedTo: new Set(),
    pendingAnswers: new Set(),
    files: new Set(),
    persons: new Set(),
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
