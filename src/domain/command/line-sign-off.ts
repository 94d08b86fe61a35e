/**
 * A signature without delimiter below the last command: `#close`, blank line, `Ana Ruiz`, `Tienda Sol`, `+34 600 …`. It is no text
 * around the command, and alone it is nothing to send.
 *
 * It must be proved: by the writer's own name, with or without a closing formula above, or by a telephone, page or address below a name.
 */
import { fold } from '../language/fold.ts'
import { isClosing, isContact, isName } from '../mail/reply/signature.ts'

const MOST_LINES = 10
/** Shop, department, street: more of them are words to somebody. */
const MOST_OTHERS = 4

/**
 * What of a sign-off belongs to the text: closing formula and name; nothing where no other text stands in the mail (`alone`). Undefined when these
 * lines may be words. Alone, the proof must be better, because words would be lost.
 */
export function signOffOf(below: readonly string[], writer: string, alone: boolean): readonly string[] | undefined {
  const lines = below.map((line) => line.trim()).filter((line) => line !== '')
  if (lines.length === 0 || lines.length > MOST_LINES || lines.some((line) => line.length > 100)) return undefined
  const nameAt = isClosing(lines[0] ?? '') ? 1 : 0
  const name = lines[nameAt]
  if (name === undefined || !isName(name) || /[,;:]$/.test(name)) return undefined
  const rest = lines.slice(nameAt + 1)
  const contacts = rest.filter(isContact).length
  const others = rest.filter((line) => !isContact(line))
  if (others.length > MOST_OTHERS || !others.every(isLabel)) return undefined
  const own = ownName(name, writer)
  if (own === undefined && contacts < (alone && writer !== '' ? 2 : 1)) return undefined
  if (contacts === 0 && alone && rest.length > 0 && own !== 'whole') return undefined
  return alone ? [] : lines.slice(0, contacts > 0 ? nameAt + 1 : lines.length)
}

function isLabel(line: string): boolean {
  return line.split(/\s+/, 9).length <= 8 && /^[^\p{Ll}]/u.test(line) && !/[.!?…:;,]$/.test(line)
}

function ownName(line: string, writer: string): 'whole' | 'part' | undefined {
  const words = wordsOf(writer)
  const written = wordsOf(line)
  if (words.length > 1 && words.every((word) => written.includes(word))) return 'whole'
  return written.length > 0 && written.every((word) => word.length > 1 && words.includes(word)) ? 'part' : undefined
}

function wordsOf(text: string): readonly string[] {
  return fold(text.slice(0, 200))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
