/**
 * What would happen to one incident if nobody wrote: the rules of the clock, stepped forward in memory from one instant at which they
 * would look to the next. Nothing is sent and nothing recorded.
 */
import { decide } from '../domain/decide/decide.ts'
import { nextLookAt } from '../domain/follow-up/clock-rules.ts'
import { pressing } from '../domain/follow-up/escalate.ts'
import { escalationsMail } from '../domain/follow-up/escalations-mail.ts'
import { toCustomer } from '../domain/follow-up/on-clock.ts'
import type { Absence, Escalation } from '../domain/incident/decision.ts'
import type { Facts } from '../domain/incident/facts.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { MailToSend } from '../domain/incident/mails.ts'
import type { TimerLine } from '../domain/incident/shown.ts'
import { timersOf } from '../domain/report/timers.ts'
import { storeAt } from '../domain/store.ts'
import type { Instant } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'

/** Nobody asks for more than a year, and no rule is looked at more often than some times an hour. */
const MOST_LOOKS = 40_000

export type SimulatedMail = {
  readonly to: { readonly address: string; readonly name: string }
  readonly who: 'customer' | 'agent' | 'manager'
  /** Name of its template. */
  readonly mail: MailToSend['name']
  readonly language: string
  readonly subject: string
}

/** What happened at one instant: which rules acted, and what was said. */
export type SimulatedStep = {
  readonly at: Instant
  /** Ids of rules (`TimerId`); `collected` where managers hear what was noted before. */
  readonly rules: readonly string[]
  readonly mails: readonly SimulatedMail[]
}

export type Simulation = {
  readonly steps: readonly SimulatedStep[]
  /** The incident as it would be at the end. */
  readonly incident: Incident
  /** What would come next. */
  readonly next?: TimerLine
}

export type SimulateDeps = ComposeDeps & { readonly absences: readonly Absence[] }

/** From `facts.now` on to `until`. `facts` are those of the clock's own decisions. */
export function simulate(incident: Incident, facts: Facts, until: Instant, deps: SimulateDeps): Simulation {
  const managers = collecting(facts.now)
  const steps: SimulatedStep[] = []
  let current = incident
  let known = facts
  let at: Instant | undefined = facts.now
  for (let looks = 0; at !== undefined && at <= until && looks < MOST_LOOKS; looks++) {
    known = { ...known, now: at, store: storeAt(facts.store, deps.absences, at) }
    const { every } = known.store.policies.escalations
    const decision = decide(current, { kind: 'clock' }, known)
    current = decision.incident ?? current
    for (const effect of decision.effects ?? [])
      if (effect.kind === 'escalate') managers.note(effect.managers, effect.escalation)
    const told = managers.tell(current, known, every)
    const rules = decision.events.flatMap(({ by }) =>
      by.kind === 'system' && by.policy !== undefined ? [by.policy] : [],
    )
    const mails = [...decision.mails, ...told]
    if (rules.length + mails.length > 0)
      steps.push({
        at,
        rules: [...new Set([...rules, ...(told.length > 0 ? ['collected'] : [])])],
        mails: mails.map((mail) => shown(mail, current, known, deps)),
      })
    if (toCustomer(current, decision.mails)) known = { ...known, lastAutomaticAt: at }
    at = soonest(nextLookAt(current, known), managers.next(every))
  }
  const [next] = timersOf(current, known.store)
  return { steps, incident: current, ...(next === undefined ? {} : { next }) }
}

/** What managers are to hear, and when: the first at once, what comes later at the end of the time between two mails. */
function collecting(from: Instant) {
  const noted = new Map<string, Escalation[]>()
  const toldAt = new Map<string, Instant>()
  const turnOf = (address: string, every: number) => Math.max(from, (toldAt.get(address) ?? -Infinity) + every)
  return {
    note(managers: readonly string[], escalation: Escalation) {
      for (const address of managers) noted.set(address, [...(noted.get(address) ?? []), escalation])
    },
    tell(incident: Incident, facts: Facts, every: number): readonly MailToSend[] {
      return [...noted].flatMap(([address, escalations]) => {
        if (turnOf(address, every) > facts.now) return []
        noted.delete(address)
        const manager = facts.store.managers.find((one) => one.address === address)
        const escalated = pressing(escalations, new Map([[incident.number, incident]]))
        if (manager === undefined || escalated.length === 0) return []
        toldAt.set(address, facts.now)
        return [escalationsMail(manager, escalated, facts)]
      })
    },
    next: (every: number) => soonest(...[...noted.keys()].map((address) => turnOf(address, every))),
  }
}

function shown(mail: MailToSend, incident: Incident, { now, store }: Facts, deps: SimulateDeps): SimulatedMail {
  const { subject } = compose(mail, incident.number, now, { ...deps, store })
  const { address, name } = mail.to
  const isAgent = store.agents.some((agent) => agent.address === address) && mail.name !== 'escalation'
  const isManager = store.managers.some((manager) => manager.address === address)
  const who = isAgent ? 'agent' : isManager ? 'manager' : 'customer'
  return { to: { address, name }, who, mail: mail.name, language: mail.language, subject }
}

function soonest(...instants: readonly (Instant | undefined)[]): Instant | undefined {
  const given = instants.filter((instant) => instant !== undefined)
  return given.length === 0 ? undefined : Math.min(...given)
}
