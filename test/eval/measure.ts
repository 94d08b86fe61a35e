/** Figures of a classifier: how often right, how sure, how well it knows how sure it is. */
import type { Sign } from '../../src/domain/classify/model/model.ts'

/** What was expected of a mail and what came out. */
export type Outcome = {
  readonly id: string
  readonly lang: string
  readonly expected: {
    readonly category: string
    readonly topic: string
    readonly urgent: boolean
    readonly signs: readonly Sign[]
  }
  readonly found: {
    readonly category: string
    readonly topic: string
    /** Of the category. */
    readonly probability: number
    readonly sure: boolean
    readonly urgent: boolean
    readonly signs: readonly Sign[]
  }
}

/** Parts of one; nothing where there was nothing to measure. */
export type Part = number | undefined

export type Figures = {
  readonly mails: number
  readonly macroF1: number
  readonly right: number
  readonly topicRight: Part
  /** How many are called sure, and how many of those are right. */
  readonly sure: number
  readonly sureRight: Part
  /** Expected calibration error over ten bins. */
  readonly calibrationError: number
  readonly urgentFound: Part
  readonly urgentRight: Part
}

export function figuresOf(outcomes: readonly Outcome[], categories: readonly string[]): Figures {
  const isRight = ({ expected, found }: Outcome) => expected.category === found.category
  const sure = outcomes.filter(({ found }) => found.sure)
  const urgent = outcomes.filter(({ expected }) => expected.urgent)
  const calledUrgent = outcomes.filter(({ found }) => found.urgent)
  const ofOurTopics = outcomes.filter(({ expected }) => expected.topic !== '')
  return {
    mails: outcomes.length,
    macroF1: macroF1(outcomes, categories),
    right: part(outcomes.filter(isRight), outcomes) ?? 0,
    topicRight: part(
      ofOurTopics.filter((one) => isRight(one) && one.expected.topic === one.found.topic),
      ofOurTopics,
    ),
    sure: part(sure, outcomes) ?? 0,
    sureRight: part(sure.filter(isRight), sure),
    calibrationError: calibrationError(outcomes, isRight),
    urgentFound: part(
      urgent.filter(({ found }) => found.urgent),
      urgent,
    ),
    urgentRight: part(
      calledUrgent.filter(({ expected }) => expected.urgent),
      calledUrgent,
    ),
  }
}

function part(some: readonly unknown[], all: readonly unknown[]): Part {
  return all.length === 0 ? undefined : some.length / all.length
}

/** The mean over the categories of the harmonic mean of recall and precision. */
function macroF1(outcomes: readonly Outcome[], categories: readonly string[]): number {
  const each = categories.map((category) => {
    const hit = outcomes.filter(({ expected, found }) => expected.category === category && found.category === category)
    const expected = outcomes.filter((one) => one.expected.category === category)
    const found = outcomes.filter((one) => one.found.category === category)
    return expected.length + found.length === 0 ? 0 : (2 * hit.length) / (expected.length + found.length)
  })
  return each.reduce((sum, value) => sum + value, 0) / categories.length
}

const BINS = 10

function calibrationError(outcomes: readonly Outcome[], isRight: (outcome: Outcome) => boolean): number {
  const bins = Map.groupBy(outcomes, ({ found }) => Math.min(BINS - 1, Math.floor(found.probability * BINS)))
  return [...bins.values()].reduce((sum, bin) => {
    const said = bin.reduce((total, { found }) => total + found.probability, 0)
    return sum + Math.abs(said - bin.filter(isRight).length) / outcomes.length
  }, 0)
}

/** Recall and precision of each sign. */
export function signFigures(
  outcomes: readonly Outcome[],
  signs: readonly Sign[],
): readonly { readonly sign: Sign; readonly there: number; readonly found: Part; readonly right: Part }[] {
  return signs.map((sign) => {
    const there = outcomes.filter(({ expected }) => expected.signs.includes(sign))
    const said = outcomes.filter(({ found }) => found.signs.includes(sign))
    const hit = there.filter(({ found }) => found.signs.includes(sign))
    return { sign, there: there.length, found: part(hit, there), right: part(hit, said) }
  })
}

/** How often each category came out for each: rows are what was expected. */
export function confusions(
  outcomes: readonly Outcome[],
  categories: readonly string[],
): readonly (readonly number[])[] {
  return categories.map((expected) =>
    categories.map(
      (found) => outcomes.filter((one) => one.expected.category === expected && one.found.category === found).length,
    ),
  )
}
