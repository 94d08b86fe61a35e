import type { CommandPack } from './command-pack.ts'
import { deCommands } from './de/commands.ts'
import { enCommands } from './en/commands.ts'
import { esCommands } from './es/commands.ts'
import { frCommands } from './fr/commands.ts'
import { itCommands } from './it/commands.ts'
import type { Language } from './language.ts'
import { plCommands } from './pl/commands.ts'
import { ptCommands } from './pt/commands.ts'

/** THE list of languages in which commands and dates are understood, whichever the agent's own is. */
export const COMMAND_PACKS: readonly CommandPack[] = [
  enCommands,
  esCommands,
  ptCommands,
  plCommands,
  frCommands,
  itCommands,
  deCommands,
]

/** The pack of a language. */
export function commandPackOf(language: Language): CommandPack {
  return COMMAND_PACKS.find((pack) => pack.language === language) ?? enCommands
}
