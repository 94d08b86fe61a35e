/** The page for agents, to everyone who became one. */
import { welcomeMail } from '../domain/say/agent-page.ts'
import type { Person } from '../domain/store.ts'
import type { Instant } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'
import type { MailboxId, Newcomers, Templates } from './ports.ts'

export type NewcomerDeps = Omit<ComposeDeps, 'templates'> & {
  readonly newcomers: Newcomers
  /** Whether agents are told at all. */
  readonly welcomeAgents: boolean
  templates(): Promise<Templates>
}

/** Welcomes agents who are new here. Returns how many. */
export async function welcomeNewcomers(deps: NewcomerDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  const { store, newcomers } = deps
  if (!deps.welcomeAgents) return 0
  const agents = new Map(store.agents.map((agent): [string, Person] => [agent.address, agent]))
  const unknown = await newcomers.among(mailbox, [...agents.keys()])
  if (unknown.length === 0) return 0
  const ready = { ...deps, templates: await deps.templates(), now }
  return await newcomers.welcome(mailbox, unknown, now, (address) =>
    compose(welcomeMail(agents.get(address) as Person, store), undefined, now, ready),
  )
}
