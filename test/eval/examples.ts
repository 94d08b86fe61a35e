/** Labelled mails as the trainer and the measures need them. */
import { createHash } from 'node:crypto'
import { loadRecogniser } from '../../src/adapters/language/recogniser.ts'
import { compilePhrases } from '../../src/adapters/phrases/phrase-net.ts'
import { seeing } from '../../src/domain/classify/classify.ts'
import { SIGNS } from '../../src/domain/classify/model/model.ts'
import { phraseFinder } from '../../src/domain/classify/phrase-finder.ts'
import { type ClassifierInput, inputOf as inputInService } from '../../src/domain/classify/signals.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { cutWords } from '../../src/domain/language/words.ts'
import { bareSubject } from '../../src/domain/mail/subject.ts'
import type { LabelledMail } from './corpus.ts'
import type { Example, Heads } from './train-model.ts'

export const HEADS: Heads = {
  categories: BASE_TAXONOMY.categories.map(({ id }) => id),
  topics: BASE_TAXONOMY.categories.flatMap(({ id, topics }) => topics.map((topic) => `${id}/${topic.id}`)),
}

export const phrases = phraseFinder(BASE_TAXONOMY, compilePhrases)
export const recognise = loadRecogniser()

/** What the classifier is given of a mail in service: the language is guessed, never taken from the label. */
export function inputOf({ subject, body }: Pick<LabelledMail, 'subject' | 'body'>): ClassifierInput {
  const newText = cutWords(body)
  return inputInService(subject, newText, recognise(newText, bareSubject(subject)))
}

export function exampleOf(mail: LabelledMail): Example {
  const { features } = seeing(inputOf(mail), { phrases })
  return {
    features,
    language: mail.lang,
    category: HEADS.categories.indexOf(mail.category),
    topic: HEADS.topics.indexOf(`${mail.category}/${mail.topic}`),
    signs: SIGNS.map((sign) => mail.signs.includes(sign)),
    urgent: mail.urgent,
  }
}

/** A digest of everything the trainer sees: it changes with the corpus, and with how mails are seen. */
export function digestOf(examples: readonly Example[]): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify(HEADS))
  for (const { features, language, category, topic, signs, urgent } of examples) {
    hash.update(features.buckets).update(features.values)
    hash.update(JSON.stringify([language, category, topic, signs, urgent]))
  }
  return hash.digest('hex').slice(0, 32)
}
