/** Decides a batch of read mails one after the other and records all of it in one transaction. */
import { correspondentOf, type SenderProof, senderOf } from '../domain/authority/speaker.ts'
import { type DecidedMail, decideMail } from '../domain/decide/decide.ts'
import { nextDueAt } from '../domain/follow-up/clock-rules.ts'
import { picturesInText } from '../domain/mail/logos.ts'
import type { Reading } from '../domain/mail/reading.ts'
import type { AnsweredOrder } from '../domain/order/order.ts'
import { storeAt } from '../domain/store.ts'
import { foreignTags } from '../domain/thread/foreign-tag.ts'
import type { Instant } from '../domain/time/instant.ts'
import { answerQueries } from './answer-queries.ts'
import type { AnswerDeps } from './asking.ts'
import { withoutLoops } from './breaker.ts'
import { compose } from './compose.ts'
import { type FileTextDeps, fileTexts } from './file-texts.ts'
import type { ClaimedMail, FinishedMail, Incidents, IncidentTransaction, MailboxId, Outcome, Wanted } from './ports.ts'
import { World } from './world.ts'

export type DecideDeps = AnswerDeps & FileTextDeps & { readonly incidents: Incidents }

/** A raw mail that was read, with what is known of its sender. */
export type ReadMail = {
  readonly raw: Omit<ClaimedMail, 'content'>
  readonly reading: Reading
  readonly sender: SenderProof
  /** What the shop says of the orders it names. */
  readonly orders?: readonly AnsweredOrder[]
}

/** How much of an incident a decision sees: the leak guard wants every note that could be quoted; agents are shown less. */
const CONVERSATION_SEEN = 100
const EARLIER_SHOWN = 5

/** A decision that needs more than was loaded is made again with it; what it then needs is bounded. */
const MOST_ROUNDS = 6
/** Nobody has more incidents in hand; the rest stays his. */
const MOST_ASSIGNED = 1_000

/** What became of a mail; `said`: the Message-IDs of all that is to be sent because of it. */
export type Decided = { readonly raw: ReadMail['raw']; readonly outcome: Outcome; readonly said: readonly string[] }

/** All of the batch, or nothing of it. Returns what became of the mails in their order, and whether mails that were held are pending again. */
export async function decideBatch(
  given: DecideDeps,
  mailbox: MailboxId,
  mails: readonly ReadMail[],
  now: Instant,
): Promise<{ readonly decided: readonly Decided[]; readonly released: boolean }> {
  return await given.incidents.transaction(mailbox, async (tx) => {
    const world = await loadWorld(tx, mails)
    const deps = { ...given, store: storeAt(given.store, world.absences, now) }
    const numbers = [...(await tx.numbers(mails.filter(seemsNew).length))]
    const done: Decided[] = []
    const outbox: FinishedMail[] = []
    const decisions: DecidedMail[] = []
    for (const mail of mails) {
      const { raw, reading } = mail
      const before = outbox.length
      const decided = await decideOne(tx, mailbox, world, mail, numbers, now, deps)
      const said = [...decided.mails, ...(await answerQueries(decided, reading, raw.id, tx, world, mailbox, now, deps))]
      // A silent mail (import, history) changes the database and says nothing to anybody.
      if (!raw.silent) for (const one of said) outbox.push(compose(one, decided.incident?.number, now, deps))
      for (const also of raw.silent ? [] : (decided.also ?? []))
        for (const one of also.mails) outbox.push(compose(one, also.incident?.number, now, deps))
      world.apply(decided, reading, raw.id, senderOf(reading) ?? { address: '', name: '' })
      done.push({ raw, outcome: decided.outcome, said: outbox.slice(before).map(({ messageId }) => messageId) })
      decisions.push(decided)
    }
    const release = decisions.flatMap((decided) => decided.release ?? [])
    await tx.record({
      incidents: [...world.changed.values()],
      nextDueAt: new Map([...world.changed].map(([number, incident]) => [number, nextDueAt(incident, deps.store)])),
      events: world.events,
      messages: world.newMessages,
      refs: world.newRefs,
      outbox: await withoutLoops(tx, outbox, now, deps),
      outcomes: done.map(({ raw, outcome }) => ({ rawMailId: raw.id, outcome })),
      acknowledgements: world.newAcknowledgements,
      pictures: world.newPictures,
      suppress: decisions.flatMap((decided) => decided.suppress ?? []),
      release,
      effects: world.effects,
    })
    return {
      decided: done,
      released: release.length > 0 || world.effects.some((effect) => effect.kind === 'release-answer'),
    }
  })
}

/** Whether a mail will probably open an incident: only a guess about how many numbers to take at once. */
function seemsNew({ reading }: ReadMail): boolean {
  return reading.nature.kind === 'human' && !reading.references.some((reference) => reference.verdict === 'valid')
}

/** One round of questions for the whole batch. */
async function loadWorld(tx: IncidentTransaction, mails: readonly ReadMail[]): Promise<World> {
  const wanted: Wanted = {
    numbers: unique(
      mails.flatMap(({ reading }) =>
        reading.references.filter((r) => r.verdict === 'valid' && r.kind !== 'confirm').map((r) => r.number),
      ),
    ),
    messageIds: unique(
      mails.flatMap(({ reading: { mail } }) => [
        ...(mail.messageId === undefined ? [] : [mail.messageId]),
        ...mail.inReplyTo,
        ...mail.references.slice(-20),
        ...foreignTags(mail.subject),
      ]),
    ),
    senders: unique(
      mails.flatMap(({ reading }) =>
        [senderOf(reading), correspondentOf(reading)].flatMap((one) => one?.address ?? []),
      ),
    ),
    sentMessageIds: unique(mails.flatMap(({ reading }) => sentMessageIds(reading))),
    pictures: mails.flatMap(({ reading }) => {
      const address = senderOf(reading)?.address ?? ''
      return picturesInText(reading.mail.attachments).map((sha256) => ({ sha256, address }))
    }),
  }
  const known = await tx.load(wanted)
  const orderNumbers = unique(mails.flatMap(({ reading }) => reading.orderNumbers))
  const earlier = await tx.earlier(wanted.senders, orderNumbers, EARLIER_SHOWN)
  const world = new World(known, earlier, wanted.senders)
  // The incidents that are named will be needed; of the many others a sender may have, at most one will.
  await loadConversations(
    tx,
    world,
    known.incidents.map((incident) => incident.number).filter((number) => wanted.numbers.includes(number)),
  )
  return world
}

async function loadConversations(tx: IncidentTransaction, world: World, numbers: readonly number[]): Promise<void> {
  if (numbers.length > 0) world.learnConversations(numbers, await tx.conversation(numbers, CONVERSATION_SEEN))
}

/** Mails of ours that this one is about: bounced, or answered. */
function sentMessageIds({ mail, nature, references }: Reading): readonly string[] {
  const answered = references.filter((r) => r.by === 'message-id' && r.verdict === 'valid').map((r) => bare(r.found))
  const bounced = nature.kind === 'bounce' ? nature.bounce.originalMessageId : undefined
  // Lists and other mails about no incident are answered too: their Message-IDs lead to no incident.
  return [...(bounced === undefined ? [] : [bounced]), ...answered, ...mail.inReplyTo.slice(0, 3)]
}

async function decideOne(
  tx: IncidentTransaction,
  mailbox: MailboxId,
  world: World,
  { raw, reading, sender, orders }: ReadMail,
  numbers: number[],
  now: Instant,
  deps: DecideDeps,
): Promise<DecidedMail> {
  const held = await heldMail(tx, world, reading)
  const decideAs = (freshNumber: number) =>
    decideMail({
      reading,
      findings: sender,
      rawMailId: raw.id,
      freshNumber,
      silent: raw.silent,
      now,
      store: deps.store,
      seal: deps.seal,
      known: world,
      ...(raw.approvedAt === undefined ? {} : { approvedAt: raw.approvedAt }),
      ...(raw.history === undefined ? {} : { history: raw.history }),
      ...(raw.repeatsMessageId ? { repeatsMessageId: true } : {}),
      ...(held ? { held } : {}),
      ...(orders === undefined ? {} : { orders }),
    })
  world.takeMissing()
  let fresh = numbers[0] ?? NO_NUMBER
  let decided = decideAs(fresh)
  for (let round = 1; ; round++) {
    const found = await learnMissing(tx, mailbox, world, raw.id, deps)
    // It opens an incident against the guess. Deciding is pure, so it is simply done again with a number.
    const needsNumber = fresh === NO_NUMBER && opens(decided, NO_NUMBER)
    if (needsNumber) numbers.push(...(await tx.numbers(1)))
    if (!found && !needsNumber) break
    if (round > MOST_ROUNDS) throw new Error(`A decision that asks for more after ${MOST_ROUNDS} rounds`)
    fresh = numbers[0] ?? NO_NUMBER
    decided = decideAs(fresh)
  }
  if (opens(decided, fresh)) numbers.shift()
  return decided
}

/** Stands for the number of an incident that was not expected to be opened. */
const NO_NUMBER = 0

function opens(decision: DecidedMail, number: number): boolean {
  return [decision, ...(decision.also ?? [])].some((one) => one.incident?.number === number)
}

/** Looks up what a decision asked for in vain. False when it had all it wanted. */
async function learnMissing(
  tx: IncidentTransaction,
  mailbox: MailboxId,
  world: World,
  rawMailId: number,
  deps: DecideDeps,
): Promise<boolean> {
  const missing = world.takeMissing()
  const { assignedTo, pendingAnswers, files, conversations, persons } = missing
  const customers = [...missing.customers]
  const numbers = [...missing.numbers]
  for (const agent of assignedTo) {
    const assigned = await tx.assignedTo(agent, MOST_ASSIGNED)
    world.learnAssigned(agent, assigned)
    numbers.push(...assigned)
  }
  if (numbers.length > 0 || customers.length > 0) {
    const { incidents } = await tx.load({ numbers, messageIds: [], senders: [], sentMessageIds: [], pictures: [] })
    const earlier = customers.length > 0 ? await tx.earlier(customers, [], EARLIER_SHOWN) : []
    world.learnMore({ numbers, customers, incidents: [...earlier, ...incidents] })
  }
  for (const incident of pendingAnswers) world.learnPending(incident, await tx.pendingAnswers(incident))
  for (const person of persons) world.learnPerson(person, await tx.personFigures(person))
  if (files.size > 0) world.learnFiles(await fileTexts(deps, mailbox, rawMailId, [...files]))
  await loadConversations(tx, world, [...conversations])
  return [customers, numbers, [...assignedTo], [...pendingAnswers], [...files], [...conversations], [...persons]].some(
    (asked) => asked.length > 0,
  )
}

/** The held mail this one answers "was this you?" about: by its signed address, or by the Message-ID of the question. */
async function heldMail(tx: IncidentTransaction, world: World, { references }: Reading) {
  const valid = references.filter((r) => r.verdict === 'valid')
  const confirm = valid.find((r) => r.kind === 'confirm')
  const question = valid
    .filter((r) => r.by === 'message-id')
    .map((r) => world.sent(bare(r.found)))
    .find((sent) => sent?.template === 'was-this-you')
  const rawMailId = confirm?.number ?? (question ? Number(question.onceKey.split(':')[1]) : undefined)
  if (rawMailId === undefined) return undefined
  const held = await tx.heldMail(rawMailId)
  return held && { rawMailId, agent: held.agent }
}

/** References are kept as found, with their angle brackets. */
function bare(messageId: string): string {
  return messageId.replace(/^<|>$/g, '')
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
