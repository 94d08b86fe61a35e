/** Fits how scores become probabilities, on mails whose scores come from weights that had not seen them. */
import { type Judgement, judgeScores } from '../../src/domain/classify/model/judge.ts'
import { type Calibration, columnsOf, type Model, SIGNS, type Sign } from '../../src/domain/classify/model/model.ts'
import type { Example } from './train-model.ts'

/** A mail and the scores of weights that had not seen it. */
export type Unseen = { readonly example: Example; readonly scores: Float32Array }

/** Of the mails called sure this part must be right; a little more than is promised. */
const SURE_RIGHT = 0.965
/** Of the mails with a sign, and of urgent ones, this part should be found; of those that are called so, this part be right. */
const SIGNS_FOUND = 0.9
const SIGNS_RIGHT = 0.8

export const UNCALIBRATED: Calibration = {
  temperature: { unknown: 1 },
  sureAt: 1,
  signAt: Object.fromEntries(SIGNS.map((sign) => [sign, 0])) as Record<Sign, number>,
  urgentAt: 0,
}

/** The temperature of each language, the threshold of `sure`, and those of the signs. */
export function calibrate(unseen: readonly Unseen[], heads: Pick<Model, 'categories' | 'topics'>): Calibration {
  const { signs: signsFrom, urgent: urgentColumn } = columnsOf(heads)
  const languages = [...new Set(unseen.map(({ example }) => example.language))].sort()
  const temperature: Record<string, number> = { unknown: bestTemperature(unseen, heads) }
  for (const language of languages) {
    const own = unseen.filter(({ example }) => example.language === language)
    // A language with few mails leans on all others.
    if (own.length >= FEW) temperature[language] = bestTemperature(own, heads)
  }
  const calibration: Calibration = { ...UNCALIBRATED, temperature }
  const judged = unseen.map((one) => ({ ...one, judgement: judgedBy(one, heads, calibration) }))
  return {
    temperature: Object.fromEntries(Object.entries(temperature).map(([code, value]) => [code, rounded(value)])),
    sureAt: rounded(sureThreshold(judged, heads)),
    signAt: Object.fromEntries(
      SIGNS.map((sign, i) => [
        sign,
        rounded(
          threshold(unseen.map(({ example, scores }) => [scores[signsFrom + i] ?? 0, example.signs[i] === true])),
        ),
      ]),
    ) as Record<Sign, number>,
    urgentAt: rounded(threshold(unseen.map(({ example, scores }) => [scores[urgentColumn] ?? 0, example.urgent]))),
  }
}

const FEW = 200

/** The judgement on a mail, as in service. */
export function judgedBy(
  { example, scores }: Unseen,
  heads: Pick<Model, 'categories' | 'topics'>,
  calibration: Calibration,
): Judgement {
  return judgeScores({ ...heads, calibration }, Float32Array.from(scores), example.language)
}

/** The temperature at which the right categories are likeliest. */
function bestTemperature(unseen: readonly Unseen[], heads: Pick<Model, 'categories' | 'topics'>): number {
  let best = 1
  let least = Infinity
  for (let temperature = 0.3; temperature <= 2.5; temperature += 0.05) {
    const calibration = { ...UNCALIBRATED, temperature: { unknown: temperature } }
    let loss = 0
    for (const one of unseen) {
      const right = heads.categories[one.example.category]
      const found = judgedBy(one, heads, calibration).categories.find(({ id }) => id === right)
      loss -= Math.log(Math.max(1e-9, found?.probability ?? 0))
    }
    if (loss < least) {
      least = loss
      best = temperature
    }
  }
  return best
}

/** The lowest probability from which on enough are right. */
function sureThreshold(
  judged: readonly (Unseen & { readonly judgement: Judgement })[],
  heads: Pick<Model, 'categories' | 'topics'>,
): number {
  const ranked = judged
    .map(({ example, judgement }) => {
      const [best] = judgement.categories
      return { probability: best?.probability ?? 0, right: best?.id === heads.categories[example.category] }
    })
    .sort((a, b) => b.probability - a.probability)
  let right = 0
  let lowest = 1
  for (const [i, one] of ranked.entries()) {
    if (one.right) right++
    if (right / (i + 1) >= SURE_RIGHT) lowest = one.probability
  }
  return lowest
}

/** The score at which recall and precision, each as a part of its aim, are best: the lesser of the two counts. */
function threshold(scored: readonly (readonly [score: number, is: boolean])[]): number {
  const ranked = [...scored].sort((a, b) => b[0] - a[0])
  const all = ranked.filter(([, is]) => is).length
  let found = 0
  let best = { worth: -1, score: 0 }
  for (const [i, [score, is]] of ranked.entries()) {
    if (is) found++
    const worth = Math.min(found / all / SIGNS_FOUND, found / (i + 1) / SIGNS_RIGHT)
    if (worth > best.worth) best = { worth, score }
  }
  return best.score
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
