/** Agents at their mail client: customers write, agents answer what they got, as clients do. Incidents are counted from 1. */
import type { OutboxMail } from '../../src/app/ports.ts'
import type { MailName } from '../../src/domain/incident/mails.ts'
import { signedAddress } from '../../src/domain/mail/reference.ts'
import type { Person } from '../../src/domain/store.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { type ATestStore, MAILBOX, type MailParts } from './a-store.ts'

/** The first incident of a store is 1001. */
const BEFORE_FIRST = 1_000

type Agent = Pick<Person, 'address' | 'name'>

export function aDesk(shop: ATestStore) {
  let minutes = 0
  const self = {
    /** What this agent got, oldest first. */
    async got(agent: Agent, template?: MailName): Promise<readonly OutboxMail[]> {
      return (await shop.said(template)).filter((mail) => mail.to.some((to) => to.address === agent.address))
    },
    async last(agent: Agent, template: MailName): Promise<OutboxMail> {
      const found = (await self.got(agent, template)).at(-1)
      if (!found) throw new Error(`${agent.name} got no ${template}: ${(await shop.said()).map((m) => m.template)}`)
      return found
    },
    /** Customers write for the first time, each by name. */
    async customers(when: Instant, texts: Readonly<Record<string, string>>): Promise<void> {
      const mails = Object.entries(texts).map(([name, text]) => ({
        from: `${name} <${name.toLowerCase()}@mail.example>`,
        subject: `${name} asks`,
        text,
      }))
      await shop.receive(when, ...mails)
    },
    /** The incidents in the numbered lines of a mail. */
    async lines(mail: OutboxMail): Promise<readonly number[] | undefined> {
      const row = await shop.db.ask((k) =>
        k
          .selectFrom('outbox_mail')
          .select('lines')
          .where('mailbox_id', '=', shop.mailbox)
          .where('id', '=', mail.id)
          .executeTakeFirstOrThrow(),
      )
      return row.lines?.map((number) => number - BEFORE_FIRST)
    },
    about: (mail: OutboxMail) => mail.incident && mail.incident - BEFORE_FIRST,
    /** Answers a mail: to its Reply-To, below it, without a quote unless `text` has one. */
    async answer(agent: Agent, mail: OutboxMail, when: Instant, text: string, parts: Partial<MailParts> = {}) {
      return await shop.receive(when, {
        from: `${agent.name} <${agent.address}>`,
        to: mail.replyTo ?? MAILBOX,
        subject: `Re: ${mail.subject}`,
        text,
        headers: [
          `In-Reply-To: <${mail.messageId}>`,
          `References: ${[...mail.references, mail.messageId].map((id) => `<${id}>`).join(' ')}`,
        ],
        ...parts,
      })
    },
    /** Writes anew, to the agent's own address: a question about no incident. */
    async ask(agent: Agent, when: Instant, text: string, parts: Partial<MailParts> = {}) {
      return await shop.receive(when, {
        from: `${agent.name} <${agent.address}>`,
        to: signedAddress(shop.seal, MAILBOX, 'agent', 0, agent.address),
        subject: 'a question',
        text,
        ...parts,
      })
    },
    /** Asks and gives what came back. */
    async asked(agent: Agent, when: Instant, text: string, template: MailName): Promise<OutboxMail> {
      await self.ask(agent, when + ++minutes, text)
      return await self.last(agent, template)
    },
    async incident(number: number) {
      const found = (await shop.everyIncident()).find((incident) => incident.number === number + BEFORE_FIRST)
      if (!found) throw new Error(`no incident ${number}`)
      return found
    },
    async statuses(): Promise<string> {
      return (await shop.everyIncident())
        .map(({ number, standing }) => `${number - BEFORE_FIRST} ${standing.status}`)
        .join(', ')
    },
  }
  return self
}
