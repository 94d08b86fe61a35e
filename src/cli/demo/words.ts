import type { IncidentEvent } from './house.ts'
import { nameOf } from './people.ts'

/** What happened, in words that follow the time of day. */
export function eventWords(event: IncidentEvent, day: (at: number) => string): string {
  const by = actor(event)
  switch (event.kind) {
    case 'opened': {
      const { category, topic, evidence, sure, signs = [] } = event.classification
      const because = evidence.length === 0 ? '' : ` (${evidence.slice(0, 3).join(', ')})`
      const mood =
        signs.length === 0 ? '' : `; ${signs.map(({ sign, words }) => `${sign} (${words.join(', ')})`).join(', ')}`
      const matter = `${sure ? '' : 'perhaps '}${category} › ${topic}${because}${mood}`
      return `opened for ${nameOf(event.customer.address)}: ${matter}, in ${event.language}`
    }
    case 'acknowledged':
      return 'acknowledged'
    case 'customer-wrote':
      return `${by} wrote${event.onlyThanks ? ', only thanks' : ''} (found by ${event.evidence})`
    case 'unconfirmed-wrote':
      return `${by}, no participant, wrote (found by ${event.evidence})`
    case 'auto-reply-received':
      return `an automatic answer came (${event.evidence})`
    case 'answered':
      return `${by} answered the customer`
    case 'noted':
      return `${by} left an internal note`
    case 'assigned':
      return event.to === addressOf(event) ? `${by} took it` : `${by} assigned it to ${nameOf(event.to)}`
    case 'categorised':
      return `${by} moved it to ${event.category} › ${event.topic}`
    case 'marked-urgent':
      return `${by} marked it ${event.urgent ? 'urgent' : 'normal'}`
    case 'resolved':
      return `${by} resolved it`
    case 'closed':
      return `${by} closed it`
    case 'reopened':
      return `open again: ${event.because}`
    case 'promised':
      return `${by} promised ${day(event.promise.dueAt)}: ${event.promise.text}`
    case 'promise-reminded':
      return 'reminded that the promise is due today'
    case 'promise-kept':
      return 'the promise was kept'
    case 'promise-missed':
      return 'the promise was missed'
    case 'first-answer-reminded':
      return 'reminded: nobody has answered yet'
    case 'escalated':
      return `told the manager: ${event.because}`
    case 'still-working-told':
      return 'told the customer that we are still working on it'
    case 'nudged':
      return `nudged: ${event.because}`
    case 'delivery-failed':
      return `a mail to ${nameOf(event.recipient)} could not be delivered (${event.severity})`
    case 'commanded':
      return `commands of ${by}: ${event.commands.join(', ')}`
    case 'undone':
      return `${by} took the last command back`
    default:
      return `${by}: ${event.kind.replaceAll('-', ' ')}`
  }
}

function actor(event: IncidentEvent): string {
  return event.by.kind === 'system' ? 'the system' : nameOf(event.by.address)
}

function addressOf(event: IncidentEvent): string | undefined {
  return event.by.kind === 'system' ? undefined : event.by.address
}
