/** What a mail says to "how did it go?": the score, the words beside it, and whether a person is to read them. */
import { describe, expect, test } from 'vitest'
import { surveyAnswer } from '../../../src/domain/decide/survey-answer.ts'
import { signedAddress, tagOf } from '../../../src/domain/mail/reference.ts'
import { aReading, type ReadingParts, SEAL } from '../../support/a-reading.ts'
import { A_STORE, MAILBOX } from '../../support/a-store.ts'
import { anIncident } from '../../support/an-incident.ts'

const incident = anIncident(7)
const surveyAddress = signedAddress(SEAL, MAILBOX, 'survey', 7)
const tag = tagOf(SEAL, MAILBOX, 7)
/** What the classifier says of mails that are about nothing it knows. */
const NOTHING = { category: 'support', topic: 'other', sure: false, evidence: [] } as const
const PRAISE = { category: 'support', topic: 'praise', sure: true, evidence: ['great'] } as const

/** What a mail says; `answers`: it answers the survey's own mail. */
function said(parts: ReadingParts, answers = true, about = incident) {
  const reading = aReading({ subject: 'Re: How did it go?', classification: NOTHING, guess: { code: 'en' }, ...parts })
  return surveyAnswer(reading, about, answers, A_STORE)
}

describe('a digit is a score', () => {
  const other = tagOf(SEAL, MAILBOX, 8)
  test.each<[string, ReadingParts, boolean, number | undefined]>([
    ['in an answer to the survey', { text: '4' }, true, 4],
    ['at its signed address', { text: '4', to: surveyAddress }, false, 4],
    ['under the subject of its buttons', { text: '', subject: `${tag}:5/5` }, false, 5],
    ['written, against the subject', { text: '2', subject: `${tag}:5/5` }, false, 2],
    ['nowhere else', { text: '4' }, false, undefined],
    [
      'not at the address of another incident',
      { text: '4', to: signedAddress(SEAL, MAILBOX, 'survey', 8) },
      false,
      undefined,
    ],
    [
      'not at the address for answers',
      { text: '4', to: signedAddress(SEAL, MAILBOX, 'customer', 7) },
      false,
      undefined,
    ],
    ['not under the subject of another incident', { text: '', subject: `${other}:5/5` }, false, undefined],
    ['not under a subject with a wrong signature', { text: '', subject: 'INC-7-00000:5/5' }, false, undefined],
  ])('%s', (_, parts, answers, score) => {
    expect(said(parts, answers)?.score).toBe(score)
  })

  test('at the address of an incident that was merged into it', () => {
    const survivor = anIncident(5, { absorbed: [7] })
    expect(said({ text: '3', to: surveyAddress }, false, survivor)?.score).toBe(3)
  })
})

describe('a person is to read', () => {
  const delivery = { category: 'delivery', topic: 'damaged', sure: true, evidence: ['broken'] } as const
  const photo = [{ filename: 'lamp.jpg', contentType: 'image/jpeg' }]
  test.each<[string, boolean, ReadingParts]>([
    ['the digit alone', false, { text: '1' }],
    ['a low score and thanks', false, { text: '2\n\nThank you' }],
    ['a low score and the same in words', false, { text: '1\n\nVery bad.' }],
    ['a low score and any other words', true, { text: '1\n\nNobody ever rang at my door.' }],
    ['a good score and why', false, { text: '5\n\nYou found my parcel within a day.' }],
    ['a good score and a question', true, { text: '5\n\nWhen does the other lamp come?' }],
    ['a good score and a photo', true, { text: '5', files: photo }],
    [
      'a good score and anger',
      true,
      {
        text: '4\n\nI go to my lawyer.',
        classification: { ...NOTHING, signs: [{ sign: 'legal', words: ['lawyer'] }] },
      },
    ],
    [
      'a good score and a matter',
      false,
      { text: '5\n\nThe lamp came broken, you mended it.', classification: delivery },
    ],
    ['a good score, but a matter', true, { text: '4\n\nGood, but the lamp is broken.', classification: delivery }],
    ['a middling score and a matter', true, { text: '3\n\nThe lamp is broken.', classification: delivery }],
    ['a middling score and praise', false, { text: '3\n\nAna was great.', classification: PRAISE }],
  ])('%s: %s', (_, asks, parts) => {
    expect(said(parts)).toMatchObject({ asks })
  })
})

test('praise in words is an answer without a score, and other words are none', () => {
  expect(said({ text: 'Ana was wonderful to me.', classification: PRAISE })).toEqual({
    text: 'Ana was wonderful to me.',
    asks: false,
  })
  expect(said({ text: 'Two parcels are missing.' })).toBeUndefined()
})
