/** The classifier as it learns, inside the reading thread: what the mailbox learned, and the guard over it. */
import type { LessonText, Taught } from '../app/ports.ts'
import { type Guard, prepareGuard } from '../domain/classify/model/guard.ts'
import { encodeFeatures, type Learned } from '../domain/classify/model/learned.ts'
import {
  FEATURES_KIND,
  type GuardText,
  learnLessons,
  type Sight,
  type StoredLesson,
  seeGuard,
  seeText,
} from '../domain/classify/model/lessons.ts'
import type { Model } from '../domain/classify/model/model.ts'

export type Learning = {
  readonly kind: string
  /** To be added to the model for every mail from now on. */
  learned(): Learned | undefined
  features(text: LessonText): Uint8Array
  learn(lessons: readonly StoredLesson[]): Taught
}

/** `guardTexts` are read when something is learned for the first time. */
export function createLearning(model: Model, guardTexts: () => readonly GuardText[], sight: Sight): Learning {
  let guard: Guard | undefined
  let learned: Learned | undefined
  return {
    kind: FEATURES_KIND,
    learned: () => learned,
    features: ({ subject, text }) => encodeFeatures(seeText(subject, text, sight).features),
    learn(lessons) {
      if (lessons.length === 0) {
        learned = undefined
        return { used: 0, part: 1, guard: { mails: 0, base: 0, now: 0 } }
      }
      guard ??= prepareGuard(
        model,
        guardTexts().map((text) => seeGuard(text, sight)),
      )
      const { used, part, mails, base, now, ...result } = learnLessons(guard, lessons)
      learned = result.learned
      return { used, part, guard: { mails, base, now } }
    },
  }
}
