import { readFile } from 'node:fs/promises'
import type { House, IncidentEvent } from './house.ts'
import { letters } from './letters.ts'
import { agentMail, filled, stamped } from './mail-text.ts'
import type { DemoMailbox } from './mailbox.ts'
import type { Outgoing, SentMail } from './outgoing.ts'
import { AGENTS, CUSTOMERS, type CustomerName, MAILBOX, nameOf } from './people.ts'
import type { Step } from './story.ts'
import type { StoryClock } from './story-clock.ts'
import { eventWords } from './words.ts'

export type Stage = {
  readonly house: House
  readonly mailbox: DemoMailbox
  readonly outgoing: Outgoing
  readonly clock: StoryClock
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

const FIXTURES = new URL('../../../fixtures/threads/', import.meta.url)
/** From a mail's arrival to the pass that takes it in. */
const SOON = 20_000
const INDENT = ' '.repeat(12)

/** Plays the steps in order and tells each one, with what the system did about it. */
export async function play(steps: readonly Step[], stage: Stage): Promise<void> {
  const { clock, say, outgoing, house, mailbox } = stage
  const told = new Map<number, number>()
  let total = 0
  let day = ''
  for (const step of steps) {
    if (stage.signal.aborted) return
    const at = clock.at(step.at)
    if (clock.showDay(at) !== day) {
      day = clock.showDay(at)
      say(`\n${day}`)
    }
    say(`${clock.show(at)}   ${step.tell}`)
    const mail = await written(step, at, outgoing.sent)
    if (mail !== undefined) mailbox.append(mail, at)
    const before = outgoing.sent.length
    const counts = await house.pass(at + SOON)
    total += counts.sent
    await outgoing.settled(total)
    for (const line of await happened(house, told, clock)) say(`${INDENT}${line}`)
    if (counts.held > 0) say(`${INDENT}held: nothing proves who wrote it`)
    for (const { names, gist } of letters(outgoing.sent.slice(before))) say(`${INDENT}→ ${names.join(', ')}: ${gist}`)
    if (counts.automatic > 0) say(`${INDENT}recognised as automatic mail: it is not answered`)
    else if (counts.processed + counts.sent === 0) say(`${INDENT}(nothing was due)`)
  }
}

/** The mail of a step, as it reaches the mailbox. */
async function written(step: Step, at: number, sent: readonly SentMail[]): Promise<Buffer | undefined> {
  if ('agent' in step) {
    const from = AGENTS[step.agent]
    const answered = newest(sent, from.address, step.about)
    const text = agentMail({ from, text: step.text, at, answered })
    return stamped(Buffer.from(text), { from: from.address, to: answered.replyTo, at })
  }
  if (!('mail' in step)) return undefined
  const answered = step.answers && newest(sent, addressOf(step.answers.sentTo), step.answers.about)
  const text = filled(await readFile(new URL(step.mail, FIXTURES), 'utf8'), at, answered)
  return stamped(Buffer.from(text), { from: step.envelopeFrom, to: answered?.replyTo || MAILBOX, at })
}

/** The newest mail in somebody's inbox about the matter of a customer. */
function newest(sent: readonly SentMail[], to: string, about: CustomerName): SentMail {
  const incident = sent.find((mail) => mail.to === CUSTOMERS[about].address)?.incident
  const found = sent.findLast((mail) => mail.to === to && mail.incident !== undefined && mail.incident === incident)
  if (found === undefined)
    throw new Error(`${nameOf(to)} was sent nothing about the matter of ${CUSTOMERS[about].name}`)
  return found
}

function addressOf(name: string): string {
  const people: Readonly<Record<string, { readonly address: string }>> = { ...AGENTS, ...CUSTOMERS }
  return people[name]?.address ?? ''
}

/** Events that were not told before. */
async function happened(house: House, told: Map<number, number>, clock: StoryClock): Promise<readonly string[]> {
  const lines: string[] = []
  for (const { incident, events } of await house.cases()) {
    const fresh = events.slice(told.get(incident.number) ?? 0)
    told.set(incident.number, events.length)
    if (fresh.length > 0) lines.push(`INC-${incident.number} ${summary(fresh, clock)}`)
  }
  return lines
}

function summary(events: readonly IncidentEvent[], clock: StoryClock): string {
  return events
    .filter((event) => event.kind !== 'commanded')
    .map((event) => eventWords(event, clock.showDay))
    .join('; ')
}
