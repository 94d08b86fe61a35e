import type { BaseCategoryId } from '../classify/classification.ts'
import { deTopics } from './de/topics.ts'
import { enTopics } from './en/topics.ts'
import { esTopics } from './es/topics.ts'
import { frTopics } from './fr/topics.ts'
import { itTopics } from './it/topics.ts'
import type { Language } from './language.ts'
import { plTopics } from './pl/topics.ts'
import { ptTopics } from './pt/topics.ts'

/** What people call the topics of each category in one language, by the topic's id. Compared folded. */
export type TopicNames = Readonly<Record<BaseCategoryId, Readonly<Record<string, readonly string[]>>>>

/** THE list of languages in which topics are understood, whichever the agent's own is. */
export const TOPIC_NAMES: Readonly<Record<Language, TopicNames>> = {
  en: enTopics,
  es: esTopics,
  pt: ptTopics,
  pl: plTopics,
  fr: frTopics,
  de: deTopics,
  it: itTopics,
}
