/** What is shown as reason is the model's own: without these words it would be less sure. */
import { describe, expect, test } from 'vitest'
import { classify } from '../../../../src/domain/classify/classify.ts'
import type { ClassifierInput } from '../../../../src/domain/classify/signals.ts'
import { BASE_TAXONOMY } from '../../../../src/domain/classify/taxonomy.ts'
import { cutWords } from '../../../../src/domain/language/words.ts'
import { readCorpus } from '../../../eval/corpus.ts'
import { inputOf } from '../../../eval/examples.ts'
import { theWordSense } from '../../../support/word-sense.ts'

const understanding = { ...theWordSense(), taxonomy: BASE_TAXONOMY }
const mails = readCorpus('held-back')

/** The probability of a category when these words are not there. */
function without(
  words: readonly string[],
  mail: { subject: string; body: string },
  language: ClassifierInput['language'],
) {
  const cut = (text: string) => words.reduce((left, word) => left.replace(pattern(word), ' '), text)
  const input = { subject: cut(mail.subject), newText: cutWords(cut(mail.body)), language }
  return classify(input, understanding)
}

function pattern(words: string): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  return new RegExp(escaped, 'giu')
}

describe('the words that decided', () => {
  test('are words of the mail, as written', () => {
    for (const mail of mails) {
      const text = `${mail.subject}\n${mail.body}`.normalize('NFC').replace(/\s+/g, ' ')
      for (const words of classify(inputOf(mail), understanding).evidence) expect(text, mail.id).toContain(words)
    }
  })

  test('carry the answer: without them it is less probable, nearly always', () => {
    const weaker = mails.filter((mail) => {
      const input = inputOf(mail)
      const { category, probability = 0, evidence, runnerUp } = classify(input, understanding)
      if (evidence.length === 0) return false
      const rest = without(evidence, mail, input.language)
      const left = rest.category === category ? (rest.probability ?? 0) : 1 - (rest.probability ?? 0)
      return left < probability || rest.category === runnerUp
    })
    expect(weaker.length / mails.length).toBeGreaterThan(0.95)
  })

  test('of a sign carry the sign', () => {
    const found = mails.flatMap((mail) => {
      const input = inputOf(mail)
      return (classify(input, understanding).signs ?? []).map((sign) => ({ mail, input, ...sign }))
    })
    const gone = found.filter(({ mail, input, sign, words }) => {
      const left = without(words, mail, input.language).signs ?? []
      return !left.some((one) => one.sign === sign)
    })
    expect(found.length).toBeGreaterThan(100)
    expect(gone.length / found.length).toBeGreaterThan(0.7)
  })
})
