import { EXPECTATIONS } from './expectations.ts'
import type { House } from './house.ts'
import { play } from './play.ts'
import type { Shop } from './shop.ts'
import { STORY } from './story.ts'
import { storyClock } from './story-clock.ts'
import { timelines } from './timeline.ts'

/** Plays the story, prints the timeline of every incident, and compares. Resolves with whether it came out as told. */
export async function tellStory(
  stage: Pick<Shop, 'mailbox' | 'outgoing'> & {
    readonly house: House
    readonly say: (line: string) => void
    readonly signal: AbortSignal
  },
): Promise<boolean> {
  const { house, outgoing, say } = stage
  const clock = storyClock(Date.now())
  say(
    'One week of a small store. Each line is a mail that arrives or a moment that passes; below it, what the system did.',
  )
  await play(STORY, { ...stage, clock })
  if (stage.signal.aborted) return false

  const cases = await house.cases()
  say('\nWhat the database tells about each incident')
  for (const line of timelines(cases, outgoing.sent, clock)) say(line)

  const outcome = {
    cases,
    sent: outgoing.sent,
    ledger: await house.ledger(),
    arrived: STORY.filter((step) => 'mail' in step || 'agent' in step).length,
  }
  const { received, filed, automatic, ignored } = outcome.ledger
  say(
    `\nLedger: ${received} mails received = ${filed} filed + ${automatic} automatic + ${ignored} ignored. ${outgoing.sent.length} mails sent.`,
  )
  const differing = EXPECTATIONS.filter(({ holds }) => !holds(outcome))
  if (differing.length === 0)
    say(`The story came out as told: ${EXPECTATIONS.length} of ${EXPECTATIONS.length} expectations hold.`)
  else {
    say(`The story did not come out as told; ${differing.length} of ${EXPECTATIONS.length} expectations do not hold:`)
    for (const { sentence } of differing) say(`  ✗ ${sentence}`)
  }
  return differing.length === 0
}
