/** Lessons that failed once are not lost until the next correction. */
import { expect, test } from 'vitest'
import { learnNews, NOTHING_LEARNED } from '../../src/app/learn.ts'
import type { Corrections, Learner, MailboxId } from '../../src/app/ports.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { MINUTE } from '../../src/domain/time/instant.ts'

const MAILBOX = 1 as MailboxId
const BEGAN = Date.UTC(2026, 10, 23, 9)

test('what failed is tried again after half an hour, or as soon as something changes; what was learned is not', async () => {
  const state = { mark: '1 a', isAway: true, learned: 0 }
  const corrections = {
    mark: async () => state.mark,
    latest: async () => {
      if (state.isAway) throw new Error('the database is away')
      return []
    },
  } as unknown as Corrections
  const learner = {
    features: async () => ({ kind: 'test', all: [] }),
    learn: async () => {
      state.learned++
      return { used: 0, part: 1, guard: { mails: 0, base: 0, now: 0 } }
    },
  } as unknown as Learner
  const told: string[] = []
  const say = (event: string) => void told.push(event)
  const log = { debug: say, info: say, warn: say, error: say }
  const deps = { store: { taxonomy: BASE_TAXONOMY }, corrections, learner, log, learning: { ...NOTHING_LEARNED } }
  const after = (minutes: number) => learnNews(deps, MAILBOX, BEGAN + minutes * MINUTE)

  await after(0)
  expect(told).toEqual(['learning-failed'])
  state.isAway = false
  await after(2)
  expect(state.learned).toBe(0)
  await after(31)
  expect(state.learned).toBe(1)
  await after(90)
  expect(state.learned).toBe(1)
  state.mark = '2 b'
  state.isAway = true
  await after(92)
  state.mark = '3 c'
  state.isAway = false
  await after(94)
  expect(state.learned).toBe(2)
})
