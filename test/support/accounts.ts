/** The accounts of people around an installation: the program works once, then everybody fetches mail. */
import type { Counts, Installation } from './installation.ts'
import type { PostOffice, ReadMail } from './post-office.ts'
import type { Environment } from './program.ts'

/** A mail of the program, with what its outbox knows of it. */
export type Arrived = ReadMail & { readonly template: string; readonly about: number | null }

export type Accounts = {
  /** `once` at an hour of that Monday, and what each account then got. */
  pass(time: string, env?: Environment): Promise<Counts>
  /** What came to an address in the last pass, oldest first. */
  at(address: string, template?: string): readonly Arrived[]
  /** The only one of a kind that came there. */
  only(address: string, template: string): Arrived
}

export function accountsOf(office: PostOffice, shop: Installation, addresses: readonly string[]): Accounts {
  let inboxes = new Map<string, readonly Arrived[]>()
  const at = (address: string, template?: string) =>
    (inboxes.get(address) ?? []).filter((mail) => template === undefined || mail.template === template)
  return {
    at,
    async pass(time, env = {}) {
      const { counts } = await shop.once({ now: `2026-03-02T${time}:00+01:00`, env })
      const rows = await shop.sql<{ id: string; template: string; about: string | null }>(
        'select message_id as id, template, incident_number as about from outbox_mail',
      )
      const known = new Map(rows.map((row) => [`<${row.id}>`, row]))
      inboxes = new Map()
      for (const address of addresses) {
        const mails = (await office.read(address)).map((mail) => {
          const row = known.get(mail.messageId)
          return { ...mail, template: row?.template ?? '', about: row?.about == null ? null : Number(row.about) }
        })
        inboxes.set(address, mails)
      }
      return counts
    },
    only(address, template) {
      const found = at(address, template)
      if (found.length === 1 && found[0] !== undefined) return found[0]
      throw new Error(`${found.length} ${template} at ${address}, among: ${at(address).map((mail) => mail.template)}`)
    },
  }
}
