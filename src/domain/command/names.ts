/** Which command a word means, in any of the languages, and which it nearly means. */
import { COMMAND_PACKS } from '../language/command-packs.ts'
import { fold } from '../language/fold.ts'
import type { Language } from '../language/language.ts'
import type { Command, CommandName } from './command.ts'
import { COMMANDS } from './index.ts'

/** Words that people take for commands although there is none of that name: never to be sent to a customer by accident. */
const LOOK_LIKE_COMMANDS = 'unassign cancel delete remove reply answer forward status open'.split(' ')

const BY_WORD: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap((command) =>
    [command.name, ...COMMAND_PACKS.flatMap((pack) => pack.aliases[command.name] ?? [])].map(
      (word) => [fold(word), command] as const,
    ),
  ),
)

const WORDS = [...new Set([...BY_WORD.keys(), ...LOOK_LIKE_COMMANDS])].map((known) => ({
  known,
  letters: lettersOf(known),
}))

/** The command a word names, by its own name or an alias of any language. */
export function commandNamed(word: string): Command | undefined {
  return BY_WORD.get(fold(word))
}

/** Aliases of a command: those of the reader's language first. */
export function aliasesOf(name: CommandName, language: Language): readonly string[] {
  const packs = COMMAND_PACKS.toSorted((a, b) => Number(b.language === language) - Number(a.language === language))
  return [...new Set(packs.flatMap((pack) => pack.aliases[name] ?? []))].map((alias) => `#${alias}`)
}

/** Those of the reader's language alone. */
export function ownAliasesOf(name: CommandName, language: Language): readonly string[] {
  const own = COMMAND_PACKS.find((pack) => pack.language === language)
  return (own?.aliases[name] ?? []).map((alias) => `#${alias}`)
}

/** The command that looks most like a word; `help` when none does. */
export function nearestCommand(word: string): CommandName {
  const said = fold(word).slice(0, 30)
  // One letter is near to nothing and to everything.
  if (said.length < 2) return 'help'
  let best: CommandName = 'help'
  let least = Math.max(3, Math.ceil(said.length / 2) + 1)
  for (const [known, command] of BY_WORD) {
    const begins = (said.length >= 3 && known.startsWith(said)) || (known.length >= 4 && said.startsWith(known))
    const far = begins ? 0.5 : edits(said, known)
    if (far < least) {
      least = far
      best = command.name
    }
  }
  return best
}

/** Whether a word is a command, nearly one (two edits, a beginning or a longer form of one), or looks like one we do not have. */
export function looksLikeCommand(word: string): boolean {
  const said = fold(word).slice(0, 40)
  const saidLetters = lettersOf(said)
  return WORDS.some(({ known, letters }) => {
    if (said === known) return true
    if (said.length >= 3 && known.startsWith(said)) return true
    if (known.length >= 4 && said.startsWith(known)) return true
    // Of a word of two or three letters two edits leave nothing.
    const allowed = known.length >= 4 ? 2 : known.length - 2
    if (Math.abs(known.length - said.length) > allowed) return false
    // An edit changes two letters at most: most words are told apart without counting edits, which an endless mail would feel.
    return bitsIn(saidLetters ^ letters) <= 2 * allowed && edits(said, known, allowed) <= allowed
  })
}

/** Which letters a folded word has, a bit each. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 31)
  return letters
}

function bitsIn(set: number): number {
  let count = 0
  for (let left = set; left !== 0; left &= left - 1) count += 1
  return count
}

/** Edits between two short words; two neighbours swapped are one. Counts no further than just beyond `most`. */
function edits(a: string, b: string, most = 99): number {
  let before: number[] = []
  let row: number[] = []
  for (let j = 0; j <= b.length; j += 1) row.push(j)
  let fewest = 0
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    const fewestBefore = fewest
    fewest = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
      fewest = Math.min(fewest, least)
    }
    // A swap reaches back two rows.
    if (fewest > most && fewestBefore > most) return fewest
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
