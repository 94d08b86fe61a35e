/**
 * What agents correct changes how the next mails are read, within a minute or so and in every worker: each asks now and then
 * whether the corrections are still those it learned, and learns all of them anew when they are not. So all come to the same,
 * what was taken back or erased is unlearned, and a worker that starts knows what the others know.
 */
import { findTopic } from '../domain/classify/taxonomy.ts'
import type { Store } from '../domain/store.ts'
import { type Instant, MINUTE } from '../domain/time/instant.ts'
import { harmlessCause } from './harmless-cause.ts'
import type { CorrectedMail, Corrections, Learner, Log, MailboxId, SeenFeatures, Taught } from './ports.ts'

export type LearnDeps = {
  readonly store: Pick<Store, 'taxonomy'>
  readonly corrections: Corrections
  readonly learner: Learner
  readonly log: Log
  /** Of this worker; changes. */
  readonly learning: Learning
}

/** What a worker knows of its corrections. */
export type Learning = {
  known: string
  lookedAt: Instant | undefined
  /** When to try again what failed, though nothing has changed. */
  againAt?: Instant | undefined
}

export const NOTHING_LEARNED: Readonly<Learning> = { known: '', lookedAt: undefined }

/** The latest corrections count: a store changes, and learning takes time. */
export const MOST_LESSONS = 2_000
const LOOK_EVERY = MINUTE
/** A database may have been away for a moment; lessons that end their thread would cost 20 seconds each time. */
const TRY_AGAIN_AFTER = 30 * MINUTE
/** When less than this part of what was learned does no harm, somebody should look at the corrections. */
const HARDLY = 0.5
/** What is worked out is kept after so many, should the rest fail. */
const PIECE = 50

/** To be called before mails are read. Never throws: mails are read with what is known. */
export async function learnNews(deps: LearnDeps, mailbox: MailboxId, now: Instant): Promise<void> {
  const { learning, log } = deps
  const { lookedAt } = learning
  if (lookedAt !== undefined && now >= lookedAt && now < lookedAt + LOOK_EVERY) return
  learning.lookedAt = now
  try {
    const mark = await deps.corrections.mark(mailbox, MOST_LESSONS)
    const isKnown = mark === learning.known && (learning.againAt === undefined || now < learning.againAt)
    if (isKnown || (learning.known === '' && mark.startsWith('0 '))) return
    // What cannot be learned is tried again when something has changed or after a while, not every minute.
    learning.known = mark
    learning.againAt = now + TRY_AGAIN_AFTER
    const taught = await learnAll(deps, mailbox)
    learning.againAt = undefined
    if (taught.part < HARDLY) log.warn('hardly-learned', figuresOf(taught))
    else log.info('learned', figuresOf(taught))
  } catch (error) {
    log.warn('learning-failed', { cause: harmlessCause(error) })
  }
}

/** Learns the corrections as they are now. */
export async function learnAll(
  deps: Pick<LearnDeps, 'corrections' | 'learner' | 'store'>,
  mailbox: MailboxId,
): Promise<Taught> {
  const { taxonomy } = deps.store
  const all = await deps.corrections.latest(mailbox, MOST_LESSONS)
  // A topic that the store gave up is nothing a mail could be about.
  const corrected = all.filter(({ category, topic }) => findTopic(taxonomy, category, topic) !== undefined)
  const features = await withFeatures(deps, mailbox, corrected)
  return await deps.learner.learn(
    corrected.flatMap(({ id, category, topic }) => {
      const known = features.get(id)
      return known === undefined ? [] : [{ category, topic, features: known }]
    }),
  )
}

/** The features of each, those that are missing or of another kind worked out from the mail, while it is there. */
export async function withFeatures(
  { corrections, learner }: Pick<LearnDeps, 'corrections' | 'learner'>,
  mailbox: MailboxId,
  corrected: readonly CorrectedMail[],
): Promise<ReadonlyMap<number, SeenFeatures>> {
  const { kind } = await learner.features([])
  const found = new Map(
    corrected.flatMap(({ id, features }) => (features?.kind === kind ? [[id, features] as const] : [])),
  )
  const missing = corrected.flatMap(({ id, incident }) =>
    incident === undefined || found.has(id) ? [] : [{ id, incident }],
  )
  for (let from = 0; from < missing.length; from += PIECE) {
    const piece = missing.slice(from, from + PIECE)
    const texts = await corrections.texts(
      mailbox,
      piece.map(({ incident }) => incident),
    )
    const said = piece.map(({ id, incident }) => ({ id, text: texts.get(incident) ?? NO_WORDS }))
    const { all } = await learner.features(said.map(({ text }) => text))
    const kept = said.map(({ id, text }, i) => ({ id, bytes: text === NO_WORDS ? NOTHING : (all[i] ?? NOTHING) }))
    await corrections.keep(mailbox, kind, kept)
    for (const { id, bytes } of kept) found.set(id, { bytes, kind })
  }
  return found
}

const NO_WORDS = { subject: '', text: '' }
const NOTHING = new Uint8Array()

function figuresOf({ used, part, guard }: Taught): Readonly<Record<string, number>> {
  return { corrections: used, part, guardMails: guard.mails, guardBase: guard.base, guardNow: guard.now }
}
