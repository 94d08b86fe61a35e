/** One piece of due work in a process of its own, so that its memory is its own: `due-work-child.ts WHAT NOW`. */
import { digestDue } from '../../src/app/digest.ts'
import { escalationsDue } from '../../src/app/escalations.ts'
import { handoverDue } from '../../src/app/handover.ts'
import { tick } from '../../src/app/time.ts'
import { readConfig } from '../../src/config/config.ts'
import { wire } from '../../src/wiring/wiring.ts'

/** What the parent is told. `mails` came into the outbox; memory in MiB. */
export type Worked = {
  readonly ms: number
  readonly cpuMs: number
  readonly mails: number
  readonly peakMiB: number
  readonly startMiB: number
}

const MIB = 1024 * 1024
const [what = '', iso = ''] = process.argv.slice(2)
const now = Date.parse(iso)
const { config, problems } = readConfig(process.env, now)
const databaseUrl = process.env['DATABASE_URL']
if (config === undefined || databaseUrl === undefined) throw new Error(JSON.stringify(problems))
const wired = await wire(config, { databaseUrl, now })
const mailbox = wired.mailbox.id
const work: Readonly<Record<string, () => Promise<number>>> = {
  digest: () => digestDue(wired, mailbox, now),
  handover: () => handoverDue(wired, mailbox, now),
  escalations: () => escalationsDue(wired, mailbox, now),
  tick: async () => (await tick(wired)).followUps,
}
// Connections and what every start loads are no part of the work.
await wired.outbox.counts(mailbox)
globalThis.gc?.()
const startMiB = process.memoryUsage.rss() / MIB
const cpu = process.cpuUsage()
const began = performance.now()
const mails = (await work[what]?.()) ?? Number.NaN
const ms = performance.now() - began
const { user, system } = process.cpuUsage(cpu)
const peakMiB = process.resourceUsage().maxRSS / 1024
process.send?.({ ms, cpuMs: (user + system) / 1000, mails, peakMiB, startMiB } satisfies Worked)
await wired.close()
