/**
 * A store without a database that lives through weeks: customers, agents and machines write, mails come back, the clock is looked at or
 * the machine is off. What was said is kept with its moment, so that a property can be asked of all of it.
 */
import { World } from '../../src/app/world.ts'
import { type DecidedMail, decideMail } from '../../src/domain/decide/decide.ts'
import { customerDueAt, nextDueAt, nextLookAt } from '../../src/domain/follow-up/clock-rules.ts'
import { onClock } from '../../src/domain/follow-up/on-clock.ts'
import type { Absence, Decision } from '../../src/domain/incident/decision.ts'
import type { IncidentEvent } from '../../src/domain/incident/events.ts'
import type { Facts } from '../../src/domain/incident/facts.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import type { MailToSend } from '../../src/domain/incident/mails.ts'
import { signedAddress } from '../../src/domain/mail/reference.ts'
import { type Store, storeAt } from '../../src/domain/store.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import { aReading, NO_PROOF, type ReadingParts, SEAL } from './a-reading.ts'
import { A_STORE, MAILBOX } from './a-store.ts'

export type Said = {
  readonly id: string
  readonly at: number
  readonly incident: number
  readonly mail: MailToSend
  /** It never arrived. */
  lost?: true
}

/** One change of one incident: by a mail or by the clock. */
export type Changed = {
  readonly at: number
  readonly by: 'mail' | 'clock'
  readonly before: Incident | undefined
  readonly after: Incident
  readonly events: readonly IncidentEvent[]
  readonly mails: readonly MailToSend[]
  /** The customer's address gets no automatic mail. */
  readonly isSuppressed: boolean
}

export type AHistory = ReturnType<typeof aHistory>

/** In one stretch of time; more means that something is due again and again. */
const MOST_LOOKS = 2_000

class RememberingWorld extends World {
  readonly outbox: Said[] = []
  override sent(messageId: string) {
    const said = this.outbox.find(({ id }) => id === messageId)
    if (said === undefined) return undefined
    const { mail, at, incident } = said
    return {
      messageId,
      incident,
      to: mail.to.address,
      template: mail.name,
      ...(mail.author === undefined ? {} : { author: mail.author }),
      subject: '',
      text: 'words',
      onceKey: mail.onceKey,
      at,
    }
  }
}

/** `onChange` hears of every change, `onLook` of every look at the clock. */
export function aHistory(
  start: number,
  listeners: { onChange?: (changed: Changed) => void; onLook?: () => void } = {},
  changes: Partial<Store> = {},
) {
  const base: Store = { ...A_STORE, ...changes }
  const world = new RememberingWorld(
    { incidents: [], refs: [], sent: [], acknowledgements: [], suppressed: new Map(), pictures: [], absences: [] },
    [],
  )
  const due = new Map<number, number>()
  const numbers = new Set<number>()
  let absences: readonly Absence[] = []
  let now = start
  let fresh = 101
  let rawMailId = 0
  const store = () => storeAt(base, absences, now)
  const live = (number: number) => world.incident(number) as Incident

  const self = {
    world,
    said: world.outbox,
    get now() {
      return now
    },
    get store() {
      return store()
    },
    incidents: (): readonly Incident[] => [...numbers].map(live),
    suppressed: (address: string) => (world.suppressedUntil(address) ?? 0) > now,
    /** A mail arrives now. */
    receive(parts: ReadingParts): DecidedMail {
      rawMailId += 1
      const reading = aReading({ arrivedAt: now, ...parts })
      const decided = decideMail({
        reading,
        findings: NO_PROOF,
        rawMailId,
        freshNumber: fresh,
        silent: false,
        now,
        store: store(),
        seal: SEAL,
        known: world,
      })
      if ([decided, ...(decided.also ?? [])].some((one) => one.incident?.number === fresh)) fresh += 1
      const before = new Map([decided, ...(decided.also ?? [])].map((one) => [one, ofNumber(one.incident?.number)]))
      world.apply(decided, reading, rawMailId, reading.mail.from[0] ?? { address: '', name: '' })
      for (const effect of decided.effects ?? []) {
        if (effect.kind === 'away') absences = [...absences, effect.absence]
        if (effect.kind === 'back') absences = absences.filter(({ agent }) => agent !== effect.agent)
      }
      for (const one of [decided, ...(decided.also ?? [])]) took(one, before.get(one), 'mail')
      return decided
    },
    customerWrites: (number: number, parts: ReadingParts = {}) => {
      const incident = live(number)
      const to = signedAddress(SEAL, MAILBOX, 'customer', number)
      return self.receive({ from: incident.customer.address, to, text: 'And what now, please?', ...parts })
    },
    agentWrites: (agent: string, number: number, text: string) =>
      self.receive({
        from: agent,
        to: signedAddress(SEAL, MAILBOX, 'agent', number, agent),
        text,
        subject: 'Re: lamp',
      }),
    /** The latest mail to the customer of this incident comes back. */
    comesBack(number: number, severity: 'hard' | 'soft', complaint = false): void {
      const { customer } = live(number)
      const said = world.outbox.findLast(
        ({ incident, mail }) => incident === number && mail.to.address === customer.address,
      )
      if (said === undefined) return
      // What was said by itself is said again in its time; an answer is to be given again.
      if (!complaint && said.mail.author !== undefined) said.lost = true
      const bounce = {
        severity,
        recipient: customer.address,
        originalMessageId: said.id,
        ...(complaint ? { reason: 'complaint' as const } : {}),
      }
      self.receive({ from: 'mailer-daemon@mx.example', nature: { kind: 'bounce', evidence: 'report', bounce } })
    },
    /** A look at the clock. */
    look(): void {
      for (const [number, at] of [...due].sort((a, b) => a[1] - b[1] || a[0] - b[0])) if (at <= now) self.decide(number)
      listeners.onLook?.()
    },
    /** What is due of one incident. */
    decide(number: number): Decision {
      const incident = live(number)
      const decision = onClock(incident, self.facts(incident))
      world.apply(decision, undefined, undefined, { address: '', name: '' })
      took(decision, incident, 'clock')
      const next = nextLookAt(live(number), self.facts(live(number)))
      if (next === undefined) due.delete(number)
      else due.set(number, next)
      return decision
    },
    facts(incident: Incident): Facts {
      const { address } = incident.customer
      const reach = { now, store: store() }
      const suppressedUntil = world.suppressedUntil(address)
      const last = world.outbox.findLast(({ mail }) => mail.lane === 'follow-up' && mail.to.address === address)
      return {
        ...reach,
        seal: SEAL,
        conversation: [],
        earlier: world.of(address).filter(({ number }) => number !== incident.number),
        ...(suppressedUntil === undefined ? {} : { suppressedUntil }),
        ...(last === undefined ? {} : { lastAutomaticAt: last.at }),
        othersDueAt: world.liveOf(address).flatMap((other) => {
          const at = other.number === incident.number ? undefined : customerDueAt(other, reach)
          return at === undefined ? [] : [{ incident: other.number, at }]
        }),
      }
    },
    nextDue: (number: number) => due.get(number),
    /** Time passes with a machine that looks when something is due, and every few hours besides. */
    passes(ms: number, every = 9 * HOUR): void {
      const end = now + ms
      for (let looks = 0; ; looks += 1) {
        if (looks > MOST_LOOKS) throw new Error(`looks again and again at ${JSON.stringify([...due])}`)
        const next = Math.min(end, now + every, ...[...due.values()].map((at) => Math.max(at, now + 1)))
        now = next
        self.look()
        if (now >= end) return
      }
    },
    /** Time passes with a machine that is off; the first look is at its end. */
    isOff(ms: number): void {
      now += ms
      self.look()
    },
  }

  function ofNumber(number: number | undefined): Incident | undefined {
    return number !== undefined && numbers.has(number) ? live(number) : undefined
  }

  function took(decision: Decision, before: Incident | undefined, by: Changed['by']): void {
    const { incident, mails } = decision
    for (const mail of mails) {
      const id = `s${world.outbox.length}@shop.example`
      world.outbox.push({ id, at: now, incident: mail.about ?? incident?.number ?? 0, mail })
    }
    if (incident === undefined) return
    numbers.add(incident.number)
    if (by === 'mail') {
      const next = nextDueAt(incident, store())
      if (next === undefined) due.delete(incident.number)
      else due.set(incident.number, next)
    }
    listeners.onChange?.({
      at: now,
      by,
      before,
      after: incident,
      events: decision.events,
      mails,
      isSuppressed: self.suppressed(incident.customer.address),
    })
  }

  return self
}
