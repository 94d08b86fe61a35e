/** What the product says of labelled mails, beside what was expected. */
import { classify } from '../../src/domain/classify/classify.ts'
import type { Model } from '../../src/domain/classify/model/model.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import type { LabelledMail } from './corpus.ts'
import { HEADS, inputOf, phrases } from './examples.ts'
import type { Outcome } from './measure.ts'

export function outcomesOf(mails: readonly LabelledMail[], model: Model): readonly Outcome[] {
  return mails.map((mail) => {
    const {
      category,
      topic,
      probability = 0,
      sure,
      urgent,
      signs = [],
    } = classify(inputOf(mail), {
      phrases,
      model,
      taxonomy: BASE_TAXONOMY,
    })
    return outcome(mail, { category, topic, probability, sure, urgent, signs: signs.map(({ sign }) => sign) })
  })
}

/** A topic that is not ours (of another set) is not asked for. */
export function outcome(mail: LabelledMail, found: Outcome['found']): Outcome {
  const { id, lang, category, topic, urgent, signs } = mail
  return {
    id,
    lang,
    expected: { category, topic: HEADS.topics.includes(`${category}/${topic}`) ? topic : '', urgent, signs },
    found,
  }
}
