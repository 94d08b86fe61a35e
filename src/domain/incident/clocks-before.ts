import type { AnswerClocks, Incident } from './incident.ts'

/** The clocks as they were, and who wrote meanwhile waits, too. Of words to others, and of all but the latest, none began anew. */
export function clocksBefore(incident: Incident, rawMailId: number): AnswerClocks {
  const { stoppable, lastHeardAt, firstAnsweredAt, awaitingAnswerSince } = incident
  if (stoppable?.rawMailId !== rawMailId)
    return {
      lastHeardAt,
      ...(firstAnsweredAt === undefined ? {} : { firstAnsweredAt }),
      ...(awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince }),
    }
  const { rawMailId: _, ...before } = stoppable
  const waits = [before.awaitingAnswerSince, awaitingAnswerSince].filter((since) => since !== undefined)
  return { ...before, ...(waits.length === 0 ? {} : { awaitingAnswerSince: Math.min(...waits) }) }
}

/** The clocks of an incident whose latest answer came back; undefined when another one was it. What was said by itself since was heard. */
export function clocksOfLost(incident: Incident, rawMailId: number | undefined): AnswerClocks | undefined {
  if (rawMailId === undefined || incident.stoppable?.rawMailId !== rawMailId) return undefined
  const before = clocksBefore(incident, rawMailId)
  const { automaticInARow, lastHeardAt } = incident
  return automaticInARow === 0 ? before : { ...before, automaticInARow, lastHeardAt }
}
