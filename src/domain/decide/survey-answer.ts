/** What a mail says to "how did it go?": the score, what else was written, and whether that asks for something. */
import { isOnlyThanks } from '../classify/only-thanks.ts'
import { scoreInSubject } from '../follow-up/survey-rule.ts'
import type { Incident, Score } from '../incident/incident.ts'
import { readScore, saysBut } from '../language/survey-score.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import { isSentToSee } from '../mail/logos.ts'
import type { Reading } from '../mail/reading.ts'
import { policyOf } from '../policy/policies.ts'
import type { Store } from '../store.ts'

export type SurveyAnswer = {
  /** Absent where the customer only praised in words. */
  readonly score?: Score
  /** What was written beside the score. */
  readonly text: string
  /** It is a matter for a person, and opens the incident again like any word of the customer. */
  readonly asks: boolean
}

/**
 * The answer to the survey in a mail; undefined when it is none. A digit counts at the signed address of the survey, in an answer to its mail,
 * and under the subject of its buttons: nowhere else is "5" a score.
 * @param answersSurvey the mail answers the survey, or our thanks for the answer
 */
export function surveyAnswer(
  reading: Reading,
  incident: Incident,
  answersSurvey: boolean,
  store: Store,
): SurveyAnswer | undefined {
  const tapped = holdsTag(reading, incident) ? scoreInSubject(reading.mail.subject) : undefined
  if (!answersSurvey && tapped === undefined && !holdsSurveyAddress(reading, incident)) return undefined
  const written = reading.reply.newText.trim()
  const languages = languagesOf(reading, incident)
  const said = readScore(written, languages)
  const score = said?.score ?? tapped
  const text = said ? said.rest : written
  if (score === undefined) return isPraise(reading) ? { text, asks: false } : undefined
  const { low } = policyOf(store.policies, incident).survey
  return { score, text, asks: asks(text, score, low, reading, languages, store) }
}

/** Whoever writes to the signed address of the survey was given it. */
export function holdsSurveyAddress({ references }: Reading, incident: Incident): boolean {
  return references.some((r) => r.by === 'address' && r.kind === 'survey' && isOf(r, incident))
}

function holdsTag({ references }: Reading, incident: Incident): boolean {
  return references.some((r) => (r.by === 'subject-tag' || r.kind === 'survey') && isOf(r, incident))
}

/** References of what was merged into it lead to it. */
function isOf({ verdict, number }: Reading['references'][number], { number: own, absorbed }: Incident): boolean {
  return verdict === 'valid' && (number === own || absorbed?.includes(number) === true)
}

function languagesOf({ language }: Reading, incident: Incident): readonly PackCode[] {
  return [incident.language, ...(language.code === undefined ? [] : [language.code])]
}

/**
 * Praise and a judgement ask for nothing. Under a low score all other words are a complaint; under a good one a question, a sign of anger or
 * harm, a photo, or a "but" beside a known matter is needed: people explain what they liked.
 */
function asks(
  text: string,
  score: Score,
  low: number,
  reading: Reading,
  languages: readonly PackCode[],
  store: Store,
): boolean {
  if (reading.mail.attachments.some(isSentToSee)) return true
  const names = [...store.agents.map(({ name }) => name), ...reading.mail.from.map(({ name }) => name)]
  if (text === '' || isOnlyThanks(text, { names })) return false
  const { sure, topic, category, signs = [] } = reading.classification
  if (/[?¿？؟]/.test(text)) return true
  if (readScore(text, languages)?.rest === '') return false
  if (signs.length > 0) return true
  if (isPraise(reading)) return false
  if (score <= low) return true
  const isMatter = sure && topic !== 'other' && !(category === 'support' && topic === 'suggestion')
  return isMatter && (score < GOOD || saysBut(text, languages))
}

const GOOD = 4

function isPraise({ classification, reply }: Reading): boolean {
  const { sure, category, topic, signs = [] } = classification
  return sure && category === 'support' && topic === 'praise' && signs.length === 0 && !/[?¿？؟]/.test(reply.newText)
}
