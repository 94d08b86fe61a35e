import { type QuestionId, questionsFor } from '../classify/questions.ts'
import type { Taxonomy } from '../classify/taxonomy.ts'
import { runnerUpOf } from '../incident/classified.ts'
import type { Incident } from '../incident/incident.ts'
import { isSentToSee } from '../mail/logos.ts'
import type { Reading } from '../mail/reading.ts'

/** What a new incident lacks. Where its category is a guess, only what both candidates lack, and openly where too little was said. */
export function questionsTo(
  { classification, orderNumbers }: Incident,
  reading: Reading,
  taxonomy: Taxonomy,
): readonly QuestionId[] {
  const have = {
    orderNumber: orderNumbers.length > 0,
    attachments: reading.mail.attachments.some(isSentToSee),
    text: `${reading.mail.subject}\n${reading.reply.newText}`,
    found: new Set(reading.findings.map(({ kind }) => kind)),
  }
  const asked = (category: string, topic: string) => questionsFor(category, topic, have, taxonomy)
  const { category, topic, sure } = classification
  if (sure) return asked(category, topic)
  const other = runnerUpOf(classification)
  const asBoth = other === undefined ? [] : asked(other.category, other.topic)
  const common = asked(category, topic).filter((question) => asBoth.includes(question))
  return [...new Set<QuestionId>([...common, ...asked(NO_CATEGORY, 'other')])]
}

/** Whoever is asked about this is asked what it is about. */
const NO_CATEGORY = ''
