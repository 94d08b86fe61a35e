/** Whether a week went better or worse than those before it: by exact tests, so that chance is not called a trend. */
import type { Verdict, VerdictSign } from './digest-figures.ts'
import { chanceOfSoFew, chanceOfSoMany, type Part } from './significance.ts'

/** What a week is judged by. */
export type WeekCourse = {
  readonly inTarget: Part
  /** Reopened, of so many that ended. */
  readonly reopened: Part
  readonly promisesKept: Part
  /** Scores of four and five. */
  readonly satisfied: Part
}

/** One comparison in a hundred weeks is wrong, in each direction. */
const CHANCE = 0.01
/** What moves by less is the same, however many say so. */
const LEAST_DIFFERENCE = 0.02
/** Of fewer nothing is said. */
const ENOUGH = 8
/** In flow against out flow: two and a half spreads. */
const NOTABLE_FLOW = 2.58

/** `before`: the weeks before taken together; undefined where the store was not there. `flow`: what came in and what ended. */
export function verdictOf(
  week: WeekCourse,
  before: WeekCourse | undefined,
  flow: { readonly came: number; readonly ended: number },
  isEmpty: boolean,
): Verdict {
  if (isEmpty) return { trend: 'empty', better: [], worse: [] }
  if (before === undefined) return { trend: 'new', better: [], worse: [] }
  const better: VerdictSign[] = []
  const worse: VerdictSign[] = []
  const judge = (sign: VerdictSign, now: Part, then: Part, moreIs: 'better' | 'worse') => {
    if (now.total < ENOUGH || then.total < ENOUGH) return
    if (Math.abs(now.count / now.total - then.count / then.total) < LEAST_DIFFERENCE) return
    const [more, fewer] = moreIs === 'better' ? [better, worse] : [worse, better]
    if (chanceOfSoMany(now, then) <= CHANCE) more.push(sign)
    else if (chanceOfSoFew(now, then) <= CHANCE) fewer.push(sign)
  }
  judge('in-target', week.inTarget, before.inTarget, 'better')
  judge('promises', week.promisesKept, before.promisesKept, 'better')
  judge('survey', week.satisfied, before.satisfied, 'better')
  judge('reopened', week.reopened, before.reopened, 'worse')
  const spread = Math.sqrt(flow.came + flow.ended)
  if (flow.came + flow.ended >= ENOUGH && Math.abs(flow.came - flow.ended) > NOTABLE_FLOW * spread)
    (flow.came > flow.ended ? worse : better).push('backlog')
  return { trend: trendOf(better, worse), better, worse }
}

function trendOf(better: readonly VerdictSign[], worse: readonly VerdictSign[]): Verdict['trend'] {
  if (better.length > 0 && worse.length > 0) return 'mixed'
  if (worse.length > 0) return 'worse'
  return better.length > 0 ? 'better' : 'same'
}
