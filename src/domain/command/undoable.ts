/** The fields of an incident that commands change: taking, comparing and restoring them. */
import type { Incident, UndoableFields } from '../incident/incident.ts'

/** Fields that are compared and restored on their own. */
const FIELDS = ['standing', 'assignee', 'category', 'urgent', 'promise'] as const
type Field = (typeof FIELDS)[number]

export function snapshot(incident: Incident): UndoableFields {
  const { standing, assignee, classification, promise, awaitingAnswerSince } = incident
  return {
    standing,
    category: classification.category,
    topic: classification.topic,
    urgent: classification.urgent,
    ...(assignee === undefined ? {} : { assignee }),
    ...(promise === undefined ? {} : { promise }),
    ...(awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince }),
  }
}

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
  }
}

/** `current` with these fields as they were before. Since when an answer is owed belongs to the standing. */
export function restore(current: UndoableFields, before: UndoableFields, fields: readonly Field[]): UndoableFields {
  const from = (field: Field) => (fields.includes(field) ? before : current)
  const { assignee } = from('assignee')
  const { promise } = from('promise')
  const awaitingAnswerSince = current.awaitingAnswerSince ?? from('standing').awaitingAnswerSince
  return {
    standing: from('standing').standing,
    category: from('category').category,
    topic: from('category').topic,
    urgent: from('urgent').urgent,
    ...(assignee === undefined ? {} : { assignee }),
    ...(promise === undefined ? {} : { promise }),
    ...(awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince }),
  }
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
