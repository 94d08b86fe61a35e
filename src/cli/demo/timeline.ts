import type { Case } from './house.ts'
import { letters } from './letters.ts'
import type { SentMail } from './outgoing.ts'
import { nameOf } from './people.ts'
import type { StoryClock } from './story-clock.ts'
import { eventWords } from './words.ts'

/** The story of every incident, read from the database, with the mails it caused. */
export function timelines(cases: readonly Case[], sent: readonly SentMail[], clock: StoryClock): readonly string[] {
  return cases.flatMap(({ incident, events }) => {
    const { category, topic } = incident.classification
    const holder = incident.assignee === undefined ? 'nobody has taken it' : `with ${nameOf(incident.assignee)}`
    const head = [
      nameOf(incident.customer.address),
      `${category} › ${topic}`,
      incident.language,
      incident.standing.status,
      holder,
    ]
    const mails = letters(sent.filter((mail) => mail.incident === incident.number))
    const lines = [
      ...events
        .filter((event) => event.kind !== 'commanded')
        .map((event) => ({ at: event.at, rank: 0, text: eventWords(event, clock.showDay) })),
      ...mails.map(({ at, names, gist }) => ({ at, rank: 1, text: `→ ${names.join(', ')}: ${gist}` })),
    ].sort((a, b) => a.at - b.at || a.rank - b.rank)
    return [
      '',
      `INC-${incident.number}  ${head.join(' · ')}`,
      ...lines.map(({ at, text }) => `  ${clock.show(at)}  ${text}`),
    ]
  })
}
