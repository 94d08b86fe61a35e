import type { Case } from './house.ts'
import type { SentMail } from './outgoing.ts'
import { nameOf } from './people.ts'
import type { StoryClock } from './story-clock.ts'
import { eventWords } from './words.ts'

/** The story of every incident, read from the database, with the mails it caused. */
export function timelines(cases: readonly Case[], sent: readonly SentMail[], clock: StoryClock): readonly string[] {
  return cases.flatMap(({ incident, events }) => {
    const { category, topic } = incident.classification
    const holder = incident.assignee === undefined ? 'nobody has taken it' : `with ${nameOf(incident.assignee)}`
    const head = `INC-${incident.number}  ${nameOf(incident.customer.address)} · ${category} › ${topic} · ${incident.language} · ${incident.standing.status} · ${holder}`
    const lines = [
      ...events
        .filter((event) => event.kind !== 'commanded')
        .map((event) => ({ at: event.at, rank: 0, text: eventWords(event, clock.showDay) })),
      ...mailsOf(incident.number, sent),
    ].sort((a, b) => a.at - b.at || a.rank - b.rank)
    return ['', head, ...lines.map(({ at, text }) => `  ${clock.show(at)}  ${text}`)]
  })
}

/** One line for each mail that went to several people. */
function mailsOf(incident: number, sent: readonly SentMail[]) {
  const groups = new Map<string, { readonly at: number; readonly names: string[]; readonly mail: SentMail }>()
  for (const mail of sent) {
    if (mail.incident !== incident) continue
    const key = `${mail.at} ${mail.subject}`
    const group = groups.get(key) ?? { at: mail.at, names: [], mail }
    group.names.push(nameOf(mail.to))
    groups.set(key, group)
  }
  return [...groups.values()].map(({ at, names, mail }) => ({
    at,
    rank: 1,
    text: `→ ${names.join(', ')}: ${mail.subject.replace(/\s*\[INC-\d+-\w+\]/, '')}`,
  }))
}
