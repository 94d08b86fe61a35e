/** How far a round is, to the agent who began it. */
import type { Facts } from '../incident/facts.ts'
import type { Incident, RoundKind } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { RoundFigures } from '../incident/shown.ts'
import { tagOf } from '../mail/reference.ts'
import { buttonsFor, threadRoot } from './buttons.ts'
import { agentsFor, languageOf } from './people.ts'

/** `step` names the report: each is made once. An agent who is none any more is not written to: then the others of the matter are. */
export function roundProgress(
  round: { readonly id: number; readonly kind: RoundKind; readonly by: string },
  parent: Incident,
  state: 'running' | 'done' | 'stopped',
  figures: RoundFigures,
  step: string,
  facts: Facts,
): readonly MailToSend[] {
  const { store, seal } = facts
  const starter = store.agents.filter(({ address }) => address === round.by)
  return (starter.length > 0 ? starter : agentsFor(parent, store)).map((agent) => ({
    name: 'round-progress',
    data: {
      reference: tagOf(seal, store.mailbox, parent.number),
      round: round.kind,
      state,
      figures,
      buttons: buttonsFor(parent, agent, facts, state === 'running' ? ['stop', 'status'] : ['status']),
      subject: parent.subject,
    },
    to: { address: agent.address, name: agent.name },
    language: languageOf(agent, store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `round-progress:${round.id}:${step}:${agent.address}`,
    replyAs: 'agent',
    references: [threadRoot(parent.number, store, seal)],
  }))
}
