import { pass } from '../../app/pass.ts'
import type { Config } from '../../config/config.ts'
import { wire } from '../../wiring/wiring.ts'
import type { House } from './house.ts'

/** The product itself, with a clock that the story moves. */
export async function openHouse(config: Config): Promise<House & { close(): Promise<void> }> {
  const wired = await wire(config)
  const { mailbox, incidents, reports, rawMails, clock } = wired
  let present = Date.now()
  clock.now = () => present
  return {
    async pass(now) {
      present = now
      const { counts, unreachable } = await pass(wired)
      const [failure] = unreachable
      if (failure !== undefined) throw failure
      return counts
    },
    async cases() {
      const all = await reports.opened(mailbox.id, 0, Date.now() + 1)
      const histories = all.map(async (incident) => ({
        incident,
        events: await incidents.history(mailbox.id, incident.number),
      }))
      return (await Promise.all(histories)).toSorted((a, b) => a.incident.number - b.incident.number)
    },
    ledger: () => rawMails.ledger(mailbox.id),
    close: () => wired.close(),
  }
}
