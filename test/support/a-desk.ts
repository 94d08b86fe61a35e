/** Agents at their desks: a store, one customer after the other, and what agents answer from their mail program. */
import { OUTBOX_COLUMNS, type OutboxRow, rowToMail } from '../../src/adapters/db/outbox-row.ts'
import type { OutboxMail } from '../../src/app/ports.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import type { MailName } from '../../src/domain/incident/mails.ts'
import type { Store } from '../../src/domain/store.ts'
import { ANA, at, MAILBOX, type MailParts, openTestStore, RUI } from './a-store.ts'

/** A Monday in business hours. */
export const MONDAY = at('2026-03-02T10:00:00+01:00')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Sent or waiting, of an incident or (0) of none; not what was stopped. */
const SAID = {
  name: 'test-said',
  text: `
    select ${OUTBOX_COLUMNS} from outbox_mail
    where mailbox_id = $1 and coalesce(incident_number, 0) = $2 and status <> 'cancelled'
      and template = coalesce($3, template)
    order by id`,
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

/** A store for a whole file. Each test begins with a customer and an incident of its own. */
export async function openDesk(changes: Partial<Store> = {}, limits?: Parameters<typeof openTestStore>[2]) {
  const agents = [{ ...ANA, language: 'en' } as const, RUI]
  const shop = await openTestStore({ defaultLanguage: 'en', agents, ...changes }, undefined, limits)
  let customers = 0
  const about = { eva: '', number: 0 }
  const self = {
    shop,
    /** The customer of the test, and the number of the incident. */
    get eva() {
      return about.eva
    },
    get number() {
      return about.number
    },
    /** Turns to another customer and incident. */
    turnTo(eva: string, number: number): void {
      about.eva = eva
      about.number = number
    },
    /** A new customer asks for her broken lamp. */
    async begin(when = MONDAY): Promise<void> {
      customers += 1
      about.eva = `eva${customers}@mail.example`
      about.number = await self.opens(when, 'The lamp of my order is broken.')
    },
    /** A customer opens an incident. Returns its number. */
    async opens(when: number, text: string, from = `Eva <${about.eva}>`, subject = 'Broken lamp'): Promise<number> {
      const before = await numbers()
      await self.receive(when, { from, subject, text })
      const opened = (await numbers()).find((number) => !before.includes(number))
      if (opened === undefined) throw new Error('no incident was opened')
      return opened
    },
    /** Takes mails in and processes them; the clock is looked at in tests that say so. */
    async receive(when: number, ...mails: readonly (string | MailParts)[]): Promise<void> {
      await shop.deliver(when, ...mails)
      await shop.process(when)
    },
    /** All that was said about the incident, the oldest first. */
    async said(template?: MailName, number = about.number): Promise<readonly OutboxMail[]> {
      const { rows } = await shop.db.run<OutboxRow>(SAID, [shop.mailbox, number, template ?? null])
      return rows.map(rowToMail)
    },
    /** The part of that which went to an address. */
    async saidTo(address: string, template?: MailName, number = about.number): Promise<readonly OutboxMail[]> {
      return to(await self.said(template, number), address)
    },
    /** The latest mail of a template to an address. */
    async last(template: MailName, address: string = ANA.address, number = about.number): Promise<OutboxMail> {
      const found = (await self.saidTo(address, template, number)).at(-1)
      if (found === undefined) throw new Error(`no ${template} to ${address}`)
      return found
    },
    /** A customer answers a mail of ours. */
    async writes(when: number, text: string, parts: Partial<MailParts> = {}): Promise<void> {
      const answered = (await self.saidTo(about.eva)).at(-1) as OutboxMail
      await self.receive(when, answerTo(answered, text, { from: `Eva <${about.eva}>`, ...parts }))
    },
    /** An agent answers a mail of ours, as mail programs do. */
    async answers(when: number, mail: OutboxMail, text: string, parts: Partial<MailParts> = {}): Promise<void> {
      await self.receive(when, answerTo(mail, text, parts))
    },
    /** Everything that may leave at this instant is with its recipients. */
    async sends(now: number): Promise<void> {
      const { outbox, mailbox } = shop
      for (;;) {
        const mails = await outbox.claim(mailbox, 500, MINUTE, now)
        if (mails.length === 0) return
        await outbox.noteSent(
          mailbox,
          mails.map(({ id }) => ({ id, response: '250 OK' })),
          now,
        )
      }
    },
    /** The incident, with the proof that its row is the fold of its events. */
    incident: async (number = about.number): Promise<Incident> => await shop.incident(number),
    /** What the last refusal said. */
    async refused(address: string = ANA.address): Promise<string> {
      return (await self.last('command-error', address)).text
    },
    /** The words of the conversation, by side. */
    async conversation(number = about.number): Promise<readonly string[]> {
      const messages = await shop.incidents.transaction(shop.mailbox, (tx) => tx.conversation([number], 50))
      return messages.map((message) => `${message.side}: ${message.text}`)
    },
    close: () => shop.close(),
  }
  const numbers = async () =>
    (await shop.db.ask((k) => k.selectFrom('incident').select('number').execute())).map((row) => row.number)
  return self
}

function to(mails: readonly OutboxMail[], address: string): readonly OutboxMail[] {
  return mails.filter((mail) => mail.to.some((one) => one.address === address))
}

/** An answer to a mail of ours, from whoever got it. */
export function answerTo(mail: OutboxMail, text: string, parts: Partial<MailParts> = {}): MailParts {
  return {
    from: mail.to[0]?.address ?? '',
    to: mail.replyTo ?? MAILBOX,
    subject: `Re: ${mail.subject}`,
    text,
    headers: [`In-Reply-To: <${mail.messageId}>`],
    ...parts,
  }
}

/** What the buttons of a mail write. */
export function buttonsOf(mail: OutboxMail): readonly { to: string; subject: string; text: string }[] {
  return [...mail.html.matchAll(/href="(mailto:[^"]{1,2000})"/g)].map(([, href = '']) => {
    const url = new URL(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
    const value = (name: string) => url.searchParams.get(name) ?? ''
    return { to: decodeURIComponent(url.pathname), subject: value('subject'), text: value('body') }
  })
}
