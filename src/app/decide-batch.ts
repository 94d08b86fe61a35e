/** Decides a batch of read mails one after the other and records all of it in one transaction. */
import { correspondentOf, type SenderProof, senderOf } from '../domain/authority/speaker.ts'
import { type DecidedMail, decideMail } from '../domain/decide/decide.ts'
import { nextDueAt } from '../domain/follow-up/clock-rules.ts'
import { picturesInText } from '../domain/mail/logos.ts'
import type { Reading } from '../domain/mail/reading.ts'
import type { Instant } from '../domain/time/instant.ts'
import { answerQueries } from './answer-queries.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type { ClaimedMail, FinishedMail, Incidents, IncidentTransaction, MailboxId, Outcome, Wanted } from './ports.ts'
import { World } from './world.ts'

export type DecideDeps = ComposeDeps & { readonly incidents: Incidents }

/** A raw mail that was read, with what is known of its sender. */
export type ReadMail = {
  readonly raw: Omit<ClaimedMail, 'content'>
  readonly reading: Reading
  readonly sender: SenderProof
}

/** How much of an incident a decision sees: the leak guard wants every note that could be quoted; agents are shown less. */
const CONVERSATION_SEEN = 100
const EARLIER_SHOWN = 5

/** All of the batch, or nothing of it. Returns the outcomes in the order of the mails. */
export async function decideBatch(
  deps: DecideDeps,
  mailbox: MailboxId,
  mails: readonly ReadMail[],
  now: Instant,
): Promise<readonly Outcome[]> {
  return await deps.incidents.transaction(mailbox, async (tx) => {
    const world = await loadWorld(tx, mails)
    const numbers = [...(await tx.numbers(mails.filter(seemsNew).length))]
    const outcomes: { rawMailId: number; outcome: Outcome }[] = []
    const outbox: FinishedMail[] = []
    const decisions: DecidedMail[] = []
    for (const mail of mails) {
      const { raw, reading } = mail
      const decided = await decideOne(tx, world, mail, numbers, now, deps)
      const said = [...decided.mails, ...(await answerQueries(decided, tx, world, now, raw.id, deps))]
      // A silent mail (import, history) changes the database and says nothing to anybody.
      if (!raw.silent) for (const one of said) outbox.push(compose(one, decided.incident?.number, now, deps))
      world.apply(decided, reading, raw.id, senderOf(reading) ?? { address: '', name: '' })
      outcomes.push({ rawMailId: raw.id, outcome: decided.outcome })
      decisions.push(decided)
    }
    await tx.record({
      incidents: [...world.changed.values()],
      nextDueAt: new Map([...world.changed].map(([number, incident]) => [number, nextDueAt(incident, deps.store)])),
      events: world.events,
      messages: world.newMessages,
      refs: world.newRefs,
      outbox,
      outcomes,
      acknowledgements: world.newAcknowledgements,
      pictures: world.newPictures,
      suppress: decisions.flatMap((decided) => decided.suppress ?? []),
      release: decisions.flatMap((decided) => decided.release ?? []),
    })
    return outcomes.map(({ outcome }) => outcome)
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
  const earlier = await tx.earlier(wanted.senders, EARLIER_SHOWN)
  const world = new World(known, earlier)
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
function sentMessageIds({ nature, references }: Reading): readonly string[] {
  const answered = references.filter((r) => r.by === 'message-id' && r.verdict === 'valid').map((r) => bare(r.found))
  const bounced = nature.kind === 'bounce' ? nature.bounce.originalMessageId : undefined
  return bounced === undefined ? answered : [bounced, ...answered]
}

async function decideOne(
  tx: IncidentTransaction,
  world: World,
  { raw, reading, sender }: ReadMail,
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
      ...(held ? { held } : {}),
    })
  const fresh = numbers[0] ?? NO_NUMBER
  const decided = decideAs(fresh)
  if (decided.incident !== undefined && decided.incident.number !== fresh) {
    const { number } = decided.incident
    if (world.knowsConversation(number)) return decided
    // Found without being named (order number, Message-ID of a stranger): decided again with what was said before.
    await loadConversations(tx, world, [number])
    return decideAs(fresh)
  }
  if (decided.incident === undefined) return decided
  if (fresh !== NO_NUMBER) {
    numbers.shift()
    return decided
  }
  // It opens an incident against the guess. Deciding is pure, so it is simply done again with a number.
  const [number] = await tx.numbers(1)
  return decideAs(number as number)
}

/** Stands for the number of an incident that was not expected to be opened. */
const NO_NUMBER = 0

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
