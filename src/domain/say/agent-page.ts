/** The page for agents: how the inbox works, and every command. On `#help`, and once to everyone who becomes an agent. */
import { COMMANDS } from '../command/index.ts'
import { aliasesOf, ownAliasesOf } from '../command/names.ts'
import type { MailData, MailToSend } from '../incident/mails.ts'
import type { Person, Store } from '../store.ts'
import { languageOf } from './people.ts'

/** What the page says to this agent, in the agent's language. */
export function agentPage(agent: Person, store: Pick<Store, 'defaultLanguage'>, newcomer: boolean): MailData['help'] {
  const language = languageOf(agent, store)
  return {
    newcomer,
    commands: COMMANDS.map((command) => ({
      group: command.group,
      name: command.name,
      grammar: command.grammar,
      // A first page names no words of six other languages; whoever wants them asks.
      aliases: (newcomer ? ownAliasesOf : aliasesOf)(command.name, language),
      meaning: command.name,
    })),
  }
}

/** The same as the first mail an agent gets. */
export function welcomeMail(agent: Person, store: Store): MailToSend {
  return {
    name: 'help',
    data: agentPage(agent, store, true),
    to: { address: agent.address, name: agent.name },
    language: languageOf(agent, store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `welcome:${agent.address}`,
    replyAs: 'agent',
    about: 0,
  }
}
