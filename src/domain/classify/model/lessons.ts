/** Learning from stored mails: what is kept of them, and what comes of all corrections together. */
import { CONCEPTS } from '../../language/concepts.ts'
import type { Recogniser } from '../../language/guess-language.ts'
import { cutWords } from '../../language/words.ts'
import { bareSubject } from '../../mail/subject.ts'
import { seeing } from '../classify.ts'
import type { PhraseFinder } from '../phrases.ts'
import { type ClassifierInput, inputOf } from '../signals.ts'
import type { Features } from './features.ts'
import { type Guard, type Guarded, type GuardMail, guarded } from './guard.ts'
import { decodeFeatures, learn } from './learned.ts'

/** To be raised when a bucket means something else than before: what was kept is then worked out again. */
const MEANING = 1

/** Features of another kind say nothing to this model. A concept is its number: another list is another kind. */
export const FEATURES_KIND = `${MEANING}.${checksum(Object.keys(CONCEPTS).join(' '))}`

/** A mail of the guard as it was written. */
export type GuardText = {
  readonly subject: string
  readonly body: string
  readonly category: string
  readonly topic: string
}

/** What texts are seen with. */
export type Sight = { readonly phrases: PhraseFinder; readonly recognise: Recogniser }

/** The features of a subject and a new text, as when the mail came. */
export function seeText(
  subject: string,
  text: string,
  { phrases, recognise }: Sight,
): { readonly features: Features; readonly language: ClassifierInput['language'] } {
  const newText = cutWords(text)
  const input = inputOf(subject, newText, recognise(newText, bareSubject(subject)))
  return { features: seeing(input, { phrases }).features, language: input.language }
}

export function seeGuard({ subject, body, category, topic }: GuardText, sight: Sight): GuardMail {
  return { ...seeText(subject, body, sight), category, topic: `${category}/${topic}` }
}

/** Where a mail belongs, and its features as they were kept. */
export type StoredLesson = {
  readonly category: string
  readonly topic: string
  readonly features: { readonly bytes: Uint8Array; readonly kind: string }
}

/** Learns all that can be compared, the oldest first. `used` says how many that were. */
export function learnLessons(guard: Guard, lessons: readonly StoredLesson[]): Guarded & { readonly used: number } {
  const usable = lessons
    .filter(({ features }) => features.kind === FEATURES_KIND && features.bytes.length > 0)
    .map(({ category, topic, features }) => ({
      features: decodeFeatures(features.bytes),
      category,
      topic: `${category}/${topic}`,
    }))
  return { ...guarded(guard, learn(guard.model, usable, guard.usual)), used: usable.length }
}

/** FNV-1a, in the letters of base 36. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
