/**
 * `#merge INC-4790`: two incidents of one customer become one; the lower number survives, both references lead to it, and the customer is not
 * told. Another customer's is linked instead, unless it is about the same order: then the answers go to the survivor's customer alone, until an
 * agent says `#cc`.
 */
import { gradedSigns } from '../incident/classified.ts'
import type { Happening } from '../incident/events.ts'
import type { Incident } from '../incident/incident.ts'
import { isLive, isParent, owesFirstAnswer } from '../incident/incident.ts'
import type { Change, Command, CommandContext, Refusal } from './command.ts'
import { readIncidentNumber } from './incident-number.ts'

export const merge: Command = {
  name: 'merge',
  grammar: '#merge INC-4790',
  kind: 'change',
  group: 'incidents',
  parse(argument) {
    if (argument === '') return { problem: 'missing-argument', expected: merge.grammar }
    const number = readIncidentNumber(argument)
    if (number === undefined) return { problem: 'unknown-incident', expected: merge.grammar }
    return { kind: 'change', apply: (incident, context) => mergeWith(incident, number, context) }
  },
}

/** The incident that survives a merge: whatever else the mail says is about it. */
export function survivorOf(current: Incident, argument: string, { known }: Pick<CommandContext, 'known'>): Incident {
  const number = readIncidentNumber(argument)
  const other = number === undefined ? undefined : known.incident(number)
  return other !== undefined && other.number < current.number && refusalOf(current, other) === undefined
    ? other
    : current
}

/** `incident` is the survivor already, whichever of the two the agent was answering. */
function mergeWith(incident: Incident, named: number, { known, current }: CommandContext): Change | Refusal {
  const number = named === incident.number && current !== undefined ? current : named
  if (number === incident.number) return { problem: 'same-incident' }
  const other = known.incident(number)
  if (other === undefined) return { problem: 'unknown-incident', expected: merge.grammar }
  if (other.standing.status === 'merged' && other.standing.into === incident.number) return { happenings: [] }
  const refusal = refusalOf(incident, other)
  if (refusal) return refusal
  const isSame = incident.customer.address === other.customer.address
  const wakes = !isLive(incident) && isLive(other)
  const happenings: Happening[] = [
    ...(wakes ? [{ kind: 'reopened', because: 'merged' } as const] : []),
    {
      kind: 'absorbed',
      number: other.number,
      orderNumbers: other.orderNumbers,
      // Whose an order is was asked for the customer of the other.
      ...(isSame && other.orders !== undefined ? { orders: other.orders } : {}),
      // Who belongs to the other only because of an order number is not written to without a word of an agent.
      // Nor is who was written to aside.
      participants: isSame ? other.participants.filter((address) => !other.aside?.includes(address)) : [],
      thirdParties: isSame ? (other.thirdParties ?? []) : [],
      lastCustomerAt: other.lastCustomerAt,
      ...(other.awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince: other.awaitingAnswerSince }),
      ...(owesFirstAnswer(other) ? { firstAnswerOwed: true, ...toldOf(other) } : {}),
      ...(other.promise === undefined ? {} : { promise: other.promise }),
      ...(other.assignee === undefined ? {} : { assignee: other.assignee }),
      ...(other.heldAnswers === undefined ? {} : { heldAnswers: other.heldAnswers }),
      ...(isLive(other) ? pressureOf(other) : {}),
    },
  ]
  return {
    happenings,
    elsewhere: [{ incident: other, happenings: [{ kind: 'merged', into: incident.number }] }],
  }
}

/** What makes the other urgent, or raises it, is not lost with it. */
function pressureOf({ classification }: Incident): Pick<Absorbed, 'urgent' | 'signs'> {
  const signs = gradedSigns(classification)
  return { ...(classification.urgent ? { urgent: true } : {}), ...(signs.length === 0 ? {} : { signs }) }
}

function toldOf({
  firstAnswerRemindedAt,
  escalatedAt,
}: Incident): Pick<Absorbed, 'firstAnswerRemindedAt' | 'escalatedAt'> {
  return {
    ...(firstAnswerRemindedAt === undefined ? {} : { firstAnswerRemindedAt }),
    ...(escalatedAt === undefined ? {} : { escalatedAt }),
  }
}

type Absorbed = Extract<Happening, { kind: 'absorbed' }>

function refusalOf(one: Incident, other: Incident): Refusal | undefined {
  const isOver = [one, other].some((i) => i.standing.status === 'merged' || i.standing.status === 'spam')
  if (isOver || isParent(one) || isParent(other)) return { problem: 'wrong-state' }
  const isSame = one.customer.address !== '' && one.customer.address === other.customer.address
  const isSameOrder = one.orderNumbers.some((number) => other.orderNumbers.includes(number))
  if (!isSame && !isSameOrder) return { problem: 'other-customer', expected: `#link INC-${other.number}` }
  return undefined
}
