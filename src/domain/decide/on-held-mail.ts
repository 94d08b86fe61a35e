/** A listed agent's address without proof: held, and the listed address is asked. Or the answer to that question. */
import { denies } from '../authority/denial.ts'
import type { Decision } from '../incident/decision.ts'
import type { MailFacts } from '../incident/facts.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { signedAddress } from '../mail/reference.ts'
import { LIMITS } from '../policy/limits.ts'
import { mailtoButton } from '../say/buttons.ts'
import { languageOf } from '../say/people.ts'
import type { Person } from '../store.ts'
import { mayAcknowledge } from './acknowledgement.ts'
import { flood } from './on-customer-mail.ts'

/** Holds the mail and asks "was this you?" at the listed address; not more often than any address is written to. */
export function onUnprovedAgent(reading: Reading, agent: Person, why: string, facts: MailFacts): Decision {
  // A day from the question: a mail that waited in an outage is not discarded before anybody was asked.
  const until = facts.now + LIMITS.hold.until
  const held = {
    kind: 'held',
    why: `no proof that ${agent.address} wrote this: ${why}`,
    agent: agent.address,
    until,
  } as const
  const verdict = mayAcknowledge(agent, true, facts.now, facts.store, facts.acknowledgements, undefined)
  // Beyond the limit nobody is asked any more; that genuine mail may be among it is for people to know.
  if (verdict.kind === 'limit' && !facts.silent)
    return { events: [], mails: flood(agent.address, verdict, facts), outcome: held }
  if (facts.silent || verdict.kind !== 'give') return { events: [], mails: [], outcome: held }
  const { store, seal } = facts
  const confirm = store.plusAddressing
    ? signedAddress(seal, store.mailbox, 'confirm', facts.rawMailId, agent.address)
    : store.mailbox
  return {
    events: [],
    mails: [
      {
        name: 'was-this-you',
        data: {
          agentName: agent.name,
          arrivedAt: reading.mail.arrivedAt,
          mailSubject: maskSecrets(reading.mail.subject),
          text: maskSecrets(reading.reply.newText).slice(0, 4_000),
          discardAt: until,
          // Without plus addressing only an answer keeps the signed Message-ID: a fresh mail from a button would prove nothing.
          buttons: store.plusAddressing
            ? [mailtoButton('confirm', confirm, 'OK', '#send'), mailtoButton('discard', confirm, 'NO', '#discard')]
            : [],
        },
        to: { address: agent.address, name: agent.name },
        language: languageOf(agent, store),
        lane: 'notification',
        voice: { kind: 'store', auto: 'auto-generated' },
        onceKey: `was-this-you:${facts.rawMailId}`,
        replyAs: 'confirm',
        heldRawMailId: facts.rawMailId,
      },
    ],
    outcome: held,
    acknowledged: verdict.given,
  }
}

/**
 * The listed address answered the question. A "no" releases nothing, and the mail expires with its day; anything else a person writes there
 * is the confirmation. The mail is then processed as that agent's.
 */
export function onConfirmation(reading: Reading, held: { rawMailId: number; agent: string }): Decision {
  if (denies(reading.reply.newText, reading.mail.subject)) {
    return {
      events: [],
      mails: [],
      outcome: { kind: 'ignored', why: `held mail ${held.rawMailId} was not written by the agent` },
    }
  }
  return {
    events: [],
    mails: [],
    outcome: { kind: 'ignored', why: `confirmed held mail ${held.rawMailId}` },
    release: { rawMailId: held.rawMailId, confirmedBy: held.agent },
  }
}
