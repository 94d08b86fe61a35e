/** The fields of an incident that commands change: taking, comparing and restoring them. */
import type { Incident, UndoableFields } from '../incident/incident.ts'

/** Fields that are compared and restored on their own. */
const FIELDS = [
  'standing',
  'assignee',
  'category',
  'urgent',
  'promise',
  'snoozed',
  'customer',
  'copied',
  'addressee',
  'offer',
  'compensation',
  'merged',
  'split',
  'linked',
] as const
export type Field = (typeof FIELDS)[number]

/** The fields as they stand. What is not there stays away, so that a snapshot says so. */
export function snapshot(incident: Incident): UndoableFields {
  const { standing, classification, customer, participants, lastCustomerAt } = incident
  const { assignee, promise, awaitingAnswerSince, thirdParties, aside, addressee, snoozedUntil } = incident
  const { compensations, linked, absorbed, splitOff, offer, orderNumbers, undeliverableSince, silentBecause } = incident
  return {
    standing,
    category: classification.category,
    topic: classification.topic,
    sure: classification.sure,
    evidence: classification.evidence,
    urgent: classification.urgent,
    ...guessOf(classification),
    customer,
    participants,
    orderNumbers,
    lastCustomerAt,
    ...(assignee === undefined ? {} : { assignee }),
    ...(promise === undefined ? {} : { promise }),
    ...(awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince }),
    ...(thirdParties === undefined ? {} : { thirdParties }),
    ...(aside === undefined ? {} : { aside }),
    ...(addressee === undefined ? {} : { addressee }),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
    ...(compensations === undefined ? {} : { compensations }),
    ...(linked === undefined ? {} : { linked }),
    ...(absorbed === undefined ? {} : { absorbed }),
    ...(splitOff === undefined ? {} : { splitOff }),
    ...(offer === undefined ? {} : { offer }),
    ...(undeliverableSince === undefined ? {} : { undeliverableSince }),
    ...(silentBecause === undefined ? {} : { silentBecause }),
  }
}

/** What a correction takes away. */
function guessOf({ probability, runnerUp, runnerUpTopic }: Guess): Guess {
  return {
    ...(probability === undefined ? {} : { probability }),
    ...(runnerUp === undefined ? {} : { runnerUp }),
    ...(runnerUpTopic === undefined ? {} : { runnerUpTopic }),
  }
}

type Guess = Pick<UndoableFields, 'probability' | 'runnerUp' | 'runnerUpTopic'>

export function changedFields(before: UndoableFields, after: UndoableFields): readonly Field[] {
  return FIELDS.filter((field) => !sameField(field, before, after))
}

export function sameField(field: Field, a: UndoableFields, b: UndoableFields): boolean {
  switch (field) {
    case 'standing':
      return a.standing.status === b.standing.status && momentOf(a) === momentOf(b)
    case 'assignee':
      return a.assignee === b.assignee
    case 'category':
      return a.category === b.category && a.topic === b.topic
    case 'urgent':
      return a.urgent === b.urgent
    case 'promise':
      // Reminded and missed are the clock's business, not the agent's change.
      return (
        a.promise?.dueAt === b.promise?.dueAt && a.promise?.text === b.promise?.text && a.promise?.by === b.promise?.by
      )
    case 'snoozed':
      return a.snoozedUntil === b.snoozedUntil
    case 'customer':
      return a.customer.address === b.customer.address
    case 'copied':
      return (
        sameMembers(others(a), others(b)) &&
        sameMembers(a.thirdParties, b.thirdParties) &&
        sameMembers(a.aside, b.aside)
      )
    case 'addressee':
      return a.addressee === b.addressee
    case 'offer':
      // What the customer chose is not the agent's change.
      return a.offer?.at === b.offer?.at && a.offer?.options.join('|') === b.offer?.options.join('|')
    case 'compensation':
      return (a.compensations?.length ?? 0) === (b.compensations?.length ?? 0)
    case 'merged':
      return sameMembers(a.absorbed, b.absorbed)
    case 'split':
      return sameMembers(a.splitOff, b.splitOff)
    case 'linked':
      return sameMembers(a.linked, b.linked)
  }
}

/** Participants but for the customer, who is a field of its own. */
function others({ customer, participants }: UndoableFields): readonly string[] {
  return participants.filter((address) => address !== customer.address)
}

/** Who gets copies of what is said to the customer. */
export function copied(fields: UndoableFields): readonly string[] {
  return others(fields).filter((address) => !fields.aside?.includes(address))
}

/** `current` with what the fields were before a change. Since when an answer is owed belongs to the standing. */
export function restore(
  current: UndoableFields,
  { before, after }: { readonly before: UndoableFields; readonly after: UndoableFields },
  fields: readonly Field[],
): UndoableFields {
  const from = (field: Field) => (fields.includes(field) ? before : current)
  const { assignee } = from('assignee')
  const { promise } = from('promise')
  const { snoozedUntil } = from('snoozed')
  const { addressee } = from('addressee')
  const { thirdParties, aside } = from('copied')
  const { offer } = from('offer')
  const { compensations } = from('compensation')
  const { absorbed } = from('merged')
  const { splitOff } = from('split')
  const { linked } = from('linked')
  const { customer, undeliverableSince, silentBecause } = from('customer')
  const awaitingAnswerSince = awaiting(current, before, after, fields)
  return {
    standing: from('standing').standing,
    category: from('category').category,
    topic: from('category').topic,
    sure: from('category').sure,
    evidence: from('category').evidence,
    urgent: from('urgent').urgent,
    ...guessOf(from('category')),
    customer,
    participants: [...(customer.address === '' ? [] : [customer.address]), ...others(from('copied'))],
    ...(fields.includes('merged') ? withoutBrought(current, before, after) : {}),
    ...(assignee === undefined ? {} : { assignee }),
    ...(promise === undefined ? {} : { promise }),
    ...(awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince }),
    ...(thirdParties === undefined ? {} : { thirdParties }),
    ...(aside === undefined ? {} : { aside }),
    ...(addressee === undefined ? {} : { addressee }),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
    ...(offer === undefined ? {} : { offer }),
    ...(compensations === undefined ? {} : { compensations }),
    ...(linked === undefined ? {} : { linked }),
    ...(absorbed === undefined ? {} : { absorbed }),
    ...(splitOff === undefined ? {} : { splitOff }),
    ...(undeliverableSince === undefined ? {} : { undeliverableSince }),
    ...(silentBecause === undefined ? {} : { silentBecause }),
  }
}

/** What was joined or taken apart brings back who waited, where nobody wrote since; else who waits by now goes on waiting. */
function awaiting(
  current: UndoableFields,
  before: UndoableFields,
  after: UndoableFields,
  fields: readonly Field[],
): number | undefined {
  const isRegrouped = fields.includes('merged') || fields.includes('split')
  if (isRegrouped && current.awaitingAnswerSince === after.awaitingAnswerSince) return before.awaitingAnswerSince
  return current.awaitingAnswerSince ?? (fields.includes('standing') ? before.awaitingAnswerSince : undefined)
}

/** Order numbers and the day of the last message that came with another incident go with it. */
function withoutBrought(
  current: UndoableFields,
  before: UndoableFields,
  after: UndoableFields,
): Pick<UndoableFields, 'orderNumbers' | 'lastCustomerAt'> {
  const brought = (after.orderNumbers ?? []).filter((number) => !before.orderNumbers?.includes(number))
  const lastCustomerAt =
    current.lastCustomerAt === after.lastCustomerAt ? before.lastCustomerAt : current.lastCustomerAt
  return {
    orderNumbers: (current.orderNumbers ?? []).filter((number) => !brought.includes(number)),
    ...(lastCustomerAt === undefined ? {} : { lastCustomerAt }),
  }
}

function sameMembers<T>(a: readonly T[] = [], b: readonly T[] = []): boolean {
  return a.length === b.length && a.every((member) => b.includes(member))
}

function momentOf({ standing }: UndoableFields): number | undefined {
  switch (standing.status) {
    case 'open':
      return undefined
    case 'waiting':
      return standing.since
    default:
      return standing.at
  }
}
