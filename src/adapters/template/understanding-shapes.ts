/** What was understood of a mail, in the words of one language: category and doubt, urgency with its signs, the language and what told it. */
import type { FoundSign } from '../../domain/classify/classification.ts'
import type { CategoryAndTopic } from '../../domain/classify/taxonomy.ts'
import type { IncidentCard, ReasonLine } from '../../domain/incident/shown.ts'
import { oneLine } from './medium.ts'
import type { Phrasing } from './phrasing.ts'

/** "Delivery › Damaged (because of: …)"; where it is a guess, both candidates as a question. */
export function categoryIn(say: Phrasing, card: IncidentCard): string {
  const words = because(say, card.evidence.join(', '))
  return `${card.sure ? say.topic(card.category, card.topic) : doubtIn(say, card)}${words === '' ? '' : ` (${words})`}`
}

/** "URGENT · legal step (my solicitor)", "raised · …"; empty where it waits its turn. */
export function priorityIn(say: Phrasing, { urgent, signs }: IncidentCard): string {
  const grade = urgent ? say.word('labels', 'urgent') : signs.length > 0 ? say.word('labels', 'raised') : ''
  const said = signs.map((sign) => signIn(say, sign)).join('; ')
  return [grade, said].filter(Boolean).join(' · ')
}

/** A sign with the words that say so. */
function signIn(say: Phrasing, { sign, words }: FoundSign): string {
  const said = words.map(oneLine).filter(Boolean).join(', ')
  return said === '' ? say.word('signs', sign) : `${say.word('signs', sign)} (${said})`
}

/** What speaks for a reason, line by line. */
export function groundsOf(say: Phrasing, { guess, signs, language, because: found }: ReasonLine): readonly string[] {
  const words = oneLine(found)
  if (guess !== undefined) return [...guessIn(say, guess), because(say, words)].filter(Boolean)
  if (language !== undefined) return [languageIn(say, language, words)]
  return [...(signs ?? []).map((sign) => signIn(say, sign))]
}

type Guess = NonNullable<ReasonLine['guess']>

function guessIn(say: Phrasing, guess: Guess): readonly string[] {
  const { sure, probability, runnerUp } = guess
  return [
    sure ? say.topic(guess.category, guess.topic) : doubtIn(say, guess),
    probability === undefined ? '' : `${say.word('labels', 'probability')}: ${say.percent(probability)}`,
    sure && runnerUp !== undefined
      ? `${say.word('labels', 'runnerUp')}: ${say.topic(runnerUp.category, runnerUp.topic)}`
      : '',
  ]
}

function doubtIn(say: Phrasing, guess: CategoryAndTopic & { readonly runnerUp?: CategoryAndTopic }): string {
  const { category, topic, runnerUp } = guess
  if (runnerUp === undefined) return `${say.topic(category, topic)} · ${say.word('labels', 'unsure')}`
  return say
    .word('labels', 'unsureBetween')
    .replace('{first}', () => say.topic(category, topic))
    .replace('{second}', () => say.topic(runnerUp.category, runnerUp.topic))
}

/** Its name, and the words that told it; or why another is spoken than the customer's. */
function languageIn(say: Phrasing, language: string, found: string): string {
  const name = say.wordOr('languages', language)
  if (found === '') return name
  const known = say.wordOr('languageReasons', found)
  if (known !== found) return `${name}: ${known}`
  const [, code, words = ''] = /^([a-z]{2,3}): ?(.*)$/.exec(found) ?? []
  if (code === undefined) return `${name} (${because(say, found)})`
  const told = say.word('languageReasons', 'not answered in').replace('{language}', () => say.languageName(code))
  return `${name}: ${told}${words === '' ? '' : ` (${because(say, words)})`}`
}

function because(say: Phrasing, words: string): string {
  return words === '' ? '' : `${say.word('labels', 'words')}: ${oneLine(words)}`
}
