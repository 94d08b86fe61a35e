/** One statement of a search within its time, in a transaction that goes on whatever becomes of it. */
import type { Statement, Transaction } from './database.ts'
import { sqlState } from './failures.ts'

/** Runs a statement; undefined when its time was not enough. */
export type Step = <Row extends Record<string, unknown>>(
  statement: Statement,
  values: readonly unknown[],
) => Promise<readonly Row[] | undefined>

/** However little time is left, a step gets this much. */
const LEAST_MS = 50

/**
 * Each step has `stepMs`, and all together `allMs`. The savepoint gives the transaction back as it was, settings too:
 * everywhere else the ways that are opened here stay closed.
 */
export function timedSteps(tx: Transaction, stepMs: number, allMs: number): Step {
  const until = performance.now() + allMs
  return async <Row extends Record<string, unknown>>(statement: Statement, values: readonly unknown[]) => {
    const ms = Math.ceil(Math.max(LEAST_MS, Math.min(stepMs, until - performance.now())))
    await tx.run(beginWith(ms), [])
    try {
      return (await tx.run<Row>(statement, values)).rows
    } catch (error) {
      if (sqlState(error) === '57014') return undefined
      throw error
    } finally {
      await tx.run(END, [])
    }
  }
}

function beginWith(ms: number): Statement {
  return {
    name: '',
    text: `savepoint search; set local statement_timeout = ${ms}; set local work_mem = '32MB';
      set local enable_bitmapscan = on; set local enable_sort = on`,
  }
}

const END: Statement = { name: '', text: 'rollback to savepoint search; release savepoint search' }
